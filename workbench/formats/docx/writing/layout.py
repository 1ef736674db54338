"""How a document is laid out in each language: its page, styles, numbers and gaps (one table)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from workbench.formats.docx.writing.lists import (
    CHINESE_IN_INTERNATIONAL,
    DECIMAL_IN_GB_T_9704,
    GB_T_9704_HEADINGS,
    INTERNATIONAL_HEADINGS,
    HeadingNumbering,
)
from workbench.formats.docx.writing.styles import GB_T_9704_STYLES, INTERNATIONAL_STYLES, DocumentStyles
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_, NC_, Message


class PaperStyle(ClosedList):
    """The house styles of a paper, each in any language."""

    GB_T_9704 = "gb", NC_("style of a paper", "Official document of China (GB/T 9704-2012)")
    INTERNATIONAL = "international", NC_("style of a paper", "International")


@dataclass(frozen=True, slots=True)
class PageMargins:
    """The margins of an A4 page in millimetres, ``foot`` that of the footer, and the width of its text in twips."""

    top: int
    right: int
    bottom: int
    left: int
    foot: int
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document looks.

    list_step       twips that each level of a list in running text stands further in
    line_pitch      twips between the lines of the grid that all text stands on; None where there is no grid
    page_number     the words of the page number
    mirrored        whether page numbers stand outside, right on odd pages and left on even ones, else in the middle
    half_width      twips that a half-width character takes in a cell
    is_official     whether it is a letter as GB/T 9704 has it: whom it goes to, annexes, signature and date in the text
    gap, label_gap  what parts a label from a heading, and the label of a clause from its text
    """

    styles: DocumentStyles
    headings: HeadingNumbering
    list_step: int
    portrait: PageMargins
    landscape: PageMargins
    line_pitch: int | None
    page_number: Message
    mirrored: bool
    is_official: bool
    half_width: int
    gap: str
    label_gap: str

    def margins(self, *, landscape: bool) -> PageMargins:
        return self.landscape if landscape else self.portrait


GB_T_9704: Final = Layout(  # GB/T 9704-2012: type area and grid 5.2, headings 7.3.3, page numbers 7.5
    styles=GB_T_9704_STYLES,
    headings=GB_T_9704_HEADINGS,
    list_step=640,
    portrait=PageMargins(37, 26, 35, 28, 20, width=8845),
    landscape=PageMargins(28, 37, 26, 35, 12, width=12756),
    line_pitch=579,
    page_number=N_("— {page} —"),
    mirrored=True,
    is_official=True,
    half_width=105,
    gap="\u3000",
    label_gap="\u3000",
)
INTERNATIONAL: Final = Layout(
    styles=INTERNATIONAL_STYLES,
    headings=INTERNATIONAL_HEADINGS,
    list_step=360,
    portrait=PageMargins(25, 25, 25, 25, 12, width=9071),
    landscape=PageMargins(22, 25, 25, 25, 12, width=14003),
    line_pitch=None,
    page_number=N_("Page {page} of {pages}"),
    mirrored=False,
    is_official=False,
    half_width=100,
    gap=" – ",
    label_gap="\u2002",
)
_USUAL: Final[Mapping[str, PaperStyle]] = {"zh": PaperStyle.GB_T_9704}
_CHINESE_GAPS: Final = ("\u3000", "\u3000")


def usual_style(language: str) -> PaperStyle:
    """The style that documents in that language have unless another is chosen."""
    return _USUAL.get(language, PaperStyle.INTERNATIONAL)


def layout_of(language: str, style: PaperStyle | None = None) -> Layout:
    """The layout of documents in that language and style; headings are numbered as the language does it."""
    chosen, usual = style or usual_style(language), usual_style(language)
    if chosen is usual:
        return GB_T_9704 if chosen is PaperStyle.GB_T_9704 else INTERNATIONAL
    if chosen is PaperStyle.GB_T_9704:
        return replace(GB_T_9704, headings=DECIMAL_IN_GB_T_9704, gap=INTERNATIONAL.gap, label_gap="\u2002")
    gap, label_gap = _CHINESE_GAPS
    return replace(INTERNATIONAL, headings=CHINESE_IN_INTERNATIONAL, gap=gap, label_gap=label_gap)
