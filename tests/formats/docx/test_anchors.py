"""Anchors: names that any Word takes, and what tells one draft from another."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from workbench.formats.docx.anchors import bookmark_name, draft_digest
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law


@given(st.text(min_size=1), st.text(min_size=1))
def test_bookmark_names_are_legal_and_as_different_as_their_keys(one: str, other: str) -> None:
    name = bookmark_name("clause", one)
    assert re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,39}", name)
    assert (name.lower() == bookmark_name("clause", other).lower()) is (one == other)


def test_a_plain_key_stays_readable() -> None:
    assert bookmark_name("clause", "art_57__para_2") == "clause_art_57__para_2"


def test_a_draft_is_told_by_its_words() -> None:
    one, same, other = (read_law(plain_source(f"第一条　{words}"), "zh") for words in ("甲。", "甲。", "乙。"))
    assert draft_digest(one) == draft_digest(same) != draft_digest(other)
