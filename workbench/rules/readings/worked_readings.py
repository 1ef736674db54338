"""Worked readings: invented articles of a draft in both languages with the rows they must and must not yield."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from workbench.instruments.model import Bilingual, Corpus
from workbench.instruments.topics import TopicRules
from workbench.instruments.yaml_reader import YamlReader
from workbench.lang.languages import TEXT_LANGUAGES, Lang
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law
from workbench.rules.readings.draft import assess_draft
from workbench.rules.readings.result import DraftReading, ReadingResult
from workbench.yaml_file import FileFault, SourceLocation

_SHAPES = {"zh": ("# 草案", "## 第一章 ", "第一条　"), "en": ("# Draft Act", "## Chapter I ", "Article 1. ")}


@dataclass(frozen=True, slots=True)
class WorkedReading:
    """One invented article, under a heading where it has one, with the rows expected (``24(3) met``) and refused."""

    id: str
    heading: Bilingual | None
    article: Bilingual
    rows: tuple[str, ...]
    silent: tuple[str, ...]
    location: SourceLocation


def read_worked_readings(root: Path) -> tuple[tuple[WorkedReading, ...], tuple[FileFault, ...]]:
    """The worked readings of every file under ``root`` and what is wrong with the files."""
    worked: dict[str, WorkedReading] = {}
    faults: list[FileFault] = []
    for path in sorted(root.glob("*.yaml")):
        reader = YamlReader(f"{root.name}/{path.name}")
        node, _ = reader.document(path)
        for item in reader.items(reader.fields(node, "readings").get("readings")) if node is not None else ():
            reading = _reading(reader, item)
            if reading.id in worked:
                first = str(worked[reading.id].location)
                reader.fault(item, "case_twice", case=reading.id, first=first)
            worked.setdefault(reading.id, reading)
        faults += reader.findings
    return tuple(worked.values()), tuple(faults)


def _reading(reader: YamlReader, node: yaml.Node) -> WorkedReading:
    keys = reader.fields(node, "case article rows", "heading silent")
    rows = tuple(reader.string(row) for row in reader.items(keys.get("rows")))
    for row in rows:
        if row.partition(" ")[2] not in tuple(ReadingResult):
            reader.fault(keys["rows"], "reading_row_malformed", row=row, known=", ".join(ReadingResult))
    return WorkedReading(
        reader.string(keys.get("case")),
        reader.text(keys["heading"]) if "heading" in keys else None,
        reader.text(keys.get("article")),
        rows,
        tuple(reader.string(ref) for ref in reader.items(keys.get("silent"))),
        reader.location_of(node),
    )


def check_worked_readings(
    worked: Sequence[WorkedReading], corpus: Corpus, rules: TopicRules | None = None
) -> tuple[FileFault, ...]:
    """Every reading that comes out otherwise than it is written, in either language."""
    return tuple(
        fault for reading in worked for lang in TEXT_LANGUAGES for fault in _differences(reading, lang, corpus, rules)
    )


def rows_of(
    reading: WorkedReading, lang: Lang, corpus: Corpus, rules: TopicRules | None = None
) -> Sequence[DraftReading]:
    """What a machine reads in the article of a worked reading, in one of its languages."""
    title, chapter, label = _SHAPES[lang]
    heading = f"{chapter}{reading.heading.in_language(lang)}\n\n" if reading.heading else ""
    law = read_law(plain_source(f"{title}\n\n{heading}{label}{reading.article.in_language(lang)}\n"), lang)
    return assess_draft(law, corpus, rules)


def _differences(reading: WorkedReading, lang: Lang, corpus: Corpus, rules: TopicRules | None) -> Iterator[FileFault]:
    read = [(row.ref.partition(":")[2], str(row.result)) for row in rows_of(reading, lang, corpus, rules)]
    answered = ", ".join(" ".join(row) for row in read) or "—"
    for row in reading.rows:
        if tuple(row.split(" ", 1)) not in read:
            yield FileFault(reading.location, "reading_row_missing", _facts(reading, lang, row, answered))
    for ref in reading.silent:
        if any(address == ref for address, _ in read):
            yield FileFault(reading.location, "reading_row_unwanted", _facts(reading, lang, ref, answered))


def _facts(reading: WorkedReading, lang: Lang, row: str, yielded: str) -> dict[str, object]:
    return {"case": reading.id, "lang": lang, "row": row, "yielded": yielded}
