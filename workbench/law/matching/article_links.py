"""The links between the articles of two versions while they are being found, seen from either side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

Pair = tuple[int, int]  # position of an article in the old text, position of one in the new text


@dataclass(slots=True)
class ArticleLinks:
    """The links found so far with their strength (0 to 1).

    A main link says that one article is the other; any further link of either says that a part of it went there. An
    unsure link is likelier than any other for an article that has none, and a person should confirm it.
    """

    strength: dict[Pair, float] = field(default_factory=dict)
    main: set[Pair] = field(default_factory=set)
    unsure: set[Pair] = field(default_factory=set)
    of_old: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    of_new: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, pair: Pair, strength: float, *, is_main: bool = True) -> None:
        self.strength[pair] = strength
        self.of_old[pair[0]].append(pair[1])
        self.of_new[pair[1]].append(pair[0])
        if is_main:
            self.main.add(pair)

    def is_free(self, pair: Pair) -> bool:
        """Whether neither article of the pair has a link yet."""
        return pair[0] not in self.of_old and pair[1] not in self.of_new

    def neighbours(self, pair: Pair) -> int:
        """How many of the two pairs of direct neighbours are linked to each other."""
        old, new = pair
        return ((old - 1, new - 1) in self.main) + ((old + 1, new + 1) in self.main)
