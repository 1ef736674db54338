"""A law as Akoma Ntoso 3.0 (OASIS LegalDocML): the clause tree as elements with stable eIds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from workbench.lang.languages import Lang
from workbench.law.model import Clause, ClauseKind, LawText

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN: Final = "urn:workbench:clause"  # for what Akoma Ntoso has no attribute for: the number in Arabic digits
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
_COUNTRIES: Final[dict[Lang, str]] = {"zh": "cn", "en": "un"}
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_akoma(law: LawText) -> bytes:
    """``law`` as an Akoma Ntoso 3.0 act in UTF-8; every clause is an element whose ``eId`` is the clause's id.

    Kinds without an element of their own (preamble, annex, table, signature, note) are ``hcontainer`` elements named
    after the kind. Line numbers and warnings belong to the reading of a file and are not written.
    """
    names: dict[str | None, str] = {None: AKN, "workbench": OWN}
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
    if clause.source_id:
        element.set("wId", clause.source_id)
    element.set(f"{{{OWN}}}number", clause.number)
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
