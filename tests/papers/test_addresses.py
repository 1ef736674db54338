"""A position on a part of an article, a chapter, the whole draft, a new article: shown, printed, frozen and judged."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import FIRST, clause_at, make_version
from tests.factories.papers import make_paper, make_position
from workbench.commentary.terms import CommentTarget
from workbench.drafts.models import StoredClause, Version
from workbench.errors import Invalid
from workbench.instruments.library import corpus
from workbench.law.outcome import OutcomeResult
from workbench.papers import export
from workbench.papers.addresses import amended_text, frozen_address, position_address
from workbench.papers.freezing import frozen_paper
from workbench.papers.models import Paper, Position
from workbench.papers.outcomes import judge_positions
from workbench.papers.service import PositionData, add_position
from workbench.people.models import Member
from workbench.people.service import member_named

Open = Callable[[str], Browser]
# What each position is on: the path of its clause, its target, the wording; what it is called, and what it replaces.
CASES = {
    "whole": ("第一章", "draft", "", "草案整体", ""),
    "paragraph": (
        "第二条/第二款",
        "clause",
        "互助金不低于工资的百分之二。",
        "第二条第二款",
        "互助金不低于工资的百分之一。",
    ),
    "chapter": ("第二章", "clause", "第二章 待遇", "第二章", "第二章 给付"),
    "item": ("第三条/第一款/（一）", "clause", "住院和门诊津贴；", "第三条第一款第（一）项", "住院津贴；"),
    "new article": ("第四条", "new_article", "工会每年公布互助金收支。", "第四条后新增一条", ""),
}
NEXT = FIRST.replace("第二章 给付", "第二章 待遇").replace("百分之一", "百分之二") + "第五条 工会每年公布互助金收支。\n"


def editor_of(session: Session) -> Member:
    editor = member_named(session, "editor")
    assert editor is not None
    return editor


def clause(session: Session, version: Version, path: str) -> StoredClause:
    if path.startswith("第") and "章" in path:
        chosen = session.scalar(
            select(StoredClause).where(StoredClause.version_id == version.id, StoredClause.label == path)
        )
        assert chosen is not None
        return chosen
    return clause_at(session, version, path)


@pytest.fixture
def paper(session: Session, monkeypatch: pytest.MonkeyPatch) -> Paper:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)
    editor = editor_of(session)
    version = make_version(session, editor)
    made = make_paper(session, editor, version)
    for path, target, wording, _, _ in reversed(CASES.values()):
        data = PositionData(proposed_zh=wording, reasons_zh=f"<p>关于{path}的理由。</p>")
        at = clause(session, version, path)
        add_position(session, editor, made, at, data, corpus(), CommentTarget(target))
    session.expire(made, ["positions"])
    return made


def test_positions_stand_in_the_order_of_the_draft_the_whole_first(paper: Paper) -> None:
    assert [position_address(each, "zh") for each in paper.positions] == [case[3] for case in CASES.values()]
    assert [amended_text(each) for each in paper.positions] == [case[4] for case in CASES.values()]
    frozen = [frozen_address(each, "zh") for each in frozen_paper_of(paper)]
    assert frozen == [case[3] for case in CASES.values()]


def frozen_paper_of(paper: Paper) -> list[dict[str, object]]:
    session = Session.object_session(paper)
    assert session is not None
    return list(frozen_paper(session, paper)["positions"])


def test_what_was_sealed_before_positions_had_a_target_is_on_its_clause() -> None:
    assert frozen_address({"clause": {"path": "第一章/第四条"}}, "en") == "第四条"


def test_the_word_file_names_what_each_is_on_and_strikes_out_nothing_else(session: Session, paper: Paper) -> None:
    document = Document(io.BytesIO(export.export_paper(session, paper, corpus(), "zh")))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:]]
    assert len(rows) == len(CASES)
    whole, paragraph, chapter, item, new = rows
    assert "草案整体" in whole[0] and "关于第一章的理由" in whole[2]
    assert chapter[0] == "第二章 给付" and "待遇" in chapter[1] and "给付" in chapter[1]
    assert paragraph[0].startswith("第二条第二款") and "百分之二" in paragraph[1]
    assert "住院津贴" in item[0] and "门诊" in item[1] and "手术" not in item[0]
    assert "第四条后新增一条" in new[0] and "不得挪用" not in new[0] + new[1] and "每年公布" in new[1]


def test_each_is_judged_by_what_it_is_on_in_the_next_draft(session: Session, paper: Paper) -> None:
    make_version(session, editor_of(session), paper.version.law, NEXT, "二稿")
    judged = {each.position.clause.label or each.position.clause.path: each for each in judge_positions(session, paper)}
    results = [each.outcomes[-1].result for each in judged.values()]
    assert results == [
        OutcomeResult.ADOPTED, OutcomeResult.ADOPTED, OutcomeResult.NOT_ADOPTED, OutcomeResult.ADOPTED,
    ]  # fmt: skip
    whole = paper.positions[0]
    whole.proposed_zh = "全文改为决定。"
    (first, *_) = judge_positions(session, paper)
    assert first.outcomes[-1].result == OutcomeResult.UNSURE, "a person has to say"


def test_a_new_article_comes_after_an_article(session: Session, paper: Paper) -> None:
    at = clause(session, paper.version, "第二条/第二款")
    data = PositionData(proposed_zh="新条文。")
    with pytest.raises(Invalid, match="new_article_needs_article"):
        add_position(session, editor_of(session), paper, at, data, corpus(), CommentTarget.NEW_ARTICLE)


def test_the_form_of_a_paper_offers_all_of_them(
    browser: Open, stored: Callable[[Callable[[Session], dict[str, str]]], dict[str, str]]
) -> None:
    def make(session: Session) -> dict[str, str]:
        version = make_version(session, editor_of(session))
        made = make_paper(session, editor_of(session), version)
        return {"paper": made.id, "clause": clause_at(session, version, "第四条").id}

    ids = stored(make)
    editor = browser("editor")
    editor.get(f"/papers/{ids['paper']}")
    offered = editor.texts("//select[@id='clause']/option")
    assert offered[0] == "the draft as a whole"
    assert any(each.startswith("第二条第二款") for each in offered) and any("给付" in each for each in offered)
    sent = {"proposed_zh": "每年公布收支。", "reasons_zh": "便于监督。", "status": "proposed"}
    for clause_id, target in (("", "draft"), (ids["clause"], "new_article"), (ids["clause"], "clause")):
        editor.get(f"/papers/{ids['paper']}/positions/new?clause={clause_id}&target={target}")
        page = {"clause": editor.field("clause"), "target": editor.field("target")}
        assert page["target"] == target
        editor.post(f"/papers/{ids['paper']}/positions/new", {**page, **sent})
    assert [words.split("Open")[0] for words in editor.texts("//header/h3")] == [
        "the draft as a whole", "New article after 第四条", "第四条",
    ]  # fmt: skip
    editor.get(f"/papers/{ids['paper']}/positions/new?clause={ids['clause']}&target=new_article")
    answer = editor.client.post(
        f"/papers/{ids['paper']}/redline?clause={ids['clause']}&target=new_article",
        data={"proposed": "每年公布收支。", "csrf_token": editor.token},
    )
    assert "不得挪用" not in answer.text and "每年公布收支" in answer.text


def test_positions_keep_what_they_are_on_where_they_are_saved_anew(session: Session, paper: Paper) -> None:
    targets = [str(each.target) for each in session.scalars(select(Position).where(Position.paper_id == paper.id))]
    assert sorted(targets) == ["clause", "clause", "clause", "draft", "new_article"]
    made = make_position(session, editor_of(session), paper, paper.positions[1].clause)
    assert made.target is CommentTarget.CLAUSE
