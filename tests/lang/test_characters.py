from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import workbench
from tests.sources import nodes_of
from workbench.lang.characters import BLANKS, HAN, INVISIBLE, WIDE, chinese_runs, has_chinese, is_unseen


@pytest.mark.parametrize(
    ("text", "runs"),
    [("失业金 26周", ["失业金", "周"]), ("𠀀㐀〇豈", ["𠀀㐀〇豈"]), ("ALL, 26", []), ("（、）", []), ("", [])],
)
def test_chinese_runs(text: str, runs: list[str]) -> None:
    assert chinese_runs(text) == runs
    assert has_chinese(text) is bool(runs)


@pytest.mark.parametrize(
    ("text", "expected"), [("", True), (" \n\u3000\u200b\ufeff\xa0", True), ("\u200b.", False), ("〇", False)]
)
def test_is_unseen(text: str, expected: bool) -> None:
    assert is_unseen(text) is expected


def test_the_classes_are_apart() -> None:
    for letter in map(chr, range(0x20000)):
        classes = [name for name in (HAN, BLANKS, INVISIBLE) if re.match(f"[{name}]", letter)]
        assert len(classes) < 2, letter
    assert all(re.match(f"[{WIDE}]", letter) for letter in "字，。、“”％〇　")


PROGRAM = Path(workbench.__file__).parent
# A range that begins with a Chinese character, written out in brackets or as an escape.
WRITTEN, ESCAPED = rf"\[[^\]]*[{HAN}]-[{HAN}]", r"\\u(?:3[4-9a-f]|[4-9][0-9a-f])[0-9a-f]{2}-|\\U000[23]"
RANGE = re.compile(f"{WRITTEN}|{ESCAPED}", re.IGNORECASE)
NUMBER_WORD = re.compile(r"\b(?:eleven|twelve|thirteen|twenty|thirty|fifty|sixty|hundred|thousand)\b")


def literals(module: Path) -> Iterator[str]:
    """The strings of a module that are no documentation, as they are written."""
    nodes = nodes_of(module)
    prose = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


def elsewhere() -> list[Path]:
    return [path for path in sorted(PROGRAM.rglob("*.py")) if PROGRAM / "lang" not in path.parents]


def test_no_other_package_knows_a_range_of_chinese_characters() -> None:
    assert all(map(RANGE.search, ("[\u4e00-\u9fa5]", "[^a-z\u3400-\u9fff]", r"[\u4E00-\u9FA5]")))
    assert not RANGE.search("第一条-第二条")
    assert [path.name for path in elsewhere() if RANGE.search(path.read_text(encoding="utf-8"))] == []


def test_no_other_package_knows_the_number_words_of_english() -> None:
    assert [(path.name, text) for path in elsewhere() for text in literals(path) if NUMBER_WORD.search(text)] == []
