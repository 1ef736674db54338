"""Measures matching: which links between articles are right, beside two baselines that look at wording alone."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from workbench.errors import Invalid
from workbench.evaluation.sample import Scores, read_json, read_law_beside, share
from workbench.law.matching.align import match_articles
from workbench.law.model import LawText
from workbench.weights.matching import MatchingWeights

Edges = frozenset[tuple[str, str]]  # numbers of an old and a new article
_ALIKE: Final = 0.5  # the ratio of difflib from which two articles count as one reworded
_NAIVE: Final = 0.2  # the cosine from which they do; of 0.1, 0.15 ... 0.5 the best for this baseline on heavy revisions


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
        """What naive ways score: for each new article the old one with the most alike words.

        ``cosine`` is the best cosine of character bigrams (Chinese) or words and pairs of them, weighed by tf-idf.
        """
        return {"cosine": edge_scores(self._cosine(), self.gold), "difflib": edge_scores(self._difflib(), self.gold)}

    def _cosine(self) -> Edges:
        counts = [Counter(_bigrams(clause.text)) for clause in (*self.old.articles, *self.new.articles)]
        holders = Counter(bigram for count in counts for bigram in count)
        vectors = [_unit_vector(count, holders, len(counts)) for count in counts]
        olds = list(zip(vectors, self.old.articles, strict=False))
        edges = set()
        for vector, article in zip(vectors[len(olds) :], self.new.articles, strict=True):
            cosines = [(_product(vector, old), clause.number) for old, clause in olds]
            cosine, number = max(cosines, key=lambda scored: scored[0], default=(0.0, ""))
            if cosine > _NAIVE:
                edges.add((number, article.number))
        return frozenset(edges)

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


def _bigrams(text: str) -> Sequence[str]:
    if re.search("[A-Za-z]", text):
        atoms = re.findall(r"\w+", text.lower())
        return atoms + [f"{first} {second}" for first, second in pairwise(atoms)]
    return ["".join(pair) for pair in pairwise(re.sub(r"\W", "", text))]


def _unit_vector(count: Mapping[str, int], holders: Mapping[str, int], articles: int) -> Mapping[str, float]:
    vector = {bigram: times * math.log(articles / holders[bigram]) for bigram, times in count.items()}
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {bigram: value / length for bigram, value in vector.items()}


def _product(new: Mapping[str, float], old: Mapping[str, float]) -> float:
    return sum(value * old.get(bigram, 0.0) for bigram, value in new.items())


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
