"""Which of the numbers that open lines are this law's articles, decided by looking at the whole text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from workbench.law.model import ClauseKind
from workbench.law.parsing.english.labels import (
    BARE_FAMILIES,
    WORD_FAMILIES,
    HeadingMark,
    LabelOrder,
    heads_structure,
)
from workbench.law.parsing.english.wrapping import breaks_off, may_be_wrapped
from workbench.law.parsing.source import SourceLine
from workbench.weights.reading import ReadingWeights, reading_weights

_TITLE_PAGE: Final = 3  # lines from the top on which the number of an act may stand

HeadingMarks = Sequence[HeadingMark | None]

# The name of a treaty or court stands behind the number of its article: Article 9 ICESCR, Article 12 of the ESC.
_ACRONYM: Final = re.compile(r"[A-Z]{2,}[a-z]?[A-Z]*\b(?=[ .,;:)]|$)")


@dataclass(frozen=True, slots=True)
class Run:
    """Numbers of one family that increase through the text: their positions, and how much they speak for it."""

    family: str
    positions: tuple[int, ...]
    score: float
    begins_at_one: bool


def settle(lines: Sequence[SourceLine], marks: HeadingMarks, skipped: range) -> list[HeadingMark | None]:
    """The headings of the text: ``marks`` with articles told from references, list labels and groups of articles.

    ``skipped`` are lines of contents. The text before the first annex and every annex decide for themselves; an annex
    has articles only where a word names them.
    """
    weights = reading_weights()
    settled = [
        None if mark is None or mark.family or position in skipped else mark for position, mark in enumerate(marks)
    ]
    settled = [None if mark is not None and is_mid_sentence(lines, at) else mark for at, mark in enumerate(settled)]
    _leave_title_page(settled, marks)
    zones = _zones(settled, marks)
    for position in range(zones[0].stop if zones else 0, len(settled)):
        mark = settled[position]
        if mark is not None and mark.kind == "section" and lines[position].kind == "text":
            settled[position] = None  # a Division of a list in an annex is an entry of it
    main: Run | None = None
    for zone in zones:
        if zone is zones[0] or main is None:
            run = main = _best_run(lines, marks, skipped, zone, weights, BARE_FAMILIES)
        else:
            run = _best_run(lines, marks, skipped, zone, weights, ()) or main
        if run is not None:
            _settle_zone(lines, marks, settled, zone, run, skipped)
    return settled


def _leave_title_page(settled: list[HeadingMark | None], marks: HeadingMarks) -> None:
    """Take the number of an act in a collection (CHAPTER 258, TITLE 42), which heads nothing, for words, in place."""
    for position in range(min(_TITLE_PAGE, len(settled))):
        mark = settled[position]
        if mark is None or mark.kind != "chapter":
            continue
        alike = [other for other in marks if other is not None and (other.kind, other.family) == (mark.kind, "")]
        if mark.value > 1 and not mark.rest and len({other.number for other in alike}) == 1:
            for at in range(len(settled)):
                if (other := settled[at]) is not None and (other.kind, other.family) == (mark.kind, ""):
                    settled[at] = None
        return


def _zones(settled: HeadingMarks, marks: HeadingMarks) -> list[range]:
    starts = [position for position, mark in enumerate(settled) if mark is not None and mark.kind == "annex"]
    bounds = [0, *starts, len(marks)]
    return [range(begin, end) for begin, end in pairwise(bounds) if end > begin]


def _best_run(
    lines: Sequence[SourceLine],
    marks: HeadingMarks,
    skipped: range,
    zone: range,
    weights: ReadingWeights,
    bare: Sequence[str],
) -> Run | None:
    """The run that numbers the articles of ``zone``; None where none does."""
    candidates: dict[str, list[tuple[int, HeadingMark, bool]]] = {}
    for position in zone:
        mark = marks[position]
        if mark is not None and mark.family and position not in skipped:
            if bare == () and position == zone.start + 1 and _is_referred_to(marks, zone, mark):
                continue
            doubtful = is_doubtful(lines, position, mark)
            candidates.setdefault(mark.family, []).append((position, mark, doubtful))
    _join_insertions(candidates)
    words = [_run(family, candidates[family], zone, weights) for family in WORD_FAMILIES if family in candidates]
    named = max((run for run in words if run is not None), key=lambda run: run.score, default=None)
    bares = [_run(family, candidates[family], zone, weights) for family in bare if family in candidates]
    numbered = max((run for run in bares if run is not None), key=lambda run: run.score, default=None)
    if numbered is None or named is None:
        return named or numbered
    is_plain = named.begins_at_one or _usual_style(marks, named) != "blank"
    holds = is_plain and named.positions[0] < numbered.positions[0]
    return named if holds or named.score >= numbered.score else numbered


def _is_referred_to(marks: HeadingMarks, zone: range, mark: HeadingMark) -> bool:
    """Whether a label right behind that of an annex names the section the annex belongs to, and heads nothing."""
    alike = sum(other is not None and other.family == mark.family for other in marks[zone.start : zone.stop])
    return alike == 1 and mark.family in WORD_FAMILIES and (not mark.rest or mark.rest[0] == "(")


def _join_insertions(candidates: dict[str, list[tuple[int, HeadingMark, bool]]]) -> None:
    """Put numbers with a decimal part where they belong, in place.

    A few among many whole numbers were inserted between them (3, 3.1, 4) and count with them; where most whole
    numbers have such numbers below, these label paragraphs.
    """
    decimals = candidates.get("decimal", [])
    for family in ("stop", "blank"):
        whole = candidates.get(family, [])
        numbers = {mark.key[0] for _, mark, _ in whole}
        if decimals and sum(mark.key[0] in numbers for _, mark, _ in decimals) * 2 > len(decimals):
            del candidates["decimal"]
            if len(decimals) * 4 <= len(whole):
                candidates[family] = sorted((*whole, *decimals), key=lambda candidate: candidate[0])
            return


def _run(
    family: str, candidates: Sequence[tuple[int, HeadingMark, bool]], zone: range, weights: ReadingWeights
) -> Run | None:
    """The run of greatest weight among the candidates of a family; None where it says too little."""
    worth, positions = _heaviest(candidates, weights)
    bare = family in BARE_FAMILIES
    sure = sum(not doubtful for _, _, doubtful in candidates)
    if not sure or (bare and worth < weights.least_run):
        return None
    coverage = (zone.stop - positions[0]) / len(zone)
    purity = min(1.0, len(positions) / sure)
    trust = getattr(weights, family) if bare else weights.word
    first = next(mark for position, mark, _ in candidates if position == positions[0])
    return Run(family, positions, worth * coverage * purity * trust, first.value == 1)


def _heaviest(
    candidates: Sequence[tuple[int, HeadingMark, bool]], weights: ReadingWeights
) -> tuple[float, tuple[int, ...]]:
    """The chain of increasing numbers of greatest weight: its weight and the positions of its lines.

    ``keys`` and ``worths`` list the chains so far by their last number, each worth more than all with a smaller one.
    """
    keys: list[LabelOrder] = []
    worths: list[float] = []
    ends: list[int] = []
    ending: dict[LabelOrder, tuple[float, int]] = {}  # the best chain that ends with a number
    seen: dict[int, list[LabelOrder]] = {}  # the numbers met so far, by their whole part
    before: list[int] = []
    best, best_end = 0.0, 0
    for at, (_, mark, doubtful) in enumerate(candidates):
        key = mark.key
        weight = weights.doubtful if doubtful else 1.0
        total, previous = weight * (1.0 if mark.value in (0, 1) else weights.elsewhere), -1
        slot = bisect_left(keys, key)
        if slot and worths[slot - 1] + weight * weights.gap > total:
            total, previous = worths[slot - 1] + weight * weights.gap, ends[slot - 1]
        for preceding in (*seen.get(key[0], ()), *seen.get(key[0] - 1, ())):
            worth, end = ending[preceding]
            if worth + weight > total and _follows(key, preceding):
                total, previous = worth + weight, end
        before.append(previous)
        if key not in ending:
            seen.setdefault(key[0], []).append(key)
        if key not in ending or total >= ending[key][0]:
            ending[key] = (total, at)
        _insert(keys, worths, ends, key, total, at)
        if total > best:
            best, best_end = total, at
    chain: list[int] = []
    end = best_end
    while end >= 0:
        chain.append(candidates[end][0])
        end = before[end]
    return best, tuple(reversed(chain))


def _insert(
    keys: list[LabelOrder], worths: list[float], ends: list[int], key: LabelOrder, total: float, at: int
) -> None:
    """Put a chain among those that may be gone on with, and take out those that it outweighs."""
    slot = bisect_left(keys, key)
    if slot and worths[slot - 1] >= total:
        return
    stop = slot
    while stop < len(keys) and worths[stop] <= total:
        stop += 1
    keys[slot:stop] = [key]
    worths[slot:stop] = [total]
    ends[slot:stop] = [at]


def _follows(key: LabelOrder, last: LabelOrder) -> bool:
    """Whether ``key`` stands right behind ``last``: 12, 12A and 12B before 13, 3.1 before 3.2 and 4, 1.9 before 2.1."""
    whole, part, inserted = key
    if inserted:
        return last[:2] == (whole, part) and (last[2] == inserted - 1 or (inserted == 2 and not last[2]))
    if part % 1000:
        return last[:2] == (whole, part - 1)
    if part:
        return last[:2] == (whole, part - 1000) or (part == 1000 and last[0] == whole - 1 and last[1] > 0)
    return last[0] == whole - 1


def _settle_zone(
    lines: Sequence[SourceLine],
    marks: HeadingMarks,
    settled: list[HeadingMark | None],
    zone: range,
    run: Run,
    skipped: range,
) -> None:
    chosen = set(run.positions)
    style = _usual_style(marks, run)
    for position in zone:
        mark = marks[position]
        if mark is None or not mark.family or position in skipped:
            continue
        if position in chosen or mark.family == run.family:
            is_article = position in chosen
            if not is_article and run.family in WORD_FAMILIES:
                is_article = not is_doubtful(lines, position, mark) and _style(mark) in (style, "heading")
                is_article = is_article or lines[position].kind == "heading"
            settled[position] = mark._replace(kind=ClauseKind.ARTICLE) if is_article else None
        elif mark.family in ("section", "article") and run.family in WORD_FAMILIES:
            groups = heads_structure(mark) or lines[position].kind == "heading"
            group = ClauseKind.SECTION if mark.family == "section" else ClauseKind.CHAPTER
            if groups and not is_mid_sentence(lines, position):
                settled[position] = mark._replace(kind=group)


def _style(mark: HeadingMark) -> str:
    return "alone" if not mark.rest else "stop" if mark.has_stop else "blank"


def _usual_style(marks: HeadingMarks, run: Run) -> str:
    styles = Counter(_style(mark) for position in run.positions if (mark := marks[position]) is not None)
    return styles.most_common(1)[0][0]


def is_mid_sentence(lines: Sequence[SourceLine], position: int) -> bool:
    """Whether the line before breaks off where only more of the same sentence can follow."""
    before = lines[position - 1] if position else None
    if before is None or before.kind != "text" or lines[position].kind != "text":
        return False
    return breaks_off(before.text)


def is_doubtful(lines: Sequence[SourceLine], position: int, mark: HeadingMark) -> bool:
    """Whether a line with the label of an article may as well go on with a sentence that refers to one."""
    if lines[position].kind != "text" or position == 0:
        return False
    if mark.family in WORD_FAMILIES and not mark.has_stop and _ACRONYM.match(mark.rest) and not mark.rest.isupper():
        return True
    if is_mid_sentence(lines, position):
        return True
    before = lines[position - 1]
    return before.kind == "text" and may_be_wrapped(before.text)
