"""Markdown marks go, words and line numbers stay."""

from __future__ import annotations

import pytest

from tests.patience import in_linear_time
from workbench.law.parsing.markdown import plain_source


def _lines(text: str) -> list[str]:
    """The lines in a compact notation: ``2# words`` for a heading, ``| words`` for a table row."""
    notation = {"heading": "{0.level}# {0.text}", "table": "| {0.text}", "text": "{0.text}", "note": "^ {0.text}"}
    return [notation[line.kind].format(line) for line in plain_source(text).lines]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# 甲法\n\n## 第一章 总则 ##\n词", ["1# 甲法", "2# 第一章 总则", "词"]),
        ("##Title", ["2# Title"]),
        ("**第一条** 词*斜*词", ["第一条 词斜词"]),
        ("__词__ a_b_c 2*3*4", ["词 a_b_c 2*3*4"]),
        ("甲\n<!-- 注\n释 -->\n乙", ["甲", "乙"]),
        ("<meta charset='x' />\n甲", ["甲"]),
        ("甲[乙](http://x/y)丙", ["甲乙丙"]),
        ("甲\n---\n乙\n***", ["甲", "乙"]),
        ("| a | b |\n|---|:-:|\n|c|d|", ["| a\tb", "| c\td"]),
        ("> 甲", ["甲"]),
        ("\ufeff甲\u200b乙\x00", ["甲乙"]),
        ("1\\. 甲", ["1. 甲"]),
        ("a\r\nb\rc", ["a", "b", "c"]),
        ("甲&nbsp;乙&#12288;丙&amp;丁&unknown;&#10;", ["甲\xa0乙\u3000丙&丁&unknown;&#10;"]),
        ('<p align="center">甲<br>乙</p>丙<sup>2</sup>', ["甲", "乙", "丙2"]),
        ("x <b and c> y < z > w", ["x <b and c> y < z > w"]),
        ("- 第一条 甲\n* （一）乙\n- 12 -\n- pears", ["第一条 甲", "（一）乙", "- 12 -", "- pears"]),
        ("**第一条\u3000**甲\n***乙***\n**丙", ["第一条\u3000甲", "乙", "丙"]),
        ("姓名____性别____", ["姓名____性别____"]),
        ("|甲|乙|\n第二条 丙|丁", ["| 甲\t乙", "第二条 丙|丁"]),
        ("", []),
    ],
)
def test_marks_go_and_words_stay(text: str, lines: list[str]) -> None:
    assert _lines(text) == lines


def test_line_numbers_are_those_of_the_file() -> None:
    lines = plain_source("甲\n\n<!-- x\ny -->\n\n乙").lines
    assert [line.line for line in lines] == [1, 6]


@pytest.mark.parametrize("piece", ["<!--", "<meta ", "**a ", "__a", "[a](", "|", "# ", "- ", ">", "*"])
def test_hostile_lines_take_no_more_than_linear_time(piece: str) -> None:
    with in_linear_time():
        plain_source(piece * 800_000)
