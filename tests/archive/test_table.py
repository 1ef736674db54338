"""The comments on a law as a table: words stay words, whatever they begin with and however long they are."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.factories.rounds import person
from workbench.archive.table import write_comments
from workbench.commentary.service import withdraw


def test_one_row_a_comment_with_its_state(session: Session) -> None:
    version, officer = make_version(session, person(session, "editor")), person(session, "officer")
    clause = clause_at(session, version, "第四条")
    make_comment(session, officer, clause, "=1+1", proposed="+另一种写法。")
    make_comment(session, officer, clause, "长" * 35_000)
    withdraw(session, officer, make_comment(session, officer, clause, "撤回的"))
    sheet = load_workbook(io.BytesIO(write_comments(session, version.law, "zh"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[1].value for row in rows] == ["第四条"] * 3 and rows[0][7].value == "=1+1"
    assert {cell.data_type for row in rows for cell in row if cell.value} == {"s"}
    assert len(str(rows[1][7].value)) == 32_000 and rows[2][9].value == "已撤回"
