"""A closed list says of each member what it is called, how it looks and what finds it."""

from __future__ import annotations

import pytest

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_


class Answer(ClosedList):
    YES = "support", N_("Support"), "positive", ("支持",)
    NO = "oppose", N_("Oppose")


def test_a_member_is_its_value_and_carries_the_rest() -> None:
    assert Answer("support") is Answer.YES == "support"
    assert f"{Answer.YES}" == "support"
    assert (Answer.YES.tone, Answer.NO.tone, Answer.NO.words) == ("positive", "", ())
    assert (Answer.YES.in_language("zh"), Answer.YES.in_language("en")) == ("赞成", "Support")


@pytest.mark.parametrize("word", ["support", "Support", "SUPPORT ", "赞成", "支持"])
def test_every_word_for_a_member_finds_it(word: str) -> None:
    assert Answer.meant_by(word) is Answer.YES


@pytest.mark.parametrize("word", ["", "perhaps", "反"])
def test_other_words_find_none(word: str) -> None:
    assert Answer.meant_by(word) is None
