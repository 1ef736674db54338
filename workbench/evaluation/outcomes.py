"""Measures outcomes: whether what became of a proposal is judged as persons judged it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.errors import Invalid
from workbench.evaluation.sample import Scores, read_json, share
from workbench.instruments.library import concept_spans
from workbench.lang.languages import Lang, text_language
from workbench.law.limbs import shipped_lexicon
from workbench.law.outcome import outcome
from workbench.weights.outcomes import OutcomeWeights

# How much each outcome claims; one that claims more than is true tells a union that it won what it did not.
_CLAIM: Final[Mapping[str, int]] = {"moot": 0, "not_adopted": 0, "contrary": 0, "unsure": 0, "partly": 1, "adopted": 2}


@dataclass(frozen=True, slots=True)
class OutcomeCase:
    """A proposal, what its clause became, and what a person says became of it; ``tolerated`` would do as well."""

    id: str
    kind: str
    lang: Lang
    old: str
    proposed: str
    new: tuple[str, ...]
    gold: str
    tolerated: frozenset[str]


@dataclass(frozen=True, slots=True)
class OutcomeSample:
    """Proposals with their known outcomes."""

    cases: Sequence[OutcomeCase]

    def scores(self, weights: OutcomeWeights | None = None) -> Scores:
        """``right``: judged as known or tolerated; ``harmless``: not judged to have got more than it did."""
        answers = list(self.answers(weights))
        right = sum(is_right(case, result) for case, result in answers)
        harmful = sum(is_harmful(case, result) for case, result in answers)
        return {"right": share(right, len(answers)), "harmless": share(len(answers) - harmful, len(answers))}

    def answers(self, weights: OutcomeWeights | None = None) -> Iterator[tuple[OutcomeCase, str]]:
        """Each case with the outcome it was given."""
        lexicon = shipped_lexicon(concept_spans)
        for case in self.cases:
            new = [(str(at), text) for at, text in enumerate(case.new)]
            yield case, outcome(case.old, case.proposed, new, case.lang, weights, lexicon).result

    def confusion(self, weights: OutcomeWeights | None = None) -> Mapping[tuple[str, str], int]:
        """How often each known outcome was given each outcome."""
        return Counter((case.gold, result) for case, result in self.answers(weights))


def is_contrary_for_not_adopted(case: OutcomeCase, result: str) -> bool:
    """Whether what is known as not adopted was judged to have come as its contrary: counted right, and told apart."""
    return case.gold == "not_adopted" and result == "contrary" and result not in case.tolerated


def is_right(case: OutcomeCase, result: str) -> bool:
    """Whether an outcome is the known one or tolerated; what came as its contrary was not adopted either."""
    return result in {case.gold, *case.tolerated} or is_contrary_for_not_adopted(case, result)


def is_harmful(case: OutcomeCase, result: str) -> bool:
    """Whether an outcome claims more than the proposal got."""
    return result not in case.tolerated and _CLAIM.get(result, 0) > _CLAIM.get(case.gold, 0)


def read_outcomes(gold: Path, law: Path | None = None) -> OutcomeSample:
    """A list of id, lang, old, proposed, new (a list of texts) and gold; raises Invalid ``gold_malformed``."""
    try:
        return OutcomeSample(
            [
                OutcomeCase(
                    id=str(row["id"]),
                    kind=str(row.get("class", "")),
                    lang=text_language(str(row["lang"])),
                    old=str(row["old"]),
                    proposed=str(row["proposed"]),
                    new=tuple(map(str, row["new"])),
                    gold=str(row["gold"]),
                    tolerated=frozenset(row.get("tolerated", ())),
                )
                for row in read_json(gold)
            ]
        )
    except (KeyError, TypeError) as problem:
        raise Invalid("gold_malformed", file=gold.name, problem=repr(problem)) from problem
