"""Whether a benefit is high enough: reads a case and hands it to the rule of the article it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workbench.instruments.model import Corpus
from workbench.rules.figures import branch_parts
from workbench.rules.inputs import Inputs
from workbench.rules.registry import ADEQUACY_RULES, find_rule
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, invalid_input

_PART: Final = re.compile(r"(?:c\.?102:?\s*)?(?:part\s*)?([ivx]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """A question about one benefit: the Part, the contingency, the article to measure by, and the inputs by name."""

    part: str
    method: str
    contingency: str = ""
    inputs: Mapping[str, object] | None = None


def judge_adequacy(corpus: Corpus, case: Case) -> Answer:
    """Judge a case under the rule that its ``method`` names: one on the level of benefits, or ``coverage``.

    A rule that the Convention does not have for the Part gives an answer that is not applicable. Raises Invalid where
    the case cannot be read or an input is missing or impossible.
    """
    rule = _rule(case.method)
    part = read_part(corpus, case.part) if rule.is_of_a_part else ""
    return rule.answer(corpus, Question(part, case.contingency, Inputs(case.inputs or {})))


def _rule(method: str) -> Rule:
    if not method.strip():
        raise invalid_input("input_missing", "method")
    rule = find_rule(method)
    if rule not in ADEQUACY_RULES:
        names = sorted(rule.name for rule in ADEQUACY_RULES)
        raise invalid_input("method_unknown", "method", value=method, known=", ".join(names))
    return rule


def read_part(corpus: Corpus, written: str) -> str:
    """The number of the branch that ``V``, ``Part V`` or ``C102:Part V`` names; raises Invalid."""
    numbers = [part.number for part in branch_parts(corpus)]
    cited = _PART.fullmatch(written.strip())
    if cited is None or cited[1].upper() not in numbers:
        raise invalid_input("part_not_a_branch", "part", value=written, known=", ".join(numbers))
    return cited[1].upper()
