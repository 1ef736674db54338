"""``workbench search``, ``reindex`` and ``evaluate search`` keep the shapes that scripts rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from workbench.commands import search as command
from workbench.commands.evaluate_search import evaluate_search
from workbench.commands.reindex import reindex
from workbench.commands.search import search
from workbench.instruments.library import corpus, glossary
from workbench.search.answer import IndexSearch
from workbench.search.shipped import shipped_sources


def results(*words: str) -> list[dict[str, object]]:
    ran = CliRunner().invoke(search, [*words, "--json"])
    assert ran.exit_code == 0, ran.output
    made = json.loads(ran.stdout)
    assert list(made) == ["results"]
    found: list[dict[str, object]] = made["results"]
    return found


@pytest.fixture(scope="module")
def in_memory() -> IndexSearch:
    """What the command searches where there is no instance, indexed once for the tests of this file."""
    return IndexSearch(corpus(), glossary(), shipped_sources(), None)


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: IndexSearch) -> Path:
    """An instance directory that is not there."""
    monkeypatch.setattr(command, "IndexSearch", lambda *_sources: in_memory)
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(tmp_path / "none"))
    monkeypatch.delenv("WORKBENCH_DATABASE_URL", raising=False)
    return tmp_path / "none"


def test_without_an_instance_standards_and_evidence_are_searched(nowhere: Path) -> None:
    found = results("失业金领多久", "--limit", "3")
    assert found[0].keys() == {"scope", "ref", "label", "score", "snippet"}
    assert (found[0]["scope"], found[0]["ref"], found[0]["score"]) == ("standards", "C102:24", 1.0)
    assert {one["scope"] for one in found} == {"standards", "evidence"}
    assert len([one for one in found if one["scope"] == "standards"]) == 3
    assert not nowhere.exists(), "and none is made"


def test_scope_and_limit(nowhere: Path) -> None:
    assert len(results("benefit", "--scope", "standards", "--limit", "25")) == 25
    assert results("benefit", "--scope", "draft") == []


def test_plain_output_and_nothing_found(nowhere: Path) -> None:
    assert "C102:24" in CliRunner().invoke(search, ["C.102 Art. 24"]).stdout
    corrected = CliRunner().invoke(search, ["unemplyoment"]).stdout.splitlines()
    assert corrected[0].startswith("These are the results for: unemployment ") and "--as-typed" in corrected[0]
    assert any(line.startswith("C102:") for line in corrected[1:])
    as_typed = CliRunner().invoke(search, ["unemplyoment", "--as-typed"]).stdout.splitlines()
    assert as_typed == ["Nothing found. Did you mean: unemployment"]


def test_with_an_instance_drafts_and_comments_too(demonstration: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    instance = demonstration.extensions["workbench.settings"].instance
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(instance))
    monkeypatch.delenv("WORKBENCH_DATABASE_URL", raising=False)
    ran = CliRunner().invoke(reindex)
    assert ran.exit_code == 0, ran.output
    assert "standards" in ran.stdout and "comments" in ran.stdout
    found = results("失业", "--limit", "2")
    assert {one["scope"] for one in found} == {"standards", "draft", "comments", "positions", "evidence"}


def test_an_instance_that_is_not_made_is_searched_as_none(nowhere: Path) -> None:
    nowhere.mkdir()
    assert results("失业金领多久", "--limit", "1")[0]["ref"] == "C102:24"
    assert list(nowhere.iterdir()) == []


def test_a_search_of_the_files_loads_no_database() -> None:
    """What a cold command costs is what it loads: SQLAlchemy, Flask and the tables are half a second."""
    loaded = "import sys, workbench.commands.search; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    names = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.split()
    assert "whoosh" in names
    assert not {"sqlalchemy", "flask", "bleach", "docx", "lxml", "pypinyin"} & set(names)


def test_reindex_without_an_instance_says_what_to_do(nowhere: Path) -> None:
    ran = CliRunner().invoke(reindex)
    assert ran.exit_code == 1
    assert "workbench init" in ran.output


def test_evaluate_search(tmp_path: Path) -> None:
    sheet = tmp_path / "gold.json"
    graded = [
        {"id": "1", "q": "第六十五条", "type": "citation", "rel": {"65": 2}},
        {"id": "2", "q": "right of appeal", "type": "keyword", "rel": {"70": 2, "71": 1}},
    ]
    sheet.write_text(json.dumps(graded), encoding="utf-8")
    ran = CliRunner().invoke(evaluate_search, [str(sheet), "--json"])
    assert ran.exit_code == 0, ran.output
    made = json.loads(ran.stdout)
    assert made["queries"] == 2
    assert list(made["systems"]) == ["search", "bm25", "constant"]
    assert made["systems"]["search"]["all"]["recall"] == 1.0
    assert made["systems"]["search"]["by_type"]["citation"] == 1.0
    printed = CliRunner().invoke(evaluate_search, [str(sheet)]).stdout
    assert "without 71, 72" in printed
    for system in ("search", "bm25", "constant"):
        mine = "\n".join(line for line in printed.splitlines() if system in line)
        assert "citation" in mine and "keyword" in mine
