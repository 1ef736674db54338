"""The gate every upload passes: what the file really is, by its content, and whether it is safe to read and to keep."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final, Literal

from lxml import etree

from workbench.errors import Invalid
from workbench.formats.docx.reading.names import RELATIONSHIP
from workbench.formats.markup import parse_xml
from workbench.formats.objects import left_out_of
from workbench.formats.package import MEGABYTE, PACKED_LIMIT, open_package
from workbench.lang.encoding import check_characters

FileKind = Literal["docx", "odt", "html", "akoma", "md", "txt"]

PASTE_LIMIT: Final = 5 * MEGABYTE
WORDS_LIMIT: Final = 10 * MEGABYTE  # the longest law in force has 0.4 MB
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
_MACROS: Final = re.compile(r"vbaProject|macroEnabled|vbaData|/activeX", re.IGNORECASE)
_PROGRAM: Final = re.compile(r"\.(?:exe|dll|ocx|js|vbs|bat|cmd|ps1|msi|scr)$", re.IGNORECASE)
_MARKUP: Final = re.compile(rb"<[^>]*>")
# Words that stand elsewhere: leaving them out would leave a hole in the text.
_REFUSED_RELATIONS: Final = {
    "control": "file_macros",
    "aFChunk": "file_embedded",
    "subDocument": "file_embedded",
    "vbaProject": "file_macros",
}


def check_upload(name: str, data: bytes) -> FileKind:
    """What the file is, by its content; its ``name`` only tells Markdown from plain text.

    Raises Invalid with a code that says what to do: the limits of :func:`workbench.formats.package.open_package`, a
    kind that cannot be read (``file_is_pdf``, ``file_is_doc``, ...), more words than any law has (``file_words``), or
    content that may do harm (``file_macros``, ``file_program``, ``file_embedded``, ``file_dtd``, ``file_grid``). What
    of a package is not read, but does no harm either, :func:`workbench.formats.objects.left_out_of` names.
    """
    check_size(len(data))
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
    kind = _text_kind(name, data)
    _check_words(data)
    return kind


def check_size(length: int) -> None:
    """Raise Invalid ``file_too_large`` for a file of so many bytes; it need not be opened for that."""
    if length > PACKED_LIMIT:
        raise Invalid("file_too_large", field="file", megabytes=PACKED_LIMIT // MEGABYTE)


def _check_words(content: bytes) -> None:
    if len(content) > WORDS_LIMIT and len(_MARKUP.sub(b"", content)) > WORDS_LIMIT:
        raise Invalid("file_words", field="file", megabytes=WORDS_LIMIT // MEGABYTE)


def holds_workbook(data: bytes) -> bool:
    """Whether a file is a workbook (.xlsx), by what is in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def check_workbook(data: bytes) -> tuple[Mapping[str, bytes], tuple[str, ...]]:
    """The parts of a workbook that may be read, and the names of what is left out of it, as
    :func:`workbench.formats.objects.left_out_of` has them.

    Raises Invalid as :func:`check_upload`, and ``workbook_broken`` where it is none.
    """
    check_size(len(data))
    if data.startswith(_OLE):
        raise Invalid("file_password" if _ole_code(data) == "file_password" else "workbook_old", field="file")
    parts = open_package(data)
    if "xl/workbook.xml" not in parts:
        raise Invalid("workbook_broken", field="file")
    _check_harm(parts)
    return parts, left_out_of(parts)


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
    _check_harm(parts)
    if kind == "odt":
        if any(part.startswith(("Basic/", "Scripts/")) for part in parts):
            raise Invalid("file_macros", field="file")
        _check_words(parts["content.xml"])
        return kind
    for name, content in parts.items():
        if name.startswith("word/") and any(int(span[:9]) > GRID_SPAN_LIMIT for span in _GRID_SPAN.findall(content)):
            raise Invalid("file_grid", field="file", limit=GRID_SPAN_LIMIT)
    _check_words(parts.get("word/document.xml", b""))
    return kind


def _check_harm(parts: Mapping[str, bytes]) -> None:
    """Refuse a package that holds macros, programs, a document type, or words that stand in another file."""
    if any(map(_MACROS.search, parts)) or b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise Invalid("file_macros", field="file")
    if program := next(filter(_PROGRAM.search, parts), None):
        raise Invalid("file_program", field="file", name=program.rpartition("/")[2])
    for name, content in parts.items():
        if name.lower().endswith(".rels"):
            _check_relations(parse_xml(content, name))
        # An ODF file of old may name its document type; nothing of it is ever resolved.
        if "content.xml" not in parts and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
            raise Invalid("file_dtd", field="file")


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


def _check_relations(root: etree._Element) -> None:
    for each in root.iter(RELATIONSHIP):
        kind = (each.get("Type") or "").rpartition("/")[2]
        if kind in _REFUSED_RELATIONS:
            raise Invalid(_REFUSED_RELATIONS[kind], field="file")
