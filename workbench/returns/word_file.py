"""Reads a returned Word file: its paragraphs with every mark that was made in them, its tables and its comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from workbench.formats.docx.anchors import CLAUSE_KIND, NOTE_KIND
from workbench.formats.docx.reading.names import FALLBACK, is_on, number, value, w
from workbench.formats.markup import parse_xml
from workbench.formats.package import open_package
from workbench.returns.model import ReturnedTable, ReturnWhere

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_BLACK: Final = frozenset({None, "auto", "000000"})
_THROUGH: Final = frozenset(
    {w(name) for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir")}
)
_INSERTED: Final = frozenset({w("ins"), w("moveTo")})
_DELETED: Final = frozenset({w("del"), w("moveFrom")})
_FOLLOWED: Final = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd")))
_OURS: Final = (f"{CLAUSE_KIND}_", f"{NOTE_KIND}_")
_DOCUMENT: Final = "word/document.xml"
_NOTES: Final = ("word/endnotes.xml", "word/footnotes.xml")


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
    """A paragraph of the body by its number from 0, or of a cell, a note or a text box, whose place ``where`` tells.

    ``is_new`` where the tracked change ``mark_id`` made it; ``anchors`` are the bookmarks of ours that it stands in.
    """

    number: int
    runs: tuple[WordRun, ...]
    is_new: bool
    mark_id: str
    where: ReturnWhere
    anchors: tuple[str, ...] = ()

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
    """All of a Word file that may hold an opinion.

    ``in_tables`` are the paragraphs of the cells, ``beside`` those of notes and text boxes; ``properties`` what the
    file says of itself that we may have written into it.
    """

    paragraphs: list[WordParagraph] = field(default_factory=list)
    tables: list[ReturnedTable] = field(default_factory=list)
    in_tables: list[WordParagraph] = field(default_factory=list)
    beside: list[WordParagraph] = field(default_factory=list)
    comments: dict[str, WordComment] = field(default_factory=dict)
    headers: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def all_paragraphs(self) -> list[WordParagraph]:
        return [*self.paragraphs, *self.in_tables, *self.beside]


@dataclass(slots=True)
class _OpenMarks:
    """Comments and bookmarks that have begun and not yet ended, while a text is read in its order."""

    comments: set[str] = field(default_factory=set)
    ranged: set[str] = field(default_factory=set)
    bookmarks: dict[str, str] = field(default_factory=dict)


def read_word(data: bytes) -> WordFile:
    """A .docx with its marks; raises Invalid as the package does."""
    parts = open_package(data)
    read = WordFile(comments=_comments(parts), properties=dict(_properties(parts)))
    body = parse_xml(parts["word/document.xml"]).find(w("body"))
    marks = _OpenMarks()
    for block in _blocks(body) if body is not None else ():
        if block.tag == w("tbl"):
            read.tables.append(_table(block, read, marks))
        elif block.tag == w("p"):
            where: ReturnWhere = {"part": _DOCUMENT, "paragraph": len(read.paragraphs)}
            read.paragraphs.append(_paragraph(block, len(read.paragraphs), where, marks))
        else:  # a bookmark between two paragraphs
            _follow(block, marks)
    for box in body.iter(w("txbxContent")) if body is not None else ():
        if not any(above.tag == FALLBACK for above in box.iterancestors()):
            read.beside += _paragraphs_in(box, {"part": _DOCUMENT, "box": True})
    for name in sorted(parts):
        if name.startswith(("word/header", "word/footer")) and parts[name]:
            read.headers += [text for p in parse_xml(parts[name]).iter(w("p")) if (text := _plain(p).strip())]
        elif name in _NOTES and parts[name]:
            read.beside += _paragraphs_in(parse_xml(parts[name]), {"part": name})
    return read


def _properties(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """What the file says of itself, as custom properties or as variables of the document."""
    settings, custom = parts.get("word/settings.xml"), parts.get("docProps/custom.xml")
    for each in parse_xml(settings).iter(w("docVar")) if settings else ():
        yield str(value(each, "name")), str(value(each) or "")
    for each in parse_xml(custom).iter("{*}property") if custom else ():
        yield str(each.get("name")), "".join(map(str, each.itertext())).strip()


def _paragraphs_in(holder: etree._Element, where: ReturnWhere) -> Iterator[WordParagraph]:
    marks = _OpenMarks()
    for at, element in enumerate(holder.iter(w("p"))):
        yield _paragraph(element, at, where, marks)


def _blocks(holder: etree._Element) -> Iterator[etree._Element]:
    for child in holder:
        if child.tag in (w("p"), w("tbl"), *_FOLLOWED):
            yield child
        elif child.tag in _THROUGH or child.tag in _INSERTED:
            yield from _blocks(child)


def _follow(element: etree._Element, marks: _OpenMarks) -> None:
    """Take note of where a comment or a bookmark of ours begins or ends."""
    id_ = str(value(element, "id"))
    if element.tag == w("commentRangeStart"):
        marks.comments.add(id_)
        marks.ranged.add(id_)
    elif element.tag == w("commentRangeEnd"):
        marks.comments.discard(id_)
    elif element.tag == w("bookmarkStart") and (name := str(value(element, "name"))).startswith(_OURS):
        marks.bookmarks[id_] = name
    elif element.tag == w("bookmarkEnd"):
        marks.bookmarks.pop(id_, None)


def _paragraph(element: etree._Element, at: int, where: ReturnWhere, marks: _OpenMarks) -> WordParagraph:
    anchors = list(marks.bookmarks.values())
    runs = tuple(_runs(element, WordRun(""), marks, anchors))
    mark = element.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}")
    is_new = mark is not None and all(run.change == "ins" for run in runs if run.text.strip()) and bool(runs)
    return WordParagraph(at, runs, is_new, str(value(mark, "id") or ""), where, tuple(dict.fromkeys(anchors)))


def _runs(holder: etree._Element, look: WordRun, marks: _OpenMarks, anchors: list[str]) -> Iterator[WordRun]:
    for child in holder:
        if child.tag in _FOLLOWED:
            _follow(child, marks)
            anchors += marks.bookmarks.values()
        elif child.tag in _INSERTED or child.tag in _DELETED:
            change = "ins" if child.tag in _INSERTED else "del"
            inner = WordRun(
                "", change, str(value(child, "id")), str(value(child, "author") or ""), str(value(child, "date") or "")
            )
            yield from _runs(child, inner, marks, anchors)
        elif child.tag in _THROUGH:
            yield from _runs(child, look, marks, anchors)
        elif child.tag == w("r"):
            text = _run_text(child)
            if text:
                yield _marked(child, text, look, frozenset(marks.comments))
            for each in child.iter(w("commentReference")):
                if (id_ := str(value(each, "id"))) not in marks.ranged:  # it stands on no words, but here
                    yield WordRun("", comments=frozenset({id_}))


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


def _table(element: etree._Element, read: WordFile, marks: _OpenMarks) -> ReturnedTable:
    """A table with its merged cells filled in, so that a row says all that it stands under."""
    rows: list[tuple[str, ...]] = []
    anchors: list[str] = []
    at = len(read.tables)
    for row in _inside(element, w("tr")):
        before = number(row.find(f"{w('trPr')}/{w('gridBefore')}")) or 0
        cells, named = [""] * before, ""
        for cell in _inside(row, w("tc")):
            where: ReturnWhere = {"part": _DOCUMENT, "table": at, "row": len(rows)}
            paragraphs = [_paragraph(p, n, where, marks) for n, p in enumerate(cell.iter(w("p")))]
            read.in_tables += paragraphs
            named = named or next((name for each in paragraphs for name in each.anchors), "")
            text = "\n".join(part for paragraph in paragraphs if (part := paragraph.text.strip()))
            look = cell.find(w("tcPr"))
            merge = None if look is None else look.find(w("vMerge"))
            if merge is not None and (value(merge) or "continue") == "continue" and rows and len(cells) < len(rows[-1]):
                text = text or rows[-1][len(cells)]
            span = (number(look.find(w("gridSpan"))) if look is not None else None) or 1
            cells += [text] * span
        rows.append(tuple(cells))
        anchors.append(named)
    wheres = tuple({"part": _DOCUMENT, "table": at, "row": number_} for number_ in range(len(rows)))
    return ReturnedTable(tuple(rows), wheres, anchors=tuple(anchors))


def _inside(holder: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, also those in content controls; not those of a table inside."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _inside(child, tag)


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
