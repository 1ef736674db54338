from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lang.tokens import atoms, is_word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("满十五年", "满|十五年"),
        ("依第十二条之一第三款", "依|第十二条之一|第三款"),
        ("1,200.50元以下", "1,200.50元|以|下"),
        ("3‰ of it", "3‰| |of| |it"),
        ("the boatman's well-kept oar.", "the| |boatman's| |well-kept| |oar|."),
        ("twenty-five eggs", "twenty-five| |eggs"),
        ("二〇二一年五月", "二〇二一年|五月"),
        ("一次性", "一|次|性"),
        ("甲\n\n乙", "甲|\n|\n|乙"),
    ],
)
def test_atoms(text: str, expected: str) -> None:
    assert "|".join(atoms(text)) == expected


@given(st.text())
def test_atoms_give_back_the_text(text: str) -> None:
    assert "".join(atoms(text)) == text


@pytest.mark.parametrize(
    ("piece", "expected"), [("盐", True), ("15%", True), ("，", False), (" ", False), ("oar", True)]
)
def test_is_word(piece: str, expected: bool) -> None:
    assert is_word(piece) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("廿六周", "廿六周"),
        ("一年半以上", "一年半|以|上"),
        ("领三至六个月", "领|三至六个月"),
        ("半个月内", "半个月|内"),
        ("２０％的人", "２０％|的|人"),
        ("萬元以下两万元", "萬元|以|下|两万元"),
        ("one hundred and twenty days", "one hundred and twenty| |days"),
        ("the one who", "the| |one| |who"),
        ("half a year on", "half a year| |on"),
        ("甲\u200b乙…", "甲|\u200b|乙|…"),
    ],
)
def test_a_figure_is_one_piece(text: str, expected: str) -> None:
    assert "|".join(atoms(text)) == expected
