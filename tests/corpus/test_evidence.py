"""The evidence figures are those of the seminar's concept note, with its own "over" and "about"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from workbench.instruments.vocabulary import BRANCHES, UNITS

PATH = Path(__file__).resolve().parents[2] / "corpus" / "evidence" / "2005.yaml"
EVIDENCE: dict[str, Any] = yaml.safe_load(PATH.read_text("utf-8"))
FIGURES = {figure["id"]: figure for figure in EVIDENCE["figures"]}

# figure: (thousands of persons, {part of it: (qualifier, thousands of persons)}), as the note gives them
NOTE = {
    "old-age-urban": (175_000, {"workers": ("", 131_000), "retirees": ("", 43_670)}),
    "old-age-rural": (54_420, {"drawing": ("", 3_020)}),
    "medical": (138_000, {"workers": ("over", 100_000), "retirees": ("", 37_610)}),
    "unemployment": (106_000, {"drawing": ("about", 3_620)}),
    "employment-injury": (84_780, {"drawing": ("about", 650)}),
    "maternity": (54_080, {"drawing": ("about", 620)}),
    "minimum-living-standard": (22_330, {}),
}
PARTS = {
    "old_age": "V", "medical_care": "II", "unemployment": "IV", "employment_injury": "VI", "maternity": "VIII",
    "social_assistance": None, "general": None,
}  # fmt: skip


@pytest.mark.parametrize("name", NOTE)
def test_a_figure_of_persons_is_the_one_of_the_note(name: str) -> None:
    figure = FIGURES[name]
    whole, parts = NOTE[name]
    assert (figure["value"], figure["unit"], figure["year"]) == (whole * 1000, "person", 2005)
    found = {one["id"]: (one.get("qualifier", ""), one["value"]) for one in figure["breakdown"]}
    assert found == {part: (qualifier, thousands * 1000) for part, (qualifier, thousands) in parts.items()}


def test_a_fifth_of_the_world_has_adequate_social_security() -> None:
    assert (FIGURES["world-adequate"]["value"], FIGURES["world-adequate"]["unit"]) == (20, "percent")


def test_what_the_note_says_of_the_world_and_of_asia() -> None:
    without, asia = FIGURES["more-than-half-without"], FIGURES["asia-coverage"]
    assert (without["qualifier"], without["value"]) == ("over", 50)
    assert (asia["qualifier"], asia["value"]) == ("below", 10)
    assert [(one["qualifier"], one["value"]) for one in asia["breakdown"]] == [("almost", 100)]


def test_retired_and_laid_off_workers() -> None:
    assert FIGURES["retirees"]["value"] == 50_880_000
    assert (FIGURES["laid-off"]["value"], FIGURES["laid-off"]["as_of"]["en"]) == (
        28_600_000,
        "from 1998 to 2005 together",
    )


@pytest.mark.parametrize("name", ["employment-injury", "maternity"])
def test_those_who_drew_a_benefit_are_a_flow_of_the_year_and_not_of_its_end(name: str) -> None:
    figure = FIGURES[name]
    assert figure["as_of"]["en"] == "end of 2005"
    assert [one["as_of"]["en"] for one in figure["breakdown"]] == ["in the course of 2005"]


def test_nothing_but_the_figures_of_the_note() -> None:
    others = {"world-adequate", "more-than-half-without", "asia-coverage", "retirees", "laid-off"}
    assert set(FIGURES) == {*NOTE, *others}
    assert len(EVIDENCE["figures"]) == len(FIGURES)


@pytest.mark.parametrize("figure", EVIDENCE["figures"], ids=lambda one: one["id"])
def test_a_figure_names_its_branch_and_measure_in_both_languages(figure: dict[str, Any]) -> None:
    assert figure["branch"] in BRANCHES
    assert figure["part"] == PARTS[figure["branch"]]
    assert figure["unit"] in UNITS
    for words in (figure["measure"], figure["as_of"], *(one["measure"] for one in figure["breakdown"])):
        assert set(words) == {"zh", "en"}
        assert all(words.values())


def test_the_source_is_named_in_both_languages() -> None:
    assert "Beijing, October 2009" in EVIDENCE["source"]["en"]
    assert "2009年10月" in EVIDENCE["source"]["zh"]
