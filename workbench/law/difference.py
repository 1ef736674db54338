"""Two rows of tokens held side by side with difflib: which stretches of one became which of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Indel

# Which tokens old[a:b] became which new[c:d].
Change = tuple[int, int, int, int]

# difflib needs time in proportion to the places that equal tokens have in both texts, for each stretch that it finds
# equal: a thousandth of a second for a clause. Rows with more such places, thousands of tokens or the same token again
# and again, are compared by their fewest edits, whose time is bounded.
MOST_EQUAL_PAIRS: Final = 200_000
# Those need memory in proportion to the product of both lengths: 12 MB for two texts of 10,000 tokens, about fifteen
# pages each. Longer ones are compared by windows, each going on from where the one before was last equal.
LARGEST: Final = 100_000_000
WINDOW: Final = 5_000
_ENDS_SENTENCE: Final = frozenset("。；;！？!?.\n")


def changes_between(olds: Sequence[str], news: Sequence[str]) -> list[Change]:
    """The changes between two rows of tokens, in order; between two of them something is equal.

    Whole sentences are matched first, then the tokens between them.
    """
    old_starts, new_starts = _sentence_starts(olds), _sentence_starts(news)
    changes: list[Change] = []
    for a, b, c, d in _blocks(_cut(olds, old_starts), _cut(news, new_starts)):
        at, to = old_starts[a], new_starts[c]
        for change in _blocks(olds[at : old_starts[b]], news[to : new_starts[d]]):
            _add(changes, (at + change[0], at + change[1], to + change[2], to + change[3]))
    return changes


def _sentence_starts(tokens: Sequence[str]) -> list[int]:
    """Where each sentence begins, and where the last one ends."""
    ends = [at for at, token in enumerate(tokens, start=1) if token in _ENDS_SENTENCE]
    return [0, *ends] if ends and ends[-1] == len(tokens) else [0, *ends, len(tokens)]


def _cut(tokens: Sequence[str], starts: Sequence[int]) -> list[str]:
    return ["".join(tokens[start:end]) for start, end in pairwise(starts)]


def _blocks(olds: Sequence[str], news: Sequence[str]) -> Iterator[Change]:
    """The changes between two rows, by difflib where they are as short and as varied as the clauses of a law."""
    old_counts, new_counts = Counter(olds), Counter(news)
    if sum(count * new_counts[token] for token, count in old_counts.items()) > MOST_EQUAL_PAIRS:
        yield from _fewest(olds, news)
        return
    for tag, a, b, c, d in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag != "equal":
            yield a, b, c, d


def _fewest(olds: Sequence[str], news: Sequence[str]) -> list[Change]:
    changes: list[Change] = []
    at, to = 0, 0
    while (len(olds) - at) * (len(news) - to) > LARGEST:
        old_window, new_window = olds[at : at + WINDOW], news[to : to + WINDOW]
        steps = list(Indel.opcodes(old_window, new_window))
        while steps and steps[-1].tag != "equal":
            steps.pop()
        if not steps or max(steps[-1].src_end, steps[-1].dest_end) < WINDOW // 2:
            _add(changes, (at, at + len(old_window), to, to + len(new_window)))
            at, to = at + len(old_window), to + len(new_window)
            continue
        for step in steps:
            if step.tag != "equal":
                _add(changes, (at + step.src_start, at + step.src_end, to + step.dest_start, to + step.dest_end))
        at, to = at + steps[-1].src_end, to + steps[-1].dest_end
    for step in Indel.opcodes(olds[at:], news[to:]):
        if step.tag != "equal":
            _add(changes, (at + step.src_start, at + step.src_end, to + step.dest_start, to + step.dest_end))
    return changes


def _add(changes: list[Change], change: Change) -> None:
    """Add a change, to the last one where the two touch."""
    if changes and changes[-1][1] == change[0] and changes[-1][3] == change[2]:
        change = (changes[-1][0], change[1], changes.pop()[2], change[3])
    changes.append(change)
