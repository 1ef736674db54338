"""Class names: made of the words that CONTRIBUTING.md lists with their meaning, and none standing twice."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import workbench

PACKAGE = Path(workbench.__file__).parent
LIST = PACKAGE.parent / "CONTRIBUTING.md"


def class_names() -> list[str]:
    """Every class of the program, private and nested ones too, without a leading underscore."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py")))
    return [node.name.lstrip("_") for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def words(name: str) -> list[str]:
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*", name)


def listed_words() -> list[str]:
    section = LIST.read_text(encoding="utf-8").split("\n## Word list\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| ")]
    return [word.strip() for row in rows[1:] for word in row.split(",")]


def test_no_class_name_stands_twice() -> None:
    assert [name for name, count in Counter(class_names()).items() if count > 1] == []


def test_class_names_are_made_of_listed_words() -> None:
    listed = set(listed_words())
    assert {name: new for name in class_names() if (new := [word for word in words(name) if word not in listed])} == {}


def test_the_list_has_no_word_twice_and_none_that_is_not_used() -> None:
    used = {word for name in class_names() for word in words(name)}
    listed = listed_words()
    assert [word for word, count in Counter(listed).items() if count > 1] == []
    assert [word for word in listed if word not in used] == []


def test_a_name_is_cut_into_its_words() -> None:
    assert words("StoredLaw") == ["Stored", "Law"]
    assert words("HTMLReader") == ["HTML", "Reader"]
