"""The gate for text: what may not be is taken out, and nothing else is touched."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import Invalid
from workbench.lang.cleaning import clean_line, clean_text, is_clean, read_json


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("第一条　职工应当参加工伤保险。", "第一条　职工应当参加工伤保险。"),
        ("a\0b\x07c\x7fd", "abcd"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x85six\x0bseven", "one\ntwo\nthree\nfour\nfive\nsix\nseven"),
        ("pay \u202e000,1\u202c yuan", "pay 000,1 yuan"),
        ("\u2066a\u2069\u200eb\u200f\u061c", "ab"),
        ("\ufffe\uffff\U0001ffff\ufdd0", ""),
        ("\ttab\nline", "\ttab\nline"),
        ("𠮷野家 e\u0301 \u200d\u200b", "𠮷野家 e\u0301 \u200d\u200b"),
        ("\ufff9base\ufffagloss\ufffb", "basegloss"),
    ],
)
def test_text(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept
    assert is_clean(clean_text(typed))


@pytest.mark.parametrize(("typed", "kept"), [("  a \n\t b\0  ", "a b"), ("养老\u2028金", "养老 金"), ("\0", "")])
def test_a_line(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


@given(st.text(st.characters(), max_size=40))
def test_what_comes_through_can_be_stored_and_is_not_cleaned_twice(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert "\0" not in cleaned and cleaned.encode("utf-8").decode("utf-8") == cleaned


def test_json_is_cleaned_within() -> None:
    assert read_json(r'{"na\u0000me": ["a\ud800b", 1, null, {"x": "\u202ey"}]}', 100) == {
        "name": ["ab", 1, None, {"x": "y"}]
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "json_unreadable"),
        ("{", "json_unreadable"),
        (json.dumps("x" * 20), "json_long"),
        ("", "json_unreadable"),
    ],
)
def test_json_that_is_none_is_refused(text: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        read_json(text, 200_000 if code == "json_unreadable" else 10)
