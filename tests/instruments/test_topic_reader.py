"""Each kind of damage to the form of the cue phrases is found in its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from workbench.config import resource_dir
from workbench.instruments.topic_reader import TopicFault, load_topic_rules, read_topic_rules
from workbench.instruments.topics import ASKED_FOR, USES
from workbench.instruments.yaml_reader import CorpusFinding
from workbench.wording import say

FOLDER = resource_dir("corpus") / "cues"


def findings(folder: Path) -> tuple[CorpusFinding, ...]:
    return read_topic_rules(folder)[1]


def test_every_use_has_rules_and_every_rule_the_program_asks_for_exists() -> None:
    rules = load_topic_rules(FOLDER)
    assert all(rules.for_use(use) for use in USES)
    assert set(ASKED_FOR) <= set(rules.by_id)


WAITING = "04_periods.yaml"
SET_ON = re.compile(r"^set_on: \S+$", re.M).findall((FOLDER / WAITING).read_text("utf-8"))[0]  # the date there is
DAMAGE = [
    # file, what is replaced, by what, the finding
    (WAITING, "used_for: suggestions", "used_for: guesses", "choice_unknown"),
    (WAITING, SET_ON, "set_on: lately", "date_expected"),
    (WAITING, "  - id: waiting", "  - id: Waiting Days", "rule_id_malformed"),
    (WAITING, "  - id: waiting", "  - id: qualifying", "rule_twice"),
    (WAITING, "{role: waiting_period, strength: 0.7}", "{role: waiting, strength: 0.7}", "choice_unknown"),
    (WAITING, "{role: waiting_period, strength: 0.7}", "{role: waiting_period, strength: 7}", "strength_out_of_bounds"),
    (WAITING, "{role: waiting_period, strength: 0.7}", "{strength: 0.7}", "target_ambiguous"),
    (WAITING, "      no_match:\n        - 当日发给\n", "      no_match: []\n", "list_empty"),
    (WAITING, "      no_match:\n        - 当日发给\n", "", "key_missing"),
    ("09_sentences.yaml", "- id: penalty", "- id: punishment", "rule_missing"),
]


@pytest.mark.parametrize(("file", "old", "new", "code"), DAMAGE)
def test_damage_is_found_in_its_line(tmp_path: Path, file: str, old: str, new: str, code: str) -> None:
    folder = tmp_path / "cues"
    shutil.copytree(FOLDER, folder)
    content = (folder / file).read_text("utf-8")
    assert old in content
    (folder / file).write_text(content.replace(old, new, 1), "utf-8")
    found = [finding for finding in findings(folder) if finding.code == code]
    assert found, findings(folder)
    line = content[: content.index(old)].count("\n") + 1
    if code not in {"rule_missing", "key_missing", "list_empty"}:
        assert (found[0].location.file, found[0].location.line) == (f"cues/{file}", line)
    assert all(say(found[0].code, found[0].facts, lang) for lang in ("zh", "en"))


def test_a_suggestion_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "cues"
    shutil.copytree(FOLDER, folder)
    content = (folder / WAITING).read_text("utf-8")
    start = content.index("    leads_to:\n", content.index("- id: monthly"))
    (folder / WAITING).write_text(content[:start] + content[content.index("    branches:", start) :], "utf-8")
    assert [finding.code for finding in findings(folder)] == ["rule_leads_nowhere"]


def test_faulty_rules_are_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "01.yaml").write_text("rules: 5\n", encoding="utf-8")
    with pytest.raises(TopicFault) as fault:
        load_topic_rules(tmp_path)
    assert {finding.code for finding in fault.value.findings} == {"key_missing", "list_expected"}
    with pytest.raises(TopicFault, match="rule_missing"):
        load_topic_rules(tmp_path / "nowhere")
