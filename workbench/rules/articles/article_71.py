"""Art. 71(2): what employees bear of all the resources of social security."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Corpus
from workbench.rules.chart import Measure, number
from workbench.rules.figures import ref, value
from workbench.rules.inputs import InputField, Inputs
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, Fact, WorkingStep, invalid_input, part_name

_ADDRESS: Final = "71(2)"
_CONTRIBUTIONS: Final = InputField(
    "employee_contributions",
    N_("Contributions borne by employees (without family benefit and a separate employment injury branch)"),
    "number",
    is_required=True,
)
_RESOURCES: Final = InputField(
    "total_resources",
    N_("All resources for employees, wives and children (without the same two branches)"),
    "number",
    N_("All other branches together: family benefit is left out, and employment injury where it is separate."),
    is_required=True,
)
_PART: Final = InputField("part", N_("Part of C.102"), "word")
_IS_SEPARATE: Final = InputField(
    "separate_branch", N_("Employment injury is a branch of its own (yes where nothing is said)"), "yes"
)
_BRANCHES: Final = InputField(
    "branches",
    N_("The branches one by one"),
    "objects",
    in_form=False,
    members=(_PART, _CONTRIBUTIONS, _RESOURCES, _IS_SEPARATE),
)


def judge_resources(corpus: Corpus, question: Question) -> Answer:
    """Art. 71(2): employees bear at most half of all resources for employees, wives and children.

    All branches count together, without family benefit and, where it is a separate branch, employment injury. Figures:
    employee_contributions, total_resources, share_pct.
    """
    inputs, second = question.inputs, ref(_ADDRESS)
    working: tuple[WorkingStep, ...] = ()
    branches = inputs.objects(_BRANCHES)
    if branches:
        employees = total = Fraction(0)
        for branch in branches:
            paid, resources, step = _branch_resources(branch)
            employees, total, working = employees + paid, total + resources, (*working, step)
    else:
        employees = inputs.required_number(_CONTRIBUTIONS)
        total = inputs.required_number(_RESOURCES)
    if not total:
        raise invalid_input("base_is_zero", _RESOURCES.name)
    if employees > total:
        raise invalid_input("part_above_whole", _CONTRIBUTIONS.name)
    most = value(corpus, _ADDRESS, "percent")
    share = 100 * employees / total
    passes = employees * 100 <= most * total
    facts = {"employees": employees, "total": total, "share": share, "most": most}
    working += (WorkingStep("resources_within" if passes else "resources_beyond", second, facts),)
    working += (WorkingStep("no_cap_on_a_person", second),)
    figures = {_CONTRIBUTIONS.name: employees, _RESOURCES.name: total, "share_pct": share}
    return Answer("XIII", _ADDRESS, passes, working, most, figures)


def _branch_resources(branch: Inputs) -> tuple[Fraction, Fraction, WorkingStep]:
    """What one branch adds to employees' contributions and to all resources."""
    part = branch.word(_PART).upper()
    paid = branch.required_number(_CONTRIBUTIONS)
    resources = branch.required_number(_RESOURCES)
    is_separate = branch.yes(_IS_SEPARATE) if branch.has(_IS_SEPARATE) else True
    facts: dict[str, Fact] = {"part": part_name(part), "employees": paid, "total": resources}
    if part == "VII" or (part == "VI" and is_separate):
        return Fraction(0), Fraction(0), WorkingStep("branch_left_out", ref(_ADDRESS), facts)
    return paid, resources, WorkingStep("branch_counted", ref(_ADDRESS), facts)


def _share_beside_most(answer: Answer) -> tuple[Measure, ...]:
    if answer.required is None:
        return ()
    return (
        Measure(N_("Borne by employees"), number(answer, "share_pct"), " %"),
        Measure(N_("Most the Convention allows"), answer.required, " %", is_limit=True),
    )


# code of a step: its sentence; fields in braces are the facts, rounded for display.
WORDS: Final[Mapping[str, Message]] = {
    "branch_counted": N_("Part {part} counts: employees' contributions {employees}, all resources {total}."),
    "branch_left_out": N_("Part {part} is left out (employees' contributions {employees}, all resources {total})."),
    "resources_within": N_(
        "Employees' contributions {employees} ÷ all resources {total} = {share} per cent, no more than {most}: met."
    ),
    "resources_beyond": N_(
        "Employees' contributions {employees} ÷ all resources {total} = {share} per cent, more than {most}: not met."
    ),
    "no_cap_on_a_person": N_(
        "The cap is on a share of the resources of all branches together (family benefit and a separate "
        "employment injury branch left out), not on what one person pays."
    ),
}

RULES: Final = (
    Rule(
        name=_ADDRESS,
        also=("71",),
        module=__name__,
        subject="financing",
        label=N_("Article 71(2): what employees bear of all resources"),
        articles=("71",),
        judge=judge_resources,
        inputs=(_CONTRIBUTIONS, _RESOURCES, _BRANCHES),
        outcomes=("met", "not_met"),
        chart=_share_beside_most,
        is_of_a_part=False,
    ),
)
