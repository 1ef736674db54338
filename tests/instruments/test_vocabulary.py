"""The closed lists: named in both languages, and told in full to the lawyer who corrects the files."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from workbench.config import resource_dir
from workbench.i18n.closed_lists import ClosedList
from workbench.instruments.vocabulary import Branch, FigureUnit, ProvisionRole


@pytest.mark.parametrize("names", [Branch, ProvisionRole, FigureUnit], ids=["branches", "roles", "units"])
def test_the_readme_of_the_corpus_lists_every_value(names: Iterable[str]) -> None:
    words = set(re.findall(r"[a-z_]+", (resource_dir("corpus") / "README.md").read_text("utf-8")))
    assert set(names) <= words


@pytest.mark.parametrize("values", [Branch, ProvisionRole, FigureUnit], ids=["branches", "roles", "units"])
def test_every_value_has_a_name_in_chinese_and_english(values: type[ClosedList]) -> None:
    for value in values:
        assert re.search("[\u4e00-\u9fff%]", value.in_language("zh")) and re.search("[A-Za-z]", value.in_language("en"))
