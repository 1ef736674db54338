"""JSON as a command is given it, its texts through the same gate as what is typed in a form."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from workbench.errors import Invalid
from workbench.lang.cleaning import clean_values


def read_json(written: bytes, code: str, parse_float: Callable[[str], Any] = float) -> Any:
    """The value that ``written`` holds, every string in it cleaned; raises Invalid ``code`` where it is no JSON."""
    try:
        return clean_values(json.loads(written, parse_float=parse_float))
    except (ValueError, RecursionError) as error:
        raise Invalid(code, problem=str(error)) from error


def read_rows(
    written: bytes, is_row: Callable[[object], bool], *, no_json: str, malformed: str
) -> list[dict[str, Any]]:
    """The objects of a JSON list; raises Invalid ``malformed`` with the number, from 1, of the first that is no row."""
    rows = read_json(written, no_json)
    if not isinstance(rows, list):
        raise Invalid(malformed, number=1)
    for number, row in enumerate(rows, start=1):
        if not is_row(row):
            raise Invalid(malformed, number=number)
    return rows
