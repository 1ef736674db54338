"""Comments carried as a job: some hundred a transaction, taken up again where it was left, cancelled in between."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from workbench.compare.carry import carry_batch, count_anchors, end_carrying
from workbench.compare.service import pair_versions
from workbench.i18n.messages import N_
from workbench.jobs.work import JobContext, JobKind

BATCH: Final = 200  # comments a transaction: whoever saves meanwhile waits for so many at most


def _carry(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``old`` and ``new``, the ids of the versions, and ``by``, that of whoever asked.

    The checkpoint is how many are done, how many of them were placed or moved, and where the last stood in the order of
    the old version. What was decided of the matches is read anew for each batch; a decision also asks for everything
    to be carried again. What was carried before it was cancelled stays, and is ended and entered like the whole.
    """
    old_id, new_id = inputs["old"], inputs["new"]
    with context.database.reading() as session:
        assert pair_versions(session, old_id, new_id).successors is not None  # matched before anybody waits for it
        total = count_anchors(session, old_id)
    done, changed, moment, anchor_id = context.checkpoint or (0, 0, None, "")
    try:
        while True:
            context.progress(done, max(total, done), checkpoint=(done, changed, moment, anchor_id))
            after = (datetime.fromisoformat(moment), anchor_id) if moment else None
            with context.database.writing() as session:
                batch, moved = carry_batch(session, pair_versions(session, old_id, new_id), after, BATCH)
                if batch:
                    moment, anchor_id = batch[-1].placed_at.isoformat(), batch[-1].id
                session.commit()
            if not batch:
                break
            done, changed = done + len(batch), changed + moved
    finally:
        with context.database.writing() as session:
            end_carrying(session, pair_versions(session, old_id, new_id), changed, inputs["by"])
            session.commit()
    return {"comments": done}


CARRY: Final = JobKind("comments.carry", N_("Carrying comments to another version"), _carry)
