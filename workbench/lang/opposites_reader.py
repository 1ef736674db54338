"""Reads the opposites from ``corpus/opposites.yaml``, and says in which line something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from workbench.config import resource_dir
from workbench.lang.cues import prove_cues, read_cues
from workbench.lang.languages import Lang
from workbench.lang.opposites import ABSENCE, OppositePair, Opposites, Polarity
from workbench.yaml_file import FileFault, FileFaultError, YamlFile

_LANGS: Final[tuple[Lang, Lang]] = ("zh", "en")


class OppositesFault(FileFaultError):
    """The opposites cannot be used as they stand."""

    faulty = "opposites_faulty"


@cache
def shipped_opposites() -> Opposites:
    """The opposites that ship, read once a process; raises OppositesFault where the file is at fault."""
    opposites, findings = read_opposites(resource_dir("corpus") / "opposites.yaml")
    if findings:
        raise OppositesFault(findings)
    return opposites


def read_opposites(path: Path) -> tuple[Opposites, tuple[FileFault, ...]]:
    """As much of the file as can be read, and every fault of form found on the way."""
    reader = YamlFile(path.name)
    root, _ = reader.document(path)
    fields = reader.fields(root, "polarities", "pairs") if root is not None else {}
    polarities: dict[str, Polarity] = {}
    for node in reader.items(fields.get("polarities")):
        polarity = _polarity(reader, node)
        if polarity.id in polarities:
            reader.fault(node, "rule_twice", id=polarity.id, first=str(polarities[polarity.id].location))
        elif polarity.id:
            polarities[polarity.id] = polarity
    for polarity in polarities.values():
        for other in sorted(polarity.contrary_to - polarities.keys() - {ABSENCE}):
            reader.findings.append(
                FileFault(polarity.location, "contrary_unknown", {"id": polarity.id, "other": other})
            )
    pairs = tuple(_pair(reader, node) for node in reader.items(fields.get("pairs")))
    return Opposites(polarities, pairs), tuple(sorted(reader.findings, key=lambda fault: fault.location.line))


def _polarity(reader: YamlFile, node: yaml.Node) -> Polarity:
    fields = reader.fields(node, "id name contrary_to zh en")
    names = reader.fields(fields["name"], "zh en") if "name" in fields else {}
    return Polarity(
        reader.string(fields.get("id")),
        {lang: reader.string(names.get(lang)) for lang in _LANGS},
        {lang: read_cues(reader, fields.get(lang), lang) for lang in _LANGS},
        frozenset(reader.string(other) for other in reader.items(fields.get("contrary_to"))),
        reader.location_of(node),
    )


def _pair(reader: YamlFile, node: yaml.Node) -> OppositePair:
    fields = reader.fields(node, "between zh en")
    sides = {lang: reader.fields(fields[lang], "contrary same") if lang in fields else {} for lang in _LANGS}
    contrary, same = (
        {lang: tuple(map(reader.string, reader.items(sides[lang].get(key)))) for lang in _LANGS}
        for key in ("contrary", "same")
    )
    between = frozenset(map(reader.string, reader.items(fields.get("between"))))
    for examples in (*contrary.values(), *same.values()):
        if len(examples) != 2:
            reader.fault(node, "pair_of_two", between=", ".join(sorted(between)))
    return OppositePair(between, contrary, same, reader.location_of(node))


def check_opposites(opposites: Opposites) -> tuple[FileFault, ...]:
    """Every phrase that cannot be read, every example that comes out wrong, and every contrary that nothing proves."""
    faults = [
        fault
        for polarity in opposites.by_id.values()
        for lang in _LANGS
        for fault in prove_cues(polarity.id, polarity.cues[lang])
    ]
    return tuple(faults) or (*_unproved(opposites), *_disproved(opposites))


def _unproved(opposites: Opposites) -> Iterator[FileFault]:
    proved = {pair.between for pair in opposites.pairs}
    for polarity in opposites.by_id.values():
        for other in sorted(polarity.contrary_to):
            if frozenset({polarity.id, other}) not in proved:
                yield FileFault(polarity.location, "pair_missing", {"id": polarity.id, "other": other})


def _disproved(opposites: Opposites) -> Iterator[FileFault]:
    """The examples of pairs that come out wrong; those without their two sentences were told when they were read."""
    for pair in opposites.pairs:
        names = ", ".join(sorted(pair.between))
        for lang in _LANGS:
            contrary, same = pair.contrary[lang], pair.same[lang]
            if len(contrary) == 2 and pair.between not in opposites.turning(*contrary, lang):
                yield FileFault(pair.location, "pair_missed", {"between": names, "texts": " / ".join(contrary)})
            if len(same) == 2 and opposites.turning(*same, lang):
                yield FileFault(pair.location, "pair_wrongly_contrary", {"between": names, "texts": " / ".join(same)})
