"""The gate every upload passes: what the file really is, by its content, and whether it is safe to read and to keep."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from lxml import etree

from workbench.errors import Invalid
from workbench.formats.docx.reading.names import RELATIONSHIP
from workbench.formats.markup import parse_xml
from workbench.formats.package import MEGABYTE, PACKED_LIMIT, open_package
from workbench.lang.encoding import check_characters

FileKind = Literal["docx", "odt", "html", "akoma", "md", "txt"]

PASTE_LIMIT: Final = 5 * MEGABYTE
GRID_SPAN_LIMIT: Final = 63  # the columns a Word table can have

_HEAD: Final = 4_096
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Signatures of files that hold no text to read, and the code of what to say of them.
_SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"{\\rtf", "file_is_rtf"),
    (b"\x89PNG\r\n\x1a\n", "file_is_image"),
    (b"\xff\xd8\xff", "file_is_image"),
    (b"GIF87a", "file_is_image"),
    (b"GIF89a", "file_is_image"),
    (b"II*\0", "file_is_image"),
    (b"MM\0*", "file_is_image"),
    (b"BM", "file_is_bitmap"),
    (b"RIFF", "file_is_image"),
    (b"Rar!\x1a\x07", "file_is_archive"),
    (b"7z\xbc\xaf\x27\x1c", "file_is_archive"),
    (b"\x1f\x8b", "file_is_archive"),
    (b"MIME-Version:", "file_is_web_archive"),
    (b"From: <Saved by", "file_is_web_archive"),
)
_EMPTY_ARCHIVE: Final = b"PK\x05\x06"
_ARCHIVE: Final = b"PK\x03\x04"

_XML_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_XML_PROLOGUE: Final = re.compile(r"<(?:\?[^>]*\?|!--.*?--|![^>]*)>\s*", re.DOTALL)
_HTML_TAGS: Final = frozenset(
    {"html", "head", "body", "meta", "title", "style", "link", "script", "table", "div", "p", "center", "span"}
    | {"h1", "h2", "h3", "h4", "font", "article", "section", "main"}
)
_MARKDOWN: Final = (".md", ".markdown")
_PAGE: Final = (".html", ".htm", ".xhtml")
_TAG: Final = re.compile(r"<[a-zA-Z]")
_GRID_SPAN: Final = re.compile(rb"gridSpan\b[^>]{0,200}?val\s*=\s*[\"'](\d+)")
_ADDRESS: Final = re.compile(r"(?:https?:|mailto:|#)", re.IGNORECASE)
_MACROS: Final = re.compile(r"vbaProject|macroEnabled|vbaData|/activeX", re.IGNORECASE)
_OBJECTS: Final = re.compile(r"(?:^|/)embeddings/|\.(?:exe|dll|ocx|js|vbs)$", re.IGNORECASE)
_ODF_LINK: Final = re.compile(rb"<draw:(?:image|object|plugin|applet)\b[^>]{0,500}?xlink:href=\"([^\"]*)\"")
_REFUSED_RELATIONS: Final = {
    "oleObject": "file_embedded",
    "package": "file_embedded",
    "control": "file_embedded",
    "aFChunk": "file_embedded",
    "subDocument": "file_embedded",
    "vbaProject": "file_macros",
}


def check_upload(name: str, data: bytes) -> FileKind:
    """What the file is, by its content; its ``name`` only tells Markdown from plain text.

    Raises Invalid with a code that says what to do: the limits of :func:`workbench.formats.package.open_package`, a
    kind that cannot be read (``file_is_pdf``, ``file_is_doc``, ...), or content that may do harm (``file_macros``,
    ``file_embedded``, ``file_external``, ``file_dtd``, ``file_grid``).
    """
    if len(data) > PACKED_LIMIT:
        raise Invalid("file_too_large", field="file", megabytes=PACKED_LIMIT // MEGABYTE)
    if not data.strip(b" \t\r\n\0"):
        raise Invalid("file_empty", field="file")
    if b"%PDF-" in data[:1_024]:
        raise Invalid("file_is_pdf", field="file")
    if data.startswith(_OLE):
        raise Invalid(_ole_code(data), field="file")
    for signature, code in _SIGNATURES:
        if data.startswith(signature) and not (code == "file_is_bitmap" and b"\0" not in data[:64]):
            raise Invalid("file_is_image" if code == "file_is_bitmap" else code, field="file")
    if data.startswith((_ARCHIVE, _EMPTY_ARCHIVE)):
        return _check_package(open_package(data))
    return _text_kind(name, data)


def check_paste(text: str) -> str:
    """The pasted text itself; raises Invalid ``text_empty``, ``paste_too_large`` or ``text_control``."""
    if not text.strip():
        raise Invalid("text_empty", field="text")
    if len(text) > PASTE_LIMIT or len(text.encode("utf-8", "surrogatepass")) > PASTE_LIMIT:
        raise Invalid("paste_too_large", field="text", megabytes=PASTE_LIMIT // MEGABYTE)
    return check_characters(text, field="text")


def _ole_code(data: bytes) -> str:
    """Old binary Office files and encrypted new ones share one container; its directory names tell which."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "file_password"
    return "file_is_doc" if "WordDocument".encode("utf-16-le") in data else "file_is_other"


def _text_kind(name: str, data: bytes) -> FileKind:
    head = data[:_HEAD].decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1", "ignore")
    head = head.removeprefix("ï»¿").lstrip()
    lower = name.lower()
    if not head.startswith("<"):
        if lower.endswith(_PAGE) and _TAG.search(head):
            return "html"
        return "md" if lower.endswith(_MARKDOWN) else "txt"
    if head[:14].lower().startswith("<!doctype html"):
        return "html"
    root = _XML_ROOT.match(_XML_PROLOGUE.sub("", head))
    tag = root[1] if root else ""
    if tag == "akomaNtoso":
        return "akoma"
    if tag in ("package", "wordDocument", "document") and head.startswith("<?xml"):
        raise Invalid("file_is_flat", field="file")
    if lower.endswith((*_MARKDOWN, ".txt")) and not head.startswith("<?xml") and tag.lower() != "html":
        return "md" if lower.endswith(_MARKDOWN) else "txt"
    if tag.lower() in _HTML_TAGS:
        return "html"
    if head.startswith("<?xml"):
        raise Invalid("file_is_other", field="file")
    return "txt"


def _check_package(parts: Mapping[str, bytes]) -> FileKind:
    kind = _package_kind(parts)
    if any(map(_MACROS.search, parts)) or b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise Invalid("file_macros", field="file")
    if kind == "odt":
        _check_odt(parts)
        return kind
    if any(map(_OBJECTS.search, parts)):
        raise Invalid("file_embedded", field="file")
    for name, content in parts.items():
        if name.lower().endswith(".rels"):
            _check_relations(parse_xml(content, name))
        elif name.startswith("word/") and any(int(span[:9]) > GRID_SPAN_LIMIT for span in _GRID_SPAN.findall(content)):
            raise Invalid("file_grid", field="file", limit=GRID_SPAN_LIMIT)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Invalid("file_dtd", field="file")
    return kind


def _package_kind(parts: Mapping[str, bytes]) -> Literal["docx", "odt"]:
    if "content.xml" in parts and "META-INF/manifest.xml" in parts:
        if b"manifest:encryption-data" in parts["META-INF/manifest.xml"]:
            raise Invalid("file_password", field="file")
        return "odt"
    types = parts.get("[Content_Types].xml")
    if types is None:
        raise Invalid("file_is_archive", field="file")
    if any(part.startswith(("xl/", "ppt/")) for part in parts):
        raise Invalid("file_is_other", field="file")
    if b"wordprocessingml" not in types and b"word/document" not in types:
        raise Invalid("file_no_document", field="file")
    return "docx"


def _check_odt(parts: Mapping[str, bytes]) -> None:
    if any(part.startswith(("Basic/", "Scripts/")) for part in parts):
        raise Invalid("file_macros", field="file")
    if any(re.match(r"Object ?\d+", part) for part in parts):
        raise Invalid("file_embedded", field="file")
    for target in _ODF_LINK.findall(parts["content.xml"]):
        if not target.startswith((b"Pictures/", b"./ObjectReplacements/")):
            raise Invalid("file_external", field="file", target=target[:100].decode("utf-8", "replace"))


def _check_relations(root: etree._Element) -> None:
    for each in root.iter(RELATIONSHIP):
        kind = (each.get("Type") or "").rpartition("/")[2]
        if kind in _REFUSED_RELATIONS:
            raise Invalid(_REFUSED_RELATIONS[kind], field="file")
        # An attached template names a file on its author's machine; it is never opened, so it does no harm.
        if (each.get("TargetMode") or "").lower() != "external" or kind == "attachedTemplate":
            continue
        target = each.get("Target") or ""
        if kind != "hyperlink" or not _ADDRESS.match(target):
            raise Invalid("file_external", field="file", target=target[:100])
