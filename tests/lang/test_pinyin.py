from __future__ import annotations

import pytest

from workbench.lang.pinyin import readings, sounds


@pytest.mark.parametrize(
    ("one", "other"), [("津", "精"), ("伤", "商"), ("老", "劳"), ("诉", "塑"), ("属", "嘱"), ("里", "理")]
)
def test_characters_that_are_typed_for_each_other_sound_alike(one: str, other: str) -> None:
    assert set(sounds(one)) & set(sounds(other))


def test_others_do_not_and_what_has_no_sound_is_itself() -> None:
    assert not set(sounds("伤")) & set(sounds("病"))
    assert sounds("x") == ("x",)


def test_a_word_has_a_reading_for_each_of_its_characters() -> None:
    assert readings("工伤") == [("gong", "san")]
    assert {len(reading) for reading in readings("长期合同")} == {4} and len(readings("长")) > 1
