from pathlib import Path

import pytest

from workbench.config import resource_dir
from workbench.lang.opposites_reader import check_opposites, read_opposites
from workbench.wording import say

FILE = resource_dir("corpus") / "opposites.yaml"


def test_what_ships_is_sound() -> None:
    opposites, faults = read_opposites(FILE)
    assert faults == () and check_opposites(opposites) == ()
    assert {"duty", "permission", "prohibition", "floor", "ceiling", "inclusion", "exclusion"} <= set(opposites.by_id)


DAMAGE = [
    ("  - id: permission\n", "  - id: duty\n", "rule_twice"),
    ("contrary_to: [ceiling]", "contrary_to: [roof]", "contrary_unknown"),
    ("        - 禁止\n", "        - 禁(止\n", "phrase_bracket_unclosed"),
    ("match: [单位不得扣减, 禁止挪用]", "match: [单位扣减]", "example_missed"),
    ("no_match: [单位可以扣减, 能力不足]", "no_match: [单位不得扣减]", "example_wrongly_matched"),
    ("    contrary_to: [ceiling]\n", "", "key_missing"),
]


@pytest.mark.parametrize(("old", "new", "code"), DAMAGE)
def test_damage_is_found_near_its_line(tmp_path: Path, old: str, new: str, code: str) -> None:
    content = FILE.read_text("utf-8")
    assert old in content
    damaged = tmp_path / "opposites.yaml"
    damaged.write_text(content.replace(old, new, 1), "utf-8")
    opposites, faults = read_opposites(damaged)
    found = [fault for fault in (*faults, *check_opposites(opposites)) if fault.code == code]
    line = content[: content.index(old)].count("\n") + 1
    assert found and found[0].location.file == "opposites.yaml" and line - 3 <= found[0].location.line <= line
    assert all(say(code, found[0].facts, lang) for lang in ("zh", "en"))
