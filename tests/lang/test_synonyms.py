from pathlib import Path

import pytest

from workbench.config import resource_dir
from workbench.lang.languages import Lang
from workbench.lang.synonyms import read_synonyms, shipped_synonyms
from workbench.wording import say

FILE = resource_dir("corpus") / "synonyms.yaml"

# text | each form found and one group of it; a filler has none
FOUND = """
配偶领取丧葬补助金 | 配偶=husband+wife 领取=paying 丧葬补助金=funeral
工会组织和工会 | 工会组织=union 和= 工会=union
employees were notified every month | employees=worker were= notified=informing every month=monthly
灯塔 |
""".strip().splitlines()


@pytest.mark.parametrize("row", FOUND)
def test_the_longest_form_is_found_with_its_groups(row: str) -> None:
    text, _, expected = (cell.strip() for cell in row.partition("|"))
    lang: Lang = "en" if text.isascii() and text else "zh"
    spans = shipped_synonyms().find(text, lang)
    assert " ".join(f"{text[span.start : span.end]}={'+'.join(sorted(span.groups))}" for span in spans) == expected


def test_what_ships_is_sound_and_stands_once() -> None:
    synonyms, faults = read_synonyms(FILE)
    assert faults == () and synonyms.groups["union"].is_party and not synonyms.groups["paying"].is_party
    for group in synonyms.groups.values():
        assert all(len(set(forms)) == len(forms) for forms in group.forms.values()), group.id


DAMAGE = [
    ("  - id: worker\n", "  - id: employer\n", "synonyms_twice"),
    ("    party: true\n", "    party: perhaps\n", "choice_unknown"),
    ("  - id: employer\n", "  - name: employer\n", "key_unknown"),
]


@pytest.mark.parametrize(("old", "new", "code"), DAMAGE)
def test_damage_is_told(tmp_path: Path, old: str, new: str, code: str) -> None:
    content = FILE.read_text("utf-8")
    assert old in content
    damaged = tmp_path / "synonyms.yaml"
    damaged.write_text(content.replace(old, new, 1), "utf-8")
    _, faults = read_synonyms(damaged)
    assert code in {fault.code for fault in faults}
    assert all(say(fault.code, fault.facts, lang) for fault in faults for lang in ("zh", "en"))
