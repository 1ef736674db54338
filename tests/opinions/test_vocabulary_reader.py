"""The words of opinions are read with their lines, and what is wrong with them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.config import resource_dir
from workbench.lang.opposites_reader import shipped_opposites
from workbench.opinions.vocabulary_reader import check_vocabulary, read_vocabulary
from workbench.wording import say

FILE = resource_dir("corpus") / "opinions.yaml"


def test_what_ships_is_sound() -> None:
    vocabulary, faults = read_vocabulary(FILE, shipped_opposites())
    assert faults == () and check_vocabulary(vocabulary) == ()


DAMAGE = [
    ("  - id: refusing\n", "  - id: wanting\n", "rule_twice"),
    ("  - id: fault\n", "  - id: blame\n", "choice_unknown"),
    ("polarities: [duty, permission, inclusion]", "polarities: [duties]", "choice_unknown"),
    ("refused: not_having,", "refused: nothing,", "contrary_unknown"),
    ("        - 好事\n", "        - 好(事\n", "phrase_bracket_unclosed"),
    ("match: [每半年报告, 半年一次]", "match: [半岛]", "example_missed"),
]


@pytest.mark.parametrize(("old", "new", "code"), DAMAGE)
def test_damage_is_found_near_its_line(tmp_path: Path, old: str, new: str, code: str) -> None:
    content = FILE.read_text("utf-8")
    assert old in content
    damaged = tmp_path / "opinions.yaml"
    damaged.write_text(content.replace(old, new, 1), "utf-8")
    vocabulary, faults = read_vocabulary(damaged, shipped_opposites())
    found = [fault for fault in (*faults, *check_vocabulary(vocabulary)) if fault.code == code]
    line = content[: content.index(old)].count("\n") + 1
    assert found and found[0].location.file == "opinions.yaml"
    assert code == "rule_twice" or line - 3 <= found[0].location.line <= line
    assert all(say(code, found[0].facts, lang) for lang in ("zh", "en"))


def test_a_sign_that_the_program_asks_for_may_not_go(tmp_path: Path) -> None:
    content = FILE.read_text("utf-8")
    start, end = content.index("  - id: doubt\n"), content.index("set_aside:")
    damaged = tmp_path / "opinions.yaml"
    damaged.write_text(content[:start] + content[end:], "utf-8")
    _, faults = read_vocabulary(damaged, shipped_opposites())
    assert [(fault.code, fault.facts["key"]) for fault in faults] == [("key_missing", "doubt")]
