"""Papers and positions as pages show them, in both languages of the interface."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from tests.factories.drafts import clause_at, make_version
from tests.factories.papers import make_paper, make_position
from workbench.papers.view_models import paper_summary, paper_view
from workbench.people.models import Member


def test_a_paper_with_a_position(session: Session, people: Callable[[str], Member]) -> None:
    editor = people("editor")
    version = make_version(session, editor)
    paper = make_paper(session, editor, version, title_en="")
    make_position(
        session,
        editor,
        paper,
        clause_at(session, version, "第四条"),
        proposed_zh="互助金由会员管理，不得挪用。",
        reasons_en="",
        provisions=("C102:72",),
    )
    session.expire_all()
    view = paper_view(paper, "en")
    assert view.title == "修改意见", "a paper without a title in one language bears the other"
    (position,) = view.positions
    assert (position.clause.address, position.status, position.comments) == ("第四条", "draft", 0)
    assert position.reasons == "<p>便于会员了解。</p>"
    assert [run.text for run in position.redline if run.op == "insert"]
    assert position.citations[0][0] == "C102:72" and "C.102" in position.citations[0][1]
    summary = paper_summary(paper, "zh")
    assert (summary.title, summary.draft.name, summary.positions) == ("修改意见", "互助保险条例 · 一稿", 1)
