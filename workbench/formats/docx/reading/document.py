"""Reading a Word document into plain lines: numbers computed, changes accepted, nothing left out unsaid."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from workbench.errors import Invalid
from workbench.formats.counting import is_known
from workbench.formats.docx.reading.elements import UnknownElements
from workbench.formats.docx.reading.names import ALTERNATE, RELATIONSHIP, chosen, number, pieces_of, value, w, words_in
from workbench.formats.docx.reading.numbering import Counters, Numbering, read_numbering
from workbench.formats.docx.reading.paragraphs import Paragraph, ParagraphReader
from workbench.formats.docx.reading.styles import BODY_LEVEL, Styles, read_styles
from workbench.formats.markup import parse_xml
from workbench.formats.objects import left_out_warnings
from workbench.formats.package import open_package
from workbench.lang.characters import WIDE
from workbench.lang.numerals import roman_numeral
from workbench.law.model import Furniture, FurnitureKind, ReadWarning
from workbench.law.parsing.source import SourceLine, SourceText

# What is looked through for paragraphs, tables, rows and cells; and where each of these may stand.
WRAPPERS: Final = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")))
BLOCKS: Final = frozenset(map(w, ("p", "tbl")))
ROWS: Final = frozenset({w("tr")})
CELLS: Final = frozenset({w("tc")})
_DELETED: Final = (f"{w('trPr')}/{w('del')}", f"{w('tcPr')}/{w('cellDel')}")
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_EXCERPT_LENGTH: Final = 20
_BESIDE: Final = {
    "/header": FurnitureKind.PAGE_HEADER,
    "/footer": FurnitureKind.PAGE_FOOTER,
    "/comments": FurnitureKind.COMMENT,
}
_IDEOGRAPH: Final = re.compile(f"[{WIDE}]")

# What is counted in a paragraph, and the code of the warning that tells of it.
_CODES: Final = {
    "insertions": "tracked_changes",
    "deletions": "tracked_changes",
    "moves": "tracked_changes",
    "comments": "comments_left_out",
    "hidden": "hidden_text",
    "pictures": "pictures_left_out",
    "boxes": "text_boxes",
    "notes": "notes_moved",
    "symbols": "symbols_unknown",
    "fields": "fields_missing",
    "formats": "number_format_unknown",
}


def read_docx(data: bytes) -> SourceText:
    """The lines of a .docx, transitional or strict, with a warning a paragraph for all that needs a look.

    The facts of a warning are ``count``, ``places`` and for tracked changes also ``insertions``, ``deletions`` and
    ``moves``. Raises Invalid as :func:`workbench.formats.package.open_package` and ``file_no_document``.
    """
    return read_parts(open_package(data))


def read_parts(parts: Mapping[str, bytes]) -> SourceText:
    """As :func:`read_docx`, from the parts of a package already opened."""
    document = DocxDocument(parts)
    story = _DocxStory(document)
    body = document.main.find(w("body"))
    if body is None:
        raise Invalid("file_no_document", field="file")
    story.paragraphs.start_story(body)
    lines = story.read_blocks(body)
    warnings = (*story.warnings, *_unknown(story.unknown), *left_out_warnings(parts))
    words = (*document.pieces(), *story.written)
    furniture = (*story.furniture, *document.beside_the_text(), *story.uncited_notes())
    return SourceText(tuple(lines), warnings, _title(story.title, lines), furniture, words)


def _unknown(elements: UnknownElements) -> Iterator[ReadWarning]:
    """One warning for all elements that were met and are not known, with their names."""
    if elements.counts:
        names = ", ".join(sorted(elements.counts))
        yield ReadWarning("elements_unknown", "", elements.line, {"count": elements.counts.total(), "elements": names})


class DocxDocument:
    """The parts of a Word document that bear on its words."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        name = next(self._targets("", "/officeDocument"), "word/document.xml")
        if name not in parts:
            raise Invalid("file_no_document", field="file")
        self.name = name
        self.main = parse_xml(parts[name], name)
        self.styles = read_styles(self._part("/styles"))
        self.numbering = read_numbering(self._part("/numbering"), self.styles)
        self._beside = tuple(self._parts_beside())
        self.notes = {
            (kind, number(note, "id")): note
            for kind in ("footnote", "endnote")
            if (root := self._part(f"/{kind}s")) is not None
            for note in root.iterchildren(w(kind))
            if value(note, "type") not in _SEPARATORS
        }

    def pieces(self) -> Iterator[str]:
        """All words of the file, a paragraph a piece: its text, notes, comments, headers and footers."""
        for root in (self.main, *self.notes.values(), *(part for _kind, part in self._beside)):
            yield from pieces_of(root)

    def beside_the_text(self) -> Iterator[Furniture]:
        """Headers, footers and comments: words of the file that are not of its text."""
        for kind, root in self._beside:
            for words in filter(str.strip, pieces_of(root)):
                yield Furniture(kind, words)

    def _parts_beside(self) -> Iterator[tuple[FurnitureKind, etree._Element]]:
        for relation, kind in _BESIDE.items():
            for name in self._targets(self.name, relation):
                if name in self._parts:
                    yield kind, parse_xml(self._parts[name], name)

    def _part(self, kind: str) -> etree._Element | None:
        name = next(self._targets(self.name, kind), None)
        return None if name is None or name not in self._parts else parse_xml(self._parts[name], name)

    def _targets(self, source: str, kind: str) -> Iterator[str]:
        """Names of the parts that ``source`` relates to in this way; the package itself is the empty source."""
        folder, _, name = source.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._parts:
            return
        for each in parse_xml(self._parts[relations], relations).iter(RELATIONSHIP):
            if (each.get("Type") or "").endswith(kind) and each.get("TargetMode") != "External":
                target = each.get("Target") or ""
                yield posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


@dataclass(slots=True)
class _DocxStory:
    """Reads blocks in order; what runs on (numbers, notes, changes) is kept here."""

    document: DocxDocument
    warnings: list[ReadWarning] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    written: list[str] = field(default_factory=list)  # numbers and signs that stand in no words of the file
    unknown: UnknownElements = field(default_factory=UnknownElements)
    paragraphs: ParagraphReader = field(init=False)
    _counters: Counters = field(default_factory=Counters)
    _line: int = 0
    _noted: dict[str, int] = field(default_factory=dict)
    _read_notes: set[tuple[str, int]] = field(default_factory=set)  # each is read once: one might cite itself

    def __post_init__(self) -> None:
        self.paragraphs = ParagraphReader(self.document.styles, self.unknown)

    @property
    def _styles(self) -> Styles:
        return self.document.styles

    @property
    def _numbering(self) -> Numbering:
        return self.document.numbering

    def read_blocks(self, parent: etree._Element) -> list[SourceLine]:
        """The lines of a body, cell, note or text box."""
        lines: list[SourceLine] = []
        waiting: Paragraph | None = None
        for block in self._unwrapped(parent, BLOCKS):
            if block.tag == w("tbl"):
                if waiting is not None:
                    lines += self._finish(waiting)
                    waiting = None
                lines += self._read_table(block)
                continue
            self._line += 1
            paragraph = self.paragraphs.read(block, self._line)
            if waiting is not None:
                waiting.join(paragraph)
                paragraph = waiting
            waiting = paragraph if paragraph.is_mark_deleted else None
            if waiting is None:
                lines += self._finish(paragraph)
        return lines + (self._finish(waiting) if waiting is not None else [])

    def _unwrapped(self, elements: Iterable[etree._Element], tags: frozenset[str]) -> Iterator[etree._Element]:
        """The elements with one of ``tags`` in order, also those wrapped in content controls or in alternatives."""
        for element in elements:
            if element.tag in tags:
                yield element
            elif element.tag in WRAPPERS:
                yield from self._unwrapped(element, tags)
            elif element.tag == ALTERNATE:
                yield from self._unwrapped(chosen(element), tags)
            else:
                self.unknown.pass_over(element, max(self._line, 1))

    def uncited_notes(self) -> Iterator[Furniture]:
        """The notes that no paragraph which is read refers to."""
        for identity, note in self.document.notes.items():
            if identity not in self._read_notes and (words := words_in(note).strip()):
                yield Furniture(FurnitureKind.UNCITED_NOTE, words)

    def _finish(self, paragraph: Paragraph) -> list[SourceLine]:
        lines = self._own_lines(paragraph)
        self.written += paragraph.signs
        self.furniture += (
            Furniture(kind, words.strip(), paragraph.line) for kind, words in paragraph.left_out if words.strip()
        )
        self._warn(paragraph, lines)
        for kind, note_id in paragraph.notes:
            lines += self._read_note(kind, note_id, paragraph.line)
        for box in paragraph.boxes:
            inner = ParagraphReader(self._styles, self.unknown)
            inner.start_story(box)
            outer, self.paragraphs = self.paragraphs, inner
            lines += self.read_blocks(box)
            self.paragraphs = outer
        return lines

    def _own_lines(self, paragraph: Paragraph) -> list[SourceLine]:
        text = paragraph.text
        if paragraph.is_mark_deleted and not text.strip():
            return []
        properties = paragraph.properties
        style_id = paragraph.style_id or self._styles.default
        level = self._heading_level(properties, style_id)
        if level:
            text = " ".join(text.split("\n")) if not self._styles.is_title(style_id) else _unbroken(text)
        label = self._label(paragraph, style_id)
        self.written.append(label)
        text = label + text.lstrip()
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if lines and self._styles.is_title(style_id):
            self.title += lines
        return [SourceLine(line, paragraph.line, "heading" if level else "text", level) for line in lines]

    def _heading_level(self, properties: etree._Element | None, style_id: str | None) -> int:
        """1 to 9 for a heading, 0 for body text; entries of a table of contents are never headings."""
        if self._styles.is_contents(style_id):
            return 0
        own = None if properties is None else number(properties.find(w("outlineLvl")))
        level = self._styles.outline(style_id) if own is None else own
        if level is None:
            return 1 if self._styles.is_title(style_id) else 0
        return level + 1 if 0 <= level < BODY_LEVEL else 0

    def _label(self, paragraph: Paragraph, style_id: str | None) -> str:
        own = None if paragraph.properties is None else paragraph.properties.find(w("numPr"))
        num_id = None if own is None else number(own.find(w("numId")))
        level = None if own is None else number(own.find(w("ilvl")))
        placed = self._numbering.list_level(self._styles, style_id, num_id, level)
        if placed is None:
            return ""
        instance, _, at = placed
        paragraph.counts["formats"] += not is_known(instance.levels[at].style)
        return self._counters.label(*placed)

    def _read_note(self, kind: str, note_id: int, line: int) -> list[SourceLine]:
        note = self.document.notes.get((kind, note_id))
        if note is None or (kind, note_id) in self._read_notes:
            return []
        self._read_notes.add((kind, note_id))
        self._noted[kind] = self._noted.get(kind, 0) + 1
        mark = str(self._noted[kind]) if kind == "footnote" else roman_numeral(self._noted[kind])
        inner = _DocxStory(
            self.document,
            self.warnings,
            furniture=self.furniture,
            written=self.written,
            unknown=self.unknown,
            _noted=self._noted,
            _read_notes=self._read_notes,
        )
        inner.paragraphs.start_story(note)
        inner._line = line - 1
        words = " ".join(each.text.replace("\t", " ") for each in inner.read_blocks(note))
        self.written.append(f"[{mark}]")
        return [SourceLine(f"[{mark}] {words}".strip(), line, "note")]

    def _read_table(self, table: etree._Element) -> list[SourceLine]:
        """One line a row; a table with one column only lays out text and yields that text as it stands."""
        rows = [self._read_row(row) for row in self._unwrapped(table, ROWS) if not self._drops(row)]
        if all(sum(map(bool, cells)) <= 1 for cells in rows):
            return [line for cells in rows for cell in cells for line in cell]
        lines: list[SourceLine] = []
        for cells in rows:
            words = [_flat(cell) for cell in cells]
            first = next((line.line for cell in cells for line in cell), self._line)
            if any(words):
                lines.append(SourceLine("\t".join(words), first, "table"))
            lines += (line for cell in cells for line in cell if line.kind == "note")
        return lines

    def _read_row(self, row: etree._Element) -> list[list[SourceLine]]:
        cells: list[list[SourceLine]] = []
        for cell in self._unwrapped(row, CELLS):
            if self._drops(cell):
                continue
            merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
            is_continued = merge is not None and (value(merge) or "continue") == "continue"
            lines = self.read_blocks(cell)
            # Word never shows what a continued cell holds; where it holds words all the same they are kept.
            cells.append([] if is_continued and not lines else lines)
        return cells

    def _drops(self, row_or_cell: etree._Element) -> bool:
        """Whether a tracked change takes the whole row or cell out; its words are then left out by name."""
        if all(row_or_cell.find(mark) is None for mark in _DELETED):
            return False
        if words := words_in(row_or_cell).strip():
            self.furniture.append(Furniture(FurnitureKind.DELETION, words, self._line))
        return True

    def _warn(self, paragraph: Paragraph, lines: list[SourceLine]) -> None:
        counts = paragraph.counts
        counts["boxes"] += len(paragraph.boxes)
        counts["notes"] += len(paragraph.notes)
        words = lines[0].text if lines else "".join(paragraph.dropped).strip()
        excerpt = words[:_EXCERPT_LENGTH] + ("…" if len(words) > _EXCERPT_LENGTH else "")
        codes = dict.fromkeys(_CODES[name] for name, count in counts.items() if count)
        if paragraph.is_changed:  # also where the change began in the paragraph before and is counted there
            codes = {"tracked_changes": None} | codes
        for code in codes:
            facts: dict[str, object] = {"places": excerpt}
            names = [name for name, each in _CODES.items() if each == code]
            facts["count"] = sum(counts[name] for name in names)
            if len(names) > 1:
                facts |= {name: counts[name] for name in names}
            self.warnings.append(ReadWarning(code, excerpt, paragraph.line, facts))


def _flat(cell: list[SourceLine]) -> str:
    return " ".join(line.text.replace("\t", " ") for line in cell if line.kind != "note")


def _unbroken(text: str) -> str:
    """A title set on several lines as one: no space between ideographs, one between words."""
    whole = ""
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        gap = " " if whole and not (_IDEOGRAPH.match(whole[-1]) or _IDEOGRAPH.match(line)) else ""
        whole += gap + line
    return whole


def _title(styled: list[str], lines: list[SourceLine]) -> str:
    if styled:
        return _unbroken("\n".join(styled))
    first = lines[0] if lines else None
    return first.text if first is not None and first.kind == "heading" and first.level == 1 else ""
