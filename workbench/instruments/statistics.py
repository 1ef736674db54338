"""The figures that positions rest on: each with its year, unit, qualifier and source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from workbench.config import resource_dir


@dataclass(frozen=True, slots=True)
class Statistic:
    """One figure: ``value`` in ``unit`` (person, percent); ``qualifier`` (over, about, or none) is the source's own.

    ``name``, ``as_of`` and ``source`` are by language; ``breakdown`` are figures that are part of this one.
    """

    id: str
    branch: str
    part: str
    name: Mapping[str, str]
    value: int
    unit: str
    year: int
    as_of: Mapping[str, str]
    qualifier: str
    source: Mapping[str, str]
    breakdown: Sequence[Statistic] = ()


@cache
def figures() -> tuple[Statistic, ...]:
    """Every figure that ships, in the order of its file."""
    statistics: list[Statistic] = []
    for path in sorted((resource_dir("corpus") / "evidence").glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        statistics.extend(_figure(entry, data["source"]) for entry in data["figures"])
    return tuple(statistics)


def _figure(data: Mapping[str, Any], source: Mapping[str, str], above: Mapping[str, Any] | None = None) -> Statistic:
    above = above or {}
    whole = {**{key: above.get(key) for key in ("branch", "part", "unit", "year", "as_of")}, **data}
    return Statistic(
        id=f"{above['id']}-{data['id']}" if above else data["id"],
        branch=whole["branch"] or "general",
        part=whole["part"] or "",
        name=whole["measure"],
        value=whole["value"],
        unit=whole["unit"],
        year=whole["year"],
        as_of=whole["as_of"],
        qualifier=whole.get("qualifier", ""),
        source=whole.get("source", source),
        breakdown=tuple(_figure(entry, source, whole) for entry in data.get("breakdown", ())),
    )


def by_branch() -> Mapping[str, Sequence[Statistic]]:
    """The figures of each branch."""
    grouped: dict[str, list[Statistic]] = {}
    for figure in figures():
        grouped.setdefault(figure.branch, []).append(figure)
    return grouped
