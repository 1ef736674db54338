"""A law whole as a Word file: clean, or with tracked changes by author and comments on the words they are about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from itertools import count
from typing import Final
from xml.sax.saxutils import quoteattr

from workbench.formats.docx.anchors import clause_anchor
from workbench.formats.docx.writing.clean_package import RELATIONSHIPS, packed_text
from workbench.formats.docx.writing.law_styles import LABEL, TEXT, law_styles, style_of
from workbench.formats.docx.writing.native_comments import (
    DocxComment,
    DocxComments,
    local_moment,
    range_ends,
    range_starts,
)
from workbench.formats.docx.writing.running_lines import page_end, running_parts
from workbench.formats.docx.writing.runs import one_line, printable
from workbench.formats.docx.writing.style_xml import NAMESPACE, style_id
from workbench.formats.docx.writing.written import written_run
from workbench.law.inserting import article_label
from workbench.law.model import ClauseKind
from workbench.law.proposing import ProposedRun
from workbench.law.story import LawStory

_TAGS: Final = {"insert": "ins", "delete": "del"}


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """In whose name a change is tracked, and when it was asked for."""

    name: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class LawComment:
    """A comment and what it stands on: the changes of the wording ``id``, or the words from ``start`` to ``end``.

    ``start`` and ``end`` count in the draft, and serve where the wording has changed nothing.
    """

    comment: DocxComment
    start: int
    end: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class LawDocument:
    """A law as it is to be written.

    ``authors`` gives for the id of each wording in whose name it is tracked, ``numbering`` in whose name numbers and
    references that follow are. ``mark`` stands at the head of every page; ``properties`` say which draft this is.
    """

    title: str
    story: LawStory
    runs: Sequence[ProposedRun]
    author: str
    day: date
    numbering: ChangeMark
    authors: Mapping[str, ChangeMark] = field(default_factory=dict)
    remarks: Sequence[LawComment] = ()
    mark: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    zone: tzinfo = UTC


def write_law(document: LawDocument, language: str) -> bytes:
    """A .docx file of the law with its fixed words in that language; the same content gives the same bytes.

    Raises Invalid ``word_character_forbidden`` where a text holds a character that no Word file can.
    """
    comments = DocxComments(document.title, document.zone)
    body = _LawWriter(document, comments).written()
    running = running_parts(language, document.mark)
    whole = (
        f'<w:document {NAMESPACE} xmlns:r="{RELATIONSHIPS}"><w:body>{body}{page_end(language, running)}'
        "</w:body></w:document>"
    )
    return packed_text(
        language,
        whole,
        [*running, *comments.parts()],
        title=one_line(document.title),
        author=one_line(document.author),
        day=document.day,
        styles=law_styles(language),
        properties=document.properties,
    )


@dataclass(slots=True)
class _StoryParagraph:
    """A paragraph while it is written: its markup, and whether the draft has words in it."""

    pieces: list[str] = field(default_factory=list)
    has_draft: bool = False


class _LawWriter:
    def __init__(self, document: LawDocument, comments: DocxComments) -> None:
        self.document = document
        self.lines = document.story.lines
        self.keys = count(1)
        self.paragraphs: list[str] = []
        self.open = _StoryParagraph()
        self.begins, self.stops = self._anchors()
        self.line = 0  # of the draft, to which the open paragraph belongs
        self.labels = {
            start: start + line.label
            for line, start in zip(self.lines, document.story.starts, strict=True)
            if line.label and line.kind is ClauseKind.ARTICLE
        }
        reached = {at for each in document.remarks for at in self._reach(each)}
        self.runs = _split(document.runs, reached.union(self.labels, self.labels.values()))
        self.by_id = self._stretches()
        self.starts: dict[int, list[int]] = {}
        self.ends: dict[int, list[int]] = {}
        for remark, numbers in self._placed(comments):
            first, last = self._stretch(remark)
            self.starts.setdefault(first, []).extend(numbers)
            self.ends.setdefault(last, []).extend(numbers)

    def _placed(self, comments: DocxComments) -> Iterator[tuple[LawComment, Sequence[int]]]:
        for remark in self.document.remarks:
            yield remark, comments.add(remark.comment)

    def _stretch(self, remark: LawComment) -> tuple[int, int]:
        """The first and the last run that a remark stands on."""
        own = self.by_id.get(remark.id) if remark.id else None
        if own is not None:
            return own
        low, high = self._reach(remark)
        touched = [at for at in self._at(low, high) if self.runs[at].op != "insert"]
        if not touched:
            return (at := min(self._first_from(low), len(self.runs) - 1)), at
        return touched[0], touched[-1]

    def _reach(self, remark: LawComment) -> tuple[int, int]:
        """From where to where a remark stands in the draft: without words on the rest of its line, or on all of it."""
        if remark.start < remark.end:
            return remark.start, remark.end
        text = self.document.story.text
        end = text.find("\n", remark.start)
        end = len(text) if end < 0 else end
        return (remark.start if remark.start < end else text.rfind("\n", 0, end) + 1), end

    def _stretches(self) -> Mapping[str, tuple[int, int]]:
        stretches: dict[str, tuple[int, int]] = {}
        for at, run in enumerate(self.runs):
            for id in run.ids:
                stretches[id] = (stretches.get(id, (at, at))[0], at)
        return stretches

    def _at(self, low: int, high: int) -> Iterator[int]:
        for at in range(self._first_from(low), len(self.runs)):
            if self.runs[at].start >= high:
                return
            yield at

    def _first_from(self, offset: int) -> int:
        low, high = 0, len(self.runs)
        while low < high:
            middle = (low + high) // 2
            if self.runs[middle].end > offset:
                high = middle
            else:
                low = middle + 1
        return low

    def written(self) -> str:
        for at, run in enumerate(self.runs):
            if numbers := self.starts.get(at):
                self.open.pieces.append(range_starts(numbers))
            self._run(run)
            if numbers := self.ends.get(at):
                self._end(range_ends(numbers))
        self._close("")
        self._append("".join(self._anchors_here(len(self.lines))))
        return "".join(self.paragraphs)

    def _end(self, markup: str) -> None:
        """Close ranges; behind a line feed that is in the paragraph which it ended."""
        if not self.open.pieces and self.paragraphs:
            self._append(markup)
        else:
            self.open.pieces.append(markup)

    def _append(self, markup: str) -> None:
        """Put something behind the words of the last paragraph."""
        self.paragraphs[-1] = f"{self.paragraphs[-1].removesuffix('</w:p>')}{markup}</w:p>"

    def _run(self, run: ProposedRun) -> None:
        first, *rest = printable(run.text).split("\n")
        self._words(run, first)
        for words in rest:
            self._close("" if run.op == "equal" else self._change(run, "/>"))
            if run.op != "insert":
                self.line += 1
            self._words(run, words)

    def _words(self, run: ProposedRun, words: str) -> None:
        if not words:
            return
        label = self._label(run, words)
        is_gone = run.op == "delete"
        written = written_run(label, LABEL, deleted=is_gone) + written_run(words[len(label) :], deleted=is_gone)
        if run.op != "equal":
            written = f"{self._change(run, '>')}{written}</w:{_TAGS[run.op]}>"
        if run.op != "insert":
            self.open.has_draft = True
        self.open.pieces.append(written)

    def _label(self, run: ProposedRun, words: str) -> str:
        """The label of an article with which the words begin, to be set as such."""
        if run.op == "insert":
            return "" if self.open.pieces else article_label(words)
        return words if self.labels.get(run.start) == run.end else ""

    def _change(self, run: ProposedRun, end: str) -> str:
        authors = self.document.authors
        author = next((authors[id] for id in run.ids if id in authors), self.document.numbering)
        day = local_moment(author.moment, self.document.zone)
        name = quoteattr(one_line(author.name))
        return f'<w:{_TAGS[run.op]} w:id="{next(self.keys)}" w:author={name} w:date="{day}"{end}'

    def _close(self, mark: str) -> None:
        """End the paragraph; ``mark`` is the change of its end, if it comes or goes."""
        line = self.lines[min(self.line, len(self.lines) - 1)]
        is_new = not self.open.has_draft and mark.startswith("<w:ins")
        is_last = not self.open.has_draft and self.line >= len(self.lines) - 1 and bool(line.text)
        own = TEXT if is_new or is_last else style_of(line.kind, line.label, is_first=self.line == 0)
        before, after = self._anchors_here(self.line) if self.open.has_draft else ("", "")
        properties = f'<w:pStyle w:val="{style_id(own)}"/>' + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
        self.paragraphs.append(f"<w:p><w:pPr>{properties}</w:pPr>{before}{''.join(self.open.pieces)}{after}</w:p>")
        self.open = _StoryParagraph()

    def _anchors(self) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
        """The bookmarks by which clauses are known when the file comes back: line, number and name; the last first."""
        story = self.document.story
        begins: list[tuple[int, int, str]] = []
        stops: list[tuple[int, int]] = []
        for key, (start, end) in story.spans.items():
            if key not in story.holders:
                number = next(self.keys)
                begins.append((bisect_right(story.starts, start) - 1, number, clause_anchor(key)))
                stops.append((bisect_right(story.starts, end) - 1, number))
        return sorted(begins, reverse=True), sorted(stops, reverse=True)

    def _anchors_here(self, line: int) -> tuple[str, str]:
        """What begins and what ends with that line of the draft, or with one before that no paragraph holds."""
        before, after = "", ""
        while self.begins and self.begins[-1][0] <= line:
            _, number, name = self.begins.pop()
            before += f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>'
        while self.stops and self.stops[-1][0] <= line:
            after += f'<w:bookmarkEnd w:id="{self.stops.pop()[1]}"/>'
        return before, after


def _split(runs: Iterable[ProposedRun], offsets: Iterable[int]) -> list[ProposedRun]:
    """The runs parted wherever a remark begins or ends in the draft."""
    cuts = sorted(offsets)
    parted: list[ProposedRun] = []
    at = 0
    for run in runs:
        if run.op == "insert":
            parted.append(run)
            continue
        while at < len(cuts) and cuts[at] <= run.start:
            at += 1
        begin = run.start
        while at < len(cuts) and cuts[at] < run.end:
            if cuts[at] > begin:
                parted.append(replace(run, text=run.text[begin - run.start : cuts[at] - run.start], start=begin))
                begin = cuts[at]
            at += 1
        parted.append(replace(run, text=run.text[begin - run.start :], start=begin))
    return parted
