"""Periods: what clauses state, and how that stands against what the Convention allows."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.config import resource_dir
from workbench.errors import Invalid
from workbench.instruments.corpus import load_corpus
from workbench.rules.articles.periods import judge_period, period_rules
from workbench.rules.saying import say_step

CORPUS = load_corpus(resource_dir("corpus") / "standards")
RULES = {rule.id: rule for rule in period_rules(CORPUS)}

# Rule, what is stated, verdict.
JUDGED = [
    ("care_qualifying", 6, "month", "not_comparable"),
    ("care_duration", 26, "week", "met"),
    ("care_duration", 25, "week", "falls_short"),
    ("care_duration_exception", 13, "week", "met"),
    ("sickness_duration", 6, "month", "not_comparable"),
    ("sickness_duration", 12, "month", "met"),
    ("sickness_duration", 182, "day", "met"),
    ("sickness_waiting", 3, "day", "met"),
    ("sickness_waiting", 4, "day", "falls_short"),
    ("sickness_waiting", 72, "hour", "met"),
    ("sickness_waiting", 3, "working_day", "not_comparable"),
    ("unemployment_duration", 12, "month", "met"),
    ("unemployment_duration", 3, "month", "not_comparable"),
    ("unemployment_duration", 2, "month", "falls_short"),
    ("unemployment_duration_means", 26, "week", "met"),
    ("unemployment_waiting", 7, "day", "met"),
    ("unemployment_waiting", 1, "week", "met"),
    ("unemployment_waiting", 1, "month", "falls_short"),
    ("old_age_age", 60, "age_years", "met"),
    ("old_age_age", 65, "age_years", "met"),
    ("old_age_age", 66, "age_years", "not_comparable"),
    ("old_age_contribution", 15, "year", "met"),
    ("old_age_contribution", 180, "month", "met"),
    ("old_age_contribution", 31, "year", "falls_short"),
    ("old_age_residence", 21, "year", "falls_short"),
    ("old_age_reduced", 15, "year", "met"),
    ("old_age_reduced", 20, "year", "falls_short"),
    ("old_age_lower_contribution", 15, "year", "falls_short"),
    ("old_age_lower_residence", 5, "year", "met"),
    ("old_age_duration", 10, "year", "falls_short"),
    ("injury_qualifying", 0, "day", "met"),
    ("injury_qualifying", 3, "month", "falls_short"),
    ("injury_waiting", 3, "day", "met"),
    ("family_contribution", 3, "month", "met"),
    ("family_contribution", 1, "year", "falls_short"),
    ("family_residence", 1, "year", "met"),
    ("family_residence", 365, "day", "met"),
    ("family_residence", 366, "day", "not_comparable"),
    ("maternity_duration", 98, "day", "met"),
    ("maternity_duration", 83, "day", "falls_short"),
    ("maternity_duration", 45, "percent", "not_comparable"),
    ("no_waiting_VIII", 1, "day", "falls_short"),
    ("invalidity_contribution", 15, "year", "met"),
    ("invalidity_lower", 5, "year", "met"),
    ("survivors_reduced", 6, "year", "falls_short"),
]


@pytest.mark.parametrize(("rule", "value", "unit", "verdict"), JUDGED)
def test_judging(rule: str, value: int, unit: str, verdict: str) -> None:
    found = judge_period(RULES[rule], Fraction(value), unit)
    assert found.verdict == verdict
    for step in found.working:
        assert CORPUS.holds(step.article)
        assert "{" not in say_step(step, "zh") + say_step(step, "en")


def test_a_longer_frame_leaves_the_duration_open() -> None:
    rule = RULES["unemployment_duration"]
    assert rule.within == 12
    assert judge_period(rule, Fraction(13), "week", within=Fraction(12)).verdict == "met"
    assert judge_period(rule, Fraction(13), "week", within=Fraction(24)).verdict == "not_comparable"


def test_an_exception_says_so() -> None:
    found = judge_period(RULES["sickness_duration_exception"], Fraction(13), "week")
    assert [step.code for step in found.working] == ["minimum_reached", "under_declaration_only"]


def test_no_negative_period() -> None:
    with pytest.raises(Invalid, match="input_negative"):
        judge_period(RULES["care_duration"], Fraction(-1), "week")


@given(st.sampled_from(sorted(RULES)), st.integers(0, 40), st.sampled_from(["day", "week", "month", "year"]))
def test_longer_is_never_worse_for_a_duration_nor_better_for_a_condition(rule: str, value: int, unit: str) -> None:
    order = ["falls_short", "not_comparable", "met"]
    shorter, longer = (
        order.index(judge_period(RULES[rule], Fraction(one), unit).verdict) for one in (value, value + 1)
    )
    assert shorter <= longer if RULES[rule].bound == "at_least" else shorter >= longer


def test_every_part_has_its_rules() -> None:
    for part in ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"):
        subjects = {rule.subject for rule in period_rules(CORPUS, part)}
        assert subjects >= {"qualifying", "duration", "waiting"}, part
