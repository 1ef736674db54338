"""The smallest pieces of a Word text: runs, fields, addresses of links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from lxml.etree import SubElement, _Element

from workbench.errors import Invalid
from workbench.formats.docx.writing.style_xml import style_id
from workbench.lang.characters import EAST_ASIAN

_W: Final = f"{{{nsmap['w']}}}"
_NAMESPACES: Final = {"w": nsmap["w"]}
_TEXT: Final = f"{_W}t"
_DELETED: Final = f"{_W}delText"
_PRESERVED: Final = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
_LINE_END: Final = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BRACES: Final = re.compile(r"\{(\w+)\}")
_STYLED: Final = ("zh", "en")  # languages that the styles already give to all text, East Asian and other
_PIECE: Final = re.compile("[\t\n]|[^\t\n]+")
EAST_ASIAN_LETTER: Final = re.compile(f"[{EAST_ASIAN}]")


def element(tag: str, *children: _Element, **attributes: str) -> _Element:
    """A WordprocessingML element; attributes are in the ``w:`` namespace."""
    attributes = {f"{_W}{name}": value for name, value in attributes.items()}
    made: _Element = oxml_parser.makeelement(f"{_W}{tag}", attributes, _NAMESPACES)
    if children:
        made.extend(children)
    return made


def within(parent: _Element, tag: str, **attributes: str) -> _Element:
    """A WordprocessingML element as the last one in ``parent``: as :func:`element`, and much faster."""
    return SubElement(parent, f"{_W}{tag}", {f"{_W}{name}": value for name, value in attributes.items()})


def copied(template: _Element) -> _Element:
    """An element like another one with all it holds: as ``copy.deepcopy``, without its bookkeeping."""
    made: _Element = template.__copy__()  # type: ignore[attr-defined]  # the stubs lack it
    return made


def lines_of(text: str) -> list[str]:
    """``text`` parted at every kind of line end that a form, a law or a Word file may bring."""
    return _LINE_END.split(text)


def printable(text: str) -> str:
    """``text`` with line feeds as its only line ends.

    Raises Invalid ``word_character_forbidden`` for a character that no XML file can hold: leaving it out would
    silently change the text.
    """
    plain = _LINE_END.sub("\n", text)
    if match := _FORBIDDEN.search(plain):
        near = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", plain[max(0, match.start() - 12) : match.end() + 12])
        raise Invalid("word_character_forbidden", character=f"U+{ord(match[0]):04X}", near=near)
    return plain


def one_line(text: str) -> str:
    """``text`` as :func:`printable` gives it, with a space for every line end."""
    return printable(text).replace("\n", " ")


def run(
    text: str,
    style: str = "",
    *,
    bold: bool = False,
    italic: bool = False,
    deleted: bool = False,
    language: str = "",
) -> _Element:
    """A ``w:r`` in the character style of that name; ``deleted`` writes ``w:delText`` for a tracked deletion.

    ``language`` is told for text in neither of the document's languages.
    Text with a Han character says so (``w:hint``), else Word sets “ ” and … in the Latin font.
    """
    text = printable(text)
    foreign = language if language and language.split("-")[0] not in _STYLED else ""
    kind = _RunKind(style, EAST_ASIAN_LETTER.search(text) is not None, bold, italic, foreign)
    if text and "\t" not in text and "\n" not in text:
        made = copied(_of_words(kind, deleted))
        made[-1].text = text
        return made
    made = copied(_empty(kind))
    for piece in _PIECE.findall(text):
        if piece in "\t\n":
            within(made, "tab" if piece == "\t" else "br")
        else:
            SubElement(made, _DELETED if deleted else _TEXT, _PRESERVED).text = piece
    return made


class _RunKind(NamedTuple):
    """What runs of the same look have in common: they are copies of one, which is much faster than making each."""

    style: str
    has_han: bool
    bold: bool
    italic: bool
    language: str


@cache
def _empty(kind: _RunKind) -> _Element:
    """A run of that look without words."""
    made = element("r")
    if any(kind):
        properties = within(made, "rPr")
        if kind.style:
            within(properties, "rStyle", val=style_id(kind.style))
        if kind.has_han:
            within(properties, "rFonts", hint="eastAsia")
        for name in (*(("b", "bCs") if kind.bold else ()), *(("i", "iCs") if kind.italic else ())):
            within(properties, name)
        if kind.language:
            within(properties, "lang", val=kind.language)
    return made


@cache
def _of_words(kind: _RunKind, deleted: bool) -> _Element:
    """A run of that look with room for words."""
    made = copied(_empty(kind))
    SubElement(made, _DELETED if deleted else _TEXT, _PRESERVED)
    return made


def field(code: str, *cached: _Element) -> list[_Element]:
    """The runs of a complex field with what it shows until Word works it out again."""
    instruction = element("instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", instruction),
        element("r", element("fldChar", fldCharType="separate")),
        *cached,
        element("r", element("fldChar", fldCharType="end")),
    ]


def fielded(sentence: str, fields: Mapping[str, Sequence[_Element]]) -> list[_Element]:
    """The runs of a sentence with the runs of a field wherever its name stands in braces: ``Table {number}``."""
    runs: list[_Element] = []
    for number, piece in enumerate(_BRACES.split(sentence)):
        if number % 2:
            runs += fields[piece]
        elif piece:
            runs.append(run(piece))
    return runs


def address(link: str) -> str | None:
    """``link`` as a relationship may hold it, None unless it is a whole http, https or mailto address."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return None
    if parts.scheme == "mailto":
        usable = bool(re.fullmatch(r"[\w.+-]+@[\w.-]+", parts.path))
    else:
        usable = parts.scheme in ("http", "https") and bool(re.fullmatch(r"[\w.-]+(:\d{1,5})?", parts.netloc))
    return quote(parts.geturl(), safe="!#$%&'()*+,/:;=?@~-._") if usable else None


@cache
def _halves(letter: str) -> int:
    """How many half-width characters a letter is wide."""
    return 2 if unicodedata.east_asian_width(letter) in "WFA" else 1


def measured(text: str, halves: int) -> int:
    """How many lines ``text`` fills where a line holds ``halves`` half-width characters; an estimate."""
    filled = 0
    for line in lines_of(text):
        width = sum(map(_halves, line))
        filled += max(1, -(-width // halves))
    return filled
