"""Reading an Akoma Ntoso document of this program or another into a law; what is left out is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from workbench.errors import Invalid
from workbench.formats.akoma.metadata import date_and_author
from workbench.formats.akoma.units import UnitFinder, number_of
from workbench.formats.akoma.words import WordReader, name_of, notes_in
from workbench.formats.akoma.writing import OWN
from workbench.formats.markup import clean_tree, parse_xml
from workbench.lang.languages import BETWEEN_WORDS, Lang, language_of_words
from workbench.law.accounting import missing_words
from workbench.law.model import Clause, ClauseKind, Furniture, FurnitureKind, LawText, ReadWarning
from workbench.law.parsing.builder import ClauseBuilder, LawBuilder

_BODIES: Final = ("body", "mainBody", "amendmentBody", "portionBody", "fragmentBody")
_PASSED_THROUGH: Final = frozenset(
    {"component", "components", "attachments", "collectionBody", "doc", "act", "bill", "statement", *_BODIES}
)
_LISTS: Final = frozenset({"list", "sublist", "blockList", "ul", "ol"})
_CONTENT: Final = frozenset({"intro", "content", "wrapUp", "wrap", "listIntroduction", "listWrapUp"})
_ITEMS: Final = frozenset({"item", "li"})
_LANGUAGES: Final[Mapping[str, Lang]] = {
    "zh": "zh", "zho": "zh", "chi": "zh", "cmn": "zh", "yue": "zh", "en": "en", "eng": "en",
}  # fmt: skip
_NO_TITLE: Final = frozenset({"", "untitled", "no title"})
_EXCERPT: Final = 40  # letters of a document or passage that are quoted in a warning


def read_akoma(data: bytes, number: int = 1) -> LawText:
    """The law in an Akoma Ntoso file; ``number`` says which document of a collection, from 1.

    Raises Invalid ``akoma_unreadable`` where ``data`` is no XML or has a document type declaration,
    ``akoma_without_body`` where it is no Akoma Ntoso document with a body, and ``akoma_no_such_document``.
    """
    root = _parse(data)
    warnings = list(clean_tree(root))
    documents = _documents(root)
    if not documents:
        raise Invalid("akoma_without_body", field="file")
    if not 1 <= number <= len(documents):
        raise Invalid("akoma_no_such_document", field="file", number=number, count=len(documents))
    document = documents[number - 1]
    is_own = OWN in root.nsmap.values()
    lang, unknown = _language(document, root)
    if unknown:
        warnings.append(ReadWarning("akoma_language", unknown, 0, {"language": unknown}))
    reader = _AkomaReader(document, lang, is_own)
    reader.read_document()
    texts = list(map(_plain, documents))
    others = [Furniture(FurnitureKind.DOCUMENT, text) for at, text in enumerate(texts, start=1) if at != number]
    titles = tuple(map(_title_in_collection, documents, texts)) if len(documents) > 1 else ()
    if titles:
        warnings.append(_collection_warning(titles, number))
    dated, author = ("", "") if is_own else date_and_author(document)
    law = LawText(
        _title(document, root, reader.front),
        lang,
        reader.clauses(),
        (*warnings, *reader.warnings()),
        "\n".join(reader.front),
        (*reader.furniture, *others),
        dated=dated,
        author=author,
    )
    return replace(law, missing_words=missing_words(texts, law), documents=titles, document=number)


def _parse(data: bytes) -> etree._Element:
    try:
        return parse_xml(data)
    except Invalid as problem:
        raise Invalid("akoma_unreadable", field="file") from problem


def _documents(root: etree._Element) -> list[etree._Element]:
    """The documents of a file in order; what is attached to a document or quoted in it belongs to it."""
    documents: list[etree._Element] = []
    for body in root.iter(*(f"{{*}}{name}" for name in _BODIES)):
        holder = body.getparent()
        if holder is not None and not any(above in documents for above in holder.iterancestors()):
            documents.append(holder)
    return documents


def _language(document: etree._Element, root: etree._Element) -> tuple[Lang, str]:
    """The language to read in, and the code of one that this program does not know, empty where it does."""
    for holder in (document, root):
        for element in holder.iter("{*}FRBRlanguage"):
            code = element.get("language", "")
            if lang := _LANGUAGES.get(code.lower().split("-")[0]):
                return lang, ""
            return language_of_words(_plain(document)), code or "?"
    return language_of_words(_plain(document)), ""


def _title(document: etree._Element, root: etree._Element, front: list[str]) -> str:
    names = [
        element.get("value", "")
        for holder in (document, root)
        for element in holder.iter("{*}FRBRalias")
        if element.get("name") == "title"
    ]
    names += ["".join(map(str, element.itertext())) for element in document.iter("{*}docTitle", "{*}shortTitle")]
    titles = (" ".join(name.split()) for name in (*names, *front[:1]))
    return next((title for title in titles if title.lower() not in _NO_TITLE), "")


def _plain(element: etree._Element) -> str:
    """The words of a whole document, as one line, without what is said about it."""
    meta = {each for top in element.iter("{*}meta") for each in top.iter()}
    return " ".join(
        " ".join(words.split())
        for each in element.iter()
        for words in ([each.text] if each not in meta else []) + ([each.tail] if each.getparent() not in meta else [])
        if words and each is not element
    )


def _title_in_collection(document: etree._Element, words: str) -> str:
    """Its title or first words, and how many words it has."""
    return f"{(_title(document, document, []) or words)[:_EXCERPT]} ({len(words.split())})"


def _collection_warning(titles: Sequence[str], number: int) -> ReadWarning:
    others = "; ".join(f"{at}. {title}" for at, title in enumerate(titles, start=1) if at != number)
    facts = {"number": number, "count": len(titles), "others": others}
    return ReadWarning("akoma_collection", others, 0, facts)


class _AkomaReader:
    """Puts the elements of a document into a tree of clauses, keeping the eIds where all have one."""

    def __init__(self, document: etree._Element, lang: Lang, is_own: bool) -> None:
        self.front: list[str] = []
        self.furniture: list[Furniture] = []
        self._document = document
        self._words = WordReader(is_own, BETWEEN_WORDS[lang])
        self._units = UnitFinder(document, is_own)
        self._tree = LawBuilder(lang)
        self._ids: list[str] = []
        self._ordinals: dict[tuple[ClauseBuilder | None, ClauseKind], int] = {}

    def read_document(self) -> None:
        """Read the document: what stands before its body, the body, and what is attached."""
        self._take_deletions()
        for part in self._document:
            name = name_of(part)
            if name in ("preface", "coverPage"):
                self._front(part)
            elif name == "preamble":
                self._preamble(part)
            elif name == "conclusions":
                self._apart(ClauseKind.SIGNATURE, part)
            elif name not in ("meta", ""):
                self._read(part, None)

    def clauses(self) -> tuple[Clause, ...]:
        """The clauses; their keys are the eIds of the file where every clause has one of its own."""
        made = self._tree.clauses()
        ids = self._ids
        if "" in ids or len(set(ids)) < len(ids):
            return tuple(
                replace(clause, source_id=identifier if identifier != clause.key else "")
                for clause, identifier in zip(made, ids, strict=True)
            )
        renamed = {clause.key: identifier for clause, identifier in zip(made, ids, strict=True)}
        return tuple(
            replace(clause, key=renamed[clause.key], parent=renamed[clause.parent] if clause.parent else None)
            for clause in made
        )

    def warnings(self) -> Iterator[ReadWarning]:
        """What a person should look at: tracked changes, pictures, a text without articles."""
        insertions = list(self._document.iter("{*}ins"))
        deletions = [each for each in self.furniture if each.kind == FurnitureKind.DELETION]
        if insertions or deletions:
            excerpt = (deletions[0].text if deletions else self._words.words(insertions[0]))[:_EXCERPT]
            counts = {"insertions": len(insertions), "deletions": len(deletions), "moves": 0}
            total = len(insertions) + len(deletions)
            yield ReadWarning("tracked_changes", excerpt, 0, {**counts, "count": total, "places": excerpt})
        if pictures := sum(1 for _ in self._document.iter("{*}img")):
            yield ReadWarning("pictures_left_out", "", 0, {"count": pictures, "places": "—"})
        if not any(node.kind == ClauseKind.ARTICLE for node in self._tree.nodes):
            yield ReadWarning("no_articles", "")

    # -- what is no clause ---------------------------------------------------------------------------------

    def _take_deletions(self) -> None:
        for deleted in self._document.iter("{*}del"):
            if not any(name_of(holder) in ("del", "meta") for holder in deleted.iterancestors()):
                words = " ".join("".join(map(str, deleted.itertext())).split())
                self.furniture.append(Furniture(FurnitureKind.DELETION, words))

    def _front(self, part: etree._Element) -> None:
        for child in part:
            if name_of(child) == "toc":
                self._contents(child)
            else:
                self.front.extend(self._words.blocks(child))
                self._notes(child, None)

    def _contents(self, element: etree._Element) -> None:
        words = " ".join(self._words.blocks(element))
        self.furniture.append(Furniture(FurnitureKind.CONTENTS, words))

    # -- clauses -------------------------------------------------------------------------------------------

    def _add(
        self, kind: ClauseKind, element: etree._Element | None, parent: ClauseBuilder | None, label: str = ""
    ) -> ClauseBuilder:
        heading = number = ""
        if element is not None:
            number = number_of(element, label)
            heading = " ".join(filter(None, (self._child_words(element, part) for part in ("heading", "subheading"))))
        if not number and kind not in (
            ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION, ClauseKind.ARTICLE
        ):  # fmt: skip
            count = self._ordinals[parent, kind] = self._ordinals.get((parent, kind), 0) + 1
            number = str(count)
        self._ids.append("" if element is None else element.get("eId") or element.get("id") or "")
        return self._tree.add(kind, number, label, heading, parent=parent)

    def _child_words(self, element: etree._Element, name: str) -> str:
        for child in element:
            if name_of(child) == name:
                return self._words.words(child)
        return ""

    def _apart(self, kind: ClauseKind, element: etree._Element) -> None:
        """Conclusions, or a preamble without recitals, as one clause of words."""
        node = self._add(kind, element, None)
        node.heading = ""
        node.lines.extend(self._words.blocks(element))
        self._notes(element, node)

    def _preamble(self, element: etree._Element) -> None:
        """A preamble: each recital is a paragraph of it, so that it can be spoken of by itself."""
        recitals = list(element.iter("{*}recital"))
        if not recitals:
            self._apart(ClauseKind.PREAMBLE, element)
            return
        node = self._add(ClauseKind.PREAMBLE, element, None)
        for part in element.iterdescendants():
            holders = [name_of(holder) for holder in part.iterancestors()]
            if name_of(part) == "recital":
                recital = self._add(ClauseKind.PARAGRAPH, part, node, self._child_words(part, "num"))
                for child in part:
                    if name_of(child) not in ("num", "heading"):
                        recital.lines.extend(self._words.blocks(child))
                self._notes(part, recital)
            elif name_of(part) in ("p", "formula") and "recital" not in holders and "formula" not in holders:
                words = list(self._words.blocks(part))
                (self._add(ClauseKind.PARAGRAPH, None, node) if len(self._tree.nodes) > 1 else node).lines.extend(words)

    def _read(self, element: etree._Element, parent: ClauseBuilder | None) -> None:
        """Read an element of the hierarchy and all below it."""
        name = name_of(element)
        kind = self._units.kind(element, None if parent is None else parent.kind)
        if name in ("num", "heading", "subheading", "meta", "del", ""):
            if name in ("num", "heading", "subheading"):
                self._notes(element, parent)
        elif name == "toc":
            self._contents(element)
        elif name in _LISTS:
            for child in element:
                self._read(child, parent)
        elif name in _ITEMS and parent is not None:
            self._item(element, parent)
        elif kind is not None:
            self._clause(element, kind, parent)
        elif name in _PASSED_THROUGH:
            for child in element:
                self._read(child, parent)
        elif name in _CONTENT and parent is not None:
            for block in element if len(element) and not (element.text or "").strip() else (element,):
                self._block(block, parent, name)
        elif name == "preface":
            self._add_words(element, parent)
        elif name == "table" and parent is not None:
            self._block(element, parent, name)
        else:
            self._add_words(element, parent)

    def _clause(self, element: etree._Element, kind: ClauseKind, parent: ClauseBuilder | None) -> None:
        if name_of(element) == "crossHeading":
            self._add(kind, element, parent).heading = self._words.words(element)
            return
        node = self._add(kind, element, parent, self._child_words(element, "num"))
        for child in element:
            self._read(child, node)

    def _item(self, element: etree._Element, parent: ClauseBuilder) -> None:
        """An entry of a list inside words: an item, or what stands below one."""
        kind = ClauseKind.SUBITEM if parent.kind in (ClauseKind.ITEM, ClauseKind.SUBITEM) else ClauseKind.ITEM
        node = self._add(kind, element, parent, self._child_words(element, "num") or element.get("value", ""))
        if not any(map(name_of, element)) or (element.text or "").strip():
            node.lines.append(self._words.words(element))
            self._notes(element, node)
            return
        for child in element:
            if name_of(child) in ("num", "heading", "subheading"):
                self._notes(child, node)
            else:
                self._block(child, node, "content")

    def _block(self, block: etree._Element, node: ClauseBuilder, within: str) -> None:
        """A block of words of a clause: a table, a list, or lines."""
        name = name_of(block)
        if name == "table":
            table = node if node.kind == ClauseKind.TABLE else self._add(ClauseKind.TABLE, None, node)
            table.lines.extend(self._words.rows(block))
            self._notes(block, node)
        elif name in _LISTS or name in _ITEMS:
            self._list(block, node)
        elif node.kind == ClauseKind.ARTICLE or within in ("wrapUp", "listWrapUp"):
            self._add_words(block, node)
        elif name and name != "del":
            node.lines.extend(self._words.blocks(block))
            self._notes(block, node)

    def _list(self, block: etree._Element, node: ClauseBuilder) -> None:
        """A list: its introduction is words of the clause, its entries are items under them."""
        if node.kind == ClauseKind.ARTICLE:
            node = self._add(ClauseKind.PARAGRAPH, None, node)
        for child in block:
            if name_of(child) in _ITEMS:
                self._item(child, node)
            elif name_of(child) == "listWrapUp":
                self._add_words(child, node)
            else:
                self._block(child, node, "content")

    def _add_words(self, element: etree._Element, parent: ClauseBuilder | None) -> None:
        """Words that stand directly in an article or a heading, as a paragraph of it."""
        words = list(self._words.blocks(element))
        node = parent
        if words:
            node = self._add(ClauseKind.PARAGRAPH, None, parent)
            node.lines.extend(words)
        self._notes(element, node)

    def _notes(self, element: etree._Element, node: ClauseBuilder | None) -> None:
        """The notes printed at words of a clause, each a clause of its own under it."""
        for note in notes_in(element):
            words = list(self._words.blocks_of_note(note))
            if words:
                self._add(ClauseKind.NOTE, note, node).lines.extend(words)
