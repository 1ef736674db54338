"""The worked cases that ship come out as they say, and each kind of fault in a file of cases is found in its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.commands.standards import standards
from workbench.config import resource_dir
from workbench.instruments.library import corpus
from workbench.rules.registry import RULES
from workbench.rules.worked_cases import WorkedCase, check_cases, read_cases
from workbench.wording import say

ROOT = resource_dir("corpus") / "cases"
CASES, FAULTS = read_cases(ROOT, corpus())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The cases that ship, to be damaged."""
    return Path(shutil.copytree(ROOT, tmp_path / "cases"))


def faults_in(folder: Path) -> list[tuple[str, str]]:
    """Where something is wrong, and the code of what is."""
    cases, faults = read_cases(folder, corpus())
    return [(str(fault.location), fault.code) for fault in (*faults, *check_cases(cases, corpus()))]


def test_the_files_that_ship_are_sound() -> None:
    assert FAULTS == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_comes_out_as_it_says(case: WorkedCase) -> None:
    ours = [fault for fault in check_cases([case], corpus()) if fault.facts.get("case") == case.id]
    assert [say(fault.code, fault.facts, "en") for fault in ours] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_answer_of_a_rule_is_shown_and_no_other(rule: object) -> None:
    shown = {case.answer for case in CASES if case.rule is rule}
    assert shown == {outcome for one in RULES if one is rule for outcome in one.outcomes}


DAMAGE = [
    # file, what is replaced, by what, line, code
    ("article_71.yaml", "answer: met", "answer: not_met", 7, "case_answer_differs"),
    ("article_71.yaml", "answer: met", "answer: passes", 7, "choice_unknown"),
    ("article_71.yaml", "required: 50", "required: 45", 8, "case_required_differs"),
    ("article_71.yaml", "share_pct: 50", "share_pct: 50.1", 9, "case_figure_differs"),
    ("article_71.yaml", "share_pct: 51.25", "share_pct: 51.3", 16, "OK"),
    ("article_71.yaml", "share_pct: 51.25", "share_pct: 51.2", 16, "case_figure_differs"),
    ("article_71.yaml", "share_pct: 51.25", "share_pct: 205/4", 16, "OK"),
    ("article_71.yaml", "share_pct: 50", "share_pct: half", 9, "case_figure_differs"),
    ("article_71.yaml", "share_pct: 50", "share: 50", 9, "case_figure_unknown"),
    ("article_71.yaml", "employee_contributions: 40000000", "contributions: 4", 6, "case_input_unknown"),
    ("article_71.yaml", "employee_contributions: 40000000", "employee_contributions: much", 6, "case_not_judged"),
    ("article_71.yaml", 'article: "71(2)"', 'article: "70(2)"', 5, "case_article_of_other_rule"),
    ("article_71.yaml", 'article: "71(2)"', 'article: "71(9)"', 5, "provision_unknown"),
    ("article_71.yaml", "employees-bear-more-than-half", "employees-bear-just-half", 11, "case_twice"),
    ("article_71.yaml", "    why: {en: Half", "    because: {en: Half", 10, "key_unknown"),
    ("article_36.yaml", "    part: VI\n", "", 3, "key_missing"),
    ("article_36.yaml", "part: VI", "part: XI", 5, "choice_unknown"),
    ("article_36.yaml", "answer: does_not_apply", "answer: open", 1, "case_answer_not_shown"),
    ("article_67.yaml", 'article: "67(c)"', 'article: "67(a)"', 6, "case_article_of_other_rule"),
    ("article_18.yaml", "cases:", "cases: [", 3, "yaml_broken"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "line", "code"), DAMAGE)
def test_damage_is_found_in_its_line(folder: Path, file: str, old: str, new: str, line: int, code: str) -> None:
    path = folder / file
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), "utf-8")
    faults = faults_in(folder)
    assert faults == [] if code == "OK" else (f"cases/{file}:{line}", code) in faults


def test_a_file_without_rule_and_a_rule_without_file_are_found(folder: Path) -> None:
    (folder / "article_44.yaml").rename(folder / "article_45.yaml")
    faults = faults_in(folder)
    assert ("cases/article_45.yaml:1", "case_file_without_rule") in faults
    assert ("cases/article_44.yaml:1", "case_file_missing") in faults


@pytest.mark.parametrize(("lang", "word"), [("en", "the rule answers 'met'"), ("zh", "规则的答案却是“met”")])
def test_the_check_says_what_differs_with_the_working(tmp_path: Path, lang: str, word: str) -> None:
    shutil.copytree(ROOT.parent / "standards" / "C102", tmp_path / "standards" / "C102")
    shutil.copytree(ROOT, tmp_path / "cases")
    path = tmp_path / "cases" / "article_71.yaml"
    path.write_text(path.read_text("utf-8").replace("answer: met", "answer: not_met", 1), "utf-8")
    result = CliRunner().invoke(standards, ["check", "--corpus", str(tmp_path / "standards"), "--lang", lang])
    assert result.exit_code == 1
    (line,) = (line for line in result.output.splitlines() if line.startswith("cases/article_71.yaml:7"))
    assert word in line and "50" in line
