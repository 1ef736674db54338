"""What makes a paper an official letter of GB/T 9704-2012: whom it goes to, its annexes, signature and date."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from workbench.formats.docx.writing import words
from workbench.formats.docx.writing.paper_content import PaperContent
from workbench.formats.docx.writing.runs import one_line, run
from workbench.formats.docx.writing.typesetting import DocxWriter

_CHARACTER: Final = 16  # points of a character of the text
_RIGHT_OF_DATE: Final = 4  # characters that stay free right of the date (7.3.5)
_BEFORE_ANNEXES: Final = 2  # characters that the note on annexes stands in (7.3.4)


def open_letter(setter: DocxWriter, addressee: str) -> Paragraph:
    """Whom the letter goes to, flush left above the text (7.3.2)."""
    text = setter.worded(words.SALUTATION, addressee=one_line(addressee))
    return setter.paragraph(setter.document, "Addressee", run(text))


def annex_labels(setter: DocxWriter, count: int) -> list[str]:
    """The labels of so many annexes: one alone bears no number."""
    if count == 1:
        return [setter.worded(words.ANNEX_ALONE)]
    return [setter.worded(words.ANNEX, number=number) for number in range(1, count + 1)]


def close_letter(setter: DocxWriter, paper: PaperContent, annexes: Sequence[str]) -> None:
    """The note on the annexes under the text, then who signs, centred over the date (7.3.4, 7.3.5)."""
    label = setter.worded(words.ANNEX_ALONE if len(annexes) == 1 else words.ANNEXES) + setter.worded(words.COLON)
    indent = _BEFORE_ANNEXES + _width(label)
    for number, title in enumerate(annexes, 1):
        numbered = title if len(annexes) == 1 else f"{number}. {title}"
        made = setter.paragraph(setter.document, "Closing", run((label if number == 1 else "") + one_line(numbered)))
        made.paragraph_format.left_indent = Pt(indent * _CHARACTER)
        made.paragraph_format.first_line_indent = Pt(-_width(label) * _CHARACTER if number == 1 else 0)
        if number == 1:
            made.paragraph_format.space_before = Pt(28.95)
    date = words.printed_date(paper.date, setter.language)
    signed = _signed(
        setter, paper.organisation, max(_RIGHT_OF_DATE + (_width(date) - _width(paper.organisation)) / 2, 0)
    )
    signed.paragraph_format.space_before = Pt(28.95)
    last = _signed(setter, date, max(_RIGHT_OF_DATE, (_width(paper.organisation) - _width(date)) / 2))
    last.paragraph_format.keep_with_next = False


def _signed(setter: DocxWriter, text: str, free: float) -> Paragraph:
    """A line at the right with so many characters free beside it."""
    made = setter.paragraph(setter.document, "Closing", run(one_line(text)))
    made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.paragraph_format.right_indent = Pt(free * _CHARACTER)
    return made


def _width(text: str) -> float:
    """How wide a text is, in characters of the text; a Latin letter is half of one."""
    return sum(1 if unicodedata.east_asian_width(letter) in "WFA" else 0.5 for letter in text)
