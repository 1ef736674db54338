"""A comment table of our own comes back with every row on its clause, by its key or, without, by its words."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.returns.files import draft, saved
from workbench.formats.docx.anchors import VERSION_PROPERTY
from workbench.returns.own_form import write_form
from workbench.returns.placing import PlacedOpinion, place_opinion
from workbench.returns.reading import read_return

HEADINGS = ("条款", "草案原文", "修改建议", "意见", "理由")


def filled(*, with_keys: bool = True) -> bytes:
    """The table with something written in every row."""
    data = write_form(draft(), "v1", "二稿", HEADINGS, "对整部草案")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.custom_doc_props[VERSION_PROPERTY].value == "v1"
    sheet = book.worksheets[0]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, 5).value = f"第{row}行的意见，请斟酌。"
    if not with_keys:
        sheet.delete_cols(1)
    return saved(book)


def placed(data: bytes) -> list[PlacedOpinion]:
    return [place_opinion(opinion, draft()) for opinion in read_return("表.xlsx", data, draft()).opinions]


def all_leaves() -> list[str]:
    return [clause.key for clause in draft().law.clauses if clause.key in draft().leaf_keys]


@pytest.mark.parametrize("with_keys", [True, False])
def test_every_row_finds_its_clause(with_keys: bool) -> None:
    general, *items = placed(filled(with_keys=with_keys))
    assert general.kind == "general" and general.keys == ()
    assert [item.keys[0] for item in items] == all_leaves()
    assert {item.placed for item in items} == {"placed"}


def test_rows_that_nobody_wrote_in_are_the_draft() -> None:
    read = read_return("表.xlsx", write_form(draft(), "v1", "[二稿]", HEADINGS, "对整部草案"), draft())
    assert read.opinions == [] and len(read.rest) == 1, "the headings"


def test_a_wording_takes_the_place_of_the_whole_clause() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_form(draft(), "v1", "二稿", HEADINGS, "对整部草案")))
    book.worksheets[0].cell(3, 4).value = "改写的条文。"
    (item,) = placed(saved(book))
    assert item.kind == "proposal" and item.opinion.inserted == "改写的条文。"
    assert item.opinion.deleted == draft().law.by_key[item.keys[0]].text
