"""Measures suggestions: which provisions are suggested for graded articles, and whether none where none fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.crossref.suggesting.suggest import ArticleSuggestions, Suggestion, suggest_all
from workbench.errors import Invalid
from workbench.evaluation.ranking import (
    CITED_EVERYWHERE,
    MAIN,
    main_hits,
    main_references,
    mean,
    ndcg,
    precision,
    ratio,
    recall,
    without,
)
from workbench.evaluation.sample import Scores, read_json, read_law_beside
from workbench.formats.intake import read_file
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.library import corpus, glossary
from workbench.law.model import LawText
from workbench.weights.suggestions import SuggestionWeights

Gold = Mapping[str, Mapping[str, int]]  # article number: reference: grade; no references where nothing fits
Answers = Mapping[str, Sequence[str]]  # article number: references, the likeliest first


@dataclass(frozen=True, slots=True)
class SuggestionScores:
    """All shares from 0 to 1; None where there is nothing to measure.

    recall_links     of all main links, those among the first five answers of their article
    recall_articles  the same, averaged over the articles that have a main link (at most five can be found in one)
    precision        of the first three answers of each article with links, those linked to it, averaged
    ndcg             normalised discounted cumulative gain at 10 (gain 2^grade - 1), averaged over articles with links
    nothing_precision  of the articles left empty, those to which indeed nothing fits
    nothing_recall     of the articles to which nothing fits, those left empty
    nothing_right, nothing_due  the same as counts: rightly left empty, of those to be left empty
    """

    recall_links: float | None
    recall_articles: float | None
    ndcg: float | None
    precision: float | None
    nothing_precision: float | None
    nothing_recall: float | None
    nothing_right: int
    nothing_due: int


def score_suggestions(answers: Answers, gold: Gold, leave_out: frozenset[str] = frozenset()) -> SuggestionScores:
    """Measure ``answers`` on the articles of ``gold``; references in ``leave_out`` count on neither side.

    What is left out does not make an article one to which nothing fits.
    """
    rankings = [without(answers.get(number, ()), grades, leave_out) for number, grades in gold.items()]
    linked = [(ranked, grades) for ranked, grades in rankings if grades]
    empty = {number for number in gold if not answers.get(number)}
    due = {number for number, grades in gold.items() if not grades}
    right = len(empty & due)
    return SuggestionScores(
        recall_links=ratio(
            sum(main_hits(*ranking) for ranking in linked), sum(len(main_references(grades)) for _, grades in linked)
        ),
        recall_articles=mean(recall(*ranking) for ranking in linked),
        ndcg=mean(ndcg(*ranking) for ranking in linked),
        precision=mean(precision(*ranking) for ranking in linked),
        nothing_precision=ratio(right, len(empty)),
        nothing_recall=ratio(right, len(due)),
        nothing_right=right,
        nothing_due=len(due),
    )


@dataclass(frozen=True, slots=True)
class SuggestionSample:
    """Laws by name, and the graded articles by ``law article``; of one law alone by article.

    ``kinds`` gives the class of an article, or the language of its law. ``beside`` lists what should be offered of
    other instruments than the Convention.
    """

    laws: Mapping[str, LawText]
    gold: Gold
    kinds: Mapping[str, str]
    beside: Mapping[str, frozenset[str]]

    def scores(self, weights: SuggestionWeights | None = None) -> Scores:
        """Recall at 5 of main links (Articles 71 and 72 aside), precision at 3, nDCG at 10, and 'nothing fits'."""
        suggested = self._suggested(weights)
        answers = self._answers(suggested)
        whole = score_suggestions(answers, self.gold)
        rest = score_suggestions(answers, self.gold, CITED_EVERYWHERE)
        offered = sum(len(refs & _refs(suggested[article].beside)) for article, refs in self.beside.items())
        measured = {
            "recall": rest.recall_links,
            "ndcg": whole.ndcg,
            "precision": whole.precision,
            "nothing_precision": whole.nothing_precision,
            "nothing_recall": whole.nothing_recall,
            "beside": ratio(offered, sum(map(len, self.beside.values()))),
        }
        return {name: value for name, value in measured.items() if value is not None}

    def answers(self, weights: SuggestionWeights | None = None) -> Answers:
        """The references suggested, by graded article."""
        return self._answers(self._suggested(weights))

    def by_kind(self) -> Mapping[str, Gold]:
        """The graded articles of each class, by the name of the class."""
        return {
            kind: {article: grades for article, grades in self.gold.items() if self.kinds.get(article) == kind}
            for kind in sorted(set(self.kinds.values()))
        }

    def _answers(self, suggested: Mapping[str, ArticleSuggestions]) -> Answers:
        """Those of the Convention; where the sheet grades other instruments too, theirs follow."""
        graded = {ref.partition(":")[0] for grades in self.gold.values() for ref in grades}
        second = bool(graded - {MINIMUM_STANDARDS})
        return {
            article: [suggestion.ref for suggestion in (*offered.convention, *(offered.beside if second else ()))]
            for article, offered in suggested.items()
        }

    def _suggested(self, weights: SuggestionWeights | None) -> Mapping[str, ArticleSuggestions]:
        suggested: dict[str, ArticleSuggestions] = {}
        for name, law in self.laws.items():
            for key, suggestions in suggest_all(law, corpus(), glossary(), weights).items():
                suggested.setdefault(f"{name} {law.by_key[key].number}".strip(), suggestions)
        return suggested


def _refs(suggestions: Iterable[Suggestion]) -> frozenset[str]:
    return frozenset(suggestion.ref for suggestion in suggestions)


def read_suggestions(gold: Path, law: Path | None = None) -> SuggestionSample:
    """A mapping of article to grades for one ``law``, or a list of {law, article, grades} with the laws beside it.

    Both may give an article a ``class``, and under ``beside`` what other instruments should be offered for it.

    Raises Invalid ``gold_malformed``, or ``gold_law_wanted`` where a mapping comes without its law.
    """
    data = read_json(gold)
    try:
        if isinstance(data, Mapping):
            if law is None:
                raise Invalid("gold_law_wanted", file=gold.name)
            laws, rows = {"": read_file(law.name, law.read_bytes())}, data
        else:
            laws = {name: read_law_beside(gold, name) for name in dict.fromkeys(str(row["law"]) for row in data)}
            rows = {f"{row['law']} {row['article']}": row for row in data}
        return SuggestionSample(
            laws,
            read_gold(rows, _qualified),
            {article: kind for article, row in rows.items() if (kind := _kind(row, laws))},
            {article: frozenset(map(str, row["beside"])) for article, row in rows.items() if row.get("beside")},
        )
    except (KeyError, TypeError, AttributeError) as problem:
        raise Invalid("gold_malformed", file=gold.name, problem=repr(problem)) from problem


def _kind(row: Mapping[str, object], laws: Mapping[str, LawText]) -> str:
    """The class of a graded article; where several laws are graded and it has none, the language of its law."""
    return str(row.get("class") or (laws[str(row["law"])].lang if "law" in row else ""))


def read_gold(data: Mapping[str, Mapping[str, object]], qualified: Callable[[str], str]) -> Gold:
    """An answer sheet as it is kept: by article number, grade ("2", "1") to references; other keys are notes."""
    gold: dict[str, dict[str, int]] = {}
    for number, entry in data.items():
        grades = gold.setdefault(number, {})
        for grade in (1, MAIN):
            listed = entry.get(str(grade), [])
            grades.update(dict.fromkeys((qualified(str(ref)) for ref in _as_list(listed)), grade))
    return gold


def _as_list(listed: object) -> list[object]:
    return list(listed) if isinstance(listed, list | tuple) else []


def _qualified(ref: str) -> str:
    return ref if ":" in ref else f"{MINIMUM_STANDARDS}:{ref}"
