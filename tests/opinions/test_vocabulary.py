"""Words of opinions: the longer stands, contraries hold both ways, and a refused pole of two is the other."""

from __future__ import annotations

import pytest

from workbench.opinions.vocabulary_reader import shipped_vocabulary


def test_of_two_words_that_overlap_the_longer_stands() -> None:
    found = shipped_vocabulary().find("不赞成取消补贴", "zh")
    assert [("不赞成取消补贴"[word.start : word.end], word.id) for word in found] == [
        ("不赞成", "refusing"),
        ("取消", "ending"),
    ]


def test_contraries_hold_both_ways_and_no_direction_is_contrary_to_itself() -> None:
    contraries = shipped_vocabulary().contraries
    assert all((other, one) in contraries for one, other in contraries)
    assert not any(one == other for one, other in contraries)


def test_a_refused_direction_is_contrary_to_the_direction() -> None:
    vocabulary = shipped_vocabulary()
    for direction in ("having", "raising", "lowering", "keeping"):
        assert (direction, vocabulary.directions[direction].refused) in vocabulary.contraries


PLACES = [
    ("compulsion", "强制参加", False, {"compulsory"}),
    ("compulsion", "不要强制参加", True, {"voluntary"}),
    ("limitation", "不受户口限制", False, {"unlimited"}),
    ("frequency", "每半年公布", False, {"half_yearly"}),
    ("frequency", "每半年公布", True, set()),
    ("form", "参加工伤保险", True, set()),
]


@pytest.mark.parametrize(("axis", "limb", "is_refused", "places"), PLACES)
def test_a_limb_has_its_place_on_a_scale(axis: str, limb: str, is_refused: bool, places: set[str]) -> None:
    assert shipped_vocabulary().axes[axis].places(limb, "zh", is_refused) == places
