from __future__ import annotations

from dataclasses import fields
from datetime import date
from string import Formatter

import pytest

from workbench.formats.docx.writing.paper_content import Lang
from workbench.formats.docx.writing.words import WORDS, Words, chinese_number, heading_number, printed_date


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (35, "三十五"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (999, "九百九十九"),
    ],
)
def test_chinese_headings_count_as_word_does(number: int, expected: str) -> None:
    assert chinese_number(number) == expected


@pytest.mark.parametrize(
    ("lang", "counts", "expected"),
    [("zh", (3,), "三、"), ("zh", (3, 12), "（十二）"), ("en", (3,), "3"), ("en", (3, 12), "3.12")],
)
def test_heading_numbers(lang: Lang, counts: tuple[int, ...], expected: str) -> None:
    assert heading_number(lang, *counts) == expected


def test_dates_are_printed_in_arabic_numerals() -> None:
    assert printed_date(date(2026, 3, 5), "zh") == "2026年3月5日"
    assert printed_date(date(2026, 12, 31), "en") == "31 December 2026"


@pytest.mark.parametrize("name", [field.name for field in fields(Words)])
def test_both_languages_fill_in_the_same_fields(name: str) -> None:
    held = [getattr(WORDS[lang], name) for lang in ("zh", "en")]
    texts = [" ".join(value) if isinstance(value, tuple) else value for value in held]
    assert all(texts)
    asked = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in texts]
    assert asked[0] == asked[1] or name == "page"
