"""A draft beside the law asked for: every word of both once, new articles in rows of their own."""

from __future__ import annotations

import pytest

from tests.proposed_sets import proposed_set
from workbench.law.matching.align import MatchKind
from workbench.law.proposed_rows import proposed_rows
from workbench.law.proposing import propose
from workbench.law.side_by_side import ComparisonRow


def side(rows: list[ComparisonRow], name: str) -> str:
    """What one column says, without the line ends and the gaps behind labels."""
    cells = [cell for row in rows for cell in getattr(row, name)]
    return bare("".join(cell.label + "".join(run.text for run in cell.runs) for cell in cells))


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("counts_on", [False, True])
def test_each_column_is_a_whole_law(seed: int, counts_on: bool) -> None:
    made = proposed_set(seed)
    proposed = propose(made.law, made.proposals, counts_on=counts_on)
    rows = proposed_rows(proposed)
    assert side(rows, "old") == bare(proposed.draft)
    assert side(rows, "new") == bare(proposed.text)


def test_a_new_article_has_a_row_with_nothing_beside_it_and_what_is_not_changed_says_so() -> None:
    made = proposed_set(3)
    proposed = propose(made.law, made.proposals)
    rows = proposed_rows(proposed)
    assert [row.kind for row in rows if not row.old] == [MatchKind.INSERTED] * len(proposed.added)
    same = [row for row in rows if row.kind is MatchKind.SAME]
    assert same and all(row.old == row.new for row in same)
    assert sum(row.is_heading for row in rows) == sum(clause.kind == "chapter" for clause in made.law.clauses)
