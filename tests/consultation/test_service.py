"""In which round a comment stands: the open one of its law, or the one before rounds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from workbench.commentary.service import reply
from workbench.consultation.models import Return, Round, RoundState
from workbench.consultation.service import BEFORE_ROUNDS, round_for
from workbench.drafts.models import Version
from workbench.errors import Conflict
from workbench.people.models import Member

People = Callable[[str], Member]


def make_round(session: Session, version: Version, number: int, state: RoundState) -> Round:
    made = Round(
        law_id=version.law_id, version_id=version.id, number=number, state=state, title_zh="征求意见", title_en="Call"
    )
    session.add(made)
    session.flush()
    return made


def test_a_law_without_rounds_is_commented_on_before_rounds(session: Session, people: People) -> None:
    version = make_version(session, people("editor"))
    comment = make_comment(session, people("officer"), clause_at(session, version, "第四条"))
    before = session.get_one(Round, comment.round_id)
    assert (before.law_id, before.number, before.state) == (version.law_id, BEFORE_ROUNDS, RoundState.BEFORE)
    assert (before.title("zh"), before.title("en")) == ("征求意见之前", "Before rounds")
    assert (before.version_id, before.opened_at, before.deadline, before.closed_at) == (None,) * 4
    second = make_comment(session, people("officer2"), clause_at(session, version, "第四条"))
    assert second.round_id == comment.round_id
    assert session.scalar(select(func.count()).select_from(Round)) == 1


def test_a_comment_stands_in_the_open_round_and_its_replies_with_it(session: Session, people: People) -> None:
    version = make_version(session, people("editor"))
    clause = clause_at(session, version, "第四条")
    early = make_comment(session, people("officer"), clause)
    opened = make_round(session, version, 1, RoundState.OPEN)
    asked = Return(round=opened, organisation=people("officer").organisation)
    session.add(asked)
    session.flush()
    late = make_comment(session, people("officer"), clause)
    assert late.round_id == opened.id != early.round_id and late.return_id == asked.id
    assert reply(session, people("editor"), early, "答").round_id == early.round_id
    assert reply(session, people("editor"), late, "答").round_id == opened.id
    opened.state = RoundState.CLOSED
    session.flush()
    with pytest.raises(Conflict):
        make_comment(session, people("officer"), clause)
    opened.state = RoundState.WITHDRAWN
    session.flush()
    assert make_comment(session, people("officer"), clause).round_id == early.round_id


@pytest.mark.parametrize(
    ("first", "second"),
    [((0, RoundState.BEFORE), (0, RoundState.BEFORE)), ((1, RoundState.OPEN), (2, RoundState.OPEN))],
)
def test_the_database_keeps_one_of_what_is_there_once(
    session: Session, people: People, first: tuple[int, RoundState], second: tuple[int, RoundState]
) -> None:
    version = make_version(session, people("editor"))
    make_round(session, version, *first)
    with pytest.raises(IntegrityError), session.begin_nested():
        make_round(session, version, *second)
    assert round_for(session, version.law_id).number == first[0]


def test_each_law_has_its_own(session: Session, people: People) -> None:
    laws = [make_version(session, people("editor")).law_id for _ in range(2)]
    assert len({round_for(session, law_id).id for law_id in laws}) == 2
