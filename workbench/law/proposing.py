"""Wordings asked for put into a whole law: every change once, none twice, and what cannot be put in listed with why."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from workbench.lang.characters import BLANKS
from workbench.law.amending.labels import counted
from workbench.law.inserting import ProposedArticle, article_label, renumbered, without_label
from workbench.law.model import STRUCTURE, Clause, ClauseKind, LawText
from workbench.law.printing import AFTER_LABEL
from workbench.law.redline import DiffRun, Op, redline
from workbench.law.referring import StoryReference, broken_references
from workbench.law.story import LawStory, law_story

_LINE_END: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_ORDERED: Final = re.compile(
    r"(?:建议|请)?(?:将)?(?:本|该|此)?[条款项句章节]?(?:予以|全部|整[条款项])?(?:删去|删除|取消|不作规定)(?:本|该|此)?[条款项句章节]?[。.]?"
    r"|(?:please )?delete(?: this| the)?(?: article| paragraph| item| clause)?\.?",
    re.IGNORECASE,
)
_LINES, _BLOCK, _WORDS, _LAST = range(4)  # what stands first where several things are inserted in one place


@dataclass(frozen=True, slots=True)
class ProposedText:
    """A wording asked for: of the clause with that key, or of a new article after it; ``id`` is whoever asks's own."""

    id: str
    key: str
    text: str
    is_new_article: bool = False


@dataclass(frozen=True, slots=True)
class ProposedRun:
    """A stretch of the law: equal, inserted or deleted.

    ``ids`` are of those who asked for the change, none where it follows from another, as numbers do; ``start`` is where
    it stands in the draft, and where it would stand if it is new.
    """

    op: Op
    text: str
    start: int
    ids: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """Where it ends in the draft."""
        return self.start if self.op == "insert" else self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class ProposalProblem:
    """Something a person must look at: ``code`` names the message, ``ids`` the wordings that it is about."""

    code: str
    ids: tuple[str, ...]
    is_left_out: bool = False
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class ProposedLaw:
    """A law with wordings put in: its ``runs`` without insertions are the draft, without deletions the law asked for.

    ``added`` gives for each wording of a new article the label that it got. What is left out stands among ``problems``.
    """

    story: LawStory
    runs: tuple[ProposedRun, ...]
    problems: tuple[ProposalProblem, ...]
    references: tuple[StoryReference, ...]
    added: Mapping[str, str]

    @property
    def draft(self) -> str:
        """What stands where everything is rejected."""
        return "".join(run.text for run in self.runs if run.op != "insert")

    @property
    def text(self) -> str:
        """What stands where everything is accepted."""
        return "".join(run.text for run in self.runs if run.op != "delete")

    @property
    def left_out(self) -> frozenset[str]:
        """The ids of the wordings that were not put in."""
        return frozenset(id for problem in self.problems if problem.is_left_out for id in problem.ids[:1])


@dataclass(frozen=True, slots=True)
class _StoryChange:
    """``text[start:end]`` becomes ``new``; ``rank`` orders what is inserted in one place."""

    start: int
    end: int
    new: str
    rank: int
    ids: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[int, int, int]:
        return (self.start, self.rank, self.end)


def propose(law: LawText, proposals: Sequence[ProposedText], *, counts_on: bool = False) -> ProposedLaw:
    """The law with the wordings put in, in their order; of those that contradict one another the first stands.

    Each wording is put in whole or not at all. A new article is numbered within (第五条之一), so that all else keeps
    its number; with ``counts_on`` it takes the next number, those after it one more, and references follow.
    """
    return _ProposalWriter(law, counts_on=counts_on).put_in(proposals)


class _ProposalWriter:
    def __init__(self, law: LawText, *, counts_on: bool) -> None:
        self.law, self.story = law, law_story(law)
        self.counts_on = counts_on
        self.changes: list[_StoryChange] = []
        self.problems: list[ProposalProblem] = []
        self.spans: dict[str, tuple[int, int, str]] = {}  # of each wording put in: where it stands, and its clause
        self.new: list[ProposedArticle] = []

    def put_in(self, proposals: Sequence[ProposedText]) -> ProposedLaw:
        for proposal in proposals:
            if proposal.is_new_article:
                self._note_article(proposal)
            else:
                self._reword(proposal)
        inserted = {id: change.new for change in self.changes for id in change.ids}
        inserted |= {new.id: new.text for new in self.new}
        labels, added = renumbered(self.law, self.new, counts_on=self.counts_on)
        for key, label in labels.items():
            start = self.story.labels[key][0]
            old = self.law.by_key[key].label
            self.changes.append(_StoryChange(start, start + len(old), label, _WORDS))
        for new in self.new:
            self._add_article(new, added[new.id])
        taken = [(change.start, change.end) for change in self.changes]
        touched = frozenset(key for start, end, key in self.spans.values() if self._moves_lines(start, end))
        following, broken = broken_references(self.law, self.story, self.new, labels, added, inserted, taken, touched)
        self.changes += [_StoryChange(start, end, new, _WORDS) for start, end, new in following]
        runs = tuple(_runs(self.story.text, sorted(self.changes, key=lambda change: change.order)))
        return ProposedLaw(self.story, runs, tuple(self.problems), tuple(broken), added)

    def _leave_out(self, code: str, proposal: ProposedText, *others: str, **facts: object) -> None:
        self.problems.append(ProposalProblem(code, (proposal.id, *others), is_left_out=True, facts=facts))

    def _reword(self, proposal: ProposedText) -> None:
        """Put in another wording of a clause, as the changes that lead to it."""
        clause, span = self.law.by_key.get(proposal.key), self.story.spans.get(proposal.key)
        text = _LINE_END.sub("\n", proposal.text).strip("\n")
        if clause is not None and clause.kind in STRUCTURE and clause.heading and "\n" not in text:
            span, text = self._heading(clause, text)
        elif clause is None or span is None or (not clause.text and clause.kind is not ClauseKind.PARAGRAPH):
            self._leave_out("proposal_without_clause", proposal)
            return
        if _ORDERED.fullmatch(text.strip()):
            self._leave_out("proposal_is_order", proposal, words=text.strip())
            return
        text, other = (text, "") if clause.kind in STRUCTURE else without_label(text, clause)
        if other:
            self._leave_out("proposal_other_label", proposal, label=other, clause=clause.label)
            return
        runs = redline(self.story.text[slice(*span)], text, self.law.lang)
        changes = list(self._changes(runs, span[0], proposal.id))
        if rivals := self._rivals(changes):
            self._leave_out("proposal_contradicts", proposal, *rivals)
            return
        near = [id for id, (start, end, _) in self.spans.items() if start < span[1] and span[0] < end]
        if near and changes:
            self.problems.append(ProposalProblem("proposal_overlaps", (proposal.id, *near)))
        self.spans[proposal.id] = (*span, clause.key)
        for change in changes:
            self._store(change)

    def _heading(self, clause: Clause, text: str) -> tuple[tuple[int, int], str]:
        """Where a chapter's label and heading stand, and the line with another heading."""
        heading = text.removeprefix(clause.label).strip(BLANKS)
        gap = AFTER_LABEL[self.law.lang] if clause.label else ""
        return self.story.labels[clause.key], f"{clause.label}{gap}{heading}"

    def _changes(self, runs: Sequence[DiffRun], start: int, id: str) -> Iterator[_StoryChange]:
        """The changes of a redline that begins at ``start``; lines that come or go do so with the break after them."""
        at, gone, come = start, "", ""
        for run in (*runs, DiffRun("equal", "")):
            if run.op == "delete":
                gone += run.text
            elif run.op == "insert":
                come += run.text
            else:
                if gone or come:
                    yield self._whole_lines(_StoryChange(at, at + len(gone), come, _WORDS, (id,)))
                at += len(gone) + len(run.text)
                gone = come = ""

    def _whole_lines(self, change: _StoryChange) -> _StoryChange:
        text, (start, end) = self.story.text, (change.start, change.end)
        begins_line = start == 0 or text[start - 1] == "\n"
        ends_line = end < len(text) and text[end] == "\n"
        if start == end:
            if change.new.startswith("\n") and ends_line:
                return _StoryChange(start + 1, end + 1, change.new[1:] + "\n", _LINES, change.ids)
            is_whole = change.new.endswith("\n") and begins_line
            return _StoryChange(start, end, change.new, _LINES, change.ids) if is_whole else change
        if not change.new and ends_line and text[start] == "\n":
            return _StoryChange(start + 1, end + 1, "", _WORDS, change.ids)
        return change

    def _rivals(self, changes: Sequence[_StoryChange]) -> list[str]:
        """The wordings already put in that change the same lines in another way."""
        rivals: dict[str, None] = {}
        for change in changes:
            for other in self.changes:
                same = (change.start, change.end, change.new) == (other.start, other.end, other.new)
                if not same and self._touch(change, other):
                    rivals.update(dict.fromkeys(other.ids))
        return list(rivals)

    def _touch(self, left: _StoryChange, right: _StoryChange) -> bool:
        """Whether two changes are in one line; of lines that are only inserted, whether in one place."""
        if left.rank == right.rank == _LINES:
            return left.start == right.start
        if _LINES in (left.rank, right.rank):
            lines, words = (left, right) if left.rank == _LINES else (right, left)
            return words.start < lines.start < words.end
        (first, last), (begin, end) = self._lines(left), self._lines(right)
        return first <= end and begin <= last

    def _lines(self, change: _StoryChange) -> tuple[int, int]:
        starts, end = self.story.starts, max(change.start, change.end - 1)
        return bisect_right(starts, change.start) - 1, bisect_right(starts, end) - 1

    def _store(self, change: _StoryChange) -> None:
        """Keep a change, with those who asked for the very same."""
        for at, other in enumerate(self.changes):
            if (change.start, change.end, change.new) == (other.start, other.end, other.new):
                ids = (*other.ids, *change.ids)
                self.changes[at] = _StoryChange(change.start, change.end, change.new, change.rank, ids)
                return
        self.changes.append(change)

    def _note_article(self, proposal: ProposedText) -> None:
        text = _LINE_END.sub("\n", proposal.text).strip("\n")
        article = self._article_of(proposal.key)
        if article is None or counted(article.number) is None:
            self._leave_out("proposal_without_article", proposal)
            return
        label = article_label(text)
        words = text[len(label) :].lstrip() if label else text
        after = [each.id for each in self.new if each.after == article.key]
        if after:
            self.problems.append(ProposalProblem("proposal_same_place", (proposal.id, *after)))
        self.new.append(ProposedArticle(proposal.id, article.key, words, label.strip()))

    def _article_of(self, key: str) -> Clause | None:
        clause = self.law.by_key.get(key)
        while clause is not None and clause.kind is not ClauseKind.ARTICLE:
            clause = self.law.by_key.get(clause.parent or "")
        return clause

    def _add_article(self, new: ProposedArticle, label: str) -> None:
        at = self._end_of(new.after)
        line = f"{label}{AFTER_LABEL[self.law.lang]}{new.text}"
        if at == len(self.story.text):
            self.changes.append(_StoryChange(at, at, f"\n{line}", _LAST, (new.id,)))
        else:
            self.changes.append(_StoryChange(at + 1, at + 1, f"{line}\n", _BLOCK, (new.id,)))
        if new.label and new.label != label:
            facts = {"given": new.label, "label": label}
            self.problems.append(ProposalProblem("proposal_label_given", (new.id,), facts=facts))

    def _end_of(self, article: str) -> int:
        """Where the last line of an article ends, its notes with it."""
        ends = [
            start + len(line.text)
            for line, start in zip(self.story.lines, self.story.starts, strict=True)
            if line.key and (own := self._article_of(line.key)) is not None and own.key == article
        ]
        return max(ends)

    def _moves_lines(self, start: int, end: int) -> bool:
        """Whether a change from ``start`` to ``end`` adds or takes away a line."""
        return any(
            change.ids
            and start <= change.start <= end + 1
            and change.rank not in (_BLOCK, _LAST)
            and change.new.count("\n") != self.story.text.count("\n", change.start, change.end)
            for change in self.changes
        )


def _runs(text: str, changes: Sequence[_StoryChange]) -> Iterator[ProposedRun]:
    at = 0
    for change in changes:
        if at < change.start:
            yield ProposedRun("equal", text[at : change.start], at)
        if change.start < change.end:
            yield ProposedRun("delete", text[change.start : change.end], change.start, change.ids)
        if change.new:
            yield ProposedRun("insert", change.new, change.end, change.ids)
        at = change.end
    if at < len(text):
        yield ProposedRun("equal", text[at:], at)
