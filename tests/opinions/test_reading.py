"""Which way a comment goes: denial, direction, permission and duty, complaint and doubt, in both languages."""

from __future__ import annotations

import pytest

from workbench.lang.languages import language_of_words
from workbench.opinions.reading import OpinionReading, cut, read_opinion
from workbench.opinions.vocabulary_reader import shipped_vocabulary


def read(text: str) -> OpinionReading:
    return read_opinion(text, language_of_words(text), shipped_vocabulary())


# a comment, and the directions of its limbs
DIRECTIONS = [
    ("建议给牧民发冬季取暖补贴。", ["having"]),
    ("不应给牧民发冬季取暖补贴。", ["not_having"]),
    ("取暖补贴没必要写进法律。", ["not_having"]),
    ("反对取消取暖补贴。", ["having"]),
    ("建议取消取暖补贴。", ["ending"]),
    ("取暖补贴应当从三百元提高到五百元。", ["raising"]),
    ("不要把取暖补贴提到五百元。", ["not_raising"]),
    ("取暖补贴太低。", ["raising"]),
    ("取暖补贴应维持三百元，不要改成五百元。", ["keeping", "keeping"]),
    ("请别再降取暖补贴了。", ["not_lowering"]),
    ("取暖补贴涨到五百元，我坚决反对！", ["not_raising"]),
    ("取暖补贴还要涨？坚决反对！", ["not_raising"]),
    ("草案没有规定取暖补贴不合理。", ["having"]),
    ("取暖补贴不能只发给城里人。", ["having"]),
    ("因为会增加财政负担。", [None]),
    ("是否应当提高取暖补贴？", [None]),
    ("由民政部门按月发给取暖补贴。", ["having"]),
    ("牧民不冷。", [None]),
    ("Please raise the heating allowance.", ["raising"]),
    ("The heating allowance should not be raised.", ["not_raising"]),
    ("Do not abolish the heating allowance.", ["having"]),
    ("There is no need for a heating allowance.", ["not_having"]),
    ("The allowance is too low, it should be doubled.", ["raising", "raising"]),
    ("Keep the allowance as it is.", ["keeping"]),
]


@pytest.mark.parametrize(("text", "directions"), DIRECTIONS)
def test_each_limb_goes_its_way(text: str, directions: list[str | None]) -> None:
    assert [limb.direction for limb in read(text).limbs] == directions


STANCES = [
    ("支持草案第九条。", "for"),
    ("不赞成草案第九条。", "against"),
    ("这一条有利有弊，请再研究。", "unclear"),
    ("取暖补贴由谁来发？", "unclear"),
    ("We support this article.", "for"),
    ("We oppose this article.", "against"),
    ("What does this article mean?", "unclear"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_a_comment_is_for_against_or_unclear(text: str, stance: str) -> None:
    assert read(text).stance == stance


def test_who_writes_and_to_whom_is_left_out() -> None:
    letter = "尊敬的各位领导：\n我是一名牧民，今年五十岁，家住草原。建议发取暖补贴。\n此致敬礼\n2009年1月1日"
    assert [limb.text for limb in read(letter).limbs] == ["建议发取暖补贴"]


def test_a_wish_in_a_sentence_on_oneself_stays() -> None:
    assert [limb.text for limb in read("我是牧民，建议发取暖补贴。").limbs] == ["建议发取暖补贴"]


@pytest.mark.parametrize(
    ("text", "limbs"),
    [
        ("rate of 2.5 per cent, at most. Why? So", ["rate of 2.5 per cent", "at most", "Why?", "So"]),
        ("应当发放，而不是扣减；谢谢", ["应当发放", "而不是扣减", "谢谢"]),
        ("……。", []),
    ],
)
def test_limbs_end_at_stops(text: str, limbs: list[str]) -> None:
    assert cut(text) == limbs
