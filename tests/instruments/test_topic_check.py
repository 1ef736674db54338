"""The shipped cue phrases are sound: phrases, examples and what they name; and damage to them is found in its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workbench.config import resource_dir
from workbench.instruments.library import corpus
from workbench.instruments.topic_check import check_topics
from workbench.instruments.topic_reader import load_topic_rules
from workbench.instruments.yaml_reader import CorpusFinding
from workbench.wording import say

FOLDER = resource_dir("corpus") / "cues"


def findings(folder: Path) -> tuple[CorpusFinding, ...]:
    return check_topics(load_topic_rules(folder), corpus())


def test_the_rules_that_ship_are_sound() -> None:
    assert [f"{found.location} {found.code} {found.facts}" for found in findings(FOLDER)] == []


WAITING = "04_periods.yaml"
DAMAGE = [
    # file, what is replaced, by what, the finding
    (WAITING, "        - 等待期\n", "        - 等待(期\n", "phrase_bracket_unclosed"),
    (WAITING, "        - 满…1-4日后", "        - 满…日后", "phrase_gap_unbounded"),
    (WAITING, "        - 等待期为三天\n", "        - 等候三天\n", "example_missed"),
    (WAITING, "        - 当日发给\n", "        - 等待期过后发给\n", "example_wrongly_matched"),
    ("05_suspension.yaml", "unless: [public_keep]", "unless: [public_kept]", "rule_unless_unknown"),
    ("05_suspension.yaml", '"C102:69(e)"', '"C102:169(e)"', "provision_unknown"),
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
    above = content[: content.index(old)].count("\n") + 1
    is_of_the_rule = code in {"rule_unless_unknown", "provision_unknown"}
    assert found[0].location.file == f"cues/{file}"
    assert found[0].location.line < above if is_of_the_rule else found[0].location.line == above
    assert all(say(found[0].code, found[0].facts, lang) for lang in ("zh", "en"))
