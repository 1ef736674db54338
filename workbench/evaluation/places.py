"""Measures places: whether quoted words are found again where they stand, and lost where they are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from workbench.errors import Invalid
from workbench.evaluation.sample import Scores, read_json, read_law_beside, share
from workbench.law.anchor import Placement, TextQuote, quote_words
from workbench.law.anchor_finder import AnchorFinder, below_articles
from workbench.law.matching.align import match_articles
from workbench.law.matching.inside import successors
from workbench.law.model import Clause
from workbench.weights.places import AnchorWeights

_COVERED: Final = 0.5  # of the shorter of both stretches; what is found may begin or end a little elsewhere


@dataclass(frozen=True, slots=True)
class PlaceCase:
    """Words quoted from an old article, the new article where they stand (empty: gone), and the words there.

    ``may_be_lost`` says that nobody could blame the program for not finding them.
    """

    id: str
    anchor: TextQuote
    clause: Clause
    finder: AnchorFinder
    article: str
    at: str
    may_be_lost: bool


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What was found for a case, in which article, and whether that is right."""

    case: PlaceCase
    placement: Placement
    article: str
    is_right: bool

    @property
    def is_silently_wrong(self) -> bool:
        """Whether it was called exact and is wrong, so that nobody will look at it."""
        return self.placement.status == "exact" and not self.is_right


@dataclass(frozen=True, slots=True)
class PlaceSample:
    """Quotations with the places where they stand."""

    cases: Sequence[PlaceCase]

    def scores(self, weights: AnchorWeights | None = None) -> Scores:
        """``right``: found where they stand, or lost where they are gone; ``safe``: not exact at a wrong place."""
        answers = list(self.answers(weights))
        right = sum(answer.is_right for answer in answers)
        silent = sum(answer.is_silently_wrong for answer in answers)
        return {"right": share(right, len(answers)), "safe": share(len(answers) - silent, len(answers))}

    def answers(self, weights: AnchorWeights | None = None) -> Iterator[PlaceAnswer]:
        """Each case with what was found."""
        for case in self.cases:
            placement = case.finder.find(case.anchor, case.clause, weights)
            yield _answer(case, placement)


def _answer(case: PlaceCase, placement: Placement) -> PlaceAnswer:
    if placement.clause_key is None:
        return PlaceAnswer(case, placement, "", not case.article or case.may_be_lost)
    new = case.finder.new
    holder = clause = new.by_key[placement.clause_key]
    while holder.kind != "article" and holder.parent:
        holder = new.by_key[holder.parent]
    words = clause.text[placement.start : placement.end]
    is_right = bool(case.article) and holder.number == case.article and _covers(words, case.at)
    return PlaceAnswer(case, placement, holder.number, is_right)


def _covers(words: str, at: str) -> bool:
    """Whether two stretches of one text have most of the shorter in common."""
    longest = max((size for size in range(min(len(words), len(at)), 0, -1) if _share_run(words, at, size)), default=0)
    return longest >= _COVERED * min(len(words), len(at))


def _share_run(words: str, others: str, size: int) -> bool:
    return any(words[start : start + size] in others for start in range(len(words) - size + 1))


def read_places(gold: Path, law: Path | None = None) -> PlaceSample:
    """A list of ``pair`` (``NAME_A_B`` of two laws beside the file, or two paths), ``old`` (article), ``quote``,
    ``new`` (article, or empty) and ``at`` (the words there). Raises Invalid ``gold_malformed``.
    """
    finders: dict[str, AnchorFinder] = {}
    cases = []
    for number, row in enumerate(read_json(gold), 1):
        try:
            finder = finders.get(str(row["pair"])) or _finder(gold, row["pair"])
            finders[str(row["pair"])] = finder
            clause, start = _quoted(finder, str(row["old"]), str(row["quote"]))
            anchor = quote_words(clause.text, start, start + len(str(row["quote"])))
            article, at = str(row["new"]), str(row["at"])
        except (KeyError, TypeError, LookupError) as problem:
            raise Invalid("gold_malformed", file=gold.name, problem=f"{number}: {problem}") from problem
        name, may_be_lost = str(row.get("id", number)), bool(row.get("lost_ok", False))
        cases.append(PlaceCase(name, anchor, clause, finder, article, at, may_be_lost))
    return PlaceSample(cases)


def _finder(gold: Path, pair: Any) -> AnchorFinder:
    if isinstance(pair, str):
        name, first, second = pair.rsplit("_", 2)
        pair = (f"{name}_{first}", f"{name}_{second}")
    old, new = (read_law_beside(gold, name) for name in pair)
    return AnchorFinder(old, new, successors(old, new, match_articles(old, new)))


def _quoted(finder: AnchorFinder, number: str, quote: str) -> tuple[Clause, int]:
    """The innermost clause of an old article that holds the quotation, and where in it; raises LookupError."""
    (article,) = (article for article in finder.old.articles if article.number == number)
    below = [clause for clause in below_articles(finder.old).get(article.key, ()) if quote in clause.text]
    for clause in (*reversed(below), article):
        if quote in clause.text:
            return clause, clause.text.index(quote)
    raise LookupError(f"{number}: {quote}")
