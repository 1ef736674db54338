"""``workbench search``, ``reindex`` and ``evaluate search`` keep the shapes that scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from workbench.commands import search as command
from workbench.commands.evaluate_search import evaluate_search
from workbench.commands.reindex import reindex
from workbench.commands.search import search
from workbench.instruments.library import corpus, glossary
from workbench.papers.search_providers import all_sources
from workbench.search.service import SearchService, make_search_service


def results(*words: str) -> list[dict[str, object]]:
    ran = CliRunner().invoke(search, [*words, "--json"])
    assert ran.exit_code == 0, ran.output
    made = json.loads(ran.stdout)
    assert list(made) == ["results"]
    found: list[dict[str, object]] = made["results"]
    return found


@pytest.fixture(scope="module")
def in_memory() -> SearchService:
    """What the command searches where there is no instance, indexed once for the tests of this file."""
    return make_search_service(corpus(), glossary(), all_sources(None))


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: SearchService) -> Path:
    """An instance directory that is not there."""
    monkeypatch.setattr(command, "make_search_service", lambda *_sources: in_memory)
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
    assert "without 71, 72" in CliRunner().invoke(evaluate_search, [str(sheet)]).stdout
