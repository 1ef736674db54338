"""Akoma Ntoso 3.0 (OASIS LegalDocML) out and in: the clause tree as elements with stable eIds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from workbench.errors import Invalid
from workbench.formats.markup import clean_tree, parse_xml
from workbench.lang.characters import BLANKS, has_chinese
from workbench.lang.languages import Lang
from workbench.lang.numerals import CHINESE_COUNT, CHINESE_NUMERAL, chinese_number, roman_number
from workbench.law.model import Clause, ClauseKind, LawText
from workbench.law.parsing.builder import ClauseBuilder, LawBuilder

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_OWN: Final = "urn:workbench:clause"  # for what Akoma Ntoso has no attribute for: the number in Arabic digits
_LANGUAGES: Final[dict[Lang, str]] = {"zh": "zho", "en": "eng"}
_ELEMENTS: Final[Mapping[ClauseKind, str]] = {
    ClauseKind.PART: "part",
    ClauseKind.CHAPTER: "chapter",
    ClauseKind.SECTION: "section",
    ClauseKind.ARTICLE: "article",
    ClauseKind.PARAGRAPH: "paragraph",
    ClauseKind.ITEM: "point",
    ClauseKind.SUBITEM: "indent",
}
_NAMES: Final[Mapping[ClauseKind, str]] = {
    ClauseKind.PART: "part book tome subpart",
    ClauseKind.CHAPTER: "title chapter",
    ClauseKind.SECTION: "division subtitle subchapter section level subdivision",
    ClauseKind.ARTICLE: "article rule",
    ClauseKind.PARAGRAPH: "paragraph subsection clause alinea transitional proviso",
    ClauseKind.ITEM: "point subparagraph subclause subrule",
    ClauseKind.SUBITEM: "indent",
}
_KINDS: Final[Mapping[str, ClauseKind]] = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_COUNTRIES: Final[dict[Lang, str]] = {"zh": "cn", "en": "un"}
_APART: Final = frozenset({"preamble", "annex", "table", "signature", "note"})
_PASSED_THROUGH: Final = frozenset({"body", "mainBody", "component", "components", "attachments", "collectionBody"})
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIGITS: Final = re.compile(r"[0-9０-９]{1,6}[A-Za-z]{0,2}|(?<=[(（])[A-Za-z]{1,5}(?=[)）])")
_CHINESE: Final = re.compile(
    rf"第?[{BLANKS}]*([{CHINESE_NUMERAL}]{{1,12}})[{BLANKS}]*[编章节条款项]?(?:之([{CHINESE_COUNT}]{{1,3}}))?"
)


def write_akoma(law: LawText) -> bytes:
    """``law`` as an Akoma Ntoso 3.0 act in UTF-8; every clause is an element whose ``eId`` is the clause's id.

    Kinds without an element of their own (preamble, annex, table, signature, note) are ``hcontainer`` elements named
    after the kind. Line numbers and warnings belong to the reading of a file and are not written.
    """
    names: dict[str | None, str] = {None: AKN, "workbench": _OWN}
    root = etree.Element(_akn("akomaNtoso"), nsmap=names)  # type: ignore[arg-type]
    act = etree.SubElement(root, _akn("act"), name="act")
    _write_meta(act, law)
    preface = etree.SubElement(act, _akn("preface"))
    for line in law.front.split("\n"):
        _write_words(preface, "p", line)
    body = etree.SubElement(act, _akn("body"))
    elements: dict[str | None, etree._Element] = {None: body}
    with_children = {clause.parent for clause in law.clauses}
    for clause in law.clauses:
        elements[clause.key] = _write_clause(elements[clause.parent], clause, clause.key in with_children)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _akn(name: str) -> str:
    return f"{{{AKN}}}{name}"


def _write_meta(act: etree._Element, law: LawText) -> None:
    """The identification every Akoma Ntoso document must have; the work has no date or number that is known here."""
    language = _LANGUAGES[law.lang]
    country = _COUNTRIES[law.lang]
    meta = etree.SubElement(act, _akn("meta"))
    identification = etree.SubElement(meta, _akn("identification"), source="#workbench")
    work = f"/akn/{country}/act/draft"
    for level, uri in (
        ("FRBRWork", work),
        ("FRBRExpression", f"{work}/{language}@"),
        ("FRBRManifestation", f"{work}/{language}@.xml"),
    ):
        part = etree.SubElement(identification, _akn(level))
        etree.SubElement(part, _akn("FRBRthis"), value=f"{uri}/!main")
        etree.SubElement(part, _akn("FRBRuri"), value=uri)
        if level == "FRBRWork":
            etree.SubElement(part, _akn("FRBRalias"), value=_printable(law.title), name="title")
        etree.SubElement(part, _akn("FRBRdate"), date="0001-01-01", name="unknown")
        etree.SubElement(part, _akn("FRBRauthor"), href="#workbench")
        if level == "FRBRWork":
            etree.SubElement(part, _akn("FRBRcountry"), value=country)
        if level == "FRBRExpression":
            etree.SubElement(part, _akn("FRBRlanguage"), language=language)
    references = etree.SubElement(meta, _akn("references"), source="#workbench")
    etree.SubElement(
        references,
        _akn("TLCOrganization"),
        eId="workbench",
        href="/ontology/organization/workbench",
        showAs="Workbench",
    )


def _write_clause(parent: etree._Element, clause: Clause, has_children: bool) -> etree._Element:
    name = _ELEMENTS.get(clause.kind)
    element = etree.SubElement(parent, _akn(name or "hcontainer"))
    if name is None:
        element.set("name", clause.kind)
    element.set("eId", clause.key)
    element.set(f"{{{_OWN}}}number", clause.number)
    if clause.label:
        _write_words(element, "num", clause.label)
    if clause.heading:
        _write_words(element, "heading", clause.heading)
    if clause.kind == "article" and has_children:
        return element
    if clause.text or not has_children:
        content = etree.SubElement(element, _akn("intro" if has_children else "content"))
        if clause.kind == "table":
            _write_table(content, clause.text)
        else:
            for line in clause.text.split("\n"):
                _write_words(content, "p", line)
    return element


def _write_words(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, _akn(name)).text = _printable(words)


def _write_table(parent: etree._Element, text: str) -> None:
    table = etree.SubElement(parent, _akn("table"))
    for line in text.split("\n"):
        row = etree.SubElement(table, _akn("tr"))
        for cell in line.split("\t"):
            _write_words(etree.SubElement(row, _akn("td")), "p", cell)


def _printable(words: str) -> str:
    """``words`` without the characters XML cannot hold."""
    return _UNPRINTABLE.sub("", words)


def read_akoma(data: bytes) -> LawText:
    """The law in an Akoma Ntoso document of this program or another (act, bill, doc and their kin).

    Raises Invalid ``akoma_unreadable`` where ``data`` is no XML or has a document type declaration, and
    ``akoma_without_body`` where it is no Akoma Ntoso document with a body.
    """
    root = _parse(data)
    warnings = clean_tree(root)
    body = next((element for name in ("body", "mainBody") for element in root.iter(_any(name))), None)
    if body is None:
        raise Invalid("akoma_without_body", field="file")
    document = body.getparent()
    assert document is not None
    lang = _language(root)
    reader = _AkomaReader(lang)
    front: list[str] = []
    for part in document:
        name = _name(part)
        if name in ("preface", "coverPage"):
            front.extend(_paragraphs(part))
        elif name == "preamble":
            reader.add_apart(ClauseKind.PREAMBLE, part)
        elif name == "conclusions":
            reader.add_apart(ClauseKind.SIGNATURE, part)
        elif name not in ("meta", ""):
            reader.read(part, None)
    return LawText(_title(root, front), lang, reader.clauses(), warnings, "\n".join(front))


def _parse(data: bytes) -> etree._Element:
    try:
        return parse_xml(data)
    except Invalid as problem:
        raise Invalid("akoma_unreadable", field="file") from problem


def _any(name: str) -> str:
    """``name`` in any namespace, since older and newer versions of the standard differ by it."""
    return f"{{*}}{name}"


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _language(root: etree._Element) -> Lang:
    for element in root.iter(_any("FRBRlanguage")):
        return "zh" if element.get("language", "").lower()[:2] in ("zh", "ch") else "en"
    return "zh" if has_chinese(_words(root)) else "en"


def _title(root: etree._Element, front: list[str]) -> str:
    for element in root.iter(_any("FRBRalias")):
        if element.get("name") == "title":
            return element.get("value", "")
    for element in root.iter(_any("docTitle")):
        return _words(element)
    return front[0] if front else ""


def _words(element: etree._Element) -> str:
    """All words of an element, notes aside."""
    words = element.text or ""
    for child in element:
        if _name(child) not in ("authorialNote", "note"):
            words += _words(child)
        words += child.tail or ""
    return words


def _paragraphs(element: etree._Element) -> Iterator[str]:
    """The blocks of words in an element, one each, in order."""
    blocks = [child for child in element if _name(child)]
    inline = _name(element) in ("p", "num", "heading", "td", "th", "docTitle") or not blocks
    if inline:
        words = _words(element)
        yield words if _name(element) == "p" else words.strip()
        return
    for child in blocks:
        if _name(child) not in ("authorialNote", "meta"):
            yield from _paragraphs(child)


class _AkomaReader:
    """Puts the elements of a document into a tree of clauses, keeping the eIds where all have one."""

    def __init__(self, lang: Lang) -> None:
        self._tree = LawBuilder(lang)
        self._ids: list[str | None] = []
        self._ordinals: dict[tuple[ClauseBuilder | None, ClauseKind], int] = {}

    def clauses(self) -> tuple[Clause, ...]:
        made = self._tree.clauses()
        ids = self._ids
        if None in ids or len(set(ids)) < len(ids):
            return made
        renamed: Mapping[str, str] = {clause.key: identity or "" for clause, identity in zip(made, ids, strict=True)}
        return tuple(
            replace(
                clause,
                key=renamed[clause.key],
                parent=renamed[clause.parent] if clause.parent is not None else None,
            )
            for clause in made
        )

    def _add(
        self,
        kind: ClauseKind,
        number: str,
        label: str,
        heading: str,
        parent: ClauseBuilder | None,
        identity: str | None,
    ) -> ClauseBuilder:
        if not number and kind not in ("part", "chapter", "section", "article"):
            count = self._ordinals[parent, kind] = self._ordinals.get((parent, kind), 0) + 1
            number = str(count)
        self._ids.append(identity)
        return self._tree.add(kind, number, label, heading, parent=parent)

    def add_apart(self, kind: ClauseKind, element: etree._Element) -> None:
        """A preamble or conclusions as one clause of words."""
        node = self._add(kind, "", "", "", None, element.get("eId") or element.get("id"))
        node.lines.extend(_paragraphs(element))

    def read(self, element: etree._Element, parent: ClauseBuilder | None) -> None:
        """Read an element of the hierarchy and all below it."""
        name = _name(element)
        kind = self._kind(element)
        if kind is None:
            if name in _PASSED_THROUGH:
                for child in element:
                    self.read(child, parent)
            elif name in ("num", "heading", "subheading", "meta", ""):
                return
            else:
                self._add_words(element, parent)
            return
        number = element.get(f"{{{_OWN}}}number")
        label, heading = (self._child_words(element, part) for part in ("num", "heading"))
        if number is None:
            number = _number(label)
        node = self._add(kind, number, label, heading, parent, element.get("eId") or element.get("id"))
        for child in element:
            self._read_child(child, node)

    def _kind(self, element: etree._Element) -> ClauseKind | None:
        name = _name(element)
        if name == "hcontainer":
            named = element.get("name", "")
            return named if named in _APART else "section"  # type: ignore[return-value]
        if name in ("attachment", "annex"):
            return ClauseKind.ANNEX
        return _KINDS.get(name)

    @staticmethod
    def _child_words(element: etree._Element, name: str) -> str:
        for child in element:
            if _name(child) == name:
                return _words(child)
        return ""

    def _read_child(self, child: etree._Element, node: ClauseBuilder) -> None:
        name = _name(child)
        if name in ("num", "heading"):
            return
        if name in ("intro", "content", "wrapUp", "wrap"):
            self._read_content(child, node, name)
        elif name in ("list", "sublist", "doc", "statement", "act"):
            for part in child:
                self._read_child(part, node)
        else:
            self.read(child, node)

    def _read_content(self, content: etree._Element, node: ClauseBuilder, name: str) -> None:
        for block in content:
            if _name(block) == "table":
                table = node if node.kind == ClauseKind.TABLE else self._add(ClauseKind.TABLE, "", "", "", node, None)
                for row in block.iter(_any("tr")):
                    cells = (" ".join(_paragraphs(cell)) for cell in row if _name(cell) in ("td", "th"))
                    table.lines.append("\t".join(cells))
            elif node.kind == "article" or name == "wrapUp":
                self._add_words(block, node)
            else:
                node.lines.extend(line for line in _paragraphs(block) if line)

    def _add_words(self, element: etree._Element, parent: ClauseBuilder | None) -> None:
        """Words that stand directly in an article or a heading, as a paragraph of it."""
        words = [line for line in _paragraphs(element) if line]
        if words:
            self._add(ClauseKind.PARAGRAPH, "", "", "", parent, None).lines.extend(words)


def _number(label: str) -> str:
    """The number in a printed label: Arabic for Chinese and Roman numerals, letters as they are."""
    match = _DIGITS.search(label)
    if match is not None:
        return match[0]
    chinese = _CHINESE.search(label)
    if chinese is not None:
        within = f"-{chinese_number(chinese[2])}" if chinese[2] else ""
        return f"{chinese_number(chinese[1])}{within}"
    last = label.split()[-1].strip(".):") if label.split() else ""
    roman = roman_number(last)
    return str(roman) if roman is not None else last
