"""The worked readings that ship come out as written in both languages; faults of their files are told by their line."""

from pathlib import Path

import pytest

from workbench.config import resource_dir
from workbench.instruments.library import corpus
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.rules.readings.result import ReadingResult
from workbench.rules.readings.worked_readings import (
    WorkedReading,
    check_worked_readings,
    read_worked_readings,
    rows_of,
)

READINGS, FAULTS = read_worked_readings(resource_dir("corpus") / "readings")


def test_the_files_can_be_read() -> None:
    assert FAULTS == ()


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.id)
def test_a_reading_comes_out_as_written(reading: WorkedReading) -> None:
    assert check_worked_readings([reading], corpus()) == ()


def test_every_row_names_a_provision_of_the_convention_and_says_why() -> None:
    for reading in READINGS:
        for lang in TEXT_LANGUAGES:
            for row in rows_of(reading, lang, corpus()):
                assert corpus().holds(row.ref)
                assert row.working


def test_every_result_is_shown_for_the_branches() -> None:
    shown = {row.partition(" ")[2] for reading in READINGS for row in reading.rows}
    assert shown == set(ReadingResult)


BROKEN = """readings:
  - case: one
    article: {zh: 疾病津贴的领取期限为十周。, en: Sickness benefit is paid for ten weeks.}
    rows: ['18(1) met']
  - case: one
    article: {zh: 疾病津贴的领取期限为三十周。, en: Sickness benefit is paid for 30 weeks.}
    rows: ['18(1) perhaps']
    silent: ['18(1)']
"""


def test_faults_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "part_03.yaml").write_text(BROKEN, encoding="utf-8")
    readings, faults = read_worked_readings(tmp_path)
    assert [(fault.location.line, fault.code) for fault in faults] == [
        (7, "reading_row_malformed"),
        (5, "case_twice"),
    ]
    wrong = check_worked_readings(readings, corpus())
    assert [(fault.location.line, fault.code, fault.facts["lang"]) for fault in wrong] == [
        (2, "reading_row_missing", "zh"),
        (2, "reading_row_missing", "en"),
    ]
