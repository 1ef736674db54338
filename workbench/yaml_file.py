"""Reads a YAML file that people correct by hand: typed values, and where it is wrong, in which line and how."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import ClassVar, Final

import yaml

from workbench.errors import Invalid

_NUMBER: Final = re.compile(r"\d+(\.\d+|/[1-9]\d*)?")


class _NodeLoader(yaml.CSafeLoader):
    """Composes nodes without guessing what type each scalar has: the readers ask for the type they expect.

    Guessing is done in Python, scalar by scalar, and takes a fifth of the time in which a cold command reads its files.
    """

    def resolve(self, kind: type[yaml.Node], value: str, implicit: object) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class SourceLocation:
    """Where something stands in a file that ships: ``file`` relative to the folder that was read, ``line`` from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing wrong in a file: ``code`` names the sentence in ``wording``, ``facts`` fill it in."""

    location: SourceLocation
    code: str
    facts: Mapping[str, object]


class FileFaultError(Invalid):
    """Files that ship cannot be used as they stand; ``findings`` say file by file and line by line why.

    Each kind of file has a class of its own, and its sentence under ``faulty``.
    """

    faulty: ClassVar[str]

    def __init__(self, findings: tuple[FileFault, ...]) -> None:
        first = findings[0]
        super().__init__(self.faulty, count=len(findings), location=str(first.location), first=first.code)
        self.findings = findings


@dataclass(slots=True)
class YamlFile:
    """Turns the nodes of one YAML file into values; what is wrong is added to ``findings``, never raised.

    A value that cannot be read comes back empty, so that one reading reports every fault of the file.
    """

    file: str
    findings: list[FileFault] = field(default_factory=list)

    def document(self, path: Path) -> tuple[yaml.Node | None, bytes]:
        """The root node of ``path`` (None where it is no YAML) and the bytes read."""
        content = path.read_bytes()
        try:
            node = yaml.compose(content, Loader=_NodeLoader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or str(error)
            self.report(mark.line + 1 if mark else 1, "yaml_broken", problem=problem)
            return None, content
        if node is None:
            self.report(1, "corpus_file_empty")
        return node, content

    def location_of(self, node: yaml.Node) -> SourceLocation:
        """Where ``node`` begins."""
        return SourceLocation(self.file, node.start_mark.line + 1)

    def report(self, line: int, code: str, /, **facts: object) -> None:
        """Note a fault at a line of this file."""
        self.findings.append(FileFault(SourceLocation(self.file, line), code, facts))

    def fault(self, node: yaml.Node, code: str, /, **facts: object) -> None:
        """Note a fault at a node of this file."""
        self.report(node.start_mark.line + 1, code, **facts)

    def fields(self, node: yaml.Node, required: str, optional: str = "") -> dict[str, yaml.Node]:
        """The values of a mapping by key; keys are given as words separated by blanks.

        Reports a key that is unknown, missing or given twice.
        """
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, "mapping_expected", keys=required)
            return {}
        known = [*required.split(), *optional.split()]
        values: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in known:
                self.fault(key, "key_unknown", key=name, known=", ".join(known))
            elif name in values:
                self.fault(key, "key_twice", key=name)
            else:
                values[name] = value
        for name in required.split():
            if name not in values:
                self.fault(node, "key_missing", key=name)
        return values

    def items(self, node: yaml.Node | None) -> list[yaml.Node]:
        """The members of a list; none where the key is absent."""
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.fault(node, "list_expected")
            return []
        return list(node.value)

    def string(self, node: yaml.Node | None, *, may_be_empty: bool = False) -> str:
        """A scalar as it is written, surrounding blanks aside."""
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.fault(node, "scalar_expected")
            return ""
        value = str(node.value).strip()
        if not value and not may_be_empty:
            self.fault(node, "value_empty")
        return value

    def one_of(self, node: yaml.Node | None, choices: frozenset[str], otherwise: str) -> str:
        """A scalar that must be one of ``choices``; ``otherwise`` where the key is absent."""
        if node is None:
            return otherwise
        value = self.string(node)
        if value and value not in choices:
            self.fault(node, "choice_unknown", value=value, choices=", ".join(sorted(choices)))
        return value

    def number(self, node: yaml.Node | None) -> Fraction:
        """A whole number, a decimal or a fraction (``50``, ``1.5``, ``2/3``), exactly."""
        written = self.string(node)
        if _NUMBER.fullmatch(written):
            return Fraction(written)
        if node is not None and written:
            self.fault(node, "number_expected", value=written)
        return Fraction(0)

    def day(self, node: yaml.Node | None) -> date | None:
        """A date written 1952-06-28; None where it is absent or null."""
        written = self.string(node)
        if node is None or written in {"", "null"}:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError:
            self.fault(node, "date_expected", value=written)
            return None

    def flag(self, node: yaml.Node | None) -> bool:
        """``true`` or ``false``; false where it is absent."""
        return self.one_of(node, frozenset({"true", "false"}), "false") == "true"
