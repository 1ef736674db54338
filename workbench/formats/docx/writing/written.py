"""Words as the markup of Word, written as text: as :func:`workbench.formats.docx.writing.runs.run`, and faster."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

from workbench.formats.docx.writing.runs import EAST_ASIAN_LETTER, printable
from workbench.formats.docx.writing.style_xml import style_id

_PIECE: Final = re.compile("[\t\n]|[^\t\n]+")
_HINT: Final = '<w:rFonts w:hint="eastAsia"/>'
_BOLD: Final = "<w:b/><w:bCs/>"


def written_run(text: str, style: str = "", *, bold: bool = False, deleted: bool = False) -> str:
    """A ``w:r`` in the character style of that name; empty for no text.

    Raises Invalid ``word_character_forbidden`` for a character that no XML file can hold.
    """
    if not text:
        return ""
    text = printable(text)
    properties = f'<w:rStyle w:val="{style_id(style)}"/>' if style else ""
    properties += (_HINT if EAST_ASIAN_LETTER.search(text) else "") + (_BOLD if bold else "")
    around = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{around}{_content(text, 'w:delText' if deleted else 'w:t')}</w:r>"


def _content(text: str, tag: str) -> str:
    if "\t" not in text and "\n" not in text:
        return _words(text, tag)
    breaks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    return "".join(breaks.get(piece) or _words(piece, tag) for piece in _PIECE.findall(text))


def _words(text: str, tag: str) -> str:
    return f'<{tag} xml:space="preserve">{escape(text)}</{tag}>'
