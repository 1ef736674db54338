"""Whatever writes is raced: every writing service of the tree stands in the registry."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import workbench
from tests.soak.writing_services import WITHIN, WRITES
from tests.sources import tree_of

PACKAGE: Final = Path(workbench.__file__).parent
# What writes by itself: methods of a session, and functions that make or carry out a statement or an entry.
METHODS: Final = frozenset({"add", "add_all", "delete", "flush", "merge"})
SESSIONS: Final = frozenset({"session", "opened"})
FUNCTIONS: Final = frozenset(
    {"enter", "decide", "change_rows", "count_save", "bulk_act", "update", "insert", "delete", "erase_content"}
)


def calls(function: ast.FunctionDef) -> Iterator[ast.expr]:
    return (node.func for node in ast.walk(function) if isinstance(node, ast.Call))


def writes_itself(function: ast.FunctionDef) -> bool:
    for called in calls(function):
        if isinstance(called, ast.Name) and called.id in FUNCTIONS:
            return True
        on = called.value if isinstance(called, ast.Attribute) and called.attr in METHODS else None
        if isinstance(on, ast.Name) and on.id in SESSIONS:
            return True
    return False


def writing_services(path: Path) -> set[str]:
    """The public functions of a module that write, by themselves or by another function of it."""
    functions = {node.name: node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)}
    writing = {name for name, function in functions.items() if writes_itself(function)}
    before: set[str] = set()
    while writing != before:
        before = set(writing)
        writing |= {
            name
            for name, function in functions.items()
            if any(isinstance(called, ast.Name) and called.id in writing for called in calls(function))
        }
    module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    return {f"{module}.{name}" for name in writing if not name.startswith("_")}


def test_every_writing_service_is_in_the_registry() -> None:
    services = set().union(*(writing_services(path) for path in PACKAGE.rglob("*.py")))
    assert services == WRITES.keys() | WITHIN.keys()
    assert not WRITES.keys() & WITHIN.keys()


def test_what_is_raced_within_another_names_it() -> None:
    tests = Path(__file__).parents[2]
    assert [name for name, by in WITHIN.items() if by not in WRITES and not (tests / by).exists()] == []
