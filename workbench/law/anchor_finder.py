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

    @cached_property
    def _inside(self) -> Mapping[str, Sequence[Clause]]:
        return below_articles(self.new)

    def find(self, anchor: TextQuote, clause: Clause, weights: AnchorWeights | None = None) -> Placement:
        """Where the words that ``anchor`` quotes from ``clause`` of the old version stand in the new one."""
        news = [self.new.by_key[key] for key in self.successors[clause.key]]
        # What a chapter says is its heading; words quoted stand in the text.
        words = [(new.key, new.text or ("" if anchor.quote else new.heading)) for new in news]
        placement = find_again(anchor, words, clause.text or clause.heading, weights)
        if placement.status != "lost" or not anchor.quote or clause.kind == "article":
            return placement
        # The words may have gone to another paragraph of the same article.
        articles = self.successors.get(self._article(clause), ())
        beside = [below for article in articles for below in self._inside.get(article, ())]
        return find_again(anchor, [(below.key, below.text) for below in beside], clause.text, weights)

    def _article(self, clause: Clause) -> str:
        holder: Clause | None = clause
        while holder is not None and holder.kind != "article":
            holder = self.old.by_key[holder.parent] if holder.parent else None
        return holder.key if holder is not None else ""


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
