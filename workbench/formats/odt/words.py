"""All words of an OpenDocument text as they are written, and those of them that are none of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from workbench.formats.odt.lists import STYLE, TEXT
from workbench.law.model import Furniture, FurnitureKind

_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:"
PARAGRAPHS: Final = frozenset({f"{TEXT}p", f"{TEXT}h"})
_BESIDE: Final = {
    f"{STYLE}{side}{page}": kind
    for side, kind in (("header", FurnitureKind.PAGE_HEADER), ("footer", FurnitureKind.PAGE_FOOTER))
    for page in ("", "-left", "-first")
}
# What stands in a paragraph and is none of its words: computed numbers, descriptions of pictures, who commented when.
_NO_WORDS: Final = frozenset(
    {f"{TEXT}number", *(f"{{{_ODF}svg-compatible:1.0}}{name}" for name in ("title", "desc"))}
    | {f"{{http://purl.org/dc/elements/1.1/}}{name}" for name in ("creator", "date")}
    | {f"{{{_ODF}meta:1.0}}{name}" for name in ("creator-initials", "date-string")}
)


def pieces_of(root: etree._Element) -> Iterator[str]:
    """The words below an element as they are written, deleted ones and comments too, a paragraph a piece."""
    for paragraph in root.iter(*PARAGRAPHS):
        yield "".join(own_words(paragraph))


def own_words(element: etree._Element) -> Iterator[str]:
    """The words of an element but for those in paragraphs inside it, such as a note or a comment."""
    yield element.text or ""
    for child in element:
        if child.tag not in PARAGRAPHS and child.tag not in _NO_WORDS:
            yield from own_words(child)
        yield child.tail or ""


def words_in(root: etree._Element) -> str:
    """The words below an element, as :func:`pieces_of` gives them, in one line."""
    return " ".join(" ".join(pieces_of(root)).split())


def deletions(body: etree._Element) -> Iterator[Furniture]:
    """What tracked changes took out of the text; OpenDocument keeps it in front of the text."""
    for deletion in body.iter(f"{TEXT}deletion"):
        if words := words_in(deletion):
            yield Furniture(FurnitureKind.DELETION, words)


def beside_the_text(roots: Iterable[etree._Element]) -> Iterator[Furniture]:
    """Headers and footers of pages."""
    for root in roots:
        for element in root.iter(*_BESIDE):
            if words := words_in(element):
                yield Furniture(_BESIDE[element.tag], words)
