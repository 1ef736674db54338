"""Decisions written from two real versions of a law: applied to the old one they give the new one, to the letter."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.law.amending.decisions import decision_between
from tests.shared import shared
from workbench.formats.intake import read_file
from workbench.law.amending.amend import amend
from workbench.law.matching.align import match_articles
from workbench.law.model import LawText


def outline(law: LawText) -> list[tuple[str, ...]]:
    return [(c.key, c.kind, c.number, c.label, c.heading, c.text, c.path) for c in law.clauses]


@pytest.mark.parametrize("versions", [("women_2018", "women_2022"), ("veterans_2019", "veterans_2024")], ids=str)
def test_a_decision_written_from_two_versions_makes_the_one_of_the_other(versions: Sequence[str]) -> None:
    old, new = (read_file(f"{name}.md", shared(f"data/laws/{name}.md").read_bytes()) for name in versions)
    matched = [match for match in match_articles(old, new) if len(match.old) == len(match.new) == 1]
    pairs = {int(old.by_key[match.old[0]].number): int(new.by_key[match.new[0]].number) for match in matched}
    decision = read_file("decision.txt", decision_between(old, new, pairs).encode())
    amended = amend(old, decision)
    assert [report.code for report in amended.reports if report.code] == []
    assert amended.is_whole
    assert outline(amended.law) == outline(new)
