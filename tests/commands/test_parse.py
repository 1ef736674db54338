"""``workbench parse`` keeps the shape its scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from workbench.commands.parse import parse

LAW = "# 甲法\n\n第一条 甲：\n\n（一）乙。\n\n第三条 丙。\n"


def _law(folder: Path, name: str = "law.md") -> str:
    path = folder / name
    path.write_text(LAW, encoding="utf-8")
    return str(path)


def test_one_file_is_one_object(tmp_path: Path) -> None:
    result = CliRunner().invoke(parse, [_law(tmp_path), "--json"])
    assert result.exit_code == 0
    made = json.loads(result.stdout)
    assert list(made) == ["title", "lang", "front", "clauses", "furniture", "words", "warnings"]
    assert (made["title"], made["lang"]) == ("甲法", "zh")
    assert made["clauses"][0] == {
        "id": "art_1",
        "kind": "article",
        "number": "1",
        "label": "第一条",
        "heading": "",
        "text": "甲：\n（一）乙。",
        "parent": None,
        "path": "第一条",
    }
    (warning,) = made["warnings"]
    assert (warning["code"], warning["place"], warning["line"]) == ("article_gap", "第三条", 7)
    assert "第一条" in warning["message"]


def test_many_files_are_one_object_a_line_and_one_that_fails_does_not_stop_the_rest(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.md")
    result = CliRunner().invoke(parse, [_law(tmp_path), missing, _law(tmp_path, "two.md"), "--json"])
    assert result.exit_code == 1
    first, error, last = (json.loads(line) for line in result.stdout.splitlines())
    assert first["title"] == last["title"] == "甲法"
    assert error["file"] == missing
    assert error["error"]
    assert missing in result.stderr


def test_one_file_that_cannot_be_read_is_told_on_the_error_stream(tmp_path: Path) -> None:
    empty = tmp_path / "empty.md"
    empty.write_bytes(b"")
    result = CliRunner().invoke(parse, [str(empty), "--json"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "empty.md" in result.stderr


def test_without_json_an_outline_is_printed(tmp_path: Path) -> None:
    result = CliRunner().invoke(parse, [_law(tmp_path)])
    assert result.stdout.splitlines()[:4] == ["甲法", "第一条", "  甲：", "    （一） 乙。"]
    assert result.stdout.splitlines()[-1].startswith("! 第三条 (7): ")


def test_the_language_can_be_given(tmp_path: Path) -> None:
    result = CliRunner().invoke(parse, [_law(tmp_path), "--lang", "en", "--json"])
    assert json.loads(result.stdout)["lang"] == "en"


def test_akoma_is_read_back_as_the_same_law(tmp_path: Path) -> None:
    source = tmp_path / "law.md"
    source.write_text(
        "# 试行办法\n\n第一条 为了试验，制定本办法。\n\n第二条 下列事项适用本办法：\n\n（一）甲；\n\n（二）乙。\n"
    )
    told = CliRunner().invoke(parse, [str(source), "--akoma"])
    assert told.exit_code == 0
    (tmp_path / "law.xml").write_bytes(told.stdout_bytes)
    laws = [
        json.loads(CliRunner().invoke(parse, [str(tmp_path / name), "--json"]).stdout) for name in ("law.md", "law.xml")
    ]
    assert [clause["id"] for clause in laws[0]["clauses"]] == [clause["id"] for clause in laws[1]["clauses"]]
    assert [clause["text"] for clause in laws[0]["clauses"]] == [clause["text"] for clause in laws[1]["clauses"]]


def test_akoma_takes_one_file(tmp_path: Path) -> None:
    told = CliRunner().invoke(parse, ["a.md", "b.md", "--akoma"])
    assert told.exit_code == 2 and "one file" in told.stderr
