"""Measures suggestions: which provisions are suggested for graded articles, and whether none where none fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.crossref.suggesting.evaluate import Answers, Gold, read_gold, score
from workbench.crossref.suggesting.suggest import CONVENTION, suggest
from workbench.errors import Invalid
from workbench.evaluation.sample import Scores, read_json, read_law_beside
from workbench.formats.intake import read_file
from workbench.instruments.library import corpus, glossary
from workbench.law.model import LawText
from workbench.weights.suggestions import SuggestionWeights

# Articles 71 and 72 are cited so often that an answer of nothing else looks good: figures are given without them too.
CITED_EVERYWHERE: Final = frozenset({f"{CONVENTION}:71", f"{CONVENTION}:72"})


@dataclass(frozen=True, slots=True)
class SuggestionSample:
    """Laws by name, and the graded articles by ``law article``; of one law alone by article."""

    laws: Mapping[str, LawText]
    gold: Gold

    def scores(self, weights: SuggestionWeights | None = None) -> Scores:
        """Recall at 5 of main links (Articles 71 and 72 aside), precision at 3, nDCG at 10, and 'nothing fits'."""
        answers = self.answers(weights)
        whole, rest = score(answers, self.gold), score(answers, self.gold, CITED_EVERYWHERE)
        measured = {
            "recall": rest.recall_links,
            "ndcg": whole.ndcg,
            "precision": whole.precision,
            "nothing_precision": whole.nothing_precision,
            "nothing_recall": whole.nothing_recall,
        }
        return {name: value for name, value in measured.items() if value is not None}

    def answers(self, weights: SuggestionWeights | None = None) -> Answers:
        """The references suggested, by graded article."""
        found: dict[str, Sequence[str]] = {}
        for name, law in self.laws.items():
            for key, suggestions in suggest(law, corpus(), glossary(), weights).items():
                label = f"{name} {law.by_key[key].number}".strip()
                found.setdefault(label, [suggestion.ref for suggestion in suggestions])
        return found


def read_suggestions(gold: Path, law: Path | None = None) -> SuggestionSample:
    """A mapping of article to grades for one ``law``, or a list of {law, article, grades} with the laws beside it.

    Raises Invalid ``gold_malformed``, or ``gold_law_wanted`` where a mapping comes without its law.
    """
    data = read_json(gold)
    try:
        if isinstance(data, Mapping):
            if law is None:
                raise Invalid("gold_law_wanted", file=gold.name)
            return SuggestionSample({"": read_file(law.name, law.read_bytes())}, read_gold(data, _qualified))
        names = dict.fromkeys(str(row["law"]) for row in data)
        laws = {name: read_law_beside(gold, name) for name in names}
        graded = {f"{row['law']} {row['article']}": row for row in data}
        return SuggestionSample(laws, read_gold(graded, _qualified))
    except (KeyError, TypeError, AttributeError) as problem:
        raise Invalid("gold_malformed", file=gold.name, problem=repr(problem)) from problem


def _qualified(ref: str) -> str:
    return ref if ":" in ref else f"{CONVENTION}:{ref}"
