"""Which elements of WordprocessingML hold no words of the text and are passed over; what is not listed is told of.

The elements that are read stand in the tables of ``paragraphs`` and ``document``. ``formats/docx/README.md`` is written
from all of these tables, and a test holds it to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from workbench.formats.docx.reading.names import prefixed, w

# Why it is passed over: the names, after the standard (ISO/IEC 29500-1, section 17).
PASSED_OVER: Final[Mapping[str, tuple[str, ...]]] = {
    "tells how the text is set, not what it says; what bears on words is read from it where it counts": (
        "pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "customXmlPr",
        "smartTagPr", "rubyPr", "fldData",
    ),
    "marks a place or a range": (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "proofErr",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
    ),
    "is set anew by whoever prints": (
        "lastRenderedPageBreak", "softHyphen", "pgNum", "footnoteRef", "endnoteRef", "annotationRef", "separator",
        "continuationSeparator",
    ),
    "belongs to a deletion": ("del", "moveFrom", "delText", "delInstrText"),
    "tells how a word is pronounced": ("rt",),
}  # fmt: skip
_PASSED_OVER: Final = frozenset(w(name) for names in PASSED_OVER.values() for name in names)


@dataclass(slots=True)
class UnknownElements:
    """The elements met that no table knows: how often each, under its prefixed name, and where the first one stood."""

    counts: Counter[str] = field(default_factory=Counter)
    line: int = 0

    def pass_over(self, element: etree._Element, line: int) -> None:
        """Take note of an element that is not read, unless it is known to hold no words."""
        if element.tag not in _PASSED_OVER:
            self.counts[prefixed(element)] += 1
            self.line = self.line or line
