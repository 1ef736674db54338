"""The list and outline styles of an OpenDocument file, as the levels that Word's counters count in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from workbench.formats.docx.reading.numbering import LEVELS, ListInstance, ListLevel

_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT: Final = f"{{{_ODF}text:1.0}}"
STYLE: Final = f"{{{_ODF}style:1.0}}"
_LIBREOFFICE: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
OUTLINE: Final = "outline"

_PLACE: Final = re.compile(r"%(\d)%")
_NO_STARTS: Final[Mapping[int, int]] = MappingProxyType({})

# style:num-format: a letter or digit (ODF 1.3, 19.508), or the first signs of the row as LibreOffice writes them.
_FORMATS: Final = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一": "chineseCountingThousand",
    "壹": "chineseLegalSimplified",
    "①": "decimalEnclosedCircle",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "１": "decimalFullWidth",
    "01": "decimalZero",
    "㈠": "ideographEnclosedCircle",
    "⑴": "decimalEnclosedParen",
    "⒈": "decimalEnclosedFullstop",
    "〇": "ideographDigital",
}


def read_list_styles(roots: Iterable[etree._Element]) -> Mapping[str, Mapping[int, ListLevel]]:
    """The levels (from 0) of every list style by name; the outline of headings stands under :data:`OUTLINE`."""
    styles: dict[str, Mapping[int, ListLevel]] = {}
    for root in roots:
        for each in root.iter(f"{TEXT}list-style"):
            styles[each.get(f"{STYLE}name") or ""] = _levels(each)
        for each in root.iter(f"{TEXT}outline-style"):
            styles[OUTLINE] = _levels(each)
    return MappingProxyType(styles)


def instance_of(list_id: str, levels: Mapping[int, ListLevel]) -> ListInstance:
    """A list to count in; in OpenDocument each has its own start and none is started again by an override."""
    return ListInstance(list_id, levels, _NO_STARTS)


def _levels(style: etree._Element) -> Mapping[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for each in style:
        at = whole(each.get(f"{TEXT}level"), 0) - 1
        if 0 <= at < LEVELS:
            levels[at] = _bullet(each) if each.tag == f"{TEXT}list-level-style-bullet" else _level(each, at)
    return MappingProxyType(levels)


def _bullet(element: etree._Element) -> ListLevel:
    return ListLevel(style="bullet", text=element.get(f"{TEXT}bullet-char") or "•", suffix=_suffix(element))


def _level(element: etree._Element, at: int) -> ListLevel:
    written = element.get(f"{STYLE}num-format") or ""
    start = whole(element.get(f"{TEXT}start-value"), 1)
    style = _FORMATS.get(written.split(",")[0].strip(), "decimal")
    return ListLevel(start, style, _text(element, at) if written else "", _suffix(element))


def _text(element: etree._Element, at: int) -> str:
    whole_format = element.get(f"{STYLE}num-list-format") or element.get(f"{_LIBREOFFICE}num-list-format")
    if whole_format is not None:
        return _PLACE.sub(r"%\1", whole_format)
    displayed = whole(element.get(f"{TEXT}display-levels"), 1)
    numbers = ".".join(f"%{level + 1}" for level in range(max(0, at - displayed + 1), at + 1))
    return (element.get(f"{STYLE}num-prefix") or "") + numbers + (element.get(f"{STYLE}num-suffix") or "")


def _suffix(element: etree._Element) -> str:
    followed = next(
        (each.get(f"{TEXT}label-followed-by") for each in element.iter(f"{STYLE}list-level-label-alignment")), None
    )
    return "nothing" if followed == "nothing" else "space"


def whole(written: str | None, otherwise: int) -> int:
    """A whole number from an attribute, within what a document can mean by one."""
    return int(written) if written is not None and re.fullmatch(r"\d{1,6}", written) else otherwise
