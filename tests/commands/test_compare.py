from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.formats.papers import cells
from workbench.commands.compare import compare

OLD = "# 互助办法\n\n第一条 盐工凭工牌领取停工口粮，最长不超过九十日。\n\n第二条 灯塔看守人每晚点灯前检查油箱。\n"
NEW = (
    "# 互助办法\n\n第一条 骡马驿站为过路邮差免费提供热水。\n\n第二条 盐工凭工牌领取停工口粮，最长不超过八十日。\n\n"
    "第三条 灯塔看守人每晚点灯前检查油箱。\n"
)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("old.md", OLD), ("new.md", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "old.md"), str(tmp_path / "new.md")]


def test_json(files: list[str]) -> None:
    result = CliRunner().invoke(compare, [*files, "--json"])
    assert result.exit_code == 0
    inserted, edited, same = json.loads(result.output)["matches"]
    assert inserted == {"old": [], "new": ["1"], "kind": "inserted", "score": 0.0, "edges": [], "to_confirm": []}
    assert (edited["kind"], edited["edges"]) == ("edited", [["1", "2"]])
    assert same == {"old": ["2"], "new": ["3"], "kind": "same", "score": 1.0, "edges": [["2", "3"]], "to_confirm": []}


def test_lines_for_people(files: list[str]) -> None:
    lines = CliRunner().invoke(compare, files).output.splitlines()
    assert lines[0].split() == ["inserted", "0.00", "-", "->", "第一条"]
    assert lines[2].split() == ["same", "1.00", "第二条", "->", "第三条"]


def test_a_file_that_is_no_law_is_refused(tmp_path: Path, files: list[str]) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    result = CliRunner().invoke(compare, [files[0], str(tmp_path / "empty.md")])
    assert result.exit_code == 1
    assert "empty.md" in result.output


POINTS = "关于工牌的意见\n\n一、发放工牌。每人一块。\n\n二、查验工牌。\n（一）门岗查验；\n（二）工长查验。\n"


def test_texts_without_articles_are_matched_by_their_points(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(POINTS, encoding="utf-8")
    new.write_text(POINTS.replace("二、", "二、保管工牌。由本人保管。\n\n三、"), encoding="utf-8")
    (same, inserted, moved) = json.loads(CliRunner().invoke(compare, [str(old), str(new), "--json"]).output)["matches"]
    assert (same["old"], same["new"]) == (["1"], ["1"])
    assert (inserted["old"], inserted["new"], moved["edges"]) == ([], ["2"], [["2", "3"]])


def test_a_text_without_anything_to_match_is_refused(tmp_path: Path, files: list[str]) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("各位同事：\n来信收到。\n", encoding="utf-8")
    for pair in ([files[0], str(letter)], [str(letter), files[0]]):
        result = CliRunner().invoke(compare, pair)
        assert result.exit_code == 1 and "letter.txt" in result.output


def test_both_texts_side_by_side_as_a_word_file(tmp_path: Path, files: list[str]) -> None:
    made = [tmp_path / name for name in ("one.docx", "two.docx")]
    for path in made:
        result = CliRunner().invoke(compare, [*files, "--json", "--docx", str(path)])
        assert result.exit_code == 0 and len(json.loads(result.stdout)["matches"]) == 3
    assert made[0].read_bytes() == made[1].read_bytes()
    rows = cells(made[0].read_bytes())
    assert any("九十日" in row[0] and "八十日" in row[1] for row in rows)
