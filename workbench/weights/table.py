"""Reads the weights of one judgement from the file that explains each of them, or says in which line it is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, TypeVar

import yaml

from workbench.config import resource_dir
from workbench.errors import Invalid
from workbench.yaml_file import FileFault, SourceLocation, YamlFile

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# A frozen dataclass of numbers, one field a weight: ``int`` where only whole numbers make sense.
Values = TypeVar("Values", bound="DataclassInstance")

_LIES: Final = frozenset({"beside", "repository"})


@dataclass(frozen=True, slots=True)
class WeightSetting:
    """An occasion on which weights were set: on which data, when, and what was measured then, in words."""

    data: str
    day: date | None
    score: str


@dataclass(frozen=True, slots=True)
class WeightEntry:
    """What the file says of one weight; ``least`` and ``most`` are the bounds within which it may be tuned."""

    value: float
    least: float
    most: float
    unit: str
    meaning: str
    setting: str
    location: SourceLocation


@dataclass(frozen=True, slots=True)
class WeightSample:
    """A gold file with what the weights score on it.

    ``lies`` says where ``file`` lies: in the ``repository``, or ``beside`` it, in the data that no checkout holds.
    ``scores`` gives by measure what was measured on ``day``.
    """

    file: str
    lies: str
    law: str
    day: date | None
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WeightTable(Generic[Values]):
    """The weights of one judgement with everything the file says of them, by name, in the order of the file."""

    values: Values
    entries: Mapping[str, WeightEntry]
    settings: Mapping[str, WeightSetting]
    samples: Mapping[str, WeightSample]

    def trying(self, name: str, value: float) -> Values:
        """The values with one of them changed; a weight that is a whole number is rounded to one."""
        whole = isinstance(getattr(self.values, name), int)
        return replace(self.values, **{name: round(value) if whole else value})


def load_table(kind: type[Values], path: Path) -> WeightTable[Values]:
    """The weights in ``path``; raises Invalid ``weights_faulty`` with the first fault and how many there are."""
    table, faults = read_table(kind, path)
    if table is None:
        first = faults[0]
        raise Invalid(
            "weights_faulty", location=str(first.location), count=len(faults), code=first.code, facts=first.facts
        )
    return table


def shipped_path(judgement: str) -> Path:
    """The file of the weights that ship for a judgement."""
    return resource_dir("corpus") / "weights" / f"{judgement}.yaml"


def read_table(kind: type[Values], path: Path) -> tuple[WeightTable[Values] | None, tuple[FileFault, ...]]:
    """The weights in ``path`` as ``kind``, or None, and everything that is wrong with the file."""
    reader = YamlFile(path.name)
    root, _ = reader.document(path)
    if root is None:
        return None, tuple(reader.findings)
    whole = reader.fields(root, "settings weights samples")
    settings = {name: _setting(reader, node) for name, node in _named(reader, whole.get("settings"))}
    samples = {name: _sample(reader, node) for name, node in _named(reader, whole.get("samples"))}
    entries = _entries(reader, whole.get("weights"), kind, frozenset(settings))
    if reader.findings:
        return None, tuple(reader.findings)
    whole_numbers = _whole_numbers(kind)
    values = {name: int(entry.value) if name in whole_numbers else entry.value for name, entry in entries.items()}
    return WeightTable(kind(**values), entries, settings, samples), ()


def _whole_numbers(kind: type[DataclassInstance]) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind) if field.type == "int")


def _named(reader: YamlFile, node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    """The values of a mapping whose keys are free names."""
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        reader.fault(node, "mapping_expected", keys="names")
        return []
    return [(str(key.value), value) for key, value in node.value]


def _setting(reader: YamlFile, node: yaml.Node) -> WeightSetting:
    keys = reader.fields(node, "data date score")
    return WeightSetting(
        reader.string(keys.get("data")), reader.day(keys.get("date")), reader.string(keys.get("score"))
    )


def _sample(reader: YamlFile, node: yaml.Node) -> WeightSample:
    keys = reader.fields(node, "file lies date scores", "law")
    return WeightSample(
        reader.string(keys.get("file")),
        reader.one_of(keys.get("lies"), _LIES, "repository"),
        reader.string(keys.get("law")),
        reader.day(keys.get("date")),
        {name: float(reader.number(score)) for name, score in _named(reader, keys.get("scores"))},
    )


def _entries(
    reader: YamlFile, node: yaml.Node | None, kind: type[DataclassInstance], settings: frozenset[str]
) -> dict[str, WeightEntry]:
    if node is None:
        return {}
    names = " ".join(field.name for field in fields(kind))
    nodes = reader.fields(node, names)
    entries = {name: _entry(reader, entry, settings) for name, entry in nodes.items()}
    for name in _whole_numbers(kind) & entries.keys():
        if entries[name].value != int(entries[name].value):
            reader.report(entries[name].location.line, "weight_not_whole", name=name, value=entries[name].value)
    return entries


def _entry(reader: YamlFile, node: yaml.Node, settings: frozenset[str]) -> WeightEntry:
    keys = reader.fields(node, "value bounds unit means set")
    value = float(reader.number(keys.get("value")))
    bounds = [float(reader.number(bound)) for bound in reader.items(keys.get("bounds"))]
    if "bounds" in keys and len(bounds) != 2:
        reader.fault(keys["bounds"], "weight_bounds_expected")
    least, most = bounds if len(bounds) == 2 else (value, value)
    if not least <= value <= most:
        reader.fault(keys.get("value", node), "weight_out_of_bounds", value=value, least=least, most=most)
    return WeightEntry(
        value,
        least,
        most,
        reader.string(keys.get("unit")),
        reader.string(keys.get("means")),
        reader.one_of(keys.get("set"), settings, ""),
        reader.location_of(node),
    )
