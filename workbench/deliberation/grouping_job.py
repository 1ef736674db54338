"""Looking for the same opinions on a law, as a job: letters are put together, demands are offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy.orm import Session

from workbench.deliberation.offers import closed_opinions, store_letters, store_offers
from workbench.deliberation.proposing import grouped_comments, letters, offers
from workbench.i18n.messages import N_
from workbench.jobs.work import JobContext, JobKind
from workbench.opinions.grouping import OpinionGroups, group_comments
from workbench.people.models import Member
from workbench.record.acts import Act
from workbench.record.service import bulk_act

_STEPS: Final = 3  # reading the comments, grouping them, and storing what comes of it


def _group(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``law``, the id of the law, and ``by``, that of whoever asked."""
    law_id = inputs["law"]
    context.progress(0, _STEPS)
    with context.database.reading() as session:
        _, comments = grouped_comments(session, law_id)
    context.progress(1, _STEPS)
    grouped = group_comments(comments)
    context.progress(2, _STEPS)
    with context.database.writing() as session:
        placed, offered = store_grouping(session, session.get_one(Member, inputs["by"]), law_id, grouped)
        session.commit()
    return {"comments": len(comments), "letters": placed, "offers": offered}


def store_grouping(session: Session, by: Member, law_id: str, grouped: OpinionGroups) -> tuple[int, int]:
    """Put letters together and offer demands; how many comments were placed, and how many offers are new.

    What persons did while the comments were grouped stays as they did it: what stands now decides.
    """
    with bulk_act(session, Act.OPINION_GROUP, f"law:{law_id}", by=by.id, law_id=law_id):
        rows, _ = grouped_comments(session, law_id)
        shut = closed_opinions(session, law_id)
        placed = store_letters(session, by, law_id, letters(grouped, rows, shut))
        rows, _ = grouped_comments(session, law_id)
        offered = store_offers(session, law_id, offers(grouped, rows, shut))
    return placed, offered


GROUP: Final = JobKind("opinions.group", N_("Looking for the same opinions"), _group)
