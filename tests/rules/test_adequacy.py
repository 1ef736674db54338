"""Adequacy: the worked cases beside the checkout, and a table of cases drawn from the articles one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import shared
from workbench.commands.adequacy import adequacy, as_object
from workbench.config import resource_dir
from workbench.errors import Invalid
from workbench.instruments.corpus import load_corpus
from workbench.rules.adequacy import Case, judge_adequacy
from workbench.rules.working import Answer, say_problem, say_step

CORPUS = load_corpus(resource_dir("corpus") / "standards")


def judge(part: str, method: str, contingency: str = "", **inputs: object) -> Answer:
    return judge_adequacy(CORPUS, Case(part, method, contingency, inputs))


def earned(part: str, earnings: object, benefit: object, contingency: str = "", **more: object) -> Answer:
    return judge(part, "65", contingency, previous_earnings=earnings, benefit=benefit, **more)


def test_worked_cases() -> None:
    cases = json.loads(shared("data/gold/adequacy_dev.json").read_text(encoding="utf-8"))["adequacy_cases"]
    result = CliRunner().invoke(adequacy, ["--json"], input=json.dumps(cases))
    answers = json.loads(result.output)
    for case, answer in zip(cases, answers, strict=True):
        expected = dict(case["expected"])
        if "required_pct" in case:
            expected["required_pct"] = case["required_pct"]
        assert {key: answer.get(key, "absent") for key in expected} == expected, case["id"]


# Part, contingency, earnings, benefit at the line, percentage: equality passes, a cent less fails.
SCHEDULE = [
    ("III", "sickness", 6000, 2700, 45),
    ("IV", "unemployment", 6000, 2700, 45),
    ("V", "old age", 6000, 2400, 40),
    ("VI", "incapacity for work", 6000, 3000, 50),
    ("VI", "temporary incapacity", 6000, 3000, 50),
    ("VI", "invalidity", 6000, 3000, 50),
    ("VI", "total loss of earning capacity", 6000, 3000, 50),
    ("VI", "一级伤残", 6000, 3000, 50),
    ("VI", "survivors", 6000, 2400, 40),
    ("VI", "death of the breadwinner", 6000, 2400, 40),
    ("VI", "因工死亡的遗属", 6000, 2400, 40),
    ("VIII", "maternity", 6000, 2700, 45),
    ("IX", "invalidity", 6000, 2400, 40),
    ("X", "survivors", 6000, 2400, 40),
]


@pytest.mark.parametrize(("part", "contingency", "earnings", "benefit", "percent"), SCHEDULE)
def test_schedule(part: str, contingency: str, earnings: int, benefit: int, percent: int) -> None:
    at_the_line = earned(part, earnings, benefit, contingency)
    below = earned(part, earnings, Decimal(benefit) - Decimal("0.01"), contingency)
    flat = judge(part, "66", contingency, labourer_wage=earnings, benefit=benefit, previous_earnings=99999)
    assert (at_the_line.required, at_the_line.passes, below.passes) == (percent, True, False)
    assert (flat.required, flat.passes, flat.figures["base"]) == (percent, True, earnings)


# Rule, years of contribution, years of residence, percentage required (None: the Convention has none).
LADDER = [
    ("V", "", None, None, 40),
    ("V", "", 15, None, 40),
    ("V", "29(1)", 30, None, 40),
    ("V", "29(2)", 15, None, None),
    ("V", "29(2)(a)", 15, None, None),
    ("V", "29(3)", None, None, 30),
    ("V", "29(3)", 10, None, 30),
    ("V", "29(3)", 8, None, 30),
    ("V", "Art. 29(3)", None, 5, 30),
    ("V", "29(3)", None, 6, 40),
    ("V", "29(3)", 15, None, Fraction(65, 2)),
    ("V", "29(4)", 10, None, 30),
    ("V", "29(4)", 15, None, Fraction(65, 2)),
    ("V", "C102:29(4)", 25, None, Fraction(75, 2)),
    ("V", "29(4)", Decimal("12.5"), None, Fraction(125, 4)),
    ("V", "29(4)", 30, None, 40),
    ("V", "29(4)", 35, None, 40),
    ("IX", "57(3)", 5, None, 30),
    ("IX", "57(3)", None, 5, 30),
    ("IX", "57(3)", 10, None, 35),
    ("IX", "57(4)", 6, None, 31),
    ("IX", "57(4)", 15, None, 40),
    ("X", "63(2)", 5, None, None),
    ("X", "63(3)", 5, None, 30),
    ("X", "63(4)", 12, None, 37),
]


@pytest.mark.parametrize(("part", "rule", "years", "residence", "percent"), LADDER)
def test_qualifying_rules(part: str, rule: str, years: object, residence: object, percent: object) -> None:
    answer = earned(part, 1000, 399, qualifying_rule=rule, contribution_years=years, residence_years=residence)
    assert answer.required == percent
    assert answer.passes == (None if percent is None else Fraction(399, 10) >= answer.required)


def test_a_long_period_still_owes_a_reduced_benefit() -> None:
    codes = {years: _codes(earned("V", 1, 1, qualifying_rule="29(4)", contribution_years=years)) for years in (15, 16)}
    assert "reduced_benefit_due_too" not in codes[15]
    assert "reduced_benefit_due_too" in codes[16]
    assert "period_too_long" in _codes(earned("V", 1, 1, qualifying_rule="29(4)", contribution_years=31))


def _codes(answer: Answer) -> list[str]:
    return [step.code for step in answer.working]


# What is given beside earnings of 9000 and a benefit of 3600 (sickness): base, passes.
CEILING = [
    ({}, 9000, False),
    ({"skilled_manual_wage": 8000}, 9000, False),
    ({"skilled_manual_wage": 8000, "ceiling_prescribed": False}, 9000, False),
    ({"skilled_manual_wage": 8000, "ceiling_prescribed": True}, 8000, True),
    ({"skilled_manual_wage": 9000, "ceiling_prescribed": True}, 9000, False),
    ({"skilled_manual_wage": 12000, "ceiling_prescribed": True}, 9000, False),
    ({"ceiling_prescribed": True}, 9000, None),
    ({"ceiling_prescribed": True, "average_earnings_of_protected": 6400}, 8000, True),
    (
        {
            "ceiling_prescribed": True,
            "average_earnings_of_protected": 4800,
            "skilled_manual_wage": 8000,
            "reference_alternative": "65(6)(d)",
        },
        6000,
        True,
    ),
    (
        {
            "ceiling_prescribed": True,
            "average_earnings_of_protected": 4800,
            "skilled_manual_wage": 8500,
            "reference_alternative": "65(6)(a)",
        },
        8500,
        False,
    ),
    ({"ceiling_prescribed": True, "earnings_of_protected": [3000, 8000, 5000, 20000]}, 8000, True),
    (
        {"ceiling_prescribed": True, "earnings_of_protected": [1, 2, 3, 7000, 8000], "reference_alternative": "c"},
        7000,
        True,
    ),
    ({"ceiling_prescribed": True, "skilled_wages_by_region": [7000, 9500, 8000]}, 8000, True),
    ({"ceiling_prescribed": True, "skilled_manual_wage_weekly": 1500}, 6500, True),
]


@pytest.mark.parametrize(("more", "base", "passes"), CEILING)
def test_ceiling(more: Mapping[str, object], base: int, passes: bool | None) -> None:
    answer = earned("III", 9000, 3600, **more)
    assert (answer.figures["base"], answer.passes) == (base, passes)


def test_a_benefit_that_passes_on_own_earnings_needs_no_reference_wage() -> None:
    assert earned("III", 9000, 4050, ceiling_prescribed=True).passes is True


def test_family_allowances_count_on_both_sides() -> None:
    answer = earned("III", 5800, 2500, family_allowance_during_contingency=200, family_allowance_in_work=200)
    assert (answer.figures["numerator"], answer.figures["denominator"], answer.passes) == (2700, 6000, True)
    only_in_work = earned("III", 5800, 2700, family_allowance_in_work=300)
    assert (only_in_work.figures["denominator"], only_in_work.passes) == (6100, False)


# Input that gives the benefit, and what it comes to a month.
TIME = [
    ({"benefit_weekly": 650}, Fraction(8450, 3)),
    ({"weekly_benefit": "650", "benefit": 1}, Fraction(8450, 3)),
    ({"benefit_per_day": 90}, Fraction(90 * 365, 12)),
    ({"benefit_daily": 120, "days_per_week": 5}, 2600),
    ({"benefit_hourly": 15}, 2600),
    ({"benefit_hourly": 20, "hours_per_week": 30}, 2600),
    ({"benefit_fortnightly": 1200}, 2600),
    ({"benefit_quarterly": 7800}, 2600),
    ({"benefit_annual": "31,200"}, 2600),
    ({"benefit_monthly": 2600.0}, 2600),
]


@pytest.mark.parametrize(("inputs", "a_month"), TIME)
def test_one_time_basis(inputs: dict[str, Any], a_month: Fraction) -> None:
    answer = judge("III", "65", previous_earnings=6000, **inputs)
    assert answer.figures["numerator"] == a_month


def test_varying_rates() -> None:
    periods = [{"benefit": 6000, "weeks": 4}, {"benefit": 3000, "weeks": 12}]
    maternity = judge("VIII", "65", previous_earnings=8000, benefit_periods=periods)
    sickness = judge("III", "65", previous_earnings=8000, benefit_periods=periods)
    assert (maternity.figures["numerator"], maternity.passes) == (3750, True)
    assert (sickness.figures["numerator"], sickness.passes) == (3000, False)


# Means test: benefit, other means, left out, allowances during and in work -> counted, required, passes.
MEANS = [
    (900, 600, 200, 0, 0, 1300, 1350, False),
    (950, 600, 200, 0, 0, 1350, 1350, True),
    (1350, 100, 200, 0, 0, 1350, 1350, True),
    (1200, 100, 500, 0, 0, 1200, 1350, False),
    (1200, 0, 0, 200, 100, 1400, 1395, True),
]


@pytest.mark.parametrize(("benefit", "means", "left_out", "during", "in_work", "counted", "required", "passes"), MEANS)
@pytest.mark.parametrize("part", ["III", "IV"])
def test_means_test(
    part: str,
    benefit: int,
    means: int,
    left_out: int,
    during: int,
    in_work: int,
    counted: int,
    required: int,
    passes: bool,
) -> None:
    answer = judge(
        part,
        "67",
        labourer_wage=3000,
        benefit=benefit,
        other_family_means=means,
        substantial_amount_disregarded=left_out,
        family_allowance_during_contingency=during,
        family_allowance_in_work=in_work,
    )
    assert (answer.figures["counted_amount"], answer.figures["required_amount"]) == (counted, required)
    assert answer.passes is passes
    assert answer.working[-1].code == "health_and_decency"


@pytest.mark.parametrize(("paid", "passes"), [(1000, True), (800, True), (799, False)])
def test_reduction_for_means(paid: int, passes: bool) -> None:
    inputs = {"full_benefit": 1000, "other_family_means": 500, "substantial_amount_disregarded": 300}
    assert judge("III", "67(b)", benefit=paid, **inputs).passes is passes


# Part, total paid, notional total by its name, passes, applicable.
TOTALS = [
    ("III", 1300000, "notional_total_66_with_15b", True, True),
    ("V", 1299999, "notional_total_66_with_27b", False, True),
    ("IX", 1300001, "notional_total", True, True),
    ("X", 1000000, "notional_total_66_with_61b", False, True),
    ("IV", 9000000, "notional_total", None, False),
]


@pytest.mark.parametrize(("part", "paid", "name", "passes", "applicable"), TOTALS)
def test_totals(part: str, paid: int, name: str, passes: bool | None, applicable: bool) -> None:
    answer = judge(part, "67(d)", **{"total_benefits_paid": paid, name: 1000000})
    assert (answer.passes, answer.applicable) == (passes, applicable)


# Wage input, total, children of protected, children of residents -> pass (a), pass (b), pass.
FAMILY = [
    ({"labourer_wage_year": 36000}, 108000000, 100000, None, True, None, True),
    ({"labourer_wage_year": 36000}, 107999999, 100000, None, False, None, None),
    ({"labourer_wage_year": 36000}, 80000000, 100000, 160000, False, False, False),
    ({"labourer_wage_monthly": 3000}, 86400000, None, 160000, None, True, True),
]


@pytest.mark.parametrize(("wage", "total", "protected", "residents", "by_a", "by_b", "passes"), FAMILY)
def test_family_total(
    wage: dict[str, Any],
    total: int,
    protected: int | None,
    residents: int | None,
    by_a: object,
    by_b: object,
    passes: object,
) -> None:
    answer = judge(
        "VII",
        "44",
        total_value_of_benefits=total,
        children_of_persons_protected=protected,
        children_of_all_residents=residents,
        **wage,
    )
    assert (answer.figures["pass_44a"], answer.figures["pass_44b"], answer.passes) == (by_a, by_b, passes)


# Part, method, contingency: what the Convention does not have.
NOT_APPLICABLE = [
    ("II", "65", ""),
    ("II", "67(c)", ""),
    ("VII", "65", ""),
    ("VII", "67(d)", ""),
    ("VI", "67(c)", "invalidity"),
    ("VIII", "67", ""),
    ("VIII", "67(d)", ""),
    ("V", "44", ""),
    ("IX", "36(2)", ""),
    ("V", "18(2)(a)", ""),
    ("III", "65(10)", ""),
    ("VI", "66(8)", "temporary incapacity for work"),
]


@pytest.mark.parametrize(("part", "method", "contingency"), NOT_APPLICABLE)
def test_not_applicable(part: str, method: str, contingency: str) -> None:
    answer = judge(part, method, contingency)
    assert (answer.applicable, answer.passes) == (False, None)


def test_no_figure_no_verdict() -> None:
    partial = judge("VI", "36(2)", total_loss_benefit=3600, partial_benefit=1000, loss_of_earning_capacity_pct=30)
    review = judge("VI", "65(10)", "invalidity", cost_of_living_change_pct=8)
    rated = earned("VI", 5000, 900, "partial permanent loss")
    assert (partial.passes, partial.figures["proportion_of_total_benefit_pct"]) == (None, Fraction(250, 9))
    assert (review.passes, review.applicable) == (None, True)
    assert (rated.passes, rated.required) == (None, None)


def test_resources() -> None:
    half = judge("", "71(2)", employee_contributions=50, total_resources=100)
    more = judge("", "71", employee_contributions=51, total_resources=100)
    branches = [
        {"part": "V", "employee_contributions": 40, "total_resources": 80},
        {"part": "VI", "employee_contributions": 0, "total_resources": 100},
        {"part": "VII", "employee_contributions": 0, "total_resources": 100},
        {"part": "II", "employee_contributions": 12, "total_resources": 20},
    ]
    by_branch = judge("", "71(2)", branches=branches)
    joined = [{**one, "separate_branch": False} for one in branches]
    assert (half.passes, more.passes) == (True, False)
    assert (by_branch.figures["share_pct"], by_branch.passes) == (52, False)
    assert (judge("", "71(2)", branches=joined).figures["share_pct"], joined[1]["part"]) == (26, "VI")


@pytest.mark.parametrize(("days", "passes"), [(10000, True), (9999, False)])
def test_sickness_days(days: int, passes: bool) -> None:
    assert judge("III", "18(2)", days_of_benefit_in_year=days, average_persons_protected=1000).passes is passes


def test_coverage_as_a_method() -> None:
    answer = judge("VI", "coverage", employees_protected=50, employees=100)
    assert (answer.passes, answer.figures["pass_33(a)"], answer.figures["pass_33(b)"]) == (True, True, None)


ONE: dict[str, object] = {"previous_earnings": 1, "benefit": 1, "labourer_wage": 1}
LOSS: dict[str, object] = {"total_loss_benefit": 1, "partial_benefit": 1}

# What is wrong with a case: code, the input at fault.
WRONG: list[tuple[str, str, dict[str, object], str, str]] = [
    ("III", "65", {"previous_earnings": 6000}, "input_missing", "benefit"),
    ("III", "65", {"benefit": 6000}, "input_missing", "previous_earnings"),
    ("III", "65", {"previous_earnings": 0, "benefit": 1}, "base_is_zero", "previous_earnings"),
    *(
        ("III", "65", {"previous_earnings": given, "benefit": 1}, code, "previous_earnings")
        for given, code in (
            (-1, "input_negative"),
            ("many", "input_not_number"),
            (True, "input_not_number"),
            ([1], "input_not_number"),
            (float("nan"), "input_not_number"),
            ("1e999999", "input_not_number"),
        )
    ),
    ("III", "65", {"previous_earnings": 1, "benefit_weekly": 1, "benefit_daily": 1}, "amount_twice", "benefit"),
    ("III", "65", {**ONE, "ceiling_prescribed": "perhaps"}, "flag_expected", "ceiling_prescribed"),
    ("III", "65", {**ONE, "benefit_periods": 3}, "list_of_inputs_expected", "benefit_periods"),
    ("III", "65", {"qualifying_rule": "29(3)"}, "rule_not_of_part", "qualifying_rule"),
    ("V", "65", {"qualifying_rule": "57(3)"}, "rule_not_of_part", "qualifying_rule"),
    ("V", "65", {"qualifying_rule": "29(5)"}, "rule_not_of_part", "qualifying_rule"),
    ("V", "65", {"qualifying_rule": "29(4)"}, "input_missing", "contribution_years"),
    ("VI", "65", ONE, "contingency_unclear", "contingency"),
    ("III", "66", {"benefit": 1}, "input_missing", "labourer_wage"),
    ("III", "66", {**ONE, "reference_alternative": "66(4)(c)"}, "alternative_unknown", "reference_alternative"),
    ("V", "67(d)", {"total_benefits_paid": 1}, "input_missing", "notional_total"),
    ("VII", "44", {**ONE, "total_value_of_benefits": 1}, "input_missing", "children_of_all_residents"),
    (
        "VI",
        "36(2)",
        {**LOSS, "loss_of_earning_capacity_pct": 101},
        "share_above_hundred",
        "loss_of_earning_capacity_pct",
    ),
    ("V", "71(2)", {"employee_contributions": 2, "total_resources": 1}, "part_above_whole", "employee_contributions"),
    ("XI", "65", {}, "part_not_a_branch", "part"),
    ("", "65", {}, "part_not_a_branch", "part"),
    ("V", "64", {}, "method_unknown", "method"),
    ("V", "", {}, "input_missing", "method"),
]


@pytest.mark.parametrize(("part", "method", "inputs", "code", "field"), WRONG)
def test_wrong_cases(part: str, method: str, inputs: dict[str, object], code: str, field: str) -> None:
    with pytest.raises(Invalid) as raised:
        judge_adequacy(CORPUS, Case(part, method, "", inputs))
    assert (raised.value.code, raised.value.field) == (code, field)
    assert "{" not in say_problem(raised.value, "zh") + say_problem(raised.value, "en")


amounts = st.decimals(min_value=0, max_value=10**9, places=2)


@given(amounts.filter(bool), amounts, amounts, amounts)
def test_the_verdict_is_that_of_exact_fractions(
    earnings: Decimal, benefit: Decimal, during: Decimal, in_work: Decimal
) -> None:
    answer = earned(
        "IX", earnings, benefit, family_allowance_during_contingency=during, family_allowance_in_work=in_work
    )
    assert answer.passes == (Fraction(benefit + during) * 100 >= 40 * Fraction(earnings + in_work))
    shown = as_object(answer)
    assert shown["pct"] == pytest.approx(float(answer.figures["pct"] or 0), abs=0.00501)


@given(st.sampled_from(SCHEDULE), amounts, st.sampled_from([None, 1, 5, 10, 20, 40]))
def test_every_step_cites_the_corpus_and_speaks_both_languages(
    row: tuple[str, str, int, int, int], benefit: Decimal, years: int | None
) -> None:
    part, contingency, earnings, _, _ = row
    rule = {"V": "29(4)", "IX": "57(4)", "X": "63(3)"}.get(part, "") if years else ""
    for method in ("65", "66", "67(c)"):
        answer = judge(
            part,
            method,
            contingency,
            previous_earnings=earnings,
            labourer_wage=earnings,
            benefit=benefit,
            qualifying_rule=rule,
            contribution_years=years,
        )
        assert answer.working
        for step in answer.working:
            assert CORPUS.holds(step.article), step
            assert "{" not in say_step(step, "zh") + say_step(step, "en")
