"""What became of positions, in every later draft, and a person's word on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.factories.drafts import FIRST, SECOND, clause_at, make_version
from tests.factories.papers import make_paper, make_position
from workbench.drafts.changes import withdraw_version
from workbench.drafts.models import Version
from workbench.errors import Conflict, Invalid, NotFound
from workbench.papers.models import Paper
from workbench.papers.outcomes import judge_positions, rule_on_position
from workbench.papers.view_models import position_judgement_view
from workbench.people.models import Member

Find = Callable[[str], Member]
SHARED = "互助金由工会和会员代表共同管理，不得挪用。"
THIRD = SECOND.replace("互助金由工会管理，不得挪用。", SHARED)


@pytest.fixture
def first(session: Session, people: Find) -> Version:
    return make_version(session, people("editor"), text=FIRST)


@pytest.fixture
def paper(session: Session, people: Find, first: Version) -> Paper:
    editor = people("editor")
    paper = make_paper(session, editor, first)
    make_position(session, editor, paper, clause_at(session, first, "第四条"), proposed_zh=SHARED)
    make_position(session, editor, paper, clause_at(session, first, "第一条"))  # proposes nothing
    make_position(session, editor, paper, clause_at(session, first, "第四条"), proposed_zh="删去", status="dropped")
    return paper


def later(session: Session, people: Find, first: Version) -> tuple[Version, Version]:
    editor = people("editor")
    second = make_version(session, editor, first.law, SECOND, "二稿")
    return second, make_version(session, editor, first.law, THIRD, "三稿")


def test_nothing_became_of_a_position_before_there_is_a_later_draft(session: Session, paper: Paper) -> None:
    (judged,) = judge_positions(session, paper)
    assert judged.outcomes == ()


def test_a_position_is_followed_through_every_later_draft(
    session: Session, people: Find, first: Version, paper: Paper
) -> None:
    versions = later(session, people, first)
    (judged,) = judge_positions(session, paper)
    assert [(outcome.version, outcome.result) for outcome in judged.outcomes] == [
        (versions[0], "not_adopted"),
        (versions[1], "adopted"),
    ]
    view = position_judgement_view(judged, "en")
    assert [outcome.addresses for outcome in view.outcomes] == [("第五条",), ("第五条",)]
    assert "did not come" in view.outcomes[0].whys[0] and view.outcomes[1].whys == ()


def test_a_ruling_on_a_position_counts_and_is_kept(
    session: Session, people: Find, first: Version, paper: Paper
) -> None:
    second, third = later(session, people, first)
    editor, position = people("editor"), next(each for each in paper.positions if each.proposed_zh == SHARED)
    rule_on_position(session, editor, position, second.id, "partly", "写入了说明", 0)
    (judged,) = judge_positions(session, paper)
    assert [outcome.result for outcome in judged.outcomes] == ["partly", "adopted"]
    assert judged.outcomes[0].ruling is not None and judged.outcomes[0].ruling.reason == "写入了说明"
    with pytest.raises(Conflict, match="decision_changed"):
        rule_on_position(session, editor, position, second.id, "adopted", "", 0)
    rule_on_position(session, editor, position, second.id, "", "", 1)
    (judged,) = judge_positions(session, paper)
    assert judged.outcomes[0].result == "not_adopted" and len(judged.outcomes[0].rulings) == 2
    with pytest.raises(Invalid, match="outcome_unknown"):
        rule_on_position(session, editor, position, third.id, "great", "", 0)
    with pytest.raises(NotFound, match="version_unknown"):
        rule_on_position(session, editor, position, first.id, "adopted", "", 0)


def test_withdrawn_drafts_judge_nothing(session: Session, people: Find, first: Version, paper: Paper) -> None:
    second, third = later(session, people, first)
    withdraw_version(session, people("editor"), second, "传错了文件")
    (judged,) = judge_positions(session, paper)
    assert [outcome.version for outcome in judged.outcomes] == [third]
    withdraw_version(session, people("editor"), first, "传错了文件")
    (judged,) = judge_positions(session, paper)
    assert judged.outcomes == ()
