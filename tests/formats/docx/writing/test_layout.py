from __future__ import annotations

import pytest

from workbench.formats.docx.writing.layout import GB_T_9704, INTERNATIONAL, Layout, layout_of


@pytest.mark.parametrize(("language", "layout"), [("zh", GB_T_9704), ("en", INTERNATIONAL), ("bo", INTERNATIONAL)])
def test_a_language_without_a_layout_of_its_own_has_the_international_one(language: str, layout: Layout) -> None:
    assert layout_of(language) is layout


@pytest.mark.parametrize(
    ("layout", "counts", "number"),
    [
        (GB_T_9704, (3,), "三、"),
        (GB_T_9704, (20,), "二十、"),
        (GB_T_9704, (105,), "一百零五、"),
        (GB_T_9704, (110,), "一百一十、"),
        (GB_T_9704, (3, 12), "（十二）"),
        (INTERNATIONAL, (3,), "3"),
        (INTERNATIONAL, (3, 12), "3.12"),
    ],
)
def test_headings_are_counted_as_word_counts_them(layout: Layout, counts: tuple[int, ...], number: str) -> None:
    assert layout.headings.number(*counts) == number
