"""Who must be protected: the options of Arts. 9, 15, 21, 27, 33, 41, 48, 55 and 61, and which are met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Corpus, Provision
from workbench.rules.figures import article_of, ref
from workbench.rules.inputs import InputField, Inputs
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, Fact, WorkingStep, invalid_input

Group = Literal["employees", "economically_active", "residents", "residents_of_small_means", "industrial_employees"]

_EMPLOYEES_PROTECTED: Final = InputField("employees_protected", N_("Employees protected"), "persons")
_EMPLOYEES: Final = InputField("employees", N_("All employees"), "persons")
_ACTIVE_PROTECTED: Final = InputField(
    "economically_active_protected", N_("Economically active persons protected"), "persons"
)
_RESIDENTS_PROTECTED: Final = InputField("residents_protected", N_("Residents protected"), "persons")
_RESIDENTS: Final = InputField("residents", N_("All residents"), "persons")
_INDUSTRIAL_PROTECTED: Final = InputField(
    "industrial_employees_protected",
    N_("Employees protected in industrial workplaces of 20 persons or more"),
    "persons",
)
_INDUSTRIAL: Final = InputField("industrial_employees", N_("All employees of such workplaces"), "persons")
_MEANS_LIMIT: Final = InputField(
    "means_limit",
    N_("Every resident below a limit of means is protected"),
    "choice",
    choices=(("", N_("not known")), ("yes", N_("yes")), ("no", N_("no"))),
)
_VOLUNTARY: Final = InputField(
    "voluntary_counted",
    N_("Persons insured of their own free will are among those counted"),
    "choice",
    N_("Article 6: closed to employment injury and family benefit; for maternity open to medical care alone."),
    choices=(("", N_("not known")), ("yes", N_("yes")), ("no", N_("no"))),
)
_VOLUNTARY_MET: Final = InputField(
    "voluntary_conditions_met",
    N_("The three conditions of Article 6 are kept"),
    "choice",
    N_(
        "Supervised by public authorities or run jointly; a substantial part of those earning no more than the skilled "
        "employee; together with other protection as the Convention asks."
    ),
    choices=(("", N_("not known")), ("yes", N_("yes")), ("no", N_("no"))),
)
_SOURCE: Final = InputField("source", N_("Source of the numbers"), "word")
_YEAR: Final = InputField("year", N_("Year of the numbers"), "word")
# Art. 6: the Parts in which insurance that is not compulsory may count; in Part VIII for medical care alone.
_OPEN_TO_VOLUNTARY: Final = frozenset({"II", "III", "IV", "V", "VIII", "IX", "X"})
_COUNT_INPUTS: Final = (
    _EMPLOYEES_PROTECTED, _EMPLOYEES, _ACTIVE_PROTECTED, _RESIDENTS_PROTECTED, _RESIDENTS, _INDUSTRIAL_PROTECTED,
    _INDUSTRIAL,
)  # fmt: skip
# group: (count of those protected, count of those it is a share of)
_COUNTS: Final[Mapping[Group, tuple[InputField, InputField]]] = {
    "employees": (_EMPLOYEES_PROTECTED, _EMPLOYEES),
    "economically_active": (_ACTIVE_PROTECTED, _RESIDENTS),
    "residents": (_RESIDENTS_PROTECTED, _RESIDENTS),
    "industrial_employees": (_INDUSTRIAL_PROTECTED, _INDUSTRIAL),
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
    voluntary_counted: bool | None = None
    voluntary_conditions_met: bool | None = None
    source: str = ""
    year: str = ""


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


class CoverageVerdict(ClosedList):
    """How the counts stand to the options of a Part; ``unknown`` while numbers are missing."""

    MET = "met", N_("met in figures"), "positive"
    EXCEPTION = "exception", N_("met only by the exception of Article 3"), "mixed"
    NOT_MET = "not_met", N_("not met"), "negative"
    UNKNOWN = "unknown", N_("numbers are missing"), "open"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How a Part stands: met by an ordinary option, only by the exception of Art. 3, not met, or not known yet."""

    part: str
    verdict: CoverageVerdict
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
    share = next((figure for figure in provision.figures if figure.unit == "percent"), None)
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


def inputs_of(options: Sequence[Option]) -> tuple[InputField, ...]:
    """The inputs that these options are judged by, in the order in which a form asks for them."""
    groups = {option.group for option in options}
    needed = {field for group, fields in _COUNTS.items() if group in groups for field in fields}
    by_means = (_MEANS_LIMIT,) if "residents_of_small_means" in groups else ()
    further = (_VOLUNTARY, _VOLUNTARY_MET, _SOURCE, _YEAR)
    return (*(field for field in _COUNT_INPUTS if field in needed), *by_means, *further)


def read_counts(inputs: Inputs) -> Counts:
    """The inputs named as the fields of :class:`Counts`; raises Invalid for anything but whole numbers."""
    counts = {field.name: inputs.whole_number(field) for field in _COUNT_INPUTS}
    return Counts(
        **counts,
        means_limit=_answer(inputs, _MEANS_LIMIT),
        voluntary_counted=_answer(inputs, _VOLUNTARY),
        voluntary_conditions_met=_answer(inputs, _VOLUNTARY_MET),
        source=inputs.word(_SOURCE),
        year=inputs.word(_YEAR),
    )


def _answer(inputs: Inputs, field: InputField) -> bool | None:
    return inputs.yes(field) if inputs.has(field) else None


def judge_coverage(corpus: Corpus, part: str, counts: Counts) -> Coverage:
    """Each option of a Part against the counts; one that is met is enough (Art. 5: before the Part is accepted).

    An option under Art. 3 alone gives ``exception``: it takes a declaration. Raises Invalid where more persons are
    protected than there are.
    """
    findings = tuple(_finding(option, counts) for option in coverage_options(corpus, part))
    ordinary = [finding.met for finding in findings if not finding.option.needs_declaration]
    exceptional = [finding.met for finding in findings if finding.option.needs_declaration]
    if True in ordinary:
        verdict = CoverageVerdict.MET
    elif True in exceptional:
        verdict = CoverageVerdict.EXCEPTION
    else:
        is_known = None not in (*ordinary, *exceptional)
        verdict = CoverageVerdict.NOT_MET if is_known else CoverageVerdict.UNKNOWN
    article = article_of(corpus, part, "persons_protected").ref
    steps = (step for finding in findings for step in finding.working)
    notes = (WorkingStep(_FAMILY_NOTES[part], article),) if part in _FAMILY_NOTES else ()
    voluntary = _voluntary(part, counts)
    if voluntary is not None:
        notes = (*notes, voluntary)
        if voluntary.code != "voluntary_may_count" and verdict in {CoverageVerdict.MET, CoverageVerdict.EXCEPTION}:
            verdict = CoverageVerdict.UNKNOWN
            return Coverage(part, verdict, findings, (*steps, *notes, WorkingStep("coverage_voluntary", ref("6"))))
    if counts.source or counts.year:
        facts: dict[str, Fact] = {"source": counts.source or "—", "year": counts.year or "—"}
        notes = (*notes, WorkingStep("counts_source", ref("76(1)(b)"), facts))
    closing = WorkingStep(f"coverage_{verdict}", ref("3(1)") if verdict is CoverageVerdict.EXCEPTION else ref("5"))
    return Coverage(part, verdict, findings, (*steps, *notes, closing))


def _voluntary(part: str, counts: Counts) -> WorkingStep | None:
    """Art. 6: whether those insured of their own free will may be counted; None where none are, or nobody said."""
    if not counts.voluntary_counted:
        return None
    if part not in _OPEN_TO_VOLUNTARY:
        return WorkingStep("voluntary_closed", ref("6"))
    if counts.voluntary_conditions_met:
        return WorkingStep("voluntary_may_count", ref("6"))
    return WorkingStep("voluntary_not_shown", ref("6"))


def _finding(option: Option, counts: Counts) -> OptionFinding:
    if option.percent is None:
        return _means_limit(option, counts)
    above, below = (field.name for field in _COUNTS[option.group])
    protected, whole = getattr(counts, above), getattr(counts, below)
    missing = [name for name, count in ((above, protected), (below, whole)) if count is None]
    if protected is None or whole is None:
        step = WorkingStep("count_missing", option.ref, {"missing": ", ".join(missing)})
        return OptionFinding(option, None, None, None, (step,))
    if whole <= 0:
        raise invalid_input("base_is_zero", below)
    if protected > whole:
        raise invalid_input("part_above_whole", above)
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


def judge_persons_protected(corpus: Corpus, question: Question) -> Answer:
    """The options of the Part's article on persons protected; met by an exception alone is not yet a pass.

    Figures: for each option ``pass_`` and ``share_pct_`` with its address.
    """
    coverage = judge_coverage(corpus, question.part, read_counts(question.inputs))
    passes = {CoverageVerdict.MET: True, CoverageVerdict.NOT_MET: False}.get(coverage.verdict)
    figures: dict[str, Fraction | bool | None] = {}
    for finding in coverage.findings:
        address = finding.option.ref.partition(":")[2]
        figures[f"pass_{address}"] = finding.met
        figures[f"share_pct_{address}"] = finding.share
    return Answer(question.part, "coverage", passes, coverage.working, None, figures)


# code of a step: its sentence; fields in braces are the facts, rounded for display.
WORDS: Final[Mapping[str, Message]] = {
    "employees_enough": N_(
        "Employees protected {protected} ÷ all employees {whole} = {share} per cent; required {percent} "
        "({needed} persons): reached, by {margin} persons ({points} points)."
    ),
    "employees_too_few": N_(
        "Employees protected {protected} ÷ all employees {whole} = {share} per cent; required {percent} "
        "({needed} persons): missed by {margin} persons ({points} points)."
    ),
    "economically_active_enough": N_(
        "Economically active persons protected {protected} ÷ all residents {whole} = {share} per cent; required "
        "{percent} ({needed} persons): reached, by {margin} persons ({points} points)."
    ),
    "economically_active_too_few": N_(
        "Economically active persons protected {protected} ÷ all residents {whole} = {share} per cent; required "
        "{percent} ({needed} persons): missed by {margin} persons ({points} points)."
    ),
    "residents_enough": N_(
        "Residents protected {protected} ÷ all residents {whole} = {share} per cent; required {percent} "
        "({needed} persons): reached, by {margin} persons ({points} points)."
    ),
    "residents_too_few": N_(
        "Residents protected {protected} ÷ all residents {whole} = {share} per cent; required {percent} "
        "({needed} persons): missed by {margin} persons ({points} points)."
    ),
    "industrial_employees_enough": N_(
        "Employees protected {protected} ÷ all employees in industrial workplaces with 20 persons or more "
        "{whole} = {share} per cent; required {percent} ({needed} persons): reached, by {margin} persons "
        "({points} points)."
    ),
    "industrial_employees_too_few": N_(
        "Employees protected {protected} ÷ all employees in industrial workplaces with 20 persons or more "
        "{whole} = {share} per cent; required {percent} ({needed} persons): missed by {margin} persons ({points} "
        "points)."
    ),
    "count_missing": N_("Figures are lacking ({missing}), so it cannot be judged yet."),
    "means_limit_covered": N_("Every resident whose means stay within the prescribed limit is protected."),
    "means_limit_not_covered": N_("Not every resident whose means stay within the prescribed limit is protected."),
    "means_limit_unknown": N_("Whether every resident below a means limit is protected was not told."),
    "means_limit_under_67": N_("The limit has to satisfy Article 67."),
    "means_limit_without_67": N_("The limit here is not governed by Article 67."),
    "wives_and_children": N_(
        "Under the options that count employees or the economically active their wives and children must be "
        "protected too; they are not counted in the share."
    ),
    "wives_and_children_at_death": N_(
        "For death, the employees' wives and children must be protected too. Only employees count; there is no "
        "option by residents."
    ),
    "women_and_wives_for_care": N_(
        "The share is of all persons in the classes; protected are all the women in them, and for medical care "
        "the wives of the men."
    ),
    "wives_and_children_of_breadwinners": N_(
        "The share is counted by breadwinners; protected are their wives and children."
    ),
    "voluntary_closed": N_("Persons insured of their own free will do not count in this Part."),
    "voluntary_may_count": N_(
        "Persons insured of their own free will count, as the three conditions of Article 6 are kept (in Part VIII for "
        "medical care alone)."
    ),
    "voluntary_not_shown": N_(
        "Persons insured of their own free will are counted; it is not shown whether the conditions of Article 6 are "
        "kept."
    ),
    "coverage_voluntary": N_("The figures reach an option only with persons who may not count: not yet judged."),
    "counts_source": N_("The numbers are from: {source}, year: {year}."),
    "coverage_met": N_(
        "At least one option is reached: coverage is met. The State must be satisfied of the percentage before "
        "it accepts the Part."
    ),
    "coverage_exception": N_("Only the exception is reached: it takes a declaration under Article 3."),
    "coverage_not_met": N_("No option is reached: coverage is not met."),
    "coverage_unknown": N_("No option is reached on the figures given; for the others figures are lacking."),
}

RULES: Final = (
    Rule(
        name="coverage",
        module=__name__,
        subject="persons",
        label=N_("Persons protected: the options of each Part"),
        articles=("9", "15", "21", "27", "33", "41", "48", "55", "61", "3", "5"),
        judge=judge_persons_protected,
        inputs=(*_COUNT_INPUTS, _MEANS_LIMIT, _VOLUNTARY, _VOLUNTARY_MET, _SOURCE, _YEAR),
        outcomes=("met", "not_met", "open"),
    ),
)
