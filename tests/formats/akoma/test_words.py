"""White space of the layout, line breaks, notes and deletions in words."""

from __future__ import annotations

import pytest
from lxml import etree

from workbench.formats.akoma.words import WordReader


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<p>a\n      b</p>", "a b"),
        ("<p>a<eol/>b<br/>c</p>", "a b c"),
        ("<p>a<b>b</b>c</p>", "abc"),
        ("<p>a<ref>b</ref>, c</p>", "ab, c"),
        ("<p>a<del>b</del><ins>c</ins></p>", "ac"),
        ("<p>a<authorialNote><p>b</p></authorialNote>c</p>", "ac"),
        ("<p>a<quotedStructure><num>1</num><p>b</p></quotedStructure></p>", "a 1 b"),
    ],
)
def test_words_of_a_paragraph(xml: str, words: str) -> None:
    assert WordReader(is_own=False, joint=" ").words(etree.fromstring(xml)) == words


def test_own_files_keep_their_white_space_and_chinese_breaks_part_nothing() -> None:
    assert WordReader(is_own=True, joint="").words(etree.fromstring("<p>甲  乙</p>")) == "甲  乙"
    assert WordReader(is_own=False, joint="").words(etree.fromstring("<p>甲<eol/>乙</p>")) == "甲乙"


def test_rows_of_a_table_in_a_cell_are_words_of_the_cell() -> None:
    table = etree.fromstring("<table><tr><td>a</td><td><table><tr><td>b</td></tr></table></td></tr></table>")
    assert list(WordReader(is_own=False, joint=" ").rows(table)) == ["a\tb"]
