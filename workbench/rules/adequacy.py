"""Whether a benefit is high enough: reads a case and hands it to the rule of the article it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from workbench.instruments.model import Corpus
from workbench.rules.amounts import Inputs
from workbench.rules.coverage import judge_coverage, read_counts
from workbench.rules.family import judge_family_total
from workbench.rules.figures import branch_parts, open_to, ref
from workbench.rules.flat_rate import judge_flat_rate
from workbench.rules.means_test import judge_means_test, judge_reduction, judge_totals
from workbench.rules.open_tests import judge_partial_loss, judge_resources, judge_review, judge_sickness_days
from workbench.rules.previous_earnings import judge_previous_earnings
from workbench.rules.rates import read_terms, required_rate
from workbench.rules.working import Answer, WorkingStep, fault, part_name

_PART: Final = re.compile(r"(?:c\.?102:?\s*)?(?:part\s*)?([ivx]+)", re.IGNORECASE)
_METHOD: Final = re.compile(r"(?:c\.?102:?\s*)?(?:art(?:icle)?\.?\s*)?(\d+)((?:\(\w+\))*)", re.IGNORECASE)
# What a method may be called besides its own name.
_CALLED: Final[Mapping[str, str]] = {
    "65(1)": "65",
    "65(3)": "65",
    "65(6)": "65",
    "66(1)": "66",
    "66(4)": "66",
    "67": "67(c)",
    "44(a)": "44",
    "44(b)": "44",
    "71": "71(2)",
    "36": "36(2)",
    "18(2)": "18(2)(a)",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A question about one benefit: the Part, the contingency, the article to measure by, and the inputs by name."""

    part: str
    method: str
    contingency: str = ""
    inputs: Mapping[str, object] | None = None


def judge_adequacy(corpus: Corpus, case: Case) -> Answer:
    """Judge a case under the article its ``method`` names.

    Methods: ``65``, ``66``, ``67(b)``, ``67(c)``, ``67(d)``, ``44``, ``36(2)``, ``18(2)(a)``, ``65(10)``, ``66(8)``,
    ``71(2)`` and ``coverage``. A method that the Convention does not have for the Part gives an answer that is not
    applicable. Raises Invalid where the case cannot be read or an input is missing or impossible.
    """
    method = _method(case.method)
    inputs = Inputs(case.inputs or {})
    if method == "71(2)":
        return judge_resources(corpus, inputs)
    part = _part(corpus, case.part)
    if method in {"65", "66", "67(b)", "67(c)", "67(d)"} and (refusal := _not_open(corpus, part, method)):
        return refusal
    if method in _RATED:
        rate = required_rate(corpus, part, case.contingency, read_terms(inputs))
        return _RATED[method](corpus, part, rate, inputs)
    if method in {"65(10)", "66(8)"}:
        return judge_review(corpus, part, case.contingency, method, inputs)
    return _UNRATED[method](corpus, part, inputs)


def _part_only(corpus: Corpus, part: str, inputs: Inputs) -> Answer:
    """Art. 67(b), which needs no figure of the Convention."""
    return judge_reduction(part, inputs)


def _total_loss(corpus: Corpus, part: str, inputs: Inputs) -> Answer:
    """Art. 36(2), a rule of Part VI alone."""
    if part != corpus.provision(ref("36(2)")).part:
        return _refused(part, "36(2)", "partial_loss_of_part_six")
    return judge_partial_loss(part, inputs)


def _family(corpus: Corpus, part: str, inputs: Inputs) -> Answer:
    """Art. 44, a rule of Part VII alone."""
    if part != corpus.provision(ref("44")).part:
        return _refused(part, "44", "total_value_of_part_seven")
    return judge_family_total(corpus, part, inputs)


def _coverage(corpus: Corpus, part: str, inputs: Inputs) -> Answer:
    """The options of the Part's article on persons protected; met by an exception alone is not yet a pass."""
    found = judge_coverage(corpus, part, read_counts(inputs))
    passes = {"met": True, "exception": None, "not_met": False, "unknown": None}[found.verdict]
    figures: dict[str, Fraction | bool | None] = {}
    for finding in found.findings:
        address = finding.option.ref.partition(":")[2]
        figures[f"pass_{address}"] = finding.met
        figures[f"share_pct_{address}"] = finding.share
    return Answer(part, "coverage", passes, found.working, None, figures)


_RATED: Final = {"65": judge_previous_earnings, "66": judge_flat_rate, "67(c)": judge_means_test}
_UNRATED: Final[Mapping[str, Callable[[Corpus, str, Inputs], Answer]]] = {
    "67(b)": _part_only,
    "67(d)": judge_totals,
    "44": _family,
    "36(2)": _total_loss,
    "18(2)(a)": judge_sickness_days,
    "coverage": _coverage,
}


def _method(given: str) -> str:
    plain = given.strip().lower()
    if not plain:
        raise fault("input_missing", "method")
    if plain != "coverage":
        found = _METHOD.fullmatch(plain)
        plain = "".join(found.groups()) if found else plain
    method = _CALLED.get(plain, plain)
    known = (*_RATED, *_UNRATED, "65(10)", "66(8)", "71(2)")
    if method not in known:
        raise fault("method_unknown", "method", value=given, known=", ".join(sorted(known)))
    return method


def _part(corpus: Corpus, given: str) -> str:
    found = _PART.fullmatch(given.strip())
    numbers = [part.number for part in branch_parts(corpus)]
    if found is None or found[1].upper() not in numbers:
        raise fault("part_not_a_branch", "part", value=given, known=", ".join(numbers))
    return found[1].upper()


def _not_open(corpus: Corpus, part: str, method: str) -> Answer | None:
    """The answer where the Part's article on its benefit does not send one to the method, None where it does."""
    if open_to(corpus, part, method[:2]):
        return None
    if part == "II":
        return _refused(part, "10", "care_has_no_rate", method)
    if part == "VII":
        return _refused(part, "44", "family_has_total_value", method)
    # Of Arts. 65 to 67 only the means test is closed to a Part with a row in the Schedule.
    return _refused(part, "67", "no_means_test_for_part", method)


def _refused(part: str, address: str, code: str, method: str = "") -> Answer:
    step = WorkingStep(code, ref(address), {"part": part_name(part)})
    return Answer(part, method or address, None, (step,), applicable=False)
