"""What is made up is stored as what people write: found, counted, carried, and entered as one act."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories.drafts import ENGLISH, make_version
from tests.factories.rounds import make_round, person
from workbench.commentary.counting import counts
from workbench.commentary.models import Anchor, Comment, Revision
from workbench.commentary.recorded import changed_comments
from workbench.consultation import rounds
from workbench.drafts.models import Version
from workbench.errors import Conflict, Invalid
from workbench.filling.service import fill
from workbench.people.models import Member
from workbench.people.service import sign_in
from workbench.record.models import RecordEntry
from workbench.search.comments.index import count_missing


@pytest.fixture
def version(session: Session, people: Callable[[str], Member]) -> Version:
    return make_version(session, people("editor"))


def test_comments_are_stored_and_add_up(session: Session, version: Version) -> None:
    filled = fill(session, version, 500, 7, seed=3)
    session.flush()
    assert (filled.comments, filled.organisations) == (500, 7) and filled.replies and filled.proposals
    assert session.scalar(select(func.count(Comment.id))) == session.scalar(select(func.count(Revision.id))) == 500
    assert session.scalar(select(func.count(Anchor.id))) == 500 - filled.replies
    proposals = select(func.count(Revision.id)).where(Revision.proposed != "")
    assert session.scalar(proposals) == filled.proposals
    standing = select(func.count(Comment.id)).where(Comment.parent_id.is_(None), Comment.withdrawn_at.is_(None))
    assert sum(counts(session, version.id).values()) == session.scalar(standing)
    assert count_missing(session.connection()) == 0 and list(changed_comments(session)) == []
    (entry,) = session.scalars(select(RecordEntry).where(RecordEntry.act == "instance.fill"))
    assert entry.count == 500
    for anchor in session.scalars(select(Anchor)).unique():
        assert anchor.clause is not None
        assert anchor.clause.text[anchor.start : anchor.start + len(anchor.quote)] == anchor.quote


def test_again_adds_more_from_the_same_organisations(session: Session, version: Version) -> None:
    fill(session, version, 20, 3, seed=1)
    members = session.scalar(select(func.count(Member.id)))
    fill(session, version, 20, 3, seed=2)
    assert session.scalar(select(func.count(Member.id))) == members
    assert session.scalar(select(func.count(Comment.id))) == 40


def test_nobody_signs_in_to_an_account_that_was_made_up(session: Session, version: Version) -> None:
    fill(session, version, 1, 1, seed=1)
    with pytest.raises(Invalid):
        sign_in(session, "filled-1", "", hours=1)


def test_in_a_round_they_come_from_those_who_may_write(session: Session) -> None:
    called = make_round(session)
    fill(session, called.version, 50, 5, seed=1)
    written = session.scalars(select(Comment)).unique().all()
    assert len(written) == 50 and all(comment.return_id for comment in written)
    assert {comment.round_id for comment in written} == {called.round.id}
    rounds.close(session, person(session, "hq.chair"), called.round, "期满。")
    with pytest.raises(Conflict, match="fill_nobody_writes"):
        fill(session, called.version, 1, 1, seed=1)


@pytest.mark.parametrize(
    ("comments", "organisations", "code"),
    [(0, 1, "fill_count"), (1, 0, "fill_organisations"), (1, 5_000, "fill_organ")],
)
def test_senseless_numbers_are_refused(
    session: Session, version: Version, comments: int, organisations: int, code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        fill(session, version, comments, organisations, seed=1)


def test_comments_on_a_translation_stand_on_the_original(
    session: Session, version: Version, people: Callable[[str], Member]
) -> None:
    english = make_version(session, people("editor"), version.law, ENGLISH, "First", original=version)
    fill(session, english, 5, 1, seed=1)
    assert {anchor.version_id for anchor in session.scalars(select(Anchor)).unique()} == {version.id}
