"""Decisions of our own on laws of our own, each with the text that it makes: a file a case under ``cases``."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.formats.intake import read_file
from workbench.law.address import cited
from workbench.law.amending.amend import amend
from workbench.law.amending.model import InstructionResult, Order
from workbench.law.model import LawText
from workbench.law.printing import printed

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def law_of(text: str) -> LawText:
    return read_file("made-up.txt", text.encode())


def outline(law: LawText) -> list[tuple[str, ...]]:
    return [(c.key, c.kind, c.number, c.label, c.heading, c.text, c.path) for c in law.clauses]


def parts(case: Path) -> list[str]:
    return case.read_text("utf-8").split("====\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_decision_applied_to_a_law_makes_the_consolidated_text(case: Path) -> None:
    law, decision, consolidated = parts(case)
    amended = amend(law_of(law), law_of(decision))
    assert [
        (report.instruction.words, report.code, dict(report.facts))
        for report in amended.reports
        if report.code not in ("", "amendment_in_places")
    ] == []
    assert printed(amended.law) == printed(law_of(consolidated))
    assert outline(amended.law) == outline(law_of(consolidated))
    assert amended.is_whole


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_instruction_tells_what_it_did_and_where_it_now_stands(case: Path) -> None:
    law, decision, _ = parts(case)
    amended = amend(law_of(law), law_of(decision))
    places = {cited(clause.path) for clause in amended.law.clauses}
    lines = set(printed(amended.law).split("\n"))
    for report in amended.reports:
        if report.result is InstructionResult.APPLIED:
            assert report.changes, report.instruction.words
        for change in report.changes:
            if report.instruction.order is Order.ADD:
                assert change.where in places
                assert change.before == ""
                assert change.after.split("\n")[-1] in lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_printed_text_of_an_amended_law_is_read_as_the_same_law(case: Path) -> None:
    consolidated = law_of(parts(case)[2])
    assert outline(law_of(printed(consolidated))) == outline(consolidated)


def test_there_are_ten_decisions_at_least() -> None:
    assert len(CASES) >= 10
