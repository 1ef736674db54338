"""How far words are answered by a text."""

import pytest

from workbench.lang.languages import Lang
from workbench.law.coverage import alike, coverage, share_in
from workbench.law.limbs import Limb, read_sentences, shipped_lexicon
from workbench.weights.outcomes import outcome_weights

WEIGHTS = outcome_weights()


def limb(text: str) -> Limb:
    lang: Lang = "en" if text.isascii() else "zh"
    ((only,),) = (sentence.limbs for sentence in read_sentences(text, lang, shipped_lexicon(), WEIGHTS))
    return only


# words asked for | the text | how much of them it answers
COVERED = """
家属领取丧葬费 | 发给遗属丧葬补助金 | 1
家属领取丧葬费 | 发给工会丧葬补助金 | 0.71
查看花名册 | 名册和花 | 0.5
查看花名册 | 钥匙 | 0
the worker is dismissed | every employee dismissed by him | 1
the worker is dismissed | the ship | 0
""".strip().splitlines()


@pytest.mark.parametrize("row", COVERED)
def test_words_are_answered_by_words_for_the_same(row: str) -> None:
    asked, text, expected = (cell.strip() for cell in row.split("|"))
    there = limb(text)
    same, related = coverage(limb(asked).words, there.words, there.text, WEIGHTS)
    assert same == pytest.approx(float(expected), abs=0.01) and related >= same
    assert share_in(limb(asked).words, [there], WEIGHTS) == related


def test_a_husband_is_a_spouse_and_a_wife_is_but_one_is_not_the_other() -> None:
    spouse, husband, wife = (limb(text).words for text in ("配偶", "丈夫", "妻子"))
    assert (alike(spouse, husband, WEIGHTS), alike(spouse, wife, WEIGHTS), alike(husband, wife, WEIGHTS)) == (1, 1, 0)


def test_no_words_are_answered_by_anything() -> None:
    assert coverage((), (), "", WEIGHTS) == (1, 1) and share_in([], [], WEIGHTS) == 1 and alike([], [], WEIGHTS) == 1


def test_characters_that_stand_around_prove_nothing() -> None:
    asked, there = limb("牧羊险"), limb("参加牧牛险")
    assert coverage(asked.words, there.words, there.text, WEIGHTS)[1] > 0
    assert coverage(asked.words, there.words, there.text, WEIGHTS, common="牧险")[1] == 0
