"""Footnotes: their marks in the text, and the part of the package that holds their words."""

from __future__ import annotations

from typing import Final

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from workbench.formats.docx.writing.runs import element, run
from workbench.formats.docx.writing.style_xml import style_id
from workbench.formats.docx.writing.typesetting import DocxWriter

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_LINES: Final = (("-1", "separator"), ("0", "continuationSeparator"))  # what parts text and notes, by id
_BEFORE: Final = "compat"  # among the settings, whose order is fixed


def footnote(setter: DocxWriter, text: str) -> etree._Element:
    """The mark of a new footnote that says ``text``; :func:`attach_footnotes` writes it down in the end."""
    setter.footnotes.append(text)
    return _raised(element("footnoteReference", id=str(len(setter.footnotes))))


def attach_footnotes(setter: DocxWriter) -> None:
    """Put the part with all footnotes into the document, where there are any."""
    if not setter.footnotes:
        return
    root = element("footnotes")
    for id_, kind in _LINES:
        root.append(element("footnote", element("p", element("r", element(kind))), type=kind, id=id_))
    for number, text in enumerate(setter.footnotes, 1):
        mark = _raised(element("footnoteRef"))
        look = element("pPr", element("pStyle", val=style_id("footnote text")))
        root.append(element("footnote", element("p", look, mark, run(f" {text}")), id=str(number)))
    document = setter.document
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, content, document.part.package)
    document.part.relate_to(part, _RELATION)
    notes = element("footnotePr", *(element("footnote", id=id_) for id_, _ in _LINES))
    document.settings.element.find(qn(f"w:{_BEFORE}")).addprevious(notes)


def _raised(mark: etree._Element) -> etree._Element:
    return element("r", element("rPr", element("vertAlign", val="superscript")), mark)
