"""``workbench standards check`` proves instruments and glossary together, and names file and line of a fault."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from click.testing import CliRunner

from workbench.commands.standards import standards
from workbench.compiled import compiled_folder
from workbench.config import resource_dir


def test_what_ships_is_sound() -> None:
    told = CliRunner().invoke(standards, ["check", "--json"])
    assert told.exit_code == 0, told.output
    found = json.loads(told.stdout)
    assert found["ok"] and found["findings"] == []
    assert found["instruments"] >= 12 and found["cues"] >= 100


def test_a_term_that_names_no_provision_is_found(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(resource_dir("corpus"), corpus)
    terms = corpus / "glossary" / "unemployment.yaml"
    lines = terms.read_text(encoding="utf-8").replace("C102:24", "C102:240")
    terms.write_text(lines, encoding="utf-8")
    told = CliRunner().invoke(standards, ["check", "--corpus", str(corpus / "standards"), "--json"])
    assert told.exit_code == 1
    found = json.loads(told.stdout)["findings"]
    assert found and {one["file"] for one in found} == {"glossary/unemployment.yaml"}
    assert all(one["code"] == "provision_unknown" and one["line"] > 0 for one in found)


def test_a_cue_phrase_that_misses_its_example_is_found(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(resource_dir("corpus"), corpus)
    rules = corpus / "cues" / "04_periods.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("- 等待期为三天", "- 三天以后"), encoding="utf-8")
    told = CliRunner().invoke(standards, ["check", "--corpus", str(corpus / "standards"), "--lang", "zh"])
    assert told.exit_code == 1
    assert "cues/04_periods.yaml:" in told.stdout and "三天以后" in told.stdout


def test_every_fact_to_look_up_is_told_with_file_and_line() -> None:
    told = CliRunner().invoke(standards, ["check", "--doubts"])
    assert told.exit_code == 0, told.output
    lines = told.stdout.splitlines()
    assert all(line.split(":")[1].isdigit() and " — " in line for line in lines[:-1])
    assert any(line.startswith("C157/articles.yaml:") for line in lines)
    rows = json.loads(CliRunner().invoke(standards, ["check", "--doubts", "--json", "--lang", "zh"]).stdout)["doubts"]
    assert lines[-1].startswith(str(len(rows))) and len(rows) == len(lines) - 1
    assert all(set(row) == {"file", "line", "fact", "why"} for row in rows)


def test_what_ships_is_compiled_and_where_is_said() -> None:
    told = CliRunner().invoke(standards, ["compile"])
    assert told.exit_code == 0, told.output
    folder = compiled_folder("index")
    assert folder is not None and str(folder.parent) in told.stdout
    assert (folder / "standards" / "current").is_file() and (folder.parent / "standards.json").is_file()
