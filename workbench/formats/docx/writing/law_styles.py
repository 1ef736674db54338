"""The styles of a law set as a text of its own: its title, its chapters, its articles, and comments beside them."""

from __future__ import annotations

from typing import Final

from workbench.formats.docx.writing.layout import GB_T_9704, layout_of
from workbench.formats.docx.writing.style_xml import StyleSpec, letters, lines
from workbench.formats.docx.writing.styles import (
    FANGSONG,
    HEITI,
    PLAIN,
    SANS,
    SANS_TEXT,
    SERIF,
    SONGTI,
    TITLE_SONG,
    DocumentStyles,
    styles_part,
)
from workbench.law.model import STRUCTURE, ClauseKind

TITLE: Final = "Law Title"
FRONT: Final = "Law Front"
CHAPTER: Final = "Law Chapter"
TEXT: Final = "Law Text"
LABEL: Final = "Cell Label"  # of an article, in the text as in tables

_COMMENTS: Final = (
    StyleSpec("annotation text", lines(off_grid=True) + letters(SONGTI, 10), rank=99),
    StyleSpec("annotation reference", letters(size=8), kind="character", based=PLAIN, rank=99),
)
_GB: Final = (
    StyleSpec(TITLE, lines(after=18, multiple=1.2, align="center", off_grid=True) + letters(TITLE_SONG, 22)),
    StyleSpec(FRONT, lines(after=6, multiple=1.2, align="center", off_grid=True) + letters(FANGSONG, 14)),
    StyleSpec(
        CHAPTER,
        lines(exact=28.95, before=14, after=7, align="center", keep_next=True, outline=0) + letters(HEITI, 16),
        following="LawText",
    ),
    StyleSpec(TEXT, lines(exact=28.95, first_chars=2, size=16, align="both") + letters(FANGSONG, 16, spacing=-5)),
    *_COMMENTS,
)
_INTERNATIONAL: Final = (
    StyleSpec(TITLE, lines(after=14, multiple=1.1, align="center") + letters(SANS, 20, bold=True)),
    StyleSpec(FRONT, lines(after=6, multiple=1.15, align="center") + letters(SANS_TEXT, 11)),
    StyleSpec(
        CHAPTER,
        lines(before=16, after=8, align="center", keep_next=True, outline=0) + letters(SANS, 13, bold=True),
        following="LawText",
    ),
    StyleSpec(TEXT, lines(after=7, multiple=1.2) + letters(SERIF, 11.5)),
    *_COMMENTS,
)


def style_of(kind: ClauseKind | None, label: int, *, is_first: bool) -> str:
    """The style of a line of a law: ``label`` is how much of it is label, ``kind`` None before the first clause."""
    if kind is None:
        return TITLE if is_first else FRONT
    is_head = label > 0 and (kind in STRUCTURE or kind is ClauseKind.ANNEX)
    return CHAPTER if is_head else TEXT


def law_styles(language: str) -> str:
    """The part of the styles for a law in that language."""
    layout = layout_of(language)
    own = _GB if layout is GB_T_9704 else _INTERNATIONAL
    return styles_part(DocumentStyles(layout.styles.face, layout.styles.size, (*layout.styles.styles, *own)))
