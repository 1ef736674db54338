"""What is only ever added is refused by the session when it is written a second time; salts are still erased."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.people import make_member
from workbench.append_only import AppendOnly, AppendOnlyError
from workbench.db import now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide
from workbench.record.models import RecordEntry, RecordLink
from workbench.record.service import entries_on, erase_content

SUBJECT = "finding:v1:III"
REWRITINGS: dict[str, tuple[type[AppendOnly], Callable[[Session, AppendOnly], object]]] = {
    "reason of a decision": (Decision, lambda _, row: setattr(row, "reason", "other")),
    "reason of a decision emptied": (Decision, lambda _, row: setattr(row, "reason", "")),
    "author of a decision": (Decision, lambda session, row: setattr(row, "member", make_member(session))),
    "decision deleted": (Decision, lambda session, row: session.delete(row)),
    "act of an entry": (RecordEntry, lambda _, row: setattr(row, "act", "law.add")),
    "time of an entry": (RecordEntry, lambda _, row: setattr(row, "at", now())),
    "another salt of an entry": (RecordEntry, lambda _, row: setattr(row, "salt", "other")),
    "entry deleted": (RecordEntry, lambda session, row: session.delete(row)),
    "hash of a link": (RecordLink, lambda _, row: setattr(row, "hash", "other")),
    "link deleted": (RecordLink, lambda session, row: session.delete(row)),
}


@pytest.fixture
def decided(session: Session) -> Session:
    """A decision, its entry and a link, written and committed."""
    officer = make_member(session, username="decider")
    decide(session, DecisionKind.FINDING, "v1", aspect="III", scope="v1", by=officer, what={}, reason="why")
    session.add(RecordLink(position=900, entry_id=entries_on(session, SUBJECT)[0].id, digest="0", hash="0"))
    session.commit()
    return session


@pytest.mark.parametrize("name", REWRITINGS)
def test_a_second_writing_is_refused(decided: Session, name: str) -> None:
    model, rewrite = REWRITINGS[name]
    row = decided.scalars(select(model)).first()
    assert row is not None
    with pytest.raises(AppendOnlyError):
        rewrite(decided, row)
        decided.flush()
    decided.rollback()


def test_salts_are_erased_and_nothing_else_of_an_entry(decided: Session) -> None:
    (before,) = [(entry.act, entry.at, entry.after) for entry in entries_on(decided, SUBJECT)]
    assert erase_content(decided, SUBJECT) == 1
    decided.commit()
    (entry,) = entries_on(decided, SUBJECT)
    assert (entry.salt, (entry.act, entry.at, entry.after)) == ("", before)


def test_what_is_set_to_what_it_was_is_no_rewriting(decided: Session) -> None:
    (decision,) = decided.scalars(select(Decision))
    reason = decision.reason
    decision.reason = reason
    decided.flush()
