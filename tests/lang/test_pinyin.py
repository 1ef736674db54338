from __future__ import annotations

import pytest

from workbench.lang.pinyin import likeliest_reading, sounds


@pytest.mark.parametrize(
    ("one", "other"), [("津", "精"), ("伤", "商"), ("老", "劳"), ("诉", "塑"), ("属", "嘱"), ("里", "理")]
)
def test_characters_that_are_typed_for_each_other_sound_alike(one: str, other: str) -> None:
    assert set(sounds(one)) & set(sounds(other))


def test_others_do_not_and_what_has_no_sound_is_itself() -> None:
    assert not set(sounds("伤")) & set(sounds("病"))
    assert sounds("x") == ("x",)


def test_a_word_is_read_as_its_characters_are_most_often_read() -> None:
    assert likeliest_reading("工伤") == ("gong", "san")
    assert len(likeliest_reading("长期合同")) == 4
