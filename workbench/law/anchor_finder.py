"""Where words quoted in one version of a law stand in another: in what their clause became, else beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workbench.law.anchor import Placement, TextQuote, find_again
from workbench.law.model import Clause, LawText
from workbench.weights.places import AnchorWeights

INNER: Final = ("paragraph", "item", "subitem")


@dataclass(frozen=True)
class AnchorFinder:
    """Two versions of a law and, by key, the clauses that each old one became."""

    old: LawText
    new: LawText
    successors: Mapping[str, Sequence[str]]

    def find(self, anchor: TextQuote, clause: Clause, weights: AnchorWeights | None = None) -> Placement:
        """Where the words that ``anchor`` quotes from ``clause`` of the old version stand in the new one."""
        news = [self.new.by_key[key] for key in self.successors[clause.key]]
        # What a chapter says is its heading; words quoted stand in the text.
        words = [(new.key, new.text or ("" if anchor.quote else new.heading)) for new in news]
        placement = find_again(
            anchor, words, clause.text or clause.heading, weights, self._others(clause, self.successors[clause.key])
        )
        if placement.status != "lost" or not anchor.quote or clause.kind == "article":
            return placement
        # The words may have gone to another paragraph of the same article.
        articles = self.successors.get(self._article(clause), ())
        beside = [below for article in articles for below in self._inside.get(article, ())]
        keys = [below.key for below in beside]
        candidates = [(below.key, below.text) for below in beside]
        return find_again(anchor, candidates, clause.text, weights, self._others(clause, keys))

    @cached_property
    def _inside(self) -> Mapping[str, Sequence[Clause]]:
        return below_articles(self.new)

    @cached_property
    def _origins(self) -> Mapping[str, Sequence[str]]:
        """The old clauses that each new one comes from."""
        origins: dict[str, list[str]] = {}
        for old, news in self.successors.items():
            for new in news:
                origins.setdefault(new, []).append(old)
        return origins

    def _others(self, clause: Clause, news: Sequence[str]) -> Sequence[str]:
        """The texts of the other old clauses that became one of ``news``, save those that hold the clause.

        An article holds the words of its paragraphs and items itself.
        """
        # A paragraph without a counterpart is answered by the article, in whichever paragraph its words are now; there
        # they stand beside the words of those paragraphs that have one.
        answering = dict.fromkeys(key for new in news for key in _line(self.new, new))
        answering |= dict.fromkeys(below.key for new in news for below in self._inside.get(new, ()))
        keys = dict.fromkeys(key for new in answering for key in self._origins.get(new, ()))
        holders = set(_line(self.old, clause.key))
        others = [self.old.by_key[key] for key in keys if key not in holders and self.old.by_key[key].text]
        return [
            other.text for other in others if clause.kind != "article" or clause.key not in _line(self.old, other.key)
        ]

    def _article(self, clause: Clause) -> str:
        return next((key for key in _line(self.old, clause.key) if self.old.by_key[key].kind == "article"), "")


def _line(law: LawText, key: str) -> Sequence[str]:
    """The clause ``key`` and all that hold it, the nearest first."""
    line = [key]
    while parent := law.by_key[line[-1]].parent:
        line.append(parent)
    return line


def below_articles(law: LawText) -> Mapping[str, Sequence[Clause]]:
    """The paragraphs, items and subitems of each article, in reading order."""
    owner: dict[str, str] = {}
    families: dict[str, list[Clause]] = {}
    for clause in law.clauses:
        if clause.kind == "article":
            owner[clause.key] = clause.key
        elif clause.parent in owner and clause.kind in INNER:
            owner[clause.key] = owner[clause.parent]
            families.setdefault(owner[clause.key], []).append(clause)
    return families
