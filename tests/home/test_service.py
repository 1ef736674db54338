"""Tests of where a law stands: each number against a small law whose comments are known."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import SECOND, clause_at, make_law, make_version
from tests.factories.papers import make_paper, make_position
from workbench.commentary.service import CommentData, edit_comment, reply, withdraw
from workbench.compare.carry import carry
from workbench.compare.service import pair_versions
from workbench.drafts.view_models import draft_view
from workbench.home.service import LATEST, LawSummary, law_summaries
from workbench.people.models import Member

People = Callable[[str], Member]


def standing(session: Session) -> LawSummary:
    (found,) = law_summaries(session, "zh")
    return found


def test_a_law_without_a_version_stands_at_nothing(session: Session, people: People) -> None:
    law = make_law(session, people("editor"))
    assert standing(session) == LawSummary(law.id, law.title_zh)
    assert not standing(session).needs_attention


def test_comments_count_by_what_they_say_now(session: Session, people: People) -> None:
    officer = people("officer")
    version = make_version(session, people("editor"))
    third, fourth = clause_at(session, version, "第三条"), clause_at(session, version, "第四条")
    make_comment(session, officer, third, stance="oppose")
    turned = make_comment(session, officer, third, stance="oppose")
    edit_comment(session, officer, turned, CommentData(body="同意。", stance="support", issue="wording"), 1)
    withdraw(session, officer, make_comment(session, officer, fourth, stance="oppose"))
    found = standing(session)
    assert (found.comments, dict(found.stances)) == (2, {"support": 1, "oppose": 1})
    assert (found.newest, found.previous, found.versions, found.waiting) == (draft_view(version, "zh"), None, 1, 0)


def test_a_question_waits_until_somebody_replies(session: Session, people: People) -> None:
    officer = people("officer")
    version = make_version(session, people("editor"))
    asked = [
        make_comment(session, officer, clause_at(session, version, f"第{number}条"), stance="question")
        for number in "一三"
    ]
    assert standing(session).unanswered == 2
    answer = reply(session, people("officer2"), asked[0], "已经核实。")
    assert (standing(session).unanswered, standing(session).comments) == (1, 2)
    withdraw(session, people("officer2"), answer)
    assert standing(session).unanswered == 2


def test_comments_wait_for_the_new_version_and_what_is_lost_is_told(session: Session, people: People) -> None:
    officer, editor = people("officer"), people("editor")
    old = make_version(session, editor)
    kept = make_comment(session, officer, clause_at(session, old, "第四条"), quote="不得挪用")
    make_comment(session, officer, clause_at(session, old, "第二条/第二款"), quote="百分之一")
    new = make_version(session, editor, old.law, SECOND, "二稿")
    before = standing(session)
    assert (before.newest, before.previous) == (draft_view(new, "zh"), draft_view(old, "zh"))
    assert (before.waiting, before.comments) == (2, 0)
    assert before.needs_attention
    report = carry(session, pair_versions(session, old.id, new.id))
    after = standing(session)
    assert (after.waiting, after.lost, after.near) == (0, report.counts["lost"], report.counts["near"])
    assert after.comments + after.lost == 2
    assert kept.id in {recent.comment.id for recent in after.latest if recent.address}


def test_positions_of_every_paper_count_by_status(session: Session, people: People) -> None:
    editor = people("editor")
    version = make_version(session, editor)
    paper, other = make_paper(session, editor, version), make_paper(session, editor, version)
    make_position(session, editor, paper, clause_at(session, version, "第一条"), status="proposed")
    make_position(session, editor, paper, clause_at(session, version, "第二条"))
    make_position(session, editor, other, clause_at(session, version, "第三条"), status="dropped")
    found = standing(session)
    assert dict(found.positions) == {"draft": 1, "proposed": 1, "dropped": 1}
    assert found.to_agree == 2
    assert {held.id for held in found.papers} == {paper.id, other.id}
    assert found.needs_attention


def test_the_latest_comments_come_newest_first_without_those_withdrawn(session: Session, people: People) -> None:
    officer = people("officer")
    clause = clause_at(session, make_version(session, people("editor")), "第一条")
    made = [make_comment(session, officer, clause, body=f"第{number}点。") for number in range(LATEST + 2)]
    withdraw(session, officer, made[-1])
    assert [recent.comment.id for recent in standing(session).latest] == [one.id for one in made[-2:0:-1]]
