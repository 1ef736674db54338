"""Adequacy: the cases beside the checkout, what holds for every case, and what is wrong with one.

Situations that a lawyer would read stand in ``corpus/cases`` and are run by ``test_worked_cases.py``.
"""

from __future__ import annotations

import json
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
from workbench.rules.registry import ADEQUACY_RULES
from workbench.rules.saying import say_problem, say_step
from workbench.rules.working import Answer

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
    ("V", "", 15, None, Fraction(65, 2)),  # the paragraph that fits is found without its number
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


# Of several wages given beside earnings of 9000 and a ceiling, the base that the alternative chooses.
CEILING: list[tuple[dict[str, object], int]] = [
    ({"skilled_manual_wage": 9000}, 9000),
    ({"average_earnings_of_protected": 4800, "reference_alternative": "65(6)(d)"}, 6000),
    ({"average_earnings_of_protected": 4800, "reference_alternative": "65(6)(a)"}, 8500),
    ({"average_earnings_of_protected": 4800}, 8500),
    ({"earnings_of_protected": [1, 2, 3, 7000, 8000], "reference_alternative": "c"}, 7000),
    ({"skilled_manual_wage": None, "skilled_manual_wage_weekly": 1500}, 6500),
]


@pytest.mark.parametrize(("more", "base"), CEILING)
def test_the_alternative_chosen_decides_among_wages(more: dict[str, object], base: int) -> None:
    inputs = {"skilled_manual_wage": 8500, "ceiling_prescribed": True, **more}
    assert earned("III", 9000, 3600, **inputs).figures["base"] == base


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


def test_a_rule_that_the_convention_does_not_have_for_a_part_is_no_failure() -> None:
    for rule in ADEQUACY_RULES:
        for part in ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"):
            if rule.is_of_a_part and not rule.serves(CORPUS, part):
                answer = judge(part, rule.name)
                assert (answer.applicable, answer.passes, len(answer.working)) == (False, None, 1), (rule.name, part)


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
    shown = as_object(answer, {}, "en")
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
