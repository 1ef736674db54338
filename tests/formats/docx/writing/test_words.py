from __future__ import annotations

from datetime import date

import pytest

from workbench.formats.docx.writing.words import printed_date


@pytest.mark.parametrize(
    ("language", "day", "printed"),
    [
        ("zh", date(2026, 3, 5), "2026年3月5日"),
        ("zh", date(2026, 12, 31), "2026年12月31日"),
        ("en", date(2026, 3, 5), "5 March 2026"),
        ("en", date(2026, 12, 31), "31 December 2026"),
    ],
)
def test_dates_are_printed_in_arabic_numerals(language: str, day: date, printed: str) -> None:
    assert printed_date(day, language) == printed
