"""Loads the restated instruments from a folder of YAML files, one folder an instrument, into a Corpus."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import yaml

from workbench.instruments.model import Bilingual, Corpus, Doubt, Instrument, Part, Provision, ProvisionFigure
from workbench.instruments.vocabulary import (
    BRANCHES,
    EXTENTS,
    KINDS,
    ROLES,
    SURENESS,
    TEXT_STATUSES,
    UNITS,
    Sureness,
)
from workbench.instruments.yaml_reader import CorpusFinding, YamlReader
from workbench.yaml_file import FileFaultError, SourceLocation

_INSTRUMENT_FILE: Final = "instrument.yaml"
_OPTIONAL: Final = "figures cites provisions branch requires_declaration concepts checked"
_NUMBER: Final = re.compile(r"[0-9]+[A-Za-z]?|[A-Za-z]+|[AB]?[0-9]+\.[0-9]+")  # A4.5: the MLC's Standards
_SPAN: Final = re.compile(r"(\d+)\s*[-–]\s*(\d+)")


class CorpusFault(FileFaultError):
    """The corpus cannot be used as it stands."""

    faulty = "corpus_faulty"


def load_corpus(root: Path) -> Corpus:
    """The corpus under ``root`` (a folder with one folder an instrument); raises CorpusFault on any fault."""
    corpus, findings = read_corpus(root)
    if findings:
        raise CorpusFault(findings)
    return corpus


def read_corpus(root: Path) -> tuple[Corpus, tuple[CorpusFinding, ...]]:
    """As much of the corpus as can be read, and every fault of form found on the way."""
    reading = _CorpusReading(root)
    for path in sorted(root.glob(f"*/{_INSTRUMENT_FILE}")):
        reading.instrument(path.parent)
    if not reading.instruments and not reading.findings:
        reading.findings.append(CorpusFinding(SourceLocation(root.name, 1), "corpus_empty", {}))
    findings = sorted(reading.findings, key=lambda finding: (finding.location.file, finding.location.line))
    return reading.corpus(), tuple(findings)


@dataclass(slots=True)
class _CorpusReading:
    """One pass over the folder, gathering provisions, faults and the checksum."""

    root: Path
    instruments: dict[str, Instrument] = field(default_factory=dict)
    provisions: dict[str, Provision] = field(default_factory=dict)
    findings: list[CorpusFinding] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)

    def corpus(self) -> Corpus:
        checksum = hashlib.sha256("\n".join(self.digests).encode()).hexdigest()
        return Corpus(self.instruments, self.provisions, checksum)

    def instrument(self, folder: Path) -> None:
        """Read ``instrument.yaml`` and then the folder's other files in the order of the Parts."""
        reader, node = self._open(folder / _INSTRUMENT_FILE)
        if node is None:
            return
        instrument = _instrument(reader, node)
        if instrument.code != folder.name:
            reader.fault(node, "code_is_not_folder", code=instrument.code, folder=folder.name)
            return
        self.instruments[instrument.code] = instrument
        numbers = [part.number for part in instrument.parts]
        files = []
        for path in sorted(folder.glob("*.yaml")):
            if path.name == _INSTRUMENT_FILE:
                continue
            opened, root = self._open(path)
            if root is None:
                continue
            keys = opened.fields(root, "part articles")
            number = opened.string(keys.get("part"), may_be_empty=True)
            if number in numbers:
                files.append((numbers.index(number), path.name, opened, keys.get("articles")))
            elif "part" in keys:
                opened.fault(keys["part"], "part_unlisted", part=number, listed=", ".join(numbers))
        for index, _, opened, articles in sorted(files, key=lambda file: file[:2]):
            for article in opened.items(articles):
                self._article(opened, article, instrument, instrument.parts[index])

    def _open(self, path: Path) -> tuple[YamlReader, yaml.Node | None]:
        reader = YamlReader(path.relative_to(self.root).as_posix(), self.findings)
        node, content = reader.document(path)
        self.digests.append(f"{reader.file} {hashlib.sha256(content).hexdigest()}")
        return reader, node

    def _article(self, reader: YamlReader, node: yaml.Node, instrument: Instrument, part: Part) -> None:
        keys = reader.fields(node, "article heading role source", f"text {_OPTIONAL}")
        number = reader.string(keys.get("article"))
        above = _InheritedFields(
            instrument.code,
            part.number,
            number,
            None,
            part.branch,
            "",
            Bilingual(en="", zh=""),
            "",
            False,
            instrument.checked,
        )
        self._provision(reader, node, keys, number, number, above)

    def _provision(
        self,
        reader: YamlReader,
        node: yaml.Node,
        keys: dict[str, yaml.Node],
        number: str,
        address: str,
        above: _InheritedFields,
    ) -> None:
        ref = f"{above.instrument}:{address}"
        if not number:
            return
        if not _NUMBER.fullmatch(number):
            reader.fault(node, "number_malformed", number=number)
        if ref in self.provisions:
            reader.fault(node, "provision_twice", ref=ref, first=str(self.provisions[ref].location))
            return
        provision = Provision(
            instrument=above.instrument,
            ref=ref,
            address=address,
            number=number,
            article=above.article,
            parent=above.ref,
            part=above.part,
            branch=reader.one_of(keys.get("branch"), BRANCHES, above.branch),
            role=reader.one_of(keys.get("role"), ROLES, above.role),
            heading=reader.text(keys.get("heading")) or above.heading,
            text=reader.text(keys.get("text")),
            figures=tuple(_figure(reader, figure, ref) for figure in reader.items(keys.get("figures"))),
            cites=tuple(reader.string(cited) for cited in reader.items(keys.get("cites"))),
            requires_declaration=reader.flag(keys.get("requires_declaration")) or above.requires_declaration,
            concepts=tuple(reader.text(concept) for concept in reader.items(keys.get("concepts"))),
            source=reader.string(keys.get("source")) or above.source,
            order=len(self.provisions),
            location=reader.location_of(node),
            checked=_sureness(reader, keys.get("checked"), above.checked),
        )
        self.provisions[ref] = provision
        for child in reader.items(keys.get("provisions")):
            self._child(reader, child, provision)

    def _child(self, reader: YamlReader, node: yaml.Node, parent: Provision) -> None:
        keys = reader.fields(node, "number", f"heading text role source {_OPTIONAL}")
        number = reader.string(keys.get("number"))
        above = _InheritedFields(
            parent.instrument,
            parent.part,
            parent.article,
            parent.ref,
            parent.branch,
            parent.role,
            parent.heading,
            parent.source,
            parent.requires_declaration,
            parent.checked,
        )
        self._provision(reader, node, keys, number, child_address(parent.address, number), above)


@dataclass(frozen=True, slots=True)
class _InheritedFields:
    """What a provision takes from the level above it."""

    instrument: str
    part: str
    article: str
    ref: str | None
    branch: str
    role: str
    heading: Bilingual
    source: str
    requires_declaration: bool
    checked: Sureness


def child_address(parent: str, number: str) -> str:
    """``65`` and ``6`` give ``65(6)``; ``Schedule`` and ``III`` give ``Schedule:III``."""
    return f"{parent}:{number}" if parent.isalpha() else f"{parent}({number})"


def _instrument(reader: YamlReader, node: yaml.Node) -> Instrument:
    keys = reader.fields(
        node,
        "code number kind title short_title adopted adopted_by in_force extent text_status parts "
        "status_for_china source",
        "ratified checked doubts",
    )
    code = reader.string(keys.get("code"))
    china = keys.get("status_for_china")
    marks = reader.fields(china, "en zh check_before_publication") if china else {}
    adopted = reader.day(keys.get("adopted"))
    if adopted is None and "adopted" in keys:
        reader.fault(keys["adopted"], "value_empty")
    return Instrument(
        code=code,
        number=reader.string(keys.get("number"), may_be_empty=True),
        kind=reader.one_of(keys.get("kind"), KINDS, ""),
        title=reader.text(keys.get("title")),
        short_title=reader.text(keys.get("short_title")),
        adopted=adopted or date.min,
        in_force=reader.day(keys.get("in_force")),
        adopted_by=reader.text(keys.get("adopted_by")),
        extent=reader.one_of(keys.get("extent"), EXTENTS, ""),
        text_status=reader.one_of(keys.get("text_status"), TEXT_STATUSES, ""),
        parts=tuple(_part(reader, part, code) for part in reader.items(keys.get("parts"))),
        status_for_china=reader.both(marks),
        check_before_publication=reader.flag(marks.get("check_before_publication")),
        source=reader.text(keys.get("source")),
        location=reader.location_of(node),
        ratified=reader.day(keys.get("ratified")),
        checked=_sureness(reader, keys.get("checked"), Sureness.MEMORY),
        doubts=tuple(_doubt(reader, doubt) for doubt in reader.items(keys.get("doubts"))),
    )


def _sureness(reader: YamlReader, node: yaml.Node | None, otherwise: Sureness) -> Sureness:
    value = reader.one_of(node, SURENESS, otherwise)
    return Sureness(value) if value in SURENESS else otherwise


def _doubt(reader: YamlReader, node: yaml.Node) -> Doubt:
    keys = reader.fields(node, "fact why")
    return Doubt(reader.text(keys.get("fact")), reader.text(keys.get("why")), reader.location_of(node))


def _part(reader: YamlReader, node: yaml.Node, instrument: str) -> Part:
    keys = reader.fields(node, "number heading branch articles")
    return Part(
        instrument=instrument,
        number=reader.string(keys.get("number"), may_be_empty=True),
        heading=reader.text(keys.get("heading")),
        branch=reader.one_of(keys.get("branch"), BRANCHES, ""),
        articles=tuple(_articles(reader.string(keys.get("articles")))),
        location=reader.location_of(node),
    )


def _articles(written: str) -> Iterator[str]:
    """``65-67, Schedule`` names 65, 66, 67 and Schedule."""
    for piece in filter(None, (piece.strip() for piece in written.split(","))):
        if span := _SPAN.fullmatch(piece):
            yield from (str(number) for number in range(int(span[1]), int(span[2]) + 1))
        else:
            yield piece


def _figure(reader: YamlReader, node: yaml.Node, ref: str) -> ProvisionFigure:
    keys = reader.fields(node, "value unit measures name")
    return ProvisionFigure(
        value=reader.number(keys.get("value")),
        unit=reader.one_of(keys.get("unit"), UNITS, ""),
        measures=reader.string(keys.get("measures")),
        name=reader.text(keys.get("name")),
        provision=ref,
    )
