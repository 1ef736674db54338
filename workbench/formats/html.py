"""Reading a web page into plain lines: blocks, headings, numbered lists, tables; no scripts, styles or menus."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from workbench.errors import Invalid
from workbench.formats.counting import write_number
from workbench.lang.encoding import check_characters, decode
from workbench.lang.numerals import CHINESE_COUNT
from workbench.law.model import Furniture, FurnitureKind, ReadWarning
from workbench.law.parsing.source import LineKind, SourceLine, SourceText

_META: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META_REACH: Final = 1_024  # bytes the HTML standard searches for a declared encoding
# The encodings a page in Chinese or English declares, as the WHATWG encoding standard reads their names.
_DECLARED: Final = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5"), "big5"),
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252"), "cp1252"),
}

_LEFT_OUT: Final = frozenset(
    {"script", "style", "nav", "noscript", "template", "svg", "iframe", "object", "select", "button", "textarea"}
    | {"head", "canvas", "audio", "video", "map"}
)
_NO_WORDS: Final = frozenset({"script", "style", "template", "head"})  # what they hold is for programs
_BLOCKS: Final = frozenset(
    {"p", "div", "li", "ol", "ul", "dl", "dt", "dd", "pre", "blockquote", "section", "article", "main", "header"}
    | {"footer", "aside", "address", "form", "fieldset", "figure", "figcaption", "center", "table", "caption", "hr"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "body", "html", "details", "summary"}
)
_HEADING: Final = re.compile(r"h([1-6])")
_WHITE: Final = re.compile(r"[ \t\r\n\f\xa0]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LIST_STYLE: Final = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(cjk-ideographic|simp-chinese-informal)", re.IGNORECASE
)
_LIST_TYPES: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# Sites often type the numbers and hide the list's own by a style sheet that is not at hand.
_LABELLED: Final = re.compile(
    rf"第\S{{1,12}}?[编章节条款项目]|[（(][\w]{{1,5}}[)）]|\d+(?:[.．](?!\d)|[、)])|[{CHINESE_COUNT}百]+、|[A-Za-z][.)]\s"
)
_EXCERPT_LENGTH: Final = 20


def read_html(data: bytes, encoding: str | None = None) -> SourceText:
    """The lines of an HTML page in reading order.

    Raises Invalid as :func:`workbench.lang.encoding.decode`, and ``file_broken`` where nothing can be parsed.
    """
    text = _decode(data, encoding)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        raise Invalid("file_broken", field="file") from None
    if root is None:
        raise Invalid("text_empty", field="file")
    page = _Page()
    page.read(root)
    title = next((line.text for line in page.lines if line.kind == "heading" and line.level == 1), "")
    words = (*_pieces_of(root), *page.written)
    return SourceText(tuple(page.lines), tuple(page.warnings), title, tuple(page.furniture), words)


def _pieces_of(root: etree._Element) -> Iterator[str]:
    """All words on the page or behind its menus, as they are written."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            yield "" if element is root else element.tail or ""
        elif element.tag in _NO_WORDS:
            walk.skip_subtree()
        else:
            yield element.text or ""


def _decode(data: bytes, encoding: str | None) -> str:
    """By the mark, the person's choice, strict UTF-8, the page's own word, and then as any text."""
    declared = _META.search(data[:_META_REACH])
    if encoding is None and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and declared:
        try:
            return check_characters(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            encoding = _DECLARED.get(declared[1].decode("ascii").lower())
    return decode(data, encoding)[0]


@dataclass(slots=True)
class _List:
    """An ol or ul that is open: its number style (none for ul) and the last number given."""

    style: str | None
    last: int
    step: int = 1


@dataclass(slots=True)
class _Page:
    """Gathers words into lines while the tree is walked; depth is no matter, as nothing here calls itself."""

    lines: list[SourceLine] = field(default_factory=list)
    warnings: list[ReadWarning] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    written: list[str] = field(default_factory=list)  # numbers of lists, which stand in no words of the page
    _words: list[str] = field(default_factory=list)
    _label: str = ""
    _level: int = 0
    _kept_white: int = 0
    _lists: list[_List] = field(default_factory=list)
    _rows: list[list[str]] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    _skipping: etree._Element | None = None
    _table: etree._Element | None = None

    def read(self, root: etree._Element) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                if self._skipping is None:
                    self._start(element)
            elif self._skipping is None or self._skipping is element:
                self._end(element)
        self._flush()

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _LEFT_OUT or element.get("role") == "navigation":
            is_menu = tag == "nav" or tag not in _LEFT_OUT
            self._skip(element, FurnitureKind.MENU if is_menu else FurnitureKind.CONTROL)
            return
        if tag == "del":
            self._skip(element, FurnitureKind.DELETION)
            self._counts["deletions"] += 1
            return
        self._counts["insertions"] += tag == "ins"
        self._counts["hidden"] += "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))
        self._counts["pictures"] += tag == "img"
        if tag in _BLOCKS:
            self._flush()
            self._open(element)
        elif tag == "br":
            self._flush()
        self._take(element.text)

    def _skip(self, element: etree._Element, kind: FurnitureKind) -> None:
        self._skipping = element
        if words := " ".join("".join(_pieces_of(element)).split()):
            self.furniture.append(Furniture(kind, words, self._next()))

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if heading := _HEADING.fullmatch(tag):
            self._level = int(heading[1])
        elif tag == "pre":
            self._kept_white += 1
        elif tag in ("ol", "ul"):
            self._lists.append(_opened_list(element))
        elif tag == "li" and self._lists:
            self._label += _next_label(self._lists[-1], element)
        elif tag == "table" and self._table is None and _is_data(element):
            self._table = element
        elif self._table is not None and tag == "tr":
            self._rows.append([])
        elif self._table is not None and tag in ("td", "th") and self._rows:
            self._rows[-1].append("")

    def _end(self, element: etree._Element) -> None:
        if self._skipping is element:
            self._skipping = None
        elif element.tag in _BLOCKS:
            self._flush()
            self._close(element)
        self._take(element.tail)

    def _close(self, element: etree._Element) -> None:
        if _HEADING.fullmatch(element.tag):
            self._level = 0
        elif element.tag == "pre":
            self._kept_white -= 1
        elif element.tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif element.tag == "li":
            self._label = ""
        elif element is self._table:
            self._table = None
            self._finish_table()

    def _take(self, words: str | None) -> None:
        if not words:
            return
        if not self._kept_white:
            self._words.append(_WHITE.sub(" ", words))
            return
        first, *rest = words.split("\n")
        self._words.append(first)
        for line in rest:
            self._flush()
            self._words.append(line)

    def _flush(self) -> None:
        words = _WHITE.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if words:
            label, self._label = "" if _LABELLED.match(words) else self._label, ""
            words = label + words
            self.written.append(label)
            self._warn(words)
            if self._table is not None and self._rows and self._rows[-1]:
                self._rows[-1][-1] = f"{self._rows[-1][-1]} {words}".strip()
            else:
                kind: LineKind = "heading" if self._level else "text"
                self.lines.append(SourceLine(words, self._next(), kind, self._level))

    def _next(self) -> int:
        """Lines are counted as they come out: a page's own lines mean nothing to its reader."""
        return len(self.lines) + 1

    def _finish_table(self) -> None:
        for row in self._rows:
            if any(row):
                self.lines.append(SourceLine("\t".join(row), self._next(), "table"))
        self._rows.clear()

    def _warn(self, words: str) -> None:
        excerpt = words[:_EXCERPT_LENGTH]
        facts: dict[str, object] = {"places": excerpt}
        changes = {name: self._counts.pop(name, 0) for name in ("insertions", "deletions")}
        if any(changes.values()):
            written = facts | changes | {"moves": 0, "count": sum(changes.values())}
            self.warnings.append(ReadWarning("tracked_changes", excerpt, self._next(), written))
        for name, code in (("hidden", "hidden_text"), ("pictures", "pictures_left_out")):
            if count := self._counts.pop(name, 0):
                self.warnings.append(ReadWarning(code, excerpt, self._next(), facts | {"count": count}))


def _opened_list(element: etree._Element) -> _List:
    if element.tag == "ul":
        return _List(None, 0)
    style = _LIST_TYPES.get(element.get("type") or "1", "decimal")
    if _LIST_STYLE.search(element.get("style") or ""):
        style = "chineseCountingThousand"
    backwards = "reversed" in element.attrib
    items = sum(child.tag == "li" for child in element)
    start = _whole(element.get("start"))
    first = start if start is not None else (items if backwards else 1)
    step = -1 if backwards else 1
    return _List(style, first - step, step)


def _next_label(numbered: _List, item: etree._Element) -> str:
    if numbered.style is None:
        return "• "
    value = _whole(item.get("value"))
    numbered.last = numbered.last + numbered.step if value is None else value
    written = write_number(numbered.last, numbered.style)
    return written + ("、" if numbered.style == "chineseCountingThousand" else ". ")


def _whole(written: str | None) -> int | None:
    return int(written) if written is not None and re.fullmatch(r"-?\d{1,9}", written.strip()) else None


def _is_data(table: etree._Element) -> bool:
    """A table of figures or of texts side by side; a table that only lays out the page is read as plain blocks."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return any(
        sum(bool("".join(map(str, cell.itertext())).strip()) for cell in row if cell.tag in ("td", "th")) > 1
        for row in table.iter("tr")
    )
