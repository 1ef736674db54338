"""The list of rules: each rule with its module, Parts, answers and inputs, chosen by article."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from workbench.commands.standards import standards
from workbench.config import resource_dir
from workbench.instruments.library import corpus
from workbench.rules.describe import describe_rule
from workbench.rules.registry import RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_worked_cases_that_a_rule_names_are_there(rule: object) -> None:
    for described in (describe_rule(one, corpus(), "en") for one in RULES if one is rule):
        assert (resource_dir("corpus").parent / described["cases"]).is_file()


CHOSEN = [
    ("65", "65 65(10)"),
    ("66", "66 67(c) 66(8)"),
    ("27", "coverage"),
    ("67(b)", "67(b)"),
    ("18", "18(2)(a) periods"),
]


@pytest.mark.parametrize(("article", "names"), CHOSEN)
def test_an_article_leads_to_its_rules(article: str, names: str) -> None:
    result = CliRunner().invoke(standards, ["rules", article, "--json"])
    assert [rule["name"] for rule in json.loads(result.output)] == names.split()


def test_the_inputs_are_listed_with_labels_in_both_languages() -> None:
    english = CliRunner().invoke(standards, ["rules", "71"]).output
    chinese = CliRunner().invoke(standards, ["rules", "71", "--lang", "zh"]).output
    assert "module: workbench.rules.articles.article_71" in english
    assert "  employee_contributions (number, required): Contributions borne by employees" in english
    assert "    separate_branch (yes): " in english
    assert "雇员" in chinese or "职工" in chinese


def test_an_article_by_which_nothing_is_judged_is_told() -> None:
    result = CliRunner().invoke(standards, ["rules", "99"])
    assert result.exit_code == 1 and "No rule judges by '99'" in result.output
