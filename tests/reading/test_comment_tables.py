"""Tables of comments: every comment of the list once, in two forms and three kinds of file, and no formula in any."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import docx
import openpyxl
import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at
from tests.factories.rounds import make_round, person
from tests.formats.papers import cells
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.drafts.models import Law, Version
from workbench.people.service import member_named
from workbench.people.sight import look_as
from workbench.reading.all_listed import all_listed, beside_all
from workbench.reading.comment_tables import (
    CommentTableFile,
    CommentTableForm,
    comment_table,
    write_comment_table,
)
from workbench.reading.listing import comments_page
from workbench.reading.narrowing import CommentsOrder, CommentsQuery

HEADS = {
    CommentTableForm.ISO: ["提出单位", "行号", "条文", "款/图/表", "意见类型", "意见", "修改建议", "秘书处意见"],
    CommentTableForm.THREE: ["草案条文", "修改建议", "理由"],
}


def rows(data: bytes, kind: CommentTableFile) -> list[list[str]]:
    if kind is CommentTableFile.WORD:
        return cells(data)
    if kind is CommentTableFile.EXCEL:
        sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
        return [[str(cell.value or "") for cell in line] for line in sheet.iter_rows()]
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("form", list(CommentTableForm))
@pytest.mark.parametrize("kind", list(CommentTableFile))
def test_every_comment_is_a_row_under_the_heads_of_the_form(
    session: Session, form: CommentTableForm, kind: CommentTableFile
) -> None:
    called = make_round(session)
    coast = person(session, "coast.officer")
    clause = clause_at(session, called.version, "第二条/第二款")
    make_comment(session, coast, clause, "=1+1 太低", proposed="互助金不低于工资的百分之二。", quote="百分之一")
    make_comment(session, coast, clause_at(session, called.version, "第三条/第一款/（二）"), "写明", issue="coverage")
    comments = all_listed(session, called.version, CommentsQuery(law=called.version.law_id))
    table = comment_table(
        "表", [], comments, beside_all(session, comments), form, "zh", called.version.created_at.date()
    )
    head, *read = rows(write_comment_table(table, kind, "zh"), kind)
    assert head == HEADS[form]
    if form is CommentTableForm.ISO:
        assert [line[:5] for line in read] == [
            [coast.organisation.name("zh"), str(clause.line), "第二条", "第二款", "ed"],
            [coast.organisation.name("zh"), read[1][1], "第三条", "第一款第（二）项", "te"],
        ]
        assert read[0][5:7] == ["针对文字：百分之一\n=1+1 太低", "互助金不低于工资的百分之二。"]
    else:
        assert read[0][0] == "第二条第二款\n互助金不低于工资的百分之一。"
        assert read[0][2].startswith("针对文字：百分之一\n=1+1 太低\n提出者：")
    assert len(read) == 2


def test_a_table_holds_what_the_list_shows_on_all_its_pages_to_that_person(demonstration: Flask) -> None:
    database: Database = demonstration.extensions["workbench.database"]
    with database.reading() as session:
        version = session.scalars(
            select(Version).where(Version.original_id.is_(None)).order_by(Version.ordinal.desc())
        ).first()
        assert version is not None
        for name in ("editor", "officer-hq"):
            look_as(session, member_named(session, name))
            for query in (CommentsQuery(law=version.law_id), CommentsQuery(law=version.law_id, proposal=True)):
                shown, after = [], ""
                while True:
                    page = comments_page(session, version, query, CommentsOrder.CLAUSE, after, "zh")
                    shown += [each.comment.id for entry in page.clauses for each in entry.comments]
                    if not (after := page.after):
                        break
                assert [each.comment.id for each in all_listed(session, version, query)] == shown
                assert len(shown) == page.total


@pytest.mark.parametrize(
    ("path", "form"),
    [("annotated", {}), *(("table", {"form": "iso", "file": file.value}) for file in CommentTableFile)],
)
def test_the_files_are_made_as_jobs_from_the_page(demonstration: Flask, path: str, form: dict[str, object]) -> None:
    opened = Browser(demonstration.test_client()).sign_in("officer-hq", ACCOUNTS_PASSWORD)
    with demonstration.extensions["workbench.database"].reading() as session:
        law = session.scalars(select(Law)).first()
        assert law is not None
    opened.get(f"/laws/{law.id}/comments?proposal=1")
    assert f"/laws/{law.id}/comments/{path}?proposal=1" in opened.page
    opened.post(f"/laws/{law.id}/comments/{path}?proposal=1", form)
    assert opened.path.startswith("/jobs/"), opened.page
    opened.get(f"{opened.path}/file")
    assert opened.status == 200 and opened.data
    if path == "annotated":
        assert docx.Document(io.BytesIO(opened.data)).paragraphs


def test_an_unknown_form_or_kind_of_file_is_no_page(
    browser: Callable[[str], Browser], stored: Callable[..., str]
) -> None:
    law = stored(lambda session: make_round(session).version.law_id)
    opened = browser("editor")
    opened.post(f"/laws/{law}/comments/table", {"form": "iso", "file": "pdf"})
    assert opened.status == 404
