"""Attributes and alternatives of WordprocessingML."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.formats.documents import W
from workbench.formats.docx.reading.names import chosen, is_on, number, value, w

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@pytest.mark.parametrize(
    ("attribute", "on", "whole"),
    [("", True, None), ('w:val="0"', False, 0), ('w:val="false"', False, None), ('w:val="1"', True, 1)],
)
def test_attributes(attribute: str, on: bool, whole: int | None) -> None:
    element = etree.fromstring(f'<w:vanish xmlns:w="{W}" {attribute}/>')
    assert is_on(element) is on
    assert number(element) == whole


def test_an_element_that_is_absent_says_nothing() -> None:
    assert (value(None), number(None), is_on(None)) == (None, None, None)


@pytest.mark.parametrize(
    ("choice", "fallback", "read"),
    [("<w:t>a</w:t>", "<w:t>b</w:t>", ["a"]), ("", "<w:t>b</w:t>", ["b"]), ("<w:tab/>", "", [None])],
)
def test_one_branch_is_chosen(choice: str, fallback: str, read: list[str | None]) -> None:
    alternate = etree.fromstring(
        f'<mc:AlternateContent xmlns:mc="{MC}" xmlns:w="{W}"><mc:Choice>{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )
    assert [each.text for each in chosen(alternate)] == read


def test_an_alternative_without_branches() -> None:
    assert list(chosen(etree.Element(w("none")))) == []
