"""Reads the words of opinions from ``corpus/opinions.yaml``, and says in which line something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from workbench.config import resource_dir
from workbench.lang.cues import Cues, prove_cues, read_cues
from workbench.lang.languages import TEXT_LANGUAGES, Lang
from workbench.lang.opposites import Opposites
from workbench.lang.opposites_reader import shipped_opposites
from workbench.opinions.vocabulary import SET_ASIDE, SIGNS, Direction, OpinionAxis, OpinionCues, OpinionVocabulary
from workbench.yaml_file import FileFault, FileFaultError, YamlFile

FILE: Final = "opinions.yaml"


class OpinionsFault(FileFaultError):
    """The words of opinions cannot be used as they stand."""

    faulty = "opinions_faulty"


@cache
def shipped_vocabulary() -> OpinionVocabulary:
    """The words that ship, read once a process; raises OpinionsFault where the file is at fault."""
    vocabulary, findings = read_vocabulary(resource_dir("corpus") / FILE, shipped_opposites())
    if findings:
        raise OpinionsFault(findings)
    return vocabulary


def read_vocabulary(path: Path, opposites: Opposites) -> tuple[OpinionVocabulary, tuple[FileFault, ...]]:
    """As much of the file as can be read, and every fault of form found on the way."""
    reader = YamlFile(path.name)
    root, _ = reader.document(path)
    fields = reader.fields(root, "directions signs set_aside axes") if root is not None else {}
    directions: dict[str, Direction] = {}
    for node in reader.items(fields.get("directions")):
        direction = _direction(reader, node)
        if direction.id in directions:
            reader.fault(node, "rule_twice", id=direction.id, first=str(directions[direction.id].location))
        directions.setdefault(direction.id, direction)
    for direction in directions.values():
        for other in sorted({*direction.contrary_to, direction.refused} - directions.keys()):
            reader.findings.append(
                FileFault(direction.location, "contrary_unknown", {"id": direction.id, "other": other})
            )
    signs = _cues(reader, fields.get("signs"), SIGNS, frozenset(opposites.by_id))
    set_aside = _cues(reader, fields.get("set_aside"), SET_ASIDE, frozenset())
    axes = {axis.id: axis for node in reader.items(fields.get("axes")) for axis in (_axis(reader, node),)}
    vocabulary = OpinionVocabulary(directions, signs, set_aside, axes, opposites)
    return vocabulary, tuple(sorted(reader.findings, key=lambda fault: fault.location.line))


def _names(reader: YamlFile, node: yaml.Node | None) -> dict[Lang, str]:
    names = reader.fields(node, "zh en") if node is not None else {}
    return {lang: reader.string(names.get(lang)) for lang in TEXT_LANGUAGES}


def _direction(reader: YamlFile, node: yaml.Node) -> Direction:
    fields = reader.fields(node, "id name refused contrary_to")
    return Direction(
        reader.string(fields.get("id")),
        _names(reader, fields.get("name")),
        reader.string(fields.get("refused")),
        frozenset(map(reader.string, reader.items(fields.get("contrary_to")))),
        reader.location_of(node),
    )


def _cues(
    reader: YamlFile, node: yaml.Node | None, ids: frozenset[str], polarities: frozenset[str]
) -> Mapping[str, OpinionCues]:
    """The cues of each id of ``wanted``; each must be there once, with polarities that there are."""
    read: dict[str, OpinionCues] = {}
    for entry in reader.items(node):
        fields = reader.fields(entry, "id name zh en", "polarities")
        cues = OpinionCues(
            reader.one_of(fields.get("id"), ids, ""),
            _names(reader, fields.get("name")),
            tuple(reader.one_of(name, polarities, "") for name in reader.items(fields.get("polarities"))),
            {lang: read_cues(reader, fields.get(lang), lang) for lang in TEXT_LANGUAGES},
            reader.location_of(entry),
        )
        if cues.id in read:
            reader.fault(entry, "rule_twice", id=cues.id, first=str(read[cues.id].location))
        read.setdefault(cues.id, cues)
    if node is not None:
        for absent in sorted(ids - read.keys()):
            reader.fault(node, "key_missing", key=absent)
    return read


def _axis(reader: YamlFile, node: yaml.Node) -> OpinionAxis:
    fields = reader.fields(node, "id name poles")
    poles: dict[str, dict[Lang, Cues]] = {}
    for pole in reader.items(fields.get("poles")):
        members = reader.fields(pole, "id zh en")
        poles[reader.string(members.get("id"))] = {
            lang: read_cues(reader, members.get(lang), lang) for lang in TEXT_LANGUAGES
        }
    return OpinionAxis(
        reader.string(fields.get("id")), _names(reader, fields.get("name")), poles, reader.location_of(node)
    )


def check_vocabulary(vocabulary: OpinionVocabulary) -> tuple[FileFault, ...]:
    """Every phrase that cannot be read, and every example that comes out wrong."""
    return tuple(_disproved(vocabulary))


def _disproved(vocabulary: OpinionVocabulary) -> Iterator[FileFault]:
    for cues in (*vocabulary.signs.values(), *vocabulary.set_aside.values()):
        for lang in TEXT_LANGUAGES:
            yield from prove_cues(cues.id, cues.cues[lang])
    for axis in vocabulary.axes.values():
        for pole, by_lang in axis.poles.items():
            for lang in TEXT_LANGUAGES:
                yield from prove_cues(pole, by_lang[lang])
