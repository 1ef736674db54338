"""A returned file as JSON objects and back, for the child process that reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from workbench.returns.model import ReturnedFile, ReturnedOpinion, ReturnedRest, ReturnedWarning

_LISTS: Final = ("paragraphs", "stands")


def return_to_json(read: ReturnedFile) -> dict[str, Any]:
    """Opinions, the rest and the organisation; the other way of :func:`return_from_json`."""
    return asdict(read)


def return_from_json(data: Mapping[str, Any]) -> ReturnedFile:
    """The returned file that :func:`return_to_json` wrote."""
    return ReturnedFile(
        [ReturnedOpinion(**{**row, **{name: tuple(row[name]) for name in _LISTS}}) for row in data["opinions"]],
        [ReturnedRest(**row) for row in data["rest"]],
        data["organisation"],
        [ReturnedWarning(**row) for row in data["warnings"]],
    )
