"""The clean file that every export starts from, and the packing that gives the same bytes for the same words."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.document import Document as WordDocument

from workbench.formats.docx.writing.layout import Layout, layout_of
from workbench.formats.docx.writing.lists import numbering_part
from workbench.formats.docx.writing.style_xml import NAMESPACE
from workbench.formats.docx.writing.styles import fonts_part, styles_part

PAPER_ID: Final = "WorkbenchPaperId"
"""The custom property that tells which paper a file is."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
RELATIONSHIPS: Final = f"{_OFFICE}/relationships"
"""The namespace of what relates one part to another."""
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip entry can have

_COMPATIBILITY: Final = {  # ask Word for the layout of Word 2013 and later, else it opens in compatibility mode
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
}
_TAGS: Final = {"zh": "zh-CN", "en": "en-GB"}  # the usage a document follows (BCP 47), by language
_TEXT_PART: Final = "word/document.xml"
ASIDE: Final = "workbench-aside"
"""What a processing instruction is called that stands for a stretch of the text kept elsewhere, by its number."""
_ASIDE: Final = re.compile(rb"<\?workbench-aside (\d+)\?>")
_PARTS: Final = ("styles", "settings", "fontTable", "numbering")


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A part beside those that every file has: its name under ``word/``, its type, and what relates the text to it."""

    name: str
    type: str
    relation: str
    content: str


def _settings(layout: Layout, variables: Mapping[str, str]) -> str:
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY.items()
    )
    listed = "".join(
        f"<w:docVar w:name={quoteattr(name)} w:val={quoteattr(value)}/>" for name, value in variables.items()
    )
    return (
        f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        f"{'<w:evenAndOddHeaders/>' if layout.mirrored else ''}"
        f'<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>{modes}</w:compat>'
        f"{f'<w:docVars>{listed}</w:docVars>' if listed else ''}"
        '<w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN"/></w:settings>'
    )


def _content_types(more: Sequence[DocumentPart]) -> str:
    overrides = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        **{f"/word/{part}.xml": f"{_WORD_TYPE}.{part}+xml" for part in _PARTS},
        **{f"/word/{part.name}": part.type for part in more},
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _core(title: str, subject: str, author: str, day: date, language: str) -> str:
    moment = f"{day.isoformat()}T00:00:00Z"
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:creator>{escape(author)}</dc:creator><cp:lastModifiedBy>{escape(author)}</cp:lastModifiedBy>"
        f'<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{_TAGS.get(language, language)}</dc:language></cp:coreProperties>"
    )


def _custom(properties: Mapping[str, str]) -> str:
    listed = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(properties.items(), 2)
    )
    return f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">{listed}</Properties>'


def blank_document(
    language: str,
    *,
    title: str,
    author: str,
    day: date,
    subject: str = "",
    properties: Mapping[str, str] | None = None,
    layout: Layout | None = None,
) -> WordDocument:
    """An empty A4 document with our own styles, fonts, lists and properties, ready to be written in.

    ``properties`` are custom ones by name; ``layout`` is another one than the language usually has. No text may hold a
    character that XML forbids.
    """
    body = f'<w:document {NAMESPACE} xmlns:r="{RELATIONSHIPS}"><w:body><w:sectPr/></w:body></w:document>'
    layout = layout or layout_of(language)
    styles = styles_part(layout.styles)
    parts = _parts(language, layout, title, author, day, subject, properties or {}, styles, body)
    return Document(BytesIO(_zipped(parts)))


def _parts(
    language: str,
    layout: Layout,
    title: str,
    author: str,
    day: date,
    subject: str,
    properties: Mapping[str, str],
    styles: str,
    body: str,
    more: Sequence[DocumentPart] = (),
    variables: Mapping[str, str] | None = None,
) -> dict[str, bytes]:
    """The parts of a document by name; ``more`` are related to its text behind those that every file has."""
    office = RELATIONSHIPS
    listed = [*((f"{office}/{part}", f"{part}.xml") for part in _PARTS), *((part.relation, part.name) for part in more)]
    parts = {
        "[Content_Types].xml": _content_types(more),
        "_rels/.rels": _relationships(
            (f"{office}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{office}/custom-properties", "docProps/custom.xml"),
        ),
        "docProps/core.xml": _core(title, subject, author, day, language),
        "docProps/custom.xml": _custom(properties),
        "word/_rels/document.xml.rels": _relationships(*listed),
        "word/document.xml": body,
        "word/styles.xml": styles,
        "word/settings.xml": _settings(layout, variables or {}),
        "word/fontTable.xml": fonts_part(),
        "word/numbering.xml": numbering_part(layout.headings, layout.list_step),
        **{f"word/{part.name}": part.content for part in more},
    }
    return {name: (_HEAD + text).encode() for name, text in parts.items()}


def packed_text(
    language: str,
    body: str,
    more: Sequence[DocumentPart],
    *,
    title: str,
    author: str,
    day: date,
    styles: str,
    subject: str = "",
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """A .docx file of a text written as markup: ``body`` is the whole main part, ``styles`` the part of the styles.

    The parts in ``more`` have the relationships :func:`relationship_id` of their place in it. The ``properties`` stand
    in the file as variables, too, since some programs keep only one of the two.
    """
    known = properties or {}
    return _zipped(_parts(language, layout_of(language), title, author, day, subject, known, styles, body, more, known))


def relationship_id(at: int) -> str:
    """Under which id the text names the part at that place among those that a file has beside the usual ones."""
    return f"rId{len(_PARTS) + 1 + at}"


def packed(document: WordDocument, aside: Sequence[bytes] = ()) -> bytes:
    """The document as the bytes of a .docx file, the same for the same document.

    ``aside`` are stretches of the text that stand in it where a processing instruction :data:`ASIDE` names them.
    """
    saved = BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package:
        parts: dict[str, bytes | Sequence[bytes]] = {name: package.read(name) for name in package.namelist()}
    saved.close()
    if aside:
        text = parts[_TEXT_PART]
        pieces = _ASIDE.split(text if isinstance(text, bytes) else b"".join(text))
        parts[_TEXT_PART] = [aside[int(piece)] if at % 2 else piece for at, piece in enumerate(pieces)]
    return _zipped(parts)


def _zipped(parts: Mapping[str, bytes | Sequence[bytes]]) -> bytes:
    """Parts by name as a zip: content types first, the rest sorted, every entry dated alike."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", compresslevel=6) as package:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the entry tells on which system it was made
            part = parts[name]
            with package.open(entry, "w") as written:
                for piece in (part,) if isinstance(part, bytes) else part:
                    written.write(piece)
    return whole.getvalue()
