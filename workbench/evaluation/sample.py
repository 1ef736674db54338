"""What a gold file offers once it is read, whatever judgement it measures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from workbench.errors import Invalid
from workbench.formats.intake import read_file
from workbench.lang.cleaning import clean_values
from workbench.law.model import LawText

Weights = TypeVar("Weights", contravariant=True)
Scores = Mapping[str, float]  # measure to share, 0 to 1; of every measure more is better


class Sample(Protocol[Weights]):
    """A gold file that was read, ready to be judged by any weights."""

    def scores(self, weights: Weights | None = None) -> Scores:
        """What these weights score, those that ship by default."""


def read_json(path: Path) -> Any:
    """The content of a gold file; raises Invalid ``gold_not_json``."""
    try:
        return clean_values(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as problem:
        raise Invalid("gold_not_json", file=path.name, problem=str(problem)) from problem


def read_law_beside(gold: Path, name: str) -> LawText:
    """A law that a gold file names: a path from its folder, or a name in it or in the folder ``laws`` beside it.

    Raises Invalid ``gold_law_absent``, and whatever the reader of laws says of the file.
    """
    paths = [gold.parent / name, gold.parent / f"{name}.md", gold.parent.parent / "laws" / f"{name}.md"]
    for path in paths:
        if path.is_file():
            return read_file(path.name, path.read_bytes())
    raise Invalid("gold_law_absent", file=gold.name, law=name)


def share(part: float, whole: float) -> float:
    """``part`` of ``whole``; 1 where there is nothing to be right or wrong about."""
    return part / whole if whole else 1.0
