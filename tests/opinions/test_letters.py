"""The same letter is found under small edits, and never across a denial, a stance word or a figure."""

from __future__ import annotations

import random

import pytest
from opencc import OpenCC

from workbench.lang.languages import language_of_words
from workbench.opinions.letters import OpinionLetter, is_same_letter, letter_of, same_letters
from workbench.opinions.reading import read_opinion
from workbench.opinions.vocabulary_reader import shipped_vocabulary
from workbench.weights.grouping import grouping_weights

LETTER = (
    "草案第九条给牧民的冬季取暖补贴是每户三百元。草原上的冬天有六个月，煤价年年上涨，这点钱烧不了几天。"
    "我们建议把取暖补贴提高到五百元，由县级财政按月发放，不要让牧民垫付。"
)
ENGLISH = (
    "Article 9 gives each family of herders a heating allowance of 300 yuan. Winters are long and coal is dear. "
    "We ask that the allowance be raised to 500 yuan and be paid every month by the county."
)


def letter(text: str) -> OpinionLetter:
    lang = language_of_words(text)
    return letter_of(read_opinion(text, lang, shipped_vocabulary()), lang)


def is_same(one: str, other: str) -> bool:
    return is_same_letter(letter(one), letter(other), shipped_vocabulary(), grouping_weights())


EDITS = [
    OpenCC("s2t").convert(LETTER),
    LETTER.replace("三百", "300").replace("五百", "５００"),
    "尊敬的各位领导：\n" + LETTER + "\n此致敬礼\n一名牧民\n2009年2月1日",
    "我是草原上的一名小学教师，在牧区教了二十年书。" + LETTER + "谢谢！",
    LETTER.replace("我们建议", "建议").replace("草原上的冬天", "这里的冬天"),
    LETTER.replace("煤价年年上涨，", ""),
    LETTER.replace("。", "。\n"),
]


@pytest.mark.parametrize("edited", EDITS)
def test_small_edits_leave_it_one_letter(edited: str) -> None:
    assert is_same(LETTER, edited) and is_same(edited, LETTER)


CHANGES = [
    ("提高到五百元", "提高到四百元"),
    ("我们建议把", "我们不建议把"),
    ("提高到", "降低到"),
    ("按月发放", "按年发放"),
    ("不要让牧民垫付", "要让牧民垫付"),
    ("由县级财政按月发放", "由牧民个人按月缴纳"),
    ("煤价年年上涨", "煤价并没有上涨"),
]


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_a_change_of_what_is_asked_makes_another_letter(old: str, new: str) -> None:
    assert old in LETTER and not is_same(LETTER, LETTER.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [("500", "400", False), ("be raised", "not be raised", False), ("Winters", "The winters", True)],
)
def test_english_letters_as_well(old: str, new: str, same: bool) -> None:
    assert is_same(ENGLISH, ENGLISH.replace(old, new)) is same


def test_short_texts_only_where_they_are_identical() -> None:
    assert is_same("反对取暖补贴！", "反對取暖補貼。") and not is_same("反对取暖补贴", "反对取暖的补贴")


def test_letters_are_told_apart_whatever_their_order() -> None:
    other = LETTER.replace("五百", "四百")
    texts = [LETTER, *EDITS, other, other.replace("我们建议", "建议"), "雨衣补贴应当按月发给骑手。"]
    rng = random.Random(7)
    for _ in range(5):
        rng.shuffle(texts)
        groups = same_letters([letter(text) for text in texts], shipped_vocabulary(), grouping_weights())
        assert {frozenset(texts[number] for number in group) for group in groups} == {
            frozenset({LETTER, *EDITS}),
            frozenset({other, other.replace("我们建议", "建议")}),
            frozenset({"雨衣补贴应当按月发给骑手。"}),
        }
