"""The closed lists: named in both languages, and told in full to the lawyer who corrects the files."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from workbench.config import resource_dir
from workbench.instruments.vocabulary import BRANCH_NAMES, ROLE_NAMES, UNIT_NAMES


@pytest.mark.parametrize("names", [BRANCH_NAMES, ROLE_NAMES, UNIT_NAMES], ids=["branches", "roles", "units"])
def test_the_readme_of_the_corpus_lists_every_value(names: Iterable[str]) -> None:
    words = set(re.findall(r"[a-z_]+", (resource_dir("corpus") / "README.md").read_text("utf-8")))
    assert set(names) <= words


def test_every_value_has_a_name_in_chinese_and_english() -> None:
    for chinese, english, *_ in [*BRANCH_NAMES.values(), *ROLE_NAMES.values(), *UNIT_NAMES.values()]:
        assert re.search("[\u4e00-\u9fff%]", chinese) and re.search("[A-Za-z]", english)
