"""The words of click that have a translation are words click says."""

from __future__ import annotations

import ast
from pathlib import Path

import click

from workbench.commands.click_words import CLICK_WORDS


def test_the_words_marked_are_those_click_says() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py")]
    constants = {node.value for text in sources for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
    own = {"Password"}  # click makes it from the name of the option
    assert [words.text for words in CLICK_WORDS if words.text not in constants | own] == []
