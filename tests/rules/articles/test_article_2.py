"""Acceptance: the worked cases beside the checkout, and Arts. 2, 3 and 5 over every combination that matters."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import shared
from workbench.commands.acceptance import acceptance
from workbench.config import resource_dir
from workbench.errors import Invalid
from workbench.instruments.corpus import load_corpus
from workbench.rules.articles.article_2 import (
    COMMON,
    CORE,
    Acceptance,
    AcceptanceChange,
    ConditionState,
    PartVerdict,
    assess,
)
from workbench.rules.saying import say_step

CORPUS = load_corpus(resource_dir("corpus") / "standards")
PARTS = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def read(notation: str) -> tuple[dict[str, PartVerdict], bool]:
    """``II V? VI +``: II and VI met, V by an exception, with a declaration."""
    words = notation.split()
    verdicts = {
        word.rstrip("?"): PartVerdict.EXCEPTION if "?" in word else PartVerdict.MET for word in words if word != "+"
    }
    return verdicts, "+" in words


def every_part(verdicts: dict[str, PartVerdict]) -> dict[str, PartVerdict]:
    """The verdicts with every other Part judged and not met."""
    return {**dict.fromkeys(PARTS, PartVerdict.NOT_MET), **verdicts}


def judged(notation: str) -> Acceptance:
    verdicts, declaration = read(notation)
    return assess(CORPUS, every_part(verdicts), declaration)


def test_worked_cases() -> None:
    text = shared("data/gold/adequacy_dev.json").read_text(encoding="utf-8")
    answers = json.loads(CliRunner().invoke(acceptance, ["--json"], input=text).output)
    for case, answer in zip(json.loads(text)["ratification_cases"], answers, strict=True):
        assert {key: answer[key] for key in case["expected"]} == case["expected"], case["id"]


# Verdicts, countable Parts, what is missing.
CASES = [
    ("", "", "too_few_parts no_core_part"),
    ("+", "", "too_few_parts no_core_part"),
    ("II III VII", "II III VII", "no_core_part"),
    ("II III VII VIII", "II III VII VIII", "no_core_part"),
    ("II III VII VIII X? +", "II III VII VIII X", ""),
    ("II III VII VIII X?", "II III VII VIII", "no_core_part"),
    ("IV", "IV", "too_few_parts"),
    ("II VII", "II VII", "too_few_parts no_core_part"),
    ("IV V VI", "IV V VI", ""),
    ("II? III? IX? +", "II III IX", ""),
    ("II? III? IX?", "", "too_few_parts no_core_part"),
]


@pytest.mark.parametrize(("notation", "countable", "missing"), CASES)
def test_what_counts(notation: str, countable: str, missing: str) -> None:
    found = judged(notation)
    assert (found.countable, found.missing) == (tuple(countable.split()), tuple(missing.split()))
    assert found.can_ratify == (not missing)
    assert found.acceptable_now == (() if missing else found.countable)


@pytest.mark.parametrize("chosen", list(combinations(PARTS, 3)))
def test_every_three_parts(chosen: tuple[str, ...]) -> None:
    assert judged(" ".join(chosen)).can_ratify == any(part in CORE for part in chosen)


# Verdicts, the smallest sets of changes ("+" the declaration, a number the Part to raise), all of them or the first.
CHANGES = [
    ("II V VI", []),
    ("II V? VI", ["+", "V", "III", "IV", "VII", "VIII", "IX", "X"]),
    ("II III VII", ["IV", "V", "VI", "IX", "X"]),
    ("II III V?", ["+", "V", "IV", "VI", "IX", "X"]),
    ("II? III? V?", ["+"]),
]


@pytest.mark.parametrize(("notation", "expected"), CHANGES)
def test_smallest_changes(notation: str, expected: list[str]) -> None:
    found = [
        "".join("+" if one.kind == "declare" else one.part for one in changes)
        for changes in judged(notation).smallest_changes
    ]
    assert found == expected


def test_three_parts_to_raise_from_nothing() -> None:
    changes = judged("").smallest_changes
    assert len(changes) == 84 - 4
    assert (
        frozenset({AcceptanceChange("raise", "II"), AcceptanceChange("raise", "III"), AcceptanceChange("raise", "IV")})
        == changes[0]
    )


@given(st.dictionaries(st.sampled_from(PARTS), st.sampled_from(PartVerdict)), st.booleans())
def test_the_changes_suffice_and_none_is_idle(verdicts: dict[str, PartVerdict], declaration: bool) -> None:
    verdicts = every_part(verdicts)
    found = assess(CORPUS, verdicts, declaration)
    assert bool(found.smallest_changes) != found.can_ratify
    for changes in found.smallest_changes:
        assert _with(verdicts, declaration, changes).can_ratify
        for idle in changes:
            assert not _with(verdicts, declaration, changes - {idle}).can_ratify
    for step in found.working:
        assert CORPUS.holds(step.article)
        assert "{" not in say_step(step, "zh") + say_step(step, "en")


def _with(verdicts: dict[str, PartVerdict], declaration: bool, changes: frozenset[AcceptanceChange]) -> Acceptance:
    raised = {change.part: PartVerdict.MET for change in changes if change.kind == "raise"}
    return assess(CORPUS, {**verdicts, **raised}, declaration or AcceptanceChange("declare") in changes)


def test_only_branches_are_assessed() -> None:
    with pytest.raises(Invalid, match="part_not_a_branch"):
        assess(CORPUS, {"XI": "met"}, False)


@pytest.mark.parametrize(
    ("notation", "refused", "state"),
    [
        ("", "", "not_yet_judged"),
        ("V VI", "", "not_yet_judged"),
        ("V VI", "II III IV VII VIII IX X", "not_met"),
        ("", "IV V VI IX X", "not_met"),  # what is left has none of the core
        ("", "IV V VI IX", "not_yet_judged"),
        ("II V VI", "", "met"),
        ("II V? VI", "", "not_yet_judged"),
    ],
)
def test_what_nobody_judged_is_no_breach(notation: str, refused: str, state: str) -> None:
    verdicts, declaration = read(notation)
    found = assess(CORPUS, {**dict.fromkeys(refused.split(), PartVerdict.NOT_MET), **verdicts}, declaration)
    assert found.conditions[0].state == state
    assert bool(found.smallest_changes) == (state == "not_met")


def test_the_common_parts_are_conditions_of_their_own() -> None:
    verdicts = {"II": PartVerdict.MET, "V": PartVerdict.MET, "VI": PartVerdict.MET}
    open_ = assess(CORPUS, verdicts, False)
    assert (open_.can_ratify, open_.state) == (True, "not_yet_judged")
    assert [condition.name for condition in open_.conditions] == ["2(a)(ii)", "65(10)", "68", "69", "70", "71", "72"]
    common = dict.fromkeys(COMMON, ConditionState.MET)
    assert assess(CORPUS, verdicts, False, common).state == "met"
    assert assess(CORPUS, verdicts, False, {**common, "70": ConditionState.NOT_MET}).state == "not_met"


def test_review_is_no_condition_of_short_term_benefits_alone() -> None:
    verdicts = dict.fromkeys(("II", "III", "IV"), PartVerdict.MET)
    states = {condition.name: condition.state for condition in assess(CORPUS, verdicts, False).conditions}
    assert states["65(10)"] == "does_not_apply"


def test_a_declaration_brings_its_own_condition() -> None:
    names = [condition.name for condition in assess(CORPUS, {}, True).conditions]
    assert names[-1] == "3(1)"


def test_only_the_conditions_there_are_can_be_judged() -> None:
    with pytest.raises(Invalid, match="condition_unknown"):
        assess(CORPUS, {}, False, {"73": ConditionState.MET})
