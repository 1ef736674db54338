"""Which elements of an Akoma Ntoso document are which kinds of clause: the articles above all."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from lxml import etree

from workbench.formats.akoma.words import name_of
from workbench.formats.akoma.writing import OWN
from workbench.lang.characters import BLANKS
from workbench.lang.numerals import CHINESE_COUNT, CHINESE_NUMERAL, chinese_number, roman_number
from workbench.law.model import ClauseKind

_NAMES: Final[Mapping[ClauseKind, str]] = {
    ClauseKind.PART: "part book tome subpart",
    ClauseKind.CHAPTER: "title chapter",
    ClauseKind.SECTION: "division subtitle subchapter section level subdivision rule regulation clause crossHeading",
    ClauseKind.ARTICLE: "article",
    ClauseKind.PARAGRAPH: "paragraph subsection alinea transitional proviso subrule subregulation",
    ClauseKind.ITEM: "point subparagraph subclause item",
    ClauseKind.SUBITEM: "indent",
    ClauseKind.ANNEX: "attachment annex schedule",
}
_KINDS: Final[Mapping[str, ClauseKind]] = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_APART: Final = frozenset({"preamble", "annex", "table", "signature", "note"})
# The elements a parliament may number its laws by, the first that a document has; the others group them or stand below.
_UNITS: Final = ("article", "section", "regulation", "rule", "clause")
_BELOW: Final[Mapping[ClauseKind, ClauseKind]] = {
    ClauseKind.PARAGRAPH: ClauseKind.ITEM, ClauseKind.ITEM: ClauseKind.SUBITEM, ClauseKind.SUBITEM: ClauseKind.SUBITEM,
}  # fmt: skip
_DIGITS: Final = re.compile(
    r"[0-9０-９]{1,6}(?:[-.][0-9]{1,4})*(?:[A-Za-z]{1,2}(?![A-Za-z]))?"
    r"(?:[ ]?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)\b)?|(?<=[(（])[A-Za-z]{1,5}(?=[)）])"
)
_CHINESE: Final = re.compile(
    rf"第?[{BLANKS}]*([{CHINESE_NUMERAL}]{{1,12}})[{BLANKS}]*[编章节条款项]?(?:之([{CHINESE_COUNT}]{{1,3}}))?"
)


class UnitFinder:
    """The kinds of the elements of one document."""

    def __init__(self, body: etree._Element, is_own: bool) -> None:
        self._is_own = is_own
        self._article = "article" if is_own else _unit_of(body)

    def kind(self, element: etree._Element, parent: ClauseKind | None) -> ClauseKind | None:
        """What clause an element of the hierarchy is under one of kind ``parent``; None for one that holds words."""
        name = _called(element)
        if name_of(element) == "hcontainer":
            if self._is_own and element.get("name") in _APART:
                return ClauseKind(element.get("name", ""))
            if name not in _KINDS:
                return ClauseKind.SECTION
        kind = _KINDS.get(name)
        if self._is_own or kind is None:
            return kind
        if name in _UNITS and self._is_article(element, name):
            return ClauseKind.ARTICLE
        if name == "article":
            return ClauseKind.CHAPTER
        if kind == ClauseKind.SECTION and name in ("rule", "regulation", "clause"):
            return ClauseKind.PARAGRAPH
        if parent is not None and kind in _BELOW and parent in _BELOW and _is_above(kind, parent):
            return _BELOW[parent]
        return kind

    def _is_article(self, element: etree._Element, name: str) -> bool:
        """Whether a section or its like is an article: the unit of this document, and no group of such units.

        Where the unit is no article by name, a rule or regulation beside it (in a schedule, say) is one as well.
        """
        if name != self._article and self._article == "article":
            return False
        if name != self._article and any(_called(holder) == self._article for holder in element.iterancestors()):
            return False
        return not _holds(element, (name, self._article))


def _unit_of(body: etree._Element) -> str:
    """The name of the elements that number a document: the first of the list that mostly groups no others of it."""
    for name in _UNITS:
        units = [each for each in body.iter() if _called(each) == name and not _is_quoted(each, body)]
        groups = sum(_holds(each, [other for other in _UNITS[:4] if other != name]) for each in units)
        if units and groups * 2 < len(units):
            return name
    return "article"


def _holds(element: etree._Element, names: Collection[str]) -> bool:
    return any(_called(below) in names and not _is_quoted(below, element) for below in element.iterdescendants())


def _is_above(kind: ClauseKind, parent: ClauseKind) -> bool:
    """Whether ``kind`` stands no deeper than its parent: paragraphs of a subsection are its items."""
    order = list(_BELOW)
    return order.index(kind) <= order.index(parent)


def _called(element: etree._Element) -> str:
    """The name of an element, for a container that has none of its own the name it gives."""
    name = name_of(element)
    return element.get("name", "").lower() if name == "hcontainer" else name


def _is_quoted(element: etree._Element, within: etree._Element) -> bool:
    """Whether an element stands in the words of another law that an amendment quotes."""
    for holder in element.iterancestors():
        if holder is within:
            return False
        if name_of(holder) in ("quotedStructure", "embeddedStructure"):
            return True
    return False


def number_of(element: etree._Element, label: str) -> str:
    """The number of a clause: what this program wrote, else what its printed label says."""
    written = element.get(f"{{{OWN}}}number")
    return number_in(label) if written is None else written


def number_in(label: str) -> str:
    """The number in a printed label: Arabic for Chinese and Roman numerals, letters as they are; 57 bis is 57bis."""
    match = _DIGITS.search(label)
    if match is not None:
        return match[0].replace(" ", "")
    chinese = _CHINESE.search(label)
    if chinese is not None:
        within = f"-{chinese_number(chinese[2])}" if chinese[2] else ""
        return f"{chinese_number(chinese[1])}{within}"
    last = label.split()[-1].strip(".):") if label.split() else ""
    roman = roman_number(last)
    return str(roman) if roman is not None else last
