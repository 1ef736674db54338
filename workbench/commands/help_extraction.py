"""Finds the help of commands for the catalogues: babel knows calls by name, but not docstrings and keywords."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from babel.messages.extract import extract_python

_Extracted = tuple[int, Any, Any, Any]  # line, name of the call, message, comments


def extract_help(
    source: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[_Extracted]:
    """What babel finds in a module of commands, and besides it the docstring of each command and the ``help`` of each
    option; babel calls it as it calls any method of extraction, and there are no options to it."""
    yield from extract_python(source, keywords, comment_tags, {})
    source.seek(0)
    for node in ast.walk(ast.parse(source.read())):
        if isinstance(node, ast.Call):
            yield from ((node.lineno, None, text, []) for text in _help_of_option(node))
        elif isinstance(node, ast.FunctionDef) and any(map(_makes_command, node.decorator_list)):
            yield node.lineno, None, inspect.cleandoc(ast.get_docstring(node) or ""), []


def _help_of_option(call: ast.Call) -> Iterator[str]:
    for keyword in call.keywords:
        if keyword.arg == "help" and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str):
            yield keyword.value.value


def _makes_command(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in {"command", "group"}
    )
