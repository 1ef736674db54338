"""The paper as Word opens it: title, three columns, redlines, provisions cited, in Chinese and English."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.drafts import ENGLISH, clause_at, make_version
from tests.factories.papers import make_paper, make_position
from workbench.commentary.service import CommentData, add_comment
from workbench.commentary.terms import CommentTarget
from workbench.db import Database
from workbench.drafts.models import Version
from workbench.instruments.library import corpus
from workbench.lang.languages import Lang
from workbench.papers import export
from workbench.papers.models import Paper
from workbench.people.models import Member

Find = Callable[[str], Member]


@pytest.fixture(autouse=True)
def _no_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Page numbers come from LibreOffice, which these tests do without."""
    monkeypatch.setattr(export, "as_pdf", lambda _: None)


@pytest.fixture
def version(session: Session, people: Find) -> Version:
    return make_version(session, people("editor"))


@pytest.fixture
def paper(session: Session, people: Find, version: Version) -> Paper:
    paper = make_paper(session, people("editor"), version, organisation_zh="起草小组", introduction_zh="<p>引言。</p>")
    clause = clause_at(session, version, "第二条/第二款")
    make_position(
        session, people("editor"), paper, clause, proposed_zh="互助金不低于工资的百分之二。",
        proposed_en="Two per cent.", provisions=["C102:65", "C102:10"],
    )  # fmt: skip
    make_position(
        session,
        people("editor"),
        paper,
        clause_at(session, version, "第四条"),
        reasons_zh="<p>作废</p>",
        status="dropped",
    )
    return paper


def opened(session: Session, paper: Paper, lang: Lang, tracked: bool = False) -> Document:
    return docx.Document(io.BytesIO(export.export_paper(session, paper, corpus(), lang, tracked=tracked)))


def words(document: Document) -> str:
    return "\n".join(
        "".join(node.text or "" for node in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))
    )


HEADS = {"zh": ["草案条文", "修改建议", "理由"], "en": ["Draft clause", "Proposed amendment", "Reasons"]}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_demonstrations_paper(demonstration: Flask, lang: Lang) -> None:
    database: Database = demonstration.extensions["workbench.database"]
    with database.reading() as session:
        paper = session.scalars(select(Paper)).one()
        document = opened(session, paper, lang)
        text = words(document)
        title = paper.title_zh if lang == "zh" else paper.title_en
        assert title in text
        tables = [table for table in document.tables if [cell.text for cell in table.rows[0].cells] == HEADS[lang]]
        rows = [row for table in tables for row in table.rows[1:]]
        standing = [position for position in paper.positions if position.status != "dropped"]
        assert len(standing) == 14 and len(rows) >= 14
        for position in standing:
            reasons = position.reasons_zh if lang == "zh" else position.reasons_en
            assert reasons.removeprefix("<p>")[:12] in text
        assert ("转述，并非作准文本" if lang == "zh" else "Restatement, not the authentic text") in text
        assert len({section.heading for section in export.build_paper(session, paper, corpus(), lang).sections}) >= 3


def test_the_three_columns(session: Session, paper: Paper) -> None:
    document = opened(session, paper, "zh")
    (table,) = [one for one in document.tables if [cell.text for cell in one.rows[0].cells] == HEADS["zh"]]
    clause, amendment, reasons = table.rows[-1].cells
    assert "互助金不低于工资的百分之一。" in clause.text and "第二条" in clause.text
    runs = [run for paragraph in amendment.paragraphs for run in paragraph.runs]
    struck = "".join(run.text for run in runs if run.style.name.startswith("Deleted"))
    added = "".join(run.text for run in runs if run.style.name.startswith("Inserted"))
    assert (struck, added) == ("百分之一", "百分之二")
    assert "便于会员了解。" in reasons.text
    assert "作废" not in words(document), "what was dropped stays out"


def test_the_provisions_cited_stand_in_their_order(session: Session, paper: Paper) -> None:
    told = export.build_paper(session, paper, corpus(), "zh")
    assert [one.label for one in told.cited] == ["第102号公约第十条", "第102号公约第六十五条"]
    assert not any(one.is_official for one in told.cited)
    assert [one.label for section in told.sections for row in section.rows for one in ()] == []


def test_tracked_changes_can_be_accepted(session: Session, paper: Paper) -> None:
    body = opened(session, paper, "zh", tracked=True).element.body
    deleted = "".join(node.text or "" for mark in body.iter(qn("w:del")) for node in mark.iter(qn("w:delText")))
    added = "".join(node.text or "" for mark in body.iter(qn("w:ins")) for node in mark.iter(qn("w:t")))
    assert (deleted, added) == ("百分之一", "百分之二")
    plain = opened(session, paper, "zh").element.body
    assert not list(plain.iter(qn("w:ins"))) and not list(plain.iter(qn("w:del")))


def test_a_clause_that_the_translation_lacks_is_quoted_from_the_original_and_the_row_says_so(
    session: Session, people: Find, version: Version, paper: Paper
) -> None:
    make_version(session, people("editor"), version.law, ENGLISH.split("Article 4")[0], "First", original=version)
    make_position(session, people("editor"), paper, clause_at(session, version, "第四条"), proposed_en="It is public.")
    rows = [row for section in export.build_paper(session, paper, corpus(), "en").sections for row in section.rows]
    row = rows[-1]
    assert not row.is_counterpart and "不得挪用" in row.clause_text
    assert [(change.op, change.text) for change in row.amendment] == [("insert", "It is public.")]
    assert "This text has no such clause" in words(opened(session, paper, "en"))


def test_without_a_text_in_its_language_the_original_is_quoted_and_the_paper_says_so(
    session: Session, paper: Paper
) -> None:
    told = export.build_paper(session, paper, corpus(), "en")
    assert any("no English text" in line for line in told.disclaimers)
    (section,) = told.sections
    assert section.rows[0].clause_text == "互助金不低于工资的百分之一。"
    assert "quoted in the original language" in words(opened(session, paper, "en"))


def test_in_a_language_that_no_texts_are_in_the_paper_has_the_english_texts(session: Session, paper: Paper) -> None:
    content = export.build_paper(session, paper, corpus(), "bo")
    assert content.title == "Our position" and content.organisation == "起草小组"
    assert content.cited[0].label == "C.102 Art. 10"


def test_with_a_translation_the_paper_quotes_it_and_says_so(session: Session, people: Find, version: Version) -> None:
    english = ENGLISH.replace("every month.", "every month.\nIt is one per cent.")
    make_version(session, people("editor"), version.law, english, "First draft", original=version)
    paper = make_paper(session, people("editor"), version)
    make_position(
        session, people("editor"), paper, clause_at(session, version, "第四条"),
        proposed_en="The trade union looks after the money with care.",
    )  # fmt: skip
    told = export.build_paper(session, paper, corpus(), "en")
    (section,) = told.sections
    assert section.rows[0].clause_text == "The trade union looks after the money."
    assert any("translation" in line for line in told.disclaimers)
    assert any(run.op == "insert" for run in section.rows[0].amendment)
    assert export.build_paper(session, paper, corpus(), "zh").disclaimers == ()


def test_a_paper_without_positions_opens_too(session: Session, people: Find, version: Version) -> None:
    paper = make_paper(session, people("editor"), version)
    for lang in ("zh", "en"):
        assert opened(session, paper, lang).paragraphs


def test_a_new_article_stands_in_a_row_of_its_own(
    session: Session, paper: Paper, people: Find, version: Version
) -> None:
    fourth = clause_at(session, version, "第四条")
    asked = CommentData(body="", stance="support_with_changes", issue="other", proposed="互助金的账目每年公布一次。")
    comment = add_comment(session, people("officer"), fourth, asked, target=CommentTarget.NEW_ARTICLE)
    new, wording = CommentTarget.NEW_ARTICLE, asked.proposed
    make_position(session, people("editor"), paper, fourth, new, proposed_zh=wording, comments=(comment.id,))
    content = export.build_paper(session, paper, corpus(), "zh")
    (row,) = [row for section in content.sections for row in section.rows if not row.clause_id]
    assert (row.clause_label, row.clause_text) == ("第四条后新增一条", "")
    assert "".join(run.text for run in row.amendment) == asked.proposed
