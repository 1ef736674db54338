"""What a Word style says of its paragraphs: heading level, numbering, hidden text, title or contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from lxml import etree

from workbench.formats.docx.reading.names import is_on, number, value, w

BODY_LEVEL: Final = 9  # w:outlineLvl counts from 0; 9 means body text

_HEADING: Final = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE: Final = frozenset({"title", "标题", "標題"})
_CONTENTS: Final = re.compile(r"(?:toc|目录|目錄)\s*\d*(?:\s+heading)?|toc heading", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """One style by itself; what it leaves open stands in the style it is based on."""

    id: str
    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    num_id: int | None = None
    num_level: int | None = None
    vanish: bool | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a document by id, and the id of the paragraph style that holds where none is named."""

    by_id: Mapping[str, Style] = field(default_factory=lambda: MappingProxyType({}))
    default: str | None = None

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """The style and those it is based on, nearest first; a ring ends where it closes."""
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and style_id in self.by_id:
            seen.add(style_id)
            style = self.by_id[style_id]
            yield style
            style_id = style.based_on

    def outline(self, style_id: str | None) -> int | None:
        """The outline level (0 to 8) of the style's paragraphs, by its own word or by its name; None for body text."""
        for style in self.chain(style_id):
            if style.outline is not None:
                return style.outline if style.outline < BODY_LEVEL else None
            if named := _HEADING.fullmatch(style.name):
                return int(named[1]) - 1
        return None

    def is_title(self, style_id: str | None) -> bool:
        return any(style.name.lower() in _TITLE for style in self.chain(style_id))

    def is_contents(self, style_id: str | None) -> bool:
        return any(_CONTENTS.fullmatch(style.name) for style in self.chain(style_id))

    def is_hidden(self, style_id: str | None) -> bool:
        return next((style.vanish for style in self.chain(style_id) if style.vanish is not None), False)


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of a styles part; none where the document has no such part."""
    if root is None:
        return Styles()
    styles: dict[str, Style] = {}
    default = None
    for element in root.iterchildren(w("style")):
        style = _read_style(element)
        styles.setdefault(style.id, style)
        if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
            default = style.id
    return Styles(MappingProxyType(styles), default)


def _read_style(element: etree._Element) -> Style:
    numbering = element.find(f"{w('pPr')}/{w('numPr')}")
    return Style(
        id=value(element, "styleId") or "",
        name=(value(element.find(w("name"))) or "").strip(),
        based_on=value(element.find(w("basedOn"))),
        outline=number(element.find(f"{w('pPr')}/{w('outlineLvl')}")),
        num_id=None if numbering is None else number(numbering.find(w("numId"))),
        num_level=None if numbering is None else number(numbering.find(w("ilvl"))),
        vanish=is_on(element.find(f"{w('rPr')}/{w('vanish')}")),
    )
