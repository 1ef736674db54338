"""The source of the program as trees: parsed once for all tests that look into it."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import workbench

PACKAGE: Final = Path(workbench.__file__).parent


@cache
def modules() -> Sequence[Path]:
    """Every module of the program, in order."""
    return sorted(PACKAGE.rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes_of(path: Path) -> Sequence[ast.AST]:
    """Every node of a module's tree."""
    return list(ast.walk(tree_of(path)))
