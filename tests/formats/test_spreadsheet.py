"""Cells of words: nothing that somebody typed is a formula, in Excel or in comma-separated values."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from workbench.formats.plain_workbook import TableSheet, write_workbook
from workbench.formats.spreadsheet import LONGEST, formula_free, write_csv

FORMULAS = ("=1+1", "+SUM(A1)", "-2", "@cmd", "\t=1", "\r=1", "\n=1", "  =1", "＝1+1", '=HYPERLINK("http://x")')


@pytest.mark.parametrize("words", FORMULAS)
def test_what_looks_like_a_formula_is_words(words: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook([TableSheet("表", [("栏", 20)], [[words]])])))
    cell = book["表"]["A2"]
    assert cell.data_type == "s" and cell.quotePrefix
    assert str(cell.value).replace("_x000D_", "\r").strip() == words.strip()
    assert formula_free(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "第一条", "a = b", "5 - 3", "缴费-待遇"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert formula_free(words) == words
    book = openpyxl.load_workbook(io.BytesIO(write_workbook([TableSheet("a", [("b", 9)], [[words]])])))
    assert (book["a"]["A2"].value or "") == words and not book["a"]["A2"].quotePrefix


def test_values_are_read_by_excel_as_chinese_and_quotes_and_breaks_come_back() -> None:
    data = write_csv(["条款", "意见"], [["第一条", '他说："好",\n再议']])
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert read == [["条款", "意见"], ["第一条", '他说："好",\n再议']]


def test_what_is_too_long_for_a_cell_says_that_it_was_cut() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(write_workbook([TableSheet("a", [("c", 9)], [["字" * 40_000], ["\x01甲"]])]))
    )
    sheet = book.worksheets[0]
    assert len(sheet["A2"].value) == LONGEST and sheet["A2"].value.endswith("…")
    assert sheet["A3"].value == "甲"
