"""Who must be protected: the options of Arts. 9, 15, 21, 27, 33, 41, 48, 55 and 61, and which are met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from workbench.instruments.model import Corpus, Provision
from workbench.rules.amounts import Inputs
from workbench.rules.figures import article_of, ref
from workbench.rules.working import Fact, WorkingStep, fault

Group = Literal["employees", "economically_active", "residents", "residents_of_small_means", "industrial_employees"]
Verdict = Literal["met", "exception", "not_met", "unknown"]

# group: (count of those protected, count of those it is a share of)
_COUNTS: Final[Mapping[Group, tuple[str, str]]] = {
    "employees": ("employees_protected", "employees"),
    "economically_active": ("economically_active_protected", "residents"),
    "residents": ("residents_protected", "residents"),
    "industrial_employees": ("industrial_employees_protected", "industrial_employees"),
}
# Parts whose options take in the family of those counted, or only women: a step that says so, and where it says it.
_FAMILY_NOTES: Final[Mapping[str, str]] = {
    "II": "wives_and_children",
    "VI": "wives_and_children_at_death",
    "VIII": "women_and_wives_for_care",
    "X": "wives_and_children_of_breadwinners",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One of the groups a Part lets a State choose: ``percent`` of ``group``, None where means decide."""

    ref: str
    group: Group
    percent: Fraction | None
    needs_declaration: bool
    cites_means_test: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many persons are protected, and out of how many; None where the person has no figure.

    ``industrial_employees`` are those employed in industrial workplaces with 20 persons or more. ``means_limit`` says
    whether every resident below a means limit is protected; it is a statement, not a count.
    """

    employees_protected: int | None = None
    employees: int | None = None
    economically_active_protected: int | None = None
    residents_protected: int | None = None
    residents: int | None = None
    industrial_employees_protected: int | None = None
    industrial_employees: int | None = None
    means_limit: bool | None = None


@dataclass(frozen=True, slots=True)
class OptionFinding:
    """How one option stands: ``share`` in per cent, ``margin`` in persons above (or, negative, below) what is needed.

    ``met`` is None where a count is missing.
    """

    option: Option
    met: bool | None
    share: Fraction | None
    margin: Fraction | None
    working: tuple[WorkingStep, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How a Part stands: met by an ordinary option, only by the exception of Art. 3, not met, or not known yet."""

    part: str
    verdict: Verdict
    findings: tuple[OptionFinding, ...]
    working: tuple[WorkingStep, ...]

    @property
    def met(self) -> tuple[str, ...]:
        """The references of the options that are met."""
        return tuple(finding.option.ref for finding in self.findings if finding.met)


def coverage_options(corpus: Corpus, part: str) -> tuple[Option, ...]:
    """The options of a Part as its article on persons protected has them, in order; raises NotFound."""
    article = article_of(corpus, part, "persons_protected")
    return tuple(_option(provision) for provision in corpus.children(article.ref))


def _option(provision: Provision) -> Option:
    share = next((one for one in provision.figures if one.unit == "percent"), None)
    return Option(
        provision.ref,
        _group(share.measures) if share else "residents_of_small_means",
        share.value if share else None,
        provision.requires_declaration,
        ref("67") in provision.cites,
    )


def _group(measures: str) -> Group:
    """The group that a measure such as ``employees protected / all employees`` speaks of."""
    above, _, below = measures.partition("/")
    if "industrial" in below:
        return "industrial_employees"
    if "economically active" in above:
        return "economically_active"
    return "residents" if "residents" in above else "employees"


def read_counts(inputs: Inputs) -> Counts:
    """The inputs named as the fields of :class:`Counts`; raises Invalid for anything but whole numbers."""
    named = {name: _whole(inputs, name) for name in Counts.__slots__ if name != "means_limit"}
    return Counts(**named, means_limit=inputs.yes("means_limit") if inputs.has("means_limit") else None)


def _whole(inputs: Inputs, name: str) -> int | None:
    found = inputs.number(name)
    if found is not None and found.denominator != 1:
        raise fault("whole_number_expected", name)
    return None if found is None else int(found)


def judge_coverage(corpus: Corpus, part: str, counts: Counts) -> Coverage:
    """Each option of a Part against the counts; one that is met is enough (Art. 5: before the Part is accepted).

    An option under Art. 3 alone gives ``exception``: it takes a declaration. Raises Invalid where more persons are
    protected than there are.
    """
    findings = tuple(_finding(option, counts) for option in coverage_options(corpus, part))
    ordinary = [finding.met for finding in findings if not finding.option.needs_declaration]
    exceptional = [finding.met for finding in findings if finding.option.needs_declaration]
    verdict: Verdict
    if True in ordinary:
        verdict = "met"
    elif True in exceptional:
        verdict = "exception"
    else:
        verdict = "unknown" if None in (*ordinary, *exceptional) else "not_met"
    article = article_of(corpus, part, "persons_protected").ref
    notes = (WorkingStep(_FAMILY_NOTES[part], article),) if part in _FAMILY_NOTES else ()
    closing = WorkingStep(f"coverage_{verdict}", ref("3(1)") if verdict == "exception" else ref("5"))
    return Coverage(part, verdict, findings, (*(step for one in findings for step in one.working), *notes, closing))


def _finding(option: Option, counts: Counts) -> OptionFinding:
    if option.percent is None:
        return _means_limit(option, counts)
    above, below = _COUNTS[option.group]
    protected, whole = getattr(counts, above), getattr(counts, below)
    missing = [name for name, count in ((above, protected), (below, whole)) if count is None]
    if protected is None or whole is None:
        step = WorkingStep("count_missing", option.ref, {"missing": ", ".join(missing)})
        return OptionFinding(option, None, None, None, (step,))
    if whole <= 0:
        raise fault("base_is_zero", below)
    if protected > whole:
        raise fault("part_above_whole", above)
    share = Fraction(100 * protected, whole)
    needed = option.percent * whole / 100
    margin = protected - needed
    facts: dict[str, Fact] = {
        "protected": protected,
        "whole": whole,
        "share": share,
        "percent": option.percent,
        "needed": Fraction(-(-needed.numerator // needed.denominator)),
        "margin": abs(margin),
        "points": abs(share - option.percent),
    }
    code = f"{option.group}_{'enough' if margin >= 0 else 'too_few'}"
    return OptionFinding(option, margin >= 0, share, margin, (WorkingStep(code, option.ref, facts),))


def _means_limit(option: Option, counts: Counts) -> OptionFinding:
    """All residents below a means limit: a statement of the law, which Art. 67 governs except for Art. 41(c)."""
    met = counts.means_limit
    state = "unknown" if met is None else "covered" if met else "not_covered"
    under = "under_67" if option.cites_means_test else "without_67"
    return OptionFinding(
        option,
        met,
        None,
        None,
        (WorkingStep(f"means_limit_{state}", option.ref), WorkingStep(f"means_limit_{under}", option.ref)),
    )
