from __future__ import annotations

import pytest

from workbench.lang.terms import bigrams, ranking_terms, script_runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("失业金，12周", ["失业", "业金", "12", "周"]),
        ("失業金１２週", ["失业", "业金", "12", "周"]),
        ("(a) Insured persons, 12 weeks", ["insured", "person", "12", "week"]),
        ("", []),
    ],
)
def test_ranking_terms(text: str, expected: list[str]) -> None:
    assert ranking_terms(text) == expected


def test_runs_of_one_script() -> None:
    assert list(script_runs("失业金12周, paid_up")) == [
        (True, "失业金"),
        (False, "12"),
        (True, "周"),
        (False, "paid"),
        (False, "up"),
    ]
    assert (bigrams("失业金"), bigrams("周")) == (["失业", "业金"], [])
