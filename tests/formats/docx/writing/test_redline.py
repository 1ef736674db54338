from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.papers import changes
from workbench.formats.docx.writing.redline import action, redline_lines
from workbench.law.redline import DiffRun


@pytest.mark.parametrize(
    ("redline", "expected"),
    [
        ("", "none"),
        ("甲", "keep"),
        ("[+甲]", "insert"),
        ("[-甲]", "delete"),
        ("[-甲][+乙]", "amend"),
        ("甲[+乙]", "amend"),
    ],
)
def test_what_an_amendment_does_is_told_from_its_runs(redline: str, expected: str) -> None:
    assert action(changes(redline)) == expected


@pytest.mark.parametrize(
    ("redline", "shown"),
    [
        ("甲\n乙", ["甲", "乙"]),
        ("甲[+\n]乙", ["甲+", "乙"]),
        ("甲[-，\n]乙", ["甲，-", "乙"]),
        ("甲[+\n乙]", ["甲", "乙"]),  # a whole new paragraph: its words show it
        ("[-甲\n]乙", ["甲", "乙"]),
        ("[-甲\n乙]", ["甲", "乙"]),
        ("甲[+\n\n]乙", ["甲+", "+", "乙"]),
        ("甲[+丙\n]乙", ["甲丙+", "乙"]),
    ],
)
def test_a_changed_break_is_marked_where_no_whole_paragraph_tells_of_it(redline: str, shown: list[str]) -> None:
    marks = {"insert": "+", "delete": "-"}
    lines = redline_lines(changes(redline))
    assert shown == [
        "".join(piece.text for piece in line.pieces) + (marks[str(line.ending)] if line.shows_break else "")
        for line in lines
    ]


RUNS = st.lists(
    st.builds(DiffRun, st.sampled_from(["equal", "insert", "delete"]), st.text("甲乙a \n", max_size=6), st.booleans())
)


@given(RUNS)
def test_lines_hold_every_character_in_order(runs: list[DiffRun]) -> None:
    lines = redline_lines(runs)
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == "".join(r.text for r in runs)
    endings = [run.op for run in runs for letter in run.text if letter == "\n"]
    assert [line.ending for line in lines] == [*endings, None]
