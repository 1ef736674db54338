"""Two versions of a law set side by side: every clause of both once, with what only one of them says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from workbench.lang.folding import equality_key
from workbench.lang.languages import Lang
from workbench.law.matching.align import ArticleMatch, MatchKind
from workbench.law.matching.whole import match_whole, whole_clauses
from workbench.law.model import STRUCTURE, Clause, ClauseKind, LawText
from workbench.law.redline import DiffRun, Op, redline

_MARKED = frozenset({MatchKind.EDITED, MatchKind.MOVED, MatchKind.SPLIT, MatchKind.MERGED})


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """A clause on one side: its label, and heading and words in runs; those not ``equal`` only this side has."""

    label: str
    runs: tuple[DiffRun, ...]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """Clauses that belong together; one side is empty where they came or went.

    ``is_heading`` where they are parts, chapters or sections; ``is_to_confirm`` where a person should say whether they
    belong together.
    """

    kind: MatchKind
    is_heading: bool
    is_to_confirm: bool
    old: tuple[ComparisonCell, ...]
    new: tuple[ComparisonCell, ...]


def side_by_side(old: LawText, new: LawText, matches: Sequence[ArticleMatch]) -> list[ComparisonRow]:
    """Both versions whole, in the order of the new one; what stands before the first clause of either comes first."""
    olds, news = ({clause.key: clause for clause in whole_clauses(law)} for law in (old, new))
    headings = {
        clause.key
        for law in (old, new)
        for clause in law.clauses
        if clause.kind in STRUCTURE and clause.key not in law.units_by_key
    }
    return [
        *_front(old, new),
        *(
            _row(
                match.kind,
                [olds[key] for key in match.old],
                [news[key] for key in match.new],
                new.lang,
                is_heading=(match.new or match.old)[0] in headings,
                is_to_confirm=bool(match.to_confirm),
            )
            for match in match_whole(old, new, matches)
        ),
    ]


def _front(old: LawText, new: LawText) -> list[ComparisonRow]:
    """What stands before the first clause of either version and belongs to none, as a row without a label."""
    if not (old.front or new.front):
        return []
    before, after = (Clause("", ClauseKind.PREAMBLE, "", "", "", law.front, None, "") for law in (old, new))
    if old.lang != new.lang:
        kind = MatchKind.TRANSLATED
    else:
        kind = MatchKind.SAME if equality_key(old.front) == equality_key(new.front) else MatchKind.EDITED
    return [_row(kind, [before], [after], new.lang)]


def _row(
    kind: MatchKind,
    olds: Sequence[Clause],
    news: Sequence[Clause],
    lang: Lang,
    *,
    is_heading: bool = False,
    is_to_confirm: bool = False,
) -> ComparisonRow:
    before, after = ([words_of(clause) for clause in side] for side in (olds, news))
    sides: tuple[Iterable[DiffRun], Iterable[DiffRun]]
    if kind in _MARKED:
        runs = redline("\n".join(before), "\n".join(after), lang)
        sides = [run for run in runs if run.op != "insert"], [run for run in runs if run.op != "delete"]
    else:
        ops: tuple[Op, Op] = "delete" if kind == "deleted" else "equal", "insert" if kind == "inserted" else "equal"
        sides = [DiffRun(ops[0], "\n".join(before))], [DiffRun(ops[1], "\n".join(after))]
    return ComparisonRow(kind, is_heading, is_to_confirm, _cells(olds, before, sides[0]), _cells(news, after, sides[1]))


def words_of(clause: Clause) -> str:
    """What a clause says, its heading on a line of its own; its label is not among its words."""
    return "\n".join(part for part in (clause.heading, clause.text) if part)


def _cells(clauses: Sequence[Clause], texts: Sequence[str], runs: Iterable[DiffRun]) -> tuple[ComparisonCell, ...]:
    """The runs of a side parted among its clauses, whose texts are joined by line feeds."""
    ends = list(accumulate((len(text) + 1 for text in texts), initial=0))
    own: list[list[DiffRun]] = [[] for _ in clauses]
    at, start = 0, 0
    for run in runs:
        end = start + len(run.text)
        while at < len(clauses) and ends[at] < end:
            piece = run.text[max(0, ends[at] - start) : ends[at + 1] - 1 - start]
            if piece:
                own[at].append(replace(run, text=piece))
            if ends[at + 1] > end:
                break
            at += 1
        start = end
    return tuple(ComparisonCell(clause.label, tuple(pieces)) for clause, pieces in zip(clauses, own, strict=True))
