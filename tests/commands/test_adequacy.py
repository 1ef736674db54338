"""``workbench adequacy`` and ``workbench acceptance``: what goes in, what comes out, and what is wrong with it."""

from __future__ import annotations

import json

import click
import pytest
from click.testing import CliRunner, Result

from workbench.commands.acceptance import acceptance
from workbench.commands.adequacy import adequacy

CASE = {"id": "T1", "part": "III", "method": "65", "inputs": {"previous_earnings": 3000, "benefit": 1000.1}}
CHOICE = {
    "accepted_parts": ["Part II", "v", "VI", "XI"],
    "art3_declaration": False,
    "parts_met_only_with_exception": [],
}


def run(command: click.Command, given: object, *options: str) -> Result:
    return CliRunner().invoke(command, options, input=given if isinstance(given, str) else json.dumps(given))


def test_one_case_gives_an_object() -> None:
    answer = json.loads(run(adequacy, CASE, "--json").output)
    assert {key: answer[key] for key in ("id", "base", "numerator", "pct", "required_pct", "pass")} == {
        "id": "T1",
        "base": 3000.0,
        "numerator": 1000.1,
        "pct": 33.34,
        "required_pct": 45.0,
        "pass": False,
    }
    assert {"article", "code", "zh", "en"} == set(answer["working"][0])


@pytest.mark.parametrize(
    ("command", "key", "case"), [(adequacy, "adequacy_cases", CASE), (acceptance, "ratification_cases", CHOICE)]
)
def test_a_list_or_a_file_gives_a_list(command: click.Command, key: str, case: object) -> None:
    listed = json.loads(run(command, [case, case], "--json").output)
    filed = json.loads(run(command, {key: [case, case]}, "--json").output)
    assert isinstance(listed, list) and len(listed) == 2
    assert filed == listed
    assert json.loads(run(command, [], "--json").output) == []


def test_wrong_cases_do_not_spoil_the_others() -> None:
    wrong = {**CASE, "id": "T2", "inputs": {"previous_earnings": "?"}}
    result = run(adequacy, [CASE, wrong, 7], "--json")
    good, bad, none = json.loads(result.output)
    assert result.exit_code == 0
    assert "error" not in good
    assert (bad["id"], bad["error"], bad["field"]) == ("T2", "input_not_number", "previous_earnings")
    assert none["error"] == "case_not_object"
    assert run(adequacy, wrong, "--json").exit_code == 1


@pytest.mark.parametrize("given", ["", "{", "\ufeff[", "[" * 100000])
@pytest.mark.parametrize("command", [adequacy, acceptance])
def test_no_json(command: click.Command, given: str) -> None:
    result = run(command, given, "--json")
    assert result.exit_code == 1
    assert "JSON" in result.output


def test_acceptance() -> None:
    answer = json.loads(run(acceptance, CHOICE, "--json").output)
    assert (answer["countable_parts"], answer["can_ratify"], answer["missing"]) == (["II", "V", "VI"], True, [])
    nothing = json.loads(run(acceptance, {"accepted_parts": ["II", "III", "VII"]}, "--json").output)
    assert nothing["missing"] == ["none of Parts IV, V, VI, IX, X"]
    assert nothing["smallest_changes"][0] == ["bring Part IV up to the Convention"]
    unjudged = json.loads(run(acceptance, {}, "--json").output)
    assert (unjudged["can_ratify"], unjudged["state"], unjudged["smallest_changes"]) == (False, "not_yet_judged", [])
    common = {"conditions_met": ["65(10)", "68", "69", "70", "71"], "conditions_not_met": ["72"]}
    answer = json.loads(run(acceptance, {"accepted_parts": ["II", "V", "VI"], **common}, "--json").output)
    assert [(row["condition"], row["state"]) for row in answer["conditions"]][-2:] == [("71", "met"), ("72", "not_met")]
    wrong = run(acceptance, {"accepted_parts": ["XX"]}, "--json")
    assert (json.loads(wrong.output)["error"], wrong.exit_code) == ("part_not_a_branch", 1)


@pytest.mark.parametrize(
    ("lang", "line"),
    [("en", "C.102 Art. 65(1): 1,000.1 ÷ 3,000 = 33.34 per cent."), ("zh", "1,000.1 ÷ 3,000 = 33.34%。")],
)
def test_lines_for_a_person(lang: str, line: str) -> None:
    assert line in run(adequacy, CASE, "--lang", lang).output
    assert "2(a)(ii)" in run(acceptance, CHOICE).output
