"""The words of Akoma Ntoso elements: layout white space, line breaks, deletions, notes and tables are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

_INLINE: Final = frozenset({
    "b", "i", "u", "sup", "sub", "span", "ref", "rref", "mref", "def", "term", "date", "time", "quantity",
    "person", "organization", "concept", "object", "event", "location", "process", "role", "entity", "ins",
    "noteRef", "docTitle", "docNumber", "docDate", "docType", "docProponent", "docAuthority", "docStage",
    "docStatus", "docIntroducer", "docketNumber", "docCommittee", "docPurpose", "docJurisdiction", "shortTitle",
    "a", "abbr", "inline", "quotedText", "mod", "rmod", "mmod", "change", "remark", "omissis", "fillIn",
    "placeholder", "session", "affectedDocument", "relatedDocument", "signature", "legislature",
})  # fmt: skip
_WHITE: Final = re.compile(r"[ \t\r\n\xa0]+")
_LEFT_OUT: Final = frozenset({"authorialNote", "note", "del", "meta", "img"})
_BREAKS: Final = frozenset({"eol", "br"})
_LEAVES: Final = frozenset({"p", "num", "heading", "subheading", "crossHeading", "docTitle", "block", "li", "formula"})


def name_of(element: etree._Element) -> str:
    """The name of an element in any namespace, since older and newer versions of the standard differ by it."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class WordReader:
    """Takes words out of elements; ``is_own`` keeps white space, since this program's files hold no layout.

    ``joint`` is what a line break inside words becomes: a blank, nothing in Chinese.
    """

    def __init__(self, is_own: bool, joint: str) -> None:
        self._is_own = is_own
        self._joint = joint

    def words(self, element: etree._Element) -> str:
        """All words of an element, without notes and deletions, layout white space as one blank."""
        words = self._gathered(element)
        return words if self._is_own else _WHITE.sub(" ", words).strip()

    def _gathered(self, element: etree._Element) -> str:
        words = element.text or ""
        for child in element:
            name = name_of(child)
            if name in _BREAKS:
                words = words.rstrip() + self._joint if not self._is_own else words + self._joint
            elif name in _INLINE:
                words += self._gathered(child)
            elif name and name not in _LEFT_OUT:
                words += f" {self._gathered(child)} "
            words += child.tail or ""
        return words

    def blocks(self, element: etree._Element) -> Iterator[str]:
        """The blocks of words in an element, one each, in order."""
        name = name_of(element)
        if name in _LEFT_OUT:
            return
        children = [child for child in element if name_of(child)]
        if name in _LEAVES or not children or (element.text or "").strip() or all(map(_is_inline, children)):
            if words := self.words(element):
                yield words
            return
        for child in children:
            yield from self.blocks(child)

    def blocks_of_note(self, note: etree._Element) -> Iterator[str]:
        """The blocks of words of a note, which other readers of words pass over."""
        if not any(map(name_of, note)):
            yield self.words(note)
        for child in note:
            yield from self.blocks(child)

    def rows(self, table: etree._Element) -> Iterator[str]:
        """The rows of a table, cells parted by tabs; a table in a cell is words of the cell."""
        for row in table.iter("{*}tr"):
            if next(row.iterancestors("{*}table")) is table:
                cells = (" ".join(self.blocks(cell)) for cell in row if name_of(cell) in ("td", "th"))
                yield "\t".join(cells)


def _is_inline(element: etree._Element) -> bool:
    return name_of(element) in _INLINE | _BREAKS | {"authorialNote", "del"}


def notes_in(element: etree._Element) -> Iterator[etree._Element]:
    """The notes printed at the words of an element and of all below it."""
    return element.iter("{*}authorialNote")
