"""The words of one Word paragraph as they stand once every tracked change is accepted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from workbench.formats.counting import write_number
from workbench.formats.docx.reading.elements import UnknownElements
from workbench.formats.docx.reading.names import (
    ALTERNATE,
    FALLBACK,
    MATH_TEXT,
    chosen,
    is_on,
    number,
    value,
    w,
    words_in,
)
from workbench.formats.docx.reading.styles import Styles
from workbench.formats.docx.reading.symbols import plain_sign
from workbench.law.model import FurnitureKind

_WHITE: Final = re.compile(r"[\t\r\n]")
# Fields whose words stand in the instruction alone: old automatic numbers, and Word's own circled characters.
_RESULTLESS: Final = re.compile(r"\s*(?:LISTNUM|AUTONUM\w*|EQ)\b", re.IGNORECASE)
_CIRCLED: Final = re.compile(r"\s*EQ\s*\\o\s*\\ac\s*\(\s*[○〇◯]\s*,\s*(\d{1,2})\s*\)\s*", re.IGNORECASE)
_PICTURES: Final = ("}blip", "}imagedata", "}chart", "}relIds", "}OLEObject")

# What a tracked change does to the accepted text.
_KEPT: Final = {w("ins"): "insertions", w("moveTo"): "moves"}
_DROPPED: Final = {w("del"): "deletions", w("moveFrom"): ""}


@dataclass(slots=True)
class Paragraph:
    """A paragraph being read: its words (line breaks as newlines), and what is to be said of it.

    ``notes`` are (kind, id) of the footnotes and endnotes cited, ``boxes`` the contents of text boxes anchored here,
    ``left_out`` the words that are not read with why, ``signs`` what the reader wrote for elements without words,
    ``counts`` the things to warn of by name.
    """

    line: int
    properties: etree._Element | None = None
    words: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    notes: list[tuple[str, int]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    left_out: list[tuple[FurnitureKind, str]] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    is_mark_deleted: bool = False
    is_changed: bool = False

    @property
    def text(self) -> str:
        return "".join(self.words)

    @property
    def style_id(self) -> str | None:
        return None if self.properties is None else value(self.properties.find(w("pStyle")))

    def join(self, after: Paragraph) -> None:
        """Take in the next paragraph, this one's mark having been deleted.

        The properties (and so the number) of the first with words of its own hold: no number that stands before
        words is lost.
        """
        if not any(map(str.strip, self.words)):
            self.properties = after.properties
        self.words += after.words
        self.dropped += after.dropped
        self.notes += after.notes
        self.boxes += after.boxes
        self.left_out += after.left_out
        self.signs += after.signs
        self.counts += after.counts
        self.is_mark_deleted = after.is_mark_deleted
        self.is_changed = self.is_changed or after.is_changed


@dataclass(slots=True)
class _WordField:
    """A field that has begun: its instruction, until the result begins."""

    instruction: str = ""
    is_instruction: bool = True


@dataclass(slots=True)
class ParagraphReader:
    """Reads paragraphs one after another; fields and tracked changes may run on from one into the next."""

    styles: Styles
    unknown: UnknownElements
    _fields: list[_WordField] = field(default_factory=list)
    _unended: frozenset[etree._Element] = frozenset()
    _change: tuple[str, str | None, str | None] | None = None

    def start_story(self, root: etree._Element) -> None:
        """Begin the body, a note or a text box: fields do not run from one into another."""
        self._fields = []
        self._unended = _fields_without_end(root)
        self._change = None

    def read(self, element: etree._Element, line: int) -> Paragraph:
        paragraph = Paragraph(line, element.find(w("pPr")))
        self._read_children(element, paragraph)
        mark = element.find(f"{w('pPr')}/{w('rPr')}")
        if mark is not None:
            self._read_mark(mark, paragraph)
        return paragraph

    def _read_mark(self, mark: etree._Element, paragraph: Paragraph) -> None:
        for change in mark:
            if change.tag in _KEPT:
                self._count(change, _KEPT[change.tag], paragraph)
            elif change.tag in _DROPPED:
                self._count(change, _DROPPED[change.tag], paragraph)
                paragraph.is_mark_deleted = True

    def _count(self, change: etree._Element, kind: str, paragraph: Paragraph) -> None:
        """Count a change once though Word writes it as several elements by one author at one moment."""
        stated = (kind, value(change, "author"), value(change, "date"))
        paragraph.is_changed = True
        if kind:
            paragraph.counts[kind] += stated != self._change
        self._change = stated

    def _read_children(self, element: etree._Element, paragraph: Paragraph) -> None:
        """Read through: what it holds stands in the text as if it were not there."""
        for child in element:
            self._read_by(INLINE.get(child.tag), child, paragraph)

    def _read_by(self, read: ReadElement | None, child: etree._Element, paragraph: Paragraph) -> None:
        if read is not None:
            read(self, child, paragraph)
        else:
            self.unknown.pass_over(child, paragraph.line)

    def _read_run(self, run: etree._Element, paragraph: Paragraph) -> None:
        """Read, what it holds one after another; hidden text is read as well, counted and told of."""
        before = len(paragraph.words)
        for child in run:
            self._read_by(IN_RUN.get(child.tag), child, paragraph)
        if len(paragraph.words) > before:
            if _is_within_change(run) is False:
                self._change = None
            if self._is_hidden(run, paragraph):
                paragraph.counts["hidden"] += 1

    def _is_hidden(self, run: etree._Element, paragraph: Paragraph) -> bool:
        properties = run.find(w("rPr"))
        if properties is not None:
            stated = is_on(properties.find(w("vanish")))
            if stated is not None:
                return stated
            named = value(properties.find(w("rStyle")))
            if named is not None and self.styles.is_hidden(named):
                return True
        return self.styles.is_hidden(paragraph.style_id)

    def _read_kept(self, change: etree._Element, paragraph: Paragraph) -> None:
        """Read as accepted: its words are in the text; counted as a tracked change and told of."""
        if any(child.tag not in _DROPPED for child in change):
            self._count(change, _KEPT[change.tag], paragraph)
        self._read_children(change, paragraph)

    def _skip_dropped(self, change: etree._Element, paragraph: Paragraph) -> None:
        """Left out as accepted: its words are gone; counted as a tracked change and told of."""
        self._count(change, _DROPPED[change.tag], paragraph)
        words = words_in(change)
        paragraph.dropped.append(words)
        paragraph.left_out.append((FurnitureKind.DELETION, words))

    def _read_chosen(self, alternate: etree._Element, paragraph: Paragraph) -> None:
        """Read by one of its branches: the first that holds words."""
        for child in chosen(alternate):
            self._read_by(INLINE.get(child.tag) or IN_RUN.get(child.tag), child, paragraph)

    def _read_ruby(self, ruby: etree._Element, paragraph: Paragraph) -> None:
        """Read: the words, without the small pronunciation above them."""
        for base in ruby.iterchildren(w("rubyBase")):
            self._read_children(base, paragraph)
        paragraph.left_out += ((FurnitureKind.PRONUNCIATION, words_in(above)) for above in ruby.iterchildren(w("rt")))

    def _read_text(self, element: etree._Element, paragraph: Paragraph) -> None:
        """Read: the words themselves; tabs and line breaks among them become spaces."""
        words = _WHITE.sub(" ", element.text or "")
        if self._is_in_instruction:
            paragraph.left_out.append((FurnitureKind.FIELD, words))
        else:
            self._write(words, paragraph)

    @property
    def _is_in_instruction(self) -> bool:
        return any(each.is_instruction for each in self._fields)

    def _write(self, words: str, paragraph: Paragraph) -> None:
        if words and not self._is_in_instruction:
            paragraph.words.append(words)

    def _write_sign(self, sign: str, paragraph: Paragraph) -> None:
        """Write what the file tells without words, so that it is not taken for one of its words."""
        if not self._is_in_instruction:
            paragraph.signs.append(sign)
        self._write(sign, paragraph)

    def _read_tab(self, _tab: etree._Element, paragraph: Paragraph) -> None:
        """Read as a space."""
        self._write(" ", paragraph)

    def _read_break(self, _break: etree._Element, paragraph: Paragraph) -> None:
        """Read as the end of a line."""
        self._write("\n", paragraph)

    def _read_hyphen(self, _hyphen: etree._Element, paragraph: Paragraph) -> None:
        """Read as a hyphen."""
        self._write_sign("-", paragraph)

    def _read_symbol(self, symbol: etree._Element, paragraph: Paragraph) -> None:
        """Read as the plain sign it stands for; one that is not known is counted and told of."""
        try:
            code = int(value(symbol, "char") or "", 16)
            sign = chr(code)
        except (ValueError, OverflowError):
            paragraph.counts["symbols"] += 1
            return
        if 0xE000 <= code <= 0xF8FF:
            known = plain_sign(value(symbol, "font") or "", code)
            paragraph.counts["symbols"] += known is None
            sign = known or sign
        self._write_sign(sign, paragraph)

    def _read_field(self, mark: etree._Element, paragraph: Paragraph) -> None:
        """Read: the result of the field, not its instruction; a number that is stored nowhere is told of."""
        if mark in self._unended:
            return
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(_WordField())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_instruction = False
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.is_instruction:
                self._finish_resultless(ended.instruction, paragraph)

    def _read_instruction(self, element: etree._Element, _paragraph: Paragraph) -> None:
        """Left out: the instruction of a field, kept only to tell fields that have no result."""
        if self._fields and self._fields[-1].is_instruction:
            self._fields[-1].instruction += element.text or ""

    def _read_simple_field(self, element: etree._Element, paragraph: Paragraph) -> None:
        """Read: the result of the field; a number that is stored nowhere is told of."""
        if len(element):
            self._read_children(element, paragraph)
        else:
            self._finish_resultless(value(element, "instr") or "", paragraph)

    def _finish_resultless(self, instruction: str, paragraph: Paragraph) -> None:
        circled = _CIRCLED.fullmatch(instruction)
        if circled is not None:
            self._write_sign(write_number(int(circled[1]), "decimalEnclosedCircle"), paragraph)
        elif _RESULTLESS.match(instruction):
            paragraph.counts["fields"] += 1

    def _read_note_mark(self, mark: etree._Element, paragraph: Paragraph) -> None:
        """Read: the note stands after the paragraph that cites it, which is told; the mark itself is left out."""
        kind = "footnote" if mark.tag == w("footnoteReference") else "endnote"
        note_id = number(mark, "id")
        if note_id is not None:
            paragraph.notes.append((kind, note_id))

    def _read_comment_mark(self, _mark: etree._Element, paragraph: Paragraph) -> None:
        """Left out with its comment; counted and told of."""
        paragraph.counts["comments"] += 1

    def _read_picture(self, picture: etree._Element, paragraph: Paragraph) -> None:
        """Read: the text boxes in it, which stand after the paragraph; a picture is left out, counted and told of."""
        boxes = [box for box in picture.iter(w("txbxContent")) if _is_own_box(box, picture)]
        paragraph.boxes += boxes
        if not boxes:
            paragraph.counts["pictures"] += any(str(each.tag).endswith(_PICTURES) for each in picture.iter())


def _is_within_change(run: etree._Element) -> bool:
    return any(parent.tag in _KEPT for parent in run.iterancestors())


def _is_own_box(box: etree._Element, picture: etree._Element) -> bool:
    """Whether the box belongs to this drawing itself: not to a box within it, nor to a second telling of it."""
    for parent in box.iterancestors():
        if parent is picture:
            return True
        if parent.tag in (w("txbxContent"), FALLBACK):
            return False
    return True


def _fields_without_end(root: etree._Element) -> frozenset[etree._Element]:
    """The beginnings of fields that never end: taken at their word they would hide the rest of the document."""
    waiting: list[etree._Element] = []
    for mark in root.iter(w("fldChar")):
        if any(parent.tag in _DROPPED for parent in mark.iterancestors()):
            continue
        kind = value(mark, "fldCharType")
        if kind == "begin":
            waiting.append(mark)
        elif kind == "end" and waiting:
            waiting.pop()
    return frozenset(waiting)


ReadElement = Callable[[ParagraphReader, etree._Element, Paragraph], None]

_CONTAINERS: Final = ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def _read_math(reader: ParagraphReader, element: etree._Element, paragraph: Paragraph) -> None:
    """Read: the letters and figures of a formula in their order, without its build."""
    for each in element.iter(MATH_TEXT):
        reader._read_text(each, paragraph)


# What stands in a paragraph, and what a run holds; README.md quotes the sentence that each reader opens with.
INLINE: Final[Mapping[str, ReadElement]] = {
    **{w(name): ParagraphReader._read_children for name in _CONTAINERS},
    w("fldSimple"): ParagraphReader._read_simple_field,
    w("r"): ParagraphReader._read_run,
    **dict.fromkeys(_KEPT, ParagraphReader._read_kept),
    **dict.fromkeys(_DROPPED, ParagraphReader._skip_dropped),
    w("ruby"): ParagraphReader._read_ruby,
    ALTERNATE: ParagraphReader._read_chosen,
    f"{_MATH}oMath": _read_math,
    f"{_MATH}oMathPara": _read_math,
}

IN_RUN: Final[Mapping[str, ReadElement]] = {
    w("t"): ParagraphReader._read_text,
    w("tab"): ParagraphReader._read_tab,
    w("ptab"): ParagraphReader._read_tab,
    w("br"): ParagraphReader._read_break,
    w("cr"): ParagraphReader._read_break,
    w("noBreakHyphen"): ParagraphReader._read_hyphen,
    w("sym"): ParagraphReader._read_symbol,
    w("fldChar"): ParagraphReader._read_field,
    w("instrText"): ParagraphReader._read_instruction,
    w("footnoteReference"): ParagraphReader._read_note_mark,
    w("endnoteReference"): ParagraphReader._read_note_mark,
    w("commentReference"): ParagraphReader._read_comment_mark,
    w("drawing"): ParagraphReader._read_picture,
    w("pict"): ParagraphReader._read_picture,
    w("object"): ParagraphReader._read_picture,
    w("ruby"): ParagraphReader._read_ruby,
    ALTERNATE: ParagraphReader._read_chosen,
}
