"""The corpus is this project's own wording: it shares no long run of words with the texts it was checked against."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.shared import shared
from workbench.config import resource_dir

WORDS = 10
CHARACTERS = 24


def runs(text: str) -> set[str]:
    """Every run of ten English words and of 24 Chinese characters, punctuation aside."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    found = {" ".join(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1)}
    for stretch in re.split(r"[^\u4e00-\u9fff，、；：（）]+", text):
        han = re.sub(r"[^\u4e00-\u9fff]", "", stretch)
        found.update(han[start : start + CHARACTERS] for start in range(len(han) - CHARACTERS + 1))
    return found


def corpus_files() -> list[Path]:
    root = resource_dir("corpus")
    return sorted(path for path in root.rglob("*") if path.is_file() and path.suffix in {".yaml", ".md", ".toml"})


def test_runs_are_seen_across_lines_and_punctuation() -> None:
    left = "one two, three\nfour five six seven eight nine ten"
    assert runs(left) & runs("and One two three four - five six seven eight nine (ten)")
    assert not runs("one two three four five six seven eight nine")
    assert runs("，".join("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"))


@pytest.fixture(scope="module")
def read_against() -> set[str]:
    folder = shared("data/instruments")
    texts = [path for path in sorted(folder.glob("*.md")) if path.name != "c102_facts.md"]
    assert len(texts) >= 5
    return set().union(*(runs(path.read_text("utf-8", "replace")) for path in texts))


def test_no_long_run_is_shared(read_against: set[str]) -> None:
    found = {
        f"{path.parent.name}/{path.name}": common[:3]
        for path in corpus_files()
        if (common := sorted(runs(path.read_text("utf-8")) & read_against))
    }
    assert found == {}
