"""What is no rate of benefit, or has no figure: Arts. 18(2)(a), 36(2), 65(10), 66(8) and 71(2)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from workbench.instruments.model import Corpus
from workbench.rules.amounts import Inputs
from workbench.rules.figures import ref, value
from workbench.rules.rates import required_rate
from workbench.rules.working import Answer, Fact, WorkingStep, fault, part_name

# The Parts whose payments in course Arts. 65(10) and 66(8) want reviewed.
_REVIEWED: Final = frozenset({"V", "VI", "IX", "X"})
_INCAPACITY_ROW: Final = "C102:Schedule:VI(a)"


def judge_partial_loss(part: str, inputs: Inputs) -> Answer:
    """Art. 36(2): the benefit for partial permanent loss is a suitable proportion of that for total loss.

    Inputs: ``total_loss_benefit``, ``partial_benefit``, ``loss_of_earning_capacity_pct`` (0 to 100). Figures:
    proportion_of_total_benefit_pct. The Convention has no figure for "suitable", so nothing passes or fails.
    """
    second = "36(2)"
    total = inputs.required_amount("total_loss_benefit", "65(4)")
    partial = inputs.required_amount("partial_benefit", "65(4)")
    if not total.value:
        raise fault("base_is_zero", "total_loss_benefit")
    proportion = 100 * partial.value / total.value
    facts = {"partial": partial.value, "total": total.value, "proportion": proportion}
    working = (*total.working, *partial.working, WorkingStep("partial_proportion", ref(second), facts))
    loss = inputs.number("loss_of_earning_capacity_pct")
    if loss is not None:
        if loss > 100:
            raise fault("share_above_hundred", "loss_of_earning_capacity_pct")
        working += (WorkingStep("partial_loss_beside", ref(second), {"loss": loss, "proportion": proportion}),)
    figures = {"proportion_of_total_benefit_pct": proportion}
    return Answer(part, second, None, (*working, WorkingStep("suitable_has_no_figure", ref(second))), None, figures)


def judge_review(corpus: Corpus, part: str, contingency: str, article: str, inputs: Inputs) -> Answer:
    """Arts. 65(10), 66(8): payments in course are reviewed after substantial changes of earnings and cost of living.

    Not for incapacity for work under Part VI. Inputs, all optional: ``earnings_change_pct``,
    ``cost_of_living_change_pct``, ``benefit_change_pct`` since the last review. The Convention has no figure for
    "substantial" and none for the increase, so nothing passes or fails.
    """
    is_incapacity = part == "VI" and required_rate(corpus, part, contingency).working[0].article == _INCAPACITY_ROW
    if part not in _REVIEWED or is_incapacity:
        return Answer(part, article, None, (WorkingStep("review_not_asked", ref(article)),), applicable=False)
    names = ("earnings_change_pct", "cost_of_living_change_pct", "benefit_change_pct")
    changes = {name: inputs.required_number(name) for name in names if inputs.has(name)}
    working = tuple(WorkingStep(name, ref(article), {"change": change}) for name, change in changes.items())
    return Answer(part, article, None, (*working, WorkingStep("review_has_no_figure", ref(article))), None, changes)


def judge_sickness_days(corpus: Corpus, part: str, inputs: Inputs) -> Answer:
    """Art. 18(2)(a): days of sickness benefit in a year, ten times the average number of persons protected at least.

    Open only under a declaration of Art. 3. Inputs: ``days_of_benefit_in_year``, ``average_persons_protected``.
    Figures: need_18_2a.
    """
    address = "18(2)(a)"
    if part != corpus.provision(ref(address)).part:
        return Answer(
            part, address, None, (WorkingStep("sickness_days_of_part_three", ref(address)),), applicable=False
        )
    days = inputs.required_number("days_of_benefit_in_year")
    persons = inputs.required_number("average_persons_protected")
    times = value(corpus, address, "multiple")
    need = times * persons
    facts = {"days": days, "persons": persons, "times": times, "need": need}
    step = WorkingStep("sickness_days_enough" if days >= need else "sickness_days_too_few", ref(address), facts)
    closing = WorkingStep("under_declaration_only", ref("3(1)"))
    return Answer(part, address, days >= need, (step, closing), None, {"need_18_2a": need})


def judge_resources(corpus: Corpus, inputs: Inputs) -> Answer:
    """Art. 71(2): employees bear at most half of all resources for employees, wives and children.

    All branches count together, without family benefit and, where it is a separate branch, employment injury. Inputs:
    ``employee_contributions`` and ``total_resources``; or ``branches``, a list of objects with ``part``, these two and
    for Part VI ``separate_branch`` (yes by default). Figures: employee_contributions, total_resources, share_pct.
    """
    second = ref("71(2)")
    working: tuple[WorkingStep, ...] = ()
    listed = inputs.items("branches")
    if listed:
        employees = total = Fraction(0)
        for one in listed:
            paid, resources, step = _branch_resources(one)
            employees, total, working = employees + paid, total + resources, (*working, step)
    else:
        employees = inputs.required_number("employee_contributions")
        total = inputs.required_number("total_resources")
    if not total:
        raise fault("base_is_zero", "total_resources")
    if employees > total:
        raise fault("part_above_whole", "employee_contributions")
    most = value(corpus, "71(2)", "percent")
    share = 100 * employees / total
    passes = employees * 100 <= most * total
    facts = {"employees": employees, "total": total, "share": share, "most": most}
    working += (WorkingStep("resources_within" if passes else "resources_beyond", second, facts),)
    working += (WorkingStep("no_cap_on_a_person", second),)
    figures = {"employee_contributions": employees, "total_resources": total, "share_pct": share}
    return Answer("XIII", "71(2)", passes, working, most, figures)


def _branch_resources(given: object) -> tuple[Fraction, Fraction, WorkingStep]:
    """What one branch adds to employees' contributions and to all resources."""
    if not isinstance(given, Mapping):
        raise fault("list_of_inputs_expected", "branches")
    inputs = Inputs(given)
    part = inputs.word("part").upper()
    paid = inputs.required_number("employee_contributions")
    resources = inputs.required_number("total_resources")
    is_separate = inputs.yes("separate_branch") if inputs.has("separate_branch") else True
    facts: dict[str, Fact] = {"part": part_name(part), "employees": paid, "total": resources}
    if part == "VII" or (part == "VI" and is_separate):
        return Fraction(0), Fraction(0), WorkingStep("branch_left_out", ref("71(2)"), facts)
    return paid, resources, WorkingStep("branch_counted", ref("71(2)"), facts)
