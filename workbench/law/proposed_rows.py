"""The law that is asked for by itself, and beside the draft, article by article, as two columns show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.law.matching.align import MatchKind
from workbench.law.model import STRUCTURE, ClauseKind
from workbench.law.proposing import ProposedLaw, ProposedRun
from workbench.law.redline import DiffRun, Op
from workbench.law.side_by_side import ComparisonCell, ComparisonRow
from workbench.law.story import LawStory, StoryLine


def proposed_rows(proposed: ProposedLaw) -> list[ComparisonRow]:
    """The draft whole on one side, the law asked for on the other; a new article has a row of its own."""
    rows: list[ComparisonRow] = []
    blocks = _blocks(proposed.story)
    starts = [start for start, _ in blocks]
    own: list[list[ProposedRun]] = [[] for _ in blocks]
    added: dict[int, list[ProposedRun]] = {}
    at = 0
    for run in _parted(proposed.runs, starts):
        while at + 1 < len(starts) and run.op != "insert" and run.start >= starts[at + 1]:
            at += 1
        if run.op == "insert" and any(id in proposed.added for id in run.ids):
            added.setdefault(at, []).append(run)
        else:
            own[at].append(run)
    for number, (_, line) in enumerate(blocks):
        rows.append(_row(own[number], line))
        rows += [_new_row(run) for run in added.get(number, ())]
    return rows


def accepted_story(proposed: ProposedLaw) -> LawStory:
    """The law asked for as lines by themselves; a line keeps the kind of that of the draft which it has words of."""
    draft, lines = proposed.story, list[StoryLine]()
    at, text, of_draft = 0, "", False

    def end() -> None:
        line = draft.lines[min(at, len(draft.lines) - 1)]
        is_draft = of_draft or not text
        lines.append(replace(line, text=text) if is_draft else StoryLine(text, line.key, ClauseKind.ARTICLE))

    for run in proposed.runs:
        first, *rest = run.text.split("\n")
        for number, words in enumerate((first, *rest)):
            if number and run.op != "delete":
                end()
                text, of_draft = "", False
            if number and run.op != "insert":
                at += 1
            if run.op != "delete":
                text += words
                of_draft = of_draft or (run.op == "equal" and bool(words))
    end()
    return LawStory(draft.lang, tuple(lines), {})


def _blocks(story: LawStory) -> list[tuple[int, StoryLine]]:
    """Where each article, heading or the like begins, with its first line."""
    first = [(story.starts[0], story.lines[0])] if story.lines else []
    return first + [
        (start, line)
        for ((_, before), (start, line)) in pairwise(zip(story.starts, story.lines, strict=True))
        if line.key != before.key
    ]


def _parted(runs: Iterable[ProposedRun], starts: Sequence[int]) -> Iterator[ProposedRun]:
    """The runs parted where a block of the draft begins."""
    at = 0
    for run in runs:
        if run.op == "insert":
            yield run
            continue
        begin = run.start
        while at < len(starts) and starts[at] <= begin:
            at += 1
        while at < len(starts) and starts[at] < run.end:
            yield replace(run, text=run.text[begin - run.start : starts[at] - run.start], start=begin)
            begin = starts[at]
            at += 1
        yield replace(run, text=run.text[begin - run.start :], start=begin)


def _row(runs: Sequence[ProposedRun], line: StoryLine) -> ComparisonRow:
    changed = any(run.op != "equal" for run in runs)
    sides = [_cell(runs, gone, line) for gone in ("insert", "delete")]
    return ComparisonRow(
        MatchKind.EDITED if changed else MatchKind.SAME,
        line.kind in STRUCTURE,
        is_to_confirm=False,
        old=(sides[0],),
        new=(sides[1],),
    )


def _cell(runs: Iterable[ProposedRun], without: Op, line: StoryLine) -> ComparisonCell:
    """One side: what only the other has is left out, and so is the line feed that ends the block."""
    pieces = [DiffRun(run.op, run.text) for run in runs if run.op != without]
    while pieces and pieces[-1].text.endswith("\n"):
        last = pieces.pop()
        if trimmed := last.text.rstrip("\n"):
            pieces.append(DiffRun(last.op, trimmed))
    label = line.text[: line.label].strip()
    if label and pieces and pieces[0].op == "equal" and pieces[0].text.startswith(line.text[: line.label]):
        rest = pieces[0].text[line.label :]
        return ComparisonCell(label, tuple(([DiffRun("equal", rest)] if rest else []) + pieces[1:]))
    return ComparisonCell("", tuple(pieces))


def _new_row(run: ProposedRun) -> ComparisonRow:
    cell = ComparisonCell("", (DiffRun("insert", run.text.strip("\n")),))
    return ComparisonRow(MatchKind.INSERTED, is_heading=False, is_to_confirm=False, old=(), new=(cell,))
