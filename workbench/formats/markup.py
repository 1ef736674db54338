"""XML that a stranger sent: parsed without entity, network or document type, of bounded depth, and cleaned."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from workbench.errors import Invalid
from workbench.lang.cleaning import clean_text, count_unclean, is_clean
from workbench.law.model import ReadWarning

_DECLARATION: Final = re.compile(rb"^\s*<\?xml[^>]*\?>")
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")

# ISO/IEC 29500 strict writes other namespaces for the same names; the reader knows the transitional ones only.
_STRICT: Final[tuple[tuple[bytes, bytes], ...]] = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)


def parse_xml(data: bytes, part: str = "") -> etree._Element:
    """The root element of an XML part; ``part`` is its name, quoted in the error.

    Raises Invalid ``file_dtd`` where it declares a document type (Office files never do, attacks do) and
    ``file_broken_part`` where it is not well-formed, nests deeper than 256 or holds control characters;
    MemoryError where the memory granted to the process is spent.
    """
    data = _as_utf8(data)
    if _DOCTYPE.search(data):
        raise Invalid("file_dtd", field="file")
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise Invalid("file_broken_part", field="file", part=part or "XML", line=error.lineno or 0) from None


def _as_utf8(data: bytes) -> bytes:
    """UTF-16 turned into UTF-8, so that one search by bytes sees what the parser will see."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            data = data.decode("utf-16").encode("utf-8")
        except UnicodeError:
            raise Invalid("file_broken_part", field="file", part="XML", line=0) from None
        return _DECLARATION.sub(b"", data, count=1)
    return data


def clean_tree(root: etree._Element) -> tuple[ReadWarning, ...]:
    """Take out of every word of a document what no text may hold; one warning tells how much, and where it stood."""
    unclean: list[str] = []
    for element in root.iter():
        for side in ("text", "tail"):
            words: str | None = getattr(element, side)
            if words and not is_clean(words):
                unclean.append(words)
                setattr(element, side, clean_text(words))
    if not unclean:
        return ()
    places = "、".join(dict.fromkeys(clean_text(words).strip()[:20] for words in unclean))
    count = sum(map(count_unclean, unclean))
    return (ReadWarning("characters_taken_out", places, 0, {"count": count, "places": places}),)
