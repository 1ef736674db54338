"""The changes between two texts as a person would mark them: whole words, whole figures, no confetti."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from workbench.lang.languages import Lang
from workbench.lang.tokens import atoms, is_figure, is_word
from workbench.law.difference import changes_between
from workbench.weights.outcomes import OutcomeWeights, outcome_weights

_SENTENCE = re.compile(r"[^。\n]*[。\n]|[^。\n]+")

Op = Literal["equal", "insert", "delete"]


@dataclass(frozen=True, slots=True)
class DiffRun:
    """A stretch of text that both versions hold (equal), only the new one (insert) or only the old one (delete).

    ``is_figure`` marks a changed number, percentage, amount, term, age or date, a run of its own that is always whole.
    The equal and inserted runs in order give the new text, the equal and deleted ones the old.
    """

    op: Op
    text: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class _DiffChange:
    """The tokens ``old[a:b]`` became ``new[c:d]``."""

    a: int
    b: int
    c: int
    d: int


def redline(old: str, new: str, lang: Lang, weights: OutcomeWeights | None = None) -> tuple[DiffRun, ...]:
    """What has to be deleted from ``old`` and inserted to give ``new``, in order, a deletion before its replacement.

    ``weights`` say which stretches are too short to part two changes; those that ship by default.
    """
    if old == new:
        return (DiffRun("equal", old),) if old else ()
    start, end = _common_ends(old, new)
    olds, news = atoms(old[start : len(old) - end]), atoms(new[start : len(new) - end])
    weights = weights or outcome_weights()
    fewest = {"zh": weights.fewest_equal_zh, "en": weights.fewest_equal_en}[lang]
    changes = _joined(
        _slid([_DiffChange(*change) for change in changes_between(olds, news)], olds, news),
        olds,
        news,
        fewest,
        weights.chance_power,
    )
    whole_old = [old[:start], *olds, old[len(old) - end :]]
    whole_new = [new[:start], *news, new[len(new) - end :]]
    shifted = [_DiffChange(change.a + 1, change.b + 1, change.c + 1, change.d + 1) for change in changes]
    return tuple(_runs([_trimmed(change, whole_old, whole_new) for change in shifted], whole_old, whole_new))


def _common_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters of whole sentences both begin and end with: most edits leave most of an article alone."""
    olds, news = _SENTENCE.findall(old), _SENTENCE.findall(new)
    start = 0
    while start < min(len(olds), len(news)) and olds[start] == news[start]:
        start += 1
    end = 0
    while end < min(len(olds), len(news)) - start and olds[-1 - end] == news[-1 - end]:
        end += 1
    return sum(map(len, olds[:start])), sum(map(len, olds[len(olds) - end :]))


def _slid(changes: Sequence[_DiffChange], olds: Sequence[str], news: Sequence[str]) -> list[_DiffChange]:
    """Each pure insertion or deletion moved, within what is equal around it, to where it begins and ends best.

    Where 乙、 is inserted after 甲、 the fewest changes can as well be 、乙 before it: both give the new text, but only
    the first is how a person would put it.
    """
    slid: list[_DiffChange] = []
    for at, change in enumerate(changes):
        if change.a < change.b and change.c < change.d:
            slid.append(change)
            continue
        text, start, end = (news, change.c, change.d) if change.a == change.b else (olds, change.a, change.b)
        room_left = change.a - (slid[-1].b if slid else 0)
        room_right = (changes[at + 1].a if at + 1 < len(changes) else len(olds)) - change.b
        steps = list(_steps(text, start, end, room_left, room_right))
        step = max(steps, key=lambda step: (_edge(text, start + step) + _edge(text, end + step), -abs(step), -step))
        slid.append(_DiffChange(change.a + step, change.b + step, change.c + step, change.d + step))
    return slid


def _steps(text: Sequence[str], start: int, end: int, room_left: int, room_right: int) -> Iterator[int]:
    """By how many tokens the stretch can be moved and still say the same."""
    yield 0
    for step in range(1, room_left + 1):
        if text[start - step] != text[end - step]:
            break
        yield -step
    for step in range(room_right):
        if text[start + step] != text[end + step]:
            break
        yield step + 1


def _edge(text: Sequence[str], at: int) -> int:
    """How good a place to begin or end a change lies before token ``at``: line, sentence, limb, word, or none."""
    before = text[at - 1] if at else "\n"
    after = text[at] if at < len(text) else "\n"
    if before == "\n" or (after == "\n" and at == len(text)):
        return 4
    if before[-1] in "。！？；.;":
        return 3
    if before in "，、：,:" or after in "（(":
        return 2
    return int(before.isspace())


def _joined(
    changes: Sequence[_DiffChange], olds: Sequence[str], news: Sequence[str], fewest: int, power: float
) -> list[_DiffChange]:
    """The changes with those joined that only a stretch too short to be worth reading parts, unless by a new line."""
    old_words = list(accumulate(map(is_word, olds), initial=0))
    new_words = list(accumulate(map(is_word, news), initial=0))
    old_lines = list(accumulate(("\n" in token for token in olds), initial=0))

    def length(change: _DiffChange) -> int:
        return max(old_words[change.b] - old_words[change.a], new_words[change.d] - new_words[change.c])

    def is_chance(left: _DiffChange, right: _DiffChange) -> bool:
        if right.a - left.b < fewest:
            return True
        words = old_words[right.a] - old_words[left.b]
        is_one_line = old_lines[right.a] == old_lines[left.b]
        return is_one_line and (words < fewest or words**power < min(length(left), length(right)))

    joined: list[_DiffChange] = []
    for change in changes:
        joined.append(change)
        while len(joined) > 1 and is_chance(joined[-2], joined[-1]):
            last = joined.pop()
            joined[-1] = replace(joined[-1], b=last.b, d=last.d)
    return joined


def _trimmed(change: _DiffChange, olds: Sequence[str], news: Sequence[str]) -> _DiffChange:
    """The change without what both its sides begin or end with."""
    a, b, c, d = change.a, change.b, change.c, change.d
    while a < b and c < d and olds[a] == news[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and olds[b - 1] == news[d - 1]:
        b, d = b - 1, d - 1
    return _DiffChange(a, b, c, d)


def _runs(changes: Iterable[_DiffChange], olds: Sequence[str], news: Sequence[str]) -> Iterator[DiffRun]:
    at = 0
    for change in changes:
        if same := "".join(olds[at : change.a]):
            yield DiffRun("equal", same)
        gone, come = olds[change.a : change.b], news[change.c : change.d]
        common = Counter(filter(is_figure, gone)) & Counter(filter(is_figure, come))
        yield from _marked("delete", gone, common)
        yield from _marked("insert", come, common)
        at = change.b
    if same := "".join(olds[at:]):
        yield DiffRun("equal", same)


def _marked(op: Op, tokens: Sequence[str], common: Counter[str]) -> Iterator[DiffRun]:
    """The tokens as runs, with each figure that does not stand on the other side too as a run of its own."""
    words: list[str] = []
    for token in tokens:
        if not is_figure(token) or token in common:
            words.append(token)
            continue
        if words:
            yield DiffRun(op, "".join(words))
            words = []
        yield DiffRun(op, token, is_figure=True)
    if words:
        yield DiffRun(op, "".join(words))
