"""Reads a returned Word file: its paragraphs with every mark that was made in them, its tables and its comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from workbench.formats.docx.reading.names import is_on, number, value, w
from workbench.formats.markup import parse_xml
from workbench.formats.package import open_package
from workbench.returns.model import ReturnedTable

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_BLACK: Final = frozenset({None, "auto", "000000"})
_THROUGH: Final = frozenset(
    {w(name) for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir")}
)
_INSERTED: Final = frozenset({w("ins"), w("moveTo")})
_DELETED: Final = frozenset({w("del"), w("moveFrom")})


@dataclass(frozen=True, slots=True)
class WordRun:
    """A stretch of a paragraph with one set of marks; ``change`` is ins, del or empty, ``comments`` ids of comments."""

    text: str
    change: str = ""
    change_id: str = ""
    author: str = ""
    date: str = ""
    is_struck: bool = False
    is_underlined: bool = False
    is_coloured: bool = False
    comments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph of the body by its number from 0; ``is_new`` where the tracked change ``mark_id`` made it."""

    number: int
    runs: tuple[WordRun, ...]
    is_new: bool
    mark_id: str

    @property
    def text(self) -> str:
        """What the paragraph says with all changes accepted."""
        return "".join(run.text for run in self.runs if run.change != "del")

    @property
    def original(self) -> str:
        """What it said before: what was deleted, and not what was inserted, by tracked change or by hand."""
        return "".join(run.text for run in self.runs if run.change != "ins")


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment in the margin; ``answers`` is the id of the comment it is a reply to."""

    id: str
    author: str
    date: str
    text: str
    answers: str = ""


@dataclass(slots=True)
class WordFile:
    """All of a Word file that may hold an opinion."""

    paragraphs: list[WordParagraph] = field(default_factory=list)
    tables: list[ReturnedTable] = field(default_factory=list)
    comments: dict[str, WordComment] = field(default_factory=dict)
    headers: list[str] = field(default_factory=list)


def read_word(data: bytes) -> WordFile:
    """A .docx with its marks; raises Invalid as the package does."""
    parts = open_package(data)
    read = WordFile(comments=_comments(parts))
    body = parse_xml(parts["word/document.xml"]).find(w("body"))
    open_comments: set[str] = set()
    for block in _blocks(body) if body is not None else ():
        if block.tag == w("tbl"):
            read.tables.append(_table(block, len(read.tables)))
        else:
            read.paragraphs.append(_paragraph(block, len(read.paragraphs), open_comments))
    for name in sorted(parts):
        if name.startswith(("word/header", "word/footer")) and parts[name]:
            read.headers += [text for p in parse_xml(parts[name]).iter(w("p")) if (text := _plain(p).strip())]
    return read


def _blocks(holder: etree._Element) -> Iterator[etree._Element]:
    for child in holder:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag in _THROUGH or child.tag in _INSERTED:
            yield from _blocks(child)


def _paragraph(element: etree._Element, at: int, open_comments: set[str]) -> WordParagraph:
    runs = tuple(_runs(element, WordRun(""), open_comments))
    mark = element.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}")
    is_new = mark is not None and all(run.change == "ins" for run in runs if run.text.strip()) and bool(runs)
    return WordParagraph(at, runs, is_new, str(value(mark, "id") or ""))


def _runs(holder: etree._Element, marks: WordRun, open_comments: set[str]) -> Iterator[WordRun]:
    for child in holder:
        if child.tag == w("commentRangeStart"):
            open_comments.add(str(value(child, "id")))
        elif child.tag == w("commentRangeEnd"):
            open_comments.discard(str(value(child, "id")))
        elif child.tag in _INSERTED or child.tag in _DELETED:
            change = "ins" if child.tag in _INSERTED else "del"
            inner = WordRun(
                "", change, str(value(child, "id")), str(value(child, "author") or ""), str(value(child, "date") or "")
            )
            yield from _runs(child, inner, open_comments)
        elif child.tag in _THROUGH:
            yield from _runs(child, marks, open_comments)
        elif child.tag == w("r"):
            text = _run_text(child)
            if text:
                yield _marked(child, text, marks, frozenset(open_comments))


def _marked(run: etree._Element, text: str, marks: WordRun, comments: frozenset[str]) -> WordRun:
    look = run.find(w("rPr"))
    struck = underlined = coloured = False
    if look is not None:
        struck = bool(is_on(look.find(w("strike"))) or is_on(look.find(w("dstrike"))))
        underlined = (value(look.find(w("u"))) or "none") != "none"
        highlight = value(look.find(w("highlight")))
        coloured = value(look.find(w("color"))) not in _BLACK or (highlight or "none") != "none"
    return WordRun(
        text, marks.change, marks.change_id, marks.author, marks.date, struck, underlined, coloured, comments
    )


def _run_text(run: etree._Element) -> str:
    words = []
    for child in run:
        if child.tag in (w("t"), w("delText")):
            words.append(child.text or "")
        elif child.tag in (w("br"), w("cr")):
            words.append("\n")
        elif child.tag == w("tab"):
            words.append(" ")
    return "".join(words)


def _plain(paragraph: etree._Element) -> str:
    return "".join(_run_text(run) for run in paragraph.iter(w("r")))


def _table(element: etree._Element, at: int) -> ReturnedTable:
    """A table with its merged cells filled in, so that a row says all that it stands under."""
    rows: list[tuple[str, ...]] = []
    for row in element.iter(w("tr")):
        cells: list[str] = []
        for cell in row.findall(w("tc")):
            text = "\n".join(part for p in cell.iter(w("p")) if (part := _plain(p).strip()))
            look = cell.find(w("tcPr"))
            merge = None if look is None else look.find(w("vMerge"))
            if merge is not None and (value(merge) or "continue") == "continue" and rows and len(cells) < len(rows[-1]):
                text = rows[-1][len(cells)]
            span = (number(look.find(w("gridSpan"))) if look is not None else None) or 1
            cells += [text] * span
        rows.append(tuple(cells))
    wheres = tuple({"part": "word/document.xml", "table": at, "row": number_} for number_ in range(len(rows)))
    return ReturnedTable(tuple(rows), wheres)


def _comments(parts: Mapping[str, bytes]) -> dict[str, WordComment]:
    content = parts.get("word/comments.xml")
    if not content:
        return {}
    read: dict[str, WordComment] = {}
    last_paragraphs: dict[str, str] = {}
    for element in parse_xml(content).iter(w("comment")):
        id_ = str(value(element, "id"))
        paragraphs = list(element.iter(w("p")))
        text = "\n".join(part for p in paragraphs if (part := _plain(p).strip()))
        read[id_] = WordComment(id_, str(value(element, "author") or ""), str(value(element, "date") or ""), text)
        for paragraph in paragraphs:
            last_paragraphs[str(paragraph.get(f"{_W14}paraId"))] = id_
    extended = parts.get("word/commentsExtended.xml")
    for element in parse_xml(extended).iter(f"{_W15}commentEx") if extended else ():
        child, parent = (last_paragraphs.get(str(element.get(f"{_W15}{name}"))) for name in ("paraId", "paraIdParent"))
        if child and parent and child != parent:
            comment = read[child]
            read[child] = WordComment(comment.id, comment.author, comment.date, comment.text, parent)
    return read
