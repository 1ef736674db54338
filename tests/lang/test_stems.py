from __future__ import annotations

import pytest

from workbench.lang.stems import base_form, stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Benefits", "benefit"),
        ("allowances", "allowance"),
        ("diseases", "disease"),
        ("classes", "class"),
        ("boxes", "box"),
        ("annuities", "annuity"),
        ("widow's", "widow"),
        ("widows’", "widow"),
        ("status", "status"),
        ("loss", "loss"),
        ("hospitalisation", "hospitalization"),
        ("Labour", "labor"),
        ("gas", "gas"),
    ],
)
def test_a_word_is_compared_without_its_inflection(word: str, expected: str) -> None:
    assert base_form(word) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("insured", "insurance", True),
        ("labourers", "laborer", True),
        ("beneficiaries", "beneficiary", True),
        ("pension", "benefit", False),
    ],
)
def test_a_search_is_widened_to_the_stem(one: str, other: str, same: bool) -> None:
    assert (stem(one) == stem(other)) is same


def test_a_glossary_keeps_apart_what_a_search_may_join() -> None:
    assert len({base_form(word) for word in ("employer", "employees", "employment")}) == 3
