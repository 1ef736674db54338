"""Every word of a file is in a clause, in the front, or left out by name."""

from __future__ import annotations

import pytest

from workbench.formats.intake import read_file
from workbench.law.accounting import account, count_words


@pytest.mark.parametrize(("text", "count"), [("甲法 Act 12A", 4), ("1.—(1) In this", 4), ("", 0), ("20%", 1)])
def test_words(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("name", "text", "left_out"),
    [
        ("a.txt", "甲法\n第一条 甲：\n（一）乙。\n- 1 -\n第二条 丙。", 1),
        ("a.txt", "Act\n1. Title.—(1) This is the Act.\n(2) It is short.\n2. Fund.—There is a fund.", 0),
        ("a.txt", "甲法\n目录\n第一章 甲\n第二章 乙\n第一章 甲\n第一条 丙。\n第二章 乙\n第二条 丁。", 10),
        ("a.txt", "Act\nContents\n1. Fund\n2. Use\n1. Fund\nA fund is kept.\n2. Use\nIt is used.", 5),
        ("a.md", "# Act\n\n|a|b|\n|---|---|\n|c|d|\n\nArticle 1\nIt applies.", 0),
        ("a.html", "<h1>甲法</h1><ol><li>甲。</li><li>乙。</li></ol>", 0),
    ],
)
def test_no_word_is_unexplained(name: str, text: str, left_out: int) -> None:
    counts = account(read_file(name, text.encode()))
    assert counts.file > 0
    assert (counts.furniture, counts.unexplained) == (left_out, 0)
    assert counts.file == counts.clauses + counts.front + counts.furniture
