"""On which page each heading of a paper came to stand, read from the PDF that LibreOffice made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from workbench.formats.docx.writing.typesetting import NumberedHeading

_PAGE: Final = re.compile(rb"(?<!\d)(\d+) 0 obj\s*<<\s*/Type\s*/Page\b")
_OUTLINE_ENTRY: Final = re.compile(rb"/Title\s*<FEFF([0-9A-Fa-f]*)>\s*/Dest\s*\[\s*(\d+) 0 R")


def page_numbers(pdf: bytes, headings: Iterable[NumberedHeading]) -> dict[str, int]:
    """The page of each heading by its bookmark, pages counted from 1 as ``write_paper`` wants them.

    The headings are looked for in order among the PDF's bookmarks. One that is not there is left out, so that the
    contents show no page for it rather than a wrong one; a PDF of another maker may well give nothing.
    """
    pages = {match[1]: number for number, match in enumerate(_PAGE.finditer(pdf), 1)}
    entries = ((_title(match[1]), pages.get(match[2])) for match in _OUTLINE_ENTRY.finditer(pdf))
    placed = {}
    for heading in headings:
        printed = _bare(heading.number + heading.text)
        page = next((page for title, page in entries if title == printed), None)
        if page is not None:
            placed[heading.bookmark] = page
    return placed


def _title(digits: bytes) -> str:
    """A bookmark's title from the hexadecimal digits of its UTF-16."""
    return _bare(bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", errors="replace"))


def _bare(text: str) -> str:
    """``text`` without spaces, which a heading's number may or may not be parted by."""
    return "".join(text.split())
