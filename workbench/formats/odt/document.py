"""Reading an OpenDocument text into plain lines, with the same care as a Word document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from workbench.errors import Invalid
from workbench.formats.docx.reading.numbering import LEVELS, Counters, ListLevel
from workbench.formats.markup import parse_xml
from workbench.formats.objects import left_out_warnings
from workbench.formats.odt.lists import OUTLINE, STYLE, TEXT, instance_of, read_list_styles, whole
from workbench.formats.odt.words import PARAGRAPHS, beside_the_text, deletions, own_words, pieces_of, words_in
from workbench.formats.package import open_package
from workbench.law.model import Furniture, FurnitureKind, ReadWarning
from workbench.law.parsing.source import LineKind, SourceLine, SourceText

_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE: Final = f"{{{_ODF}office:1.0}}"
_TABLE: Final = f"{{{_ODF}table:1.0}}"
_DRAW: Final = f"{{{_ODF}drawing:1.0}}"
_XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"

_WHITE: Final = re.compile(r"[ \t\r\n]+")
_EXCERPT_LENGTH: Final = 20
_COLUMNS: Final = 63
_SPACES: Final = 100

_ROW_GROUPS: Final = frozenset({f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"})
_SKIPPED: Final = frozenset(
    {f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}table-of-content-source", f"{_OFFICE}forms"}
)
_CODES: Final = {
    "comments": "comments_left_out",
    "hidden": "hidden_text",
    "pictures": "pictures_left_out",
    "boxes": "text_boxes",
    "notes": "notes_moved",
}


def read_odt(data: bytes) -> SourceText:
    """The lines of an .odt, with warnings as :func:`workbench.formats.docx.reading.document.read_docx` gives them.

    Raises Invalid as :func:`workbench.formats.package.open_package` and ``file_no_document``.
    """
    parts = open_package(data)
    if "content.xml" not in parts:
        raise Invalid("file_no_document", field="file")
    content = parse_xml(parts["content.xml"], "content.xml")
    roots = [content]
    if "styles.xml" in parts:
        roots.insert(0, parse_xml(parts["styles.xml"], "styles.xml"))
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Invalid("file_no_document", field="file")
    story = _OdtStory(roots, body)
    lines = story.read_blocks(body)
    furniture = (*story.furniture, *deletions(body), *beside_the_text(roots))
    words = (*pieces_of(body), *(each.text for each in beside_the_text(roots)), *story.written)
    warnings = (*story.warnings, *left_out_warnings(parts))
    return SourceText(tuple(lines), warnings, story.title or _first_heading(lines), furniture, words)


@dataclass(slots=True)
class _OdtParagraph:
    line: int
    words: list[str] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    changes: Counter[str] = field(default_factory=Counter)
    is_changed: bool = False


@dataclass(slots=True)
class _ListState:
    """Where in a list we are: the list counted in, its levels, the depth, and the number still to be written."""

    list_id: str
    levels: dict[int, ListLevel]
    depth: int
    is_due: bool = False


class _OdtStory:
    """Reads blocks in order; lists and changes that run on are kept here."""

    def __init__(self, roots: list[etree._Element], body: etree._Element) -> None:
        self.warnings: list[ReadWarning] = []
        self.title = ""
        self.furniture: list[Furniture] = []
        self.written: list[str] = []  # numbers and signs that stand in no words of the file
        self._styles = read_list_styles(roots)
        self._hidden, self._titles = _named_styles(roots)
        self._changes = _changes(body)
        self._open_changes: set[str] = set()
        self._counters = Counters()
        self._lists: dict[str, str] = {}  # xml:id of a list: the list it counts in
        self._last_list: dict[str, str] = {}  # style: the list last counted in
        self._line = 0

    def read_blocks(self, parent: etree._Element, state: _ListState | None = None) -> list[SourceLine]:
        """The lines of a body, section, cell, note or text box, or of a list item at ``place``."""
        lines: list[SourceLine] = []
        for block in parent:
            if block.tag in PARAGRAPHS:
                lines += self._read_paragraph(block, state)
            elif block.tag == f"{TEXT}list":
                lines += self._read_list(block, state)
            elif block.tag == f"{_TABLE}table":
                lines += self._read_table(block)
            elif block.tag == f"{_DRAW}frame":
                for box in block.iterchildren(f"{_DRAW}text-box"):
                    lines += self.read_blocks(box)
            elif block.tag not in _SKIPPED and isinstance(block.tag, str):
                lines += self.read_blocks(block, state)
        return lines

    def _read_list(self, element: etree._Element, outer: _ListState | None) -> list[SourceLine]:
        style = element.get(f"{TEXT}style-name")
        if outer is not None and (style is None or self._styles.get(style) == outer.levels):
            inner = _ListState(outer.list_id, outer.levels, outer.depth + 1)
        else:
            depth = 0 if outer is None else outer.depth + 1
            inner = _ListState(self._list_id(element, style or ""), dict(self._styles.get(style or "", {})), depth)
        lines: list[SourceLine] = []
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            inner.is_due = item.tag == f"{TEXT}list-item"
            start = item.get(f"{TEXT}start-value")
            if start is not None and inner.depth < LEVELS:
                self._counters.restart(inner.list_id, inner.depth, whole(start, 1))
            lines += self.read_blocks(item, inner)
        return lines

    def _list_id(self, element: etree._Element, style: str) -> str:
        """Which list this one counts on with: the one it names, the last of its style, or its own."""
        named = element.get(f"{TEXT}continue-list")
        if named in self._lists:
            list_id = self._lists[named or ""]
        elif element.get(f"{TEXT}continue-numbering") == "true" and style in self._last_list:
            list_id = self._last_list[style]
        else:
            list_id = f"list {len(self._lists) + 1}"
        self._lists[element.get(_XML_ID) or f"#{len(self._lists)}"] = list_id
        self._last_list[style] = list_id
        return list_id

    def _read_paragraph(self, element: etree._Element, state: _ListState | None) -> list[SourceLine]:
        self._line += 1
        paragraph = _OdtParagraph(self._line)
        paragraph.is_changed = bool(self._open_changes)
        self._read_words(element, paragraph)
        level = whole(element.get(f"{TEXT}outline-level"), 1) if element.tag == f"{TEXT}h" else 0
        is_title = (element.get(f"{TEXT}style-name") or "") in self._titles
        level = level or int(is_title)
        text = "".join(paragraph.words).strip()
        label = self._label(element, state)
        self.written.append(label)
        text = label + (text.replace("\n", " ") if level else text)
        texts = [line.strip() for line in text.split("\n") if line.strip()]
        if is_title and texts:
            self.title = self.title or texts[0]
        kind: LineKind = "heading" if level else "text"
        lines = [SourceLine(line, paragraph.line, kind, min(level, 9)) for line in texts]
        self._warn(paragraph, lines)
        for note in paragraph.notes:
            lines += self._read_note(note, paragraph.line)
        for box in paragraph.boxes:
            lines += self.read_blocks(box)
        return lines

    def _label(self, element: etree._Element, state: _ListState | None) -> str:
        if state is not None:
            if not state.is_due or state.depth not in state.levels:
                return ""
            state.is_due = False
            return self._counters.label(instance_of(state.list_id, state.levels), 0, state.depth)
        at = whole(element.get(f"{TEXT}outline-level"), 1) - 1
        levels = self._styles.get(OUTLINE, {})
        if element.tag != f"{TEXT}h" or element.get(f"{TEXT}is-list-header") == "true" or at not in levels:
            return ""
        return self._counters.label(instance_of(OUTLINE, levels), 0, at)

    def _read_words(self, element: etree._Element, paragraph: _OdtParagraph) -> None:
        if element.get(f"{TEXT}style-name") in self._hidden:
            paragraph.counts["hidden"] += 1
        _take(element.text, paragraph)
        for child in element:
            self._read_inline(child, paragraph)
            _take(child.tail, paragraph)

    def _read_inline(self, child: etree._Element, paragraph: _OdtParagraph) -> None:
        name = child.tag.rpartition("}")[2]
        if child.tag == f"{TEXT}s":
            paragraph.words.append(" " * min(whole(child.get(f"{TEXT}c"), 1), _SPACES))
        elif child.tag == f"{TEXT}tab":
            paragraph.words.append(" ")
        elif child.tag == f"{TEXT}line-break":
            paragraph.words.append("\n")
        elif child.tag == f"{TEXT}note":
            paragraph.notes.append(child)
            paragraph.counts["notes"] += 1
        elif child.tag == f"{_OFFICE}annotation":
            paragraph.counts["comments"] += 1
            self._leave_out(FurnitureKind.COMMENT, words_in(child), paragraph)
        elif child.tag in (f"{TEXT}change", f"{TEXT}change-start", f"{TEXT}change-end"):
            self._read_change(name, child.get(f"{TEXT}change-id") or "", paragraph)
        elif child.tag.startswith(_DRAW):
            boxes = [box for box in child.iter(f"{_DRAW}text-box") if not _is_inside_box(box, child)]
            paragraph.boxes += boxes
            paragraph.counts["boxes" if boxes else "pictures"] += 1
        elif child.tag == f"{TEXT}ruby-text":
            self._leave_out(FurnitureKind.PRONUNCIATION, "".join(own_words(child)), paragraph)
        elif child.tag != f"{TEXT}number":
            self._read_words(child, paragraph)

    def _leave_out(self, kind: FurnitureKind, words: str, paragraph: _OdtParagraph) -> None:
        if words.strip():
            self.furniture.append(Furniture(kind, words.strip(), paragraph.line))

    def _read_change(self, name: str, change_id: str, paragraph: _OdtParagraph) -> None:
        paragraph.is_changed = True
        if name == "change-end":
            self._open_changes.discard(change_id)
            return
        paragraph.changes += self._changes.get(change_id, Counter())
        if name == "change-start":
            self._open_changes.add(change_id)

    def _read_note(self, note: etree._Element, line: int) -> list[SourceLine]:
        citation = note.find(f"{TEXT}note-citation")
        body = note.find(f"{TEXT}note-body")
        if body is None:
            return []
        mark = "".join(map(str, citation.itertext())).strip() if citation is not None else ""
        before, self._line = self._line, line - 1
        words = " ".join(each.text.replace("\t", " ") for each in self.read_blocks(body))
        self._line = before
        self.written.append("[]")
        return [SourceLine(f"[{mark}] {words}".strip(), line, "note")]

    def _read_table(self, table: etree._Element) -> list[SourceLine]:
        """One line a row; a table with one column only lays out text and yields that text as it stands."""
        rows = [[cell for element in _cells(row) for cell in self._read_cell(element)] for row in _rows(table)]
        if all(sum(map(bool, cells)) <= 1 for cells in rows):
            return [line for cells in rows for cell in cells for line in cell]
        lines: list[SourceLine] = []
        for cells in rows:
            words = [" ".join(line.text.replace("\t", " ") for line in cell if line.kind != "note") for cell in cells]
            first = next((line.line for cell in cells for line in cell), self._line)
            if any(words):
                lines.append(SourceLine("\t".join(words), first, "table"))
            lines += (line for cell in cells for line in cell if line.kind == "note")
        return lines

    def _read_cell(self, cell: etree._Element) -> Iterator[list[SourceLine]]:
        lines = self.read_blocks(cell)
        yield lines
        repeated = whole(cell.get(f"{_TABLE}number-columns-repeated"), 1)
        for _ in range(min(repeated, _COLUMNS) - 1):
            again = [line for line in lines if line.kind != "note"]
            self.written += (line.text for line in again)
            yield again

    def _warn(self, paragraph: _OdtParagraph, lines: list[SourceLine]) -> None:
        words = lines[0].text if lines else ""
        excerpt = words[:_EXCERPT_LENGTH] + ("…" if len(words) > _EXCERPT_LENGTH else "")
        if paragraph.is_changed:
            changes = {name: paragraph.changes[name] for name in ("insertions", "deletions", "moves")}
            facts: dict[str, object] = {"places": excerpt, "count": sum(changes.values()), **changes}
            self.warnings.append(ReadWarning("tracked_changes", excerpt, paragraph.line, facts))
        for name, code in _CODES.items():
            if count := paragraph.counts[name]:
                facts = {"places": excerpt, "count": count}
                self.warnings.append(ReadWarning(code, excerpt, paragraph.line, facts))


def _take(words: str | None, paragraph: _OdtParagraph) -> None:
    if words:
        paragraph.words.append(_WHITE.sub(" ", words))


def _changes(body: etree._Element) -> dict[str, Counter[str]]:
    """The tracked changes by id; what was deleted stands in them, not in the text, and what was formatted is none."""
    changes: dict[str, Counter[str]] = {}
    for region in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
        kinds = Counter({"insertions": 0})
        kinds["insertions"] += region.find(f"{TEXT}insertion") is not None
        kinds["deletions"] += region.find(f"{TEXT}deletion") is not None
        for name in (f"{TEXT}id", _XML_ID):
            changes[region.get(name) or ""] = kinds
    return changes


def _named_styles(roots: list[etree._Element]) -> tuple[frozenset[str], frozenset[str]]:
    """Names of the styles that hide their text, and of those that make a title."""
    hidden: set[str] = set()
    titles = {"Title"}
    for style in (each for root in roots for each in root.iter(f"{STYLE}style")):
        name = style.get(f"{STYLE}name") or ""
        if any(each.get(f"{TEXT}display") == "none" for each in style.iterchildren(f"{STYLE}text-properties")):
            hidden.add(name)
        if style.get(f"{STYLE}parent-style-name") in titles:
            titles.add(name)
    return frozenset(hidden), frozenset(titles)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def _is_inside_box(box: etree._Element, frame: etree._Element) -> bool:
    for parent in box.iterancestors():
        if parent is frame:
            return False
        if parent.tag == f"{_DRAW}text-box":
            return True
    return False


def _first_heading(lines: list[SourceLine]) -> str:
    first = lines[0] if lines else None
    return first.text if first is not None and first.kind == "heading" and first.level == 1 else ""
