from __future__ import annotations

import re

import pytest

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
