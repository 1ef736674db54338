"""Measures matching: which links between articles are right, beside two baselines that look at wording alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final

from workbench.errors import Invalid
from workbench.evaluation.sample import Scores, read_json, read_law_beside, share
from workbench.law.matching.align import match_articles
from workbench.law.model import LawText
from workbench.law.similarity import shingles
from workbench.weights.matching import MatchingWeights

Edges = frozenset[tuple[str, str]]  # numbers of an old and a new article
_ALIKE: Final = 0.5  # what the baselines take for one article reworded


@dataclass(frozen=True, slots=True)
class MatchingSample:
    """Two versions of a law and the links between their articles that are true."""

    old: LawText
    new: LawText
    gold: Edges

    def scores(self, weights: MatchingWeights | None = None) -> Scores:
        """Precision, recall and F1 of the links."""
        old, new = self.old.by_key, self.new.by_key
        matches = match_articles(self.old, self.new, (), weights)
        return edge_scores(
            frozenset((old[edge.old].number, new[edge.new].number) for match in matches for edge in match.edges),
            self.gold,
        )

    def baselines(self) -> Mapping[str, Scores]:
        """What naive ways score: for each new article the old one with the most alike words."""
        return {"cosine": edge_scores(self._cosine(), self.gold), "difflib": edge_scores(self._difflib(), self.gold)}

    def _cosine(self) -> Edges:
        olds = [(clause.number, shingles(clause.text)) for clause in self.old.articles]
        edges = []
        for article in self.new.articles:
            words = shingles(article.text)
            cosines = [(len(words & old) / math.sqrt(len(words) * len(old) or 1), number) for number, old in olds]
            edges.append((max(cosines, default=(0.0, "")), article.number))
        return frozenset((old, new) for (cosine, old), new in edges if cosine > _ALIKE)

    def _difflib(self) -> Edges:
        edges = set()
        for article in self.new.articles:
            matcher = SequenceMatcher(None, "", article.text, autojunk=False)
            best, likest = _ALIKE, ""
            for clause in self.old.articles:
                matcher.set_seq1(clause.text)
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, likest = matcher.ratio(), clause.number
            if likest:
                edges.add((likest, article.number))
        return frozenset(edges)


def edge_scores(answer: Edges, gold: Edges) -> Scores:
    """Precision, recall and F1 of the links answered."""
    right = len(answer & gold)
    precision, recall = share(right, len(answer)), share(right, len(gold))
    both = precision + recall
    return {"f1": 2 * precision * recall / both if both else 0.0, "precision": precision, "recall": recall}


def read_matching(gold: Path, law: Path | None = None) -> MatchingSample:
    """An alignment: ``edges`` of article numbers, or ``pairs`` of lists of them whose own ``edges`` go before.

    The laws are those named by ``old`` and ``new``, else ``NAME_A.md`` and ``NAME_B.md`` beside a file called
    ``NAME_A_B.alignment.json``. Raises Invalid ``gold_malformed``.
    """
    data = read_json(gold)
    name, _, years = gold.name.removesuffix(".alignment.json").partition("_")
    first, _, second = years.partition("_")
    old, new = (str(data.get(side) or f"{name}_{year}") for side, year in (("old", first), ("new", second)))
    try:
        edges = data["edges"] if "edges" in data else [edge for pair in data["pairs"] for edge in _edges(pair)]
        links = frozenset((str(edge["old"]), str(edge["new"])) for edge in edges)
    except (KeyError, TypeError) as problem:
        raise Invalid("gold_malformed", file=gold.name, problem=repr(problem)) from problem
    before, after = read_law_beside(gold, old), read_law_beside(gold, new)
    unknown = [number for number, _ in links if number not in _numbers(before)] + [
        number for _, number in links if number not in _numbers(after)
    ]
    if unknown:
        raise Invalid("gold_article_absent", file=gold.name, article=", ".join(sorted(unknown)))
    return MatchingSample(before, after, links)


def _edges(pair: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    crossed = [{"old": old, "new": new} for old in pair["old"] for new in pair["new"]]
    return list(pair.get("edges", crossed))


def _numbers(law: LawText) -> Counter[str]:
    return Counter(article.number for article in law.articles)
