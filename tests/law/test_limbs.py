"""A text cut into sentences, limbs and items, with its words."""

import pytest

from workbench.lang.folding import fold
from workbench.lang.languages import Lang
from workbench.law.limbs import clipped, read_sentences, shipped_lexicon
from workbench.weights.outcomes import outcome_weights

# text | its limbs, sentences parted by a bar
CUT = """
职工患病的，停发津贴；退休的，不停发。 / 职工患病的 . 停发津贴 | 退休的 . 不停发
下列费用由基金支付：医疗费；护理费。余下自付 / 下列费用由基金支付 . 医疗费 . 护理费 | 余下自付
罚款50,000元。 / 罚款50,000元
Paid at 1.5 times, if asked. Not else. / paid at 1.5 times .  if asked |  not else
，。 /
""".strip().splitlines()


@pytest.mark.parametrize("row", CUT)
def test_a_text_is_cut_at_stops_and_commas(row: str) -> None:
    text, _, expected = row.partition(" /")
    lang: Lang = "en" if text.isascii() else "zh"
    sentences = read_sentences(fold(text), lang, shipped_lexicon(), outcome_weights())
    cut = " | ".join(" . ".join(limb.text for limb in sentence.limbs) for sentence in sentences)
    assert cut.replace(" ", "") == expected.replace(" ", "")
    for sentence in sentences:
        whole = fold(text)[sentence.start : sentence.end]
        assert all(whole[limb.start : limb.end] == limb.text for limb in sentence.limbs)


# limb | its words, without fillers, figures and what turns it | its items | whether it is a condition
WORDS = """
用人单位应当按月告知职工 | 用人单位 按月 告知 职工 | 用人单位应当按月告知职工 | 0
工会、法院和医院参与监督 | 工会 法院 医院 参与 监督 | 工会 / 法院 / 医院参与监督 | 0
领取满十二个月的 | 领取 满 | 领取满十二个月的 | 1
if the worker is ill | worker ill | if the worker is ill | 1
orphans and widowers receive it | orphans widowers receive | orphans / widowers receive it | 0
""".strip().splitlines()


@pytest.mark.parametrize("row", WORDS)
def test_a_limb_has_words_and_items(row: str) -> None:
    text, words, items, is_condition = (cell.strip() for cell in row.split("|"))
    lang: Lang = "en" if text.isascii() else "zh"
    ((limb,),) = (sentence.limbs for sentence in read_sentences(text, lang, shipped_lexicon(), outcome_weights()))
    assert " ".join(word.text for word in limb.words) == words
    assert [text[start:end].strip() for start, end in limb.items] == items.split(" / ")
    assert limb.is_condition is (is_condition == "1")


def test_a_run_that_is_no_word_known_is_clipped_and_a_word_is_not() -> None:
    ((limb,),) = (
        sentence.limbs for sentence in read_sentences("工会掌管花名册", "zh", shipped_lexicon(), outcome_weights())
    )
    assert [word.text for word in clipped(limb.words, 1, 4)] == ["工会", "掌管"]


def test_concepts_of_a_glossary_are_near() -> None:
    lexicon = shipped_lexicon(lambda text, _: [(text.index("看守"), text.index("看守") + 2, "watch")])
    ((limb,),) = (sentence.limbs for sentence in read_sentences("灯塔由工会看守", "zh", lexicon, outcome_weights()))
    assert [(word.text, sorted(word.near)) for word in limb.words] == [("灯塔", []), ("工会", []), ("看守", ["watch"])]
