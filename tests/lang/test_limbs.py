import pytest

from workbench.lang.languages import Lang
from workbench.lang.limbs import limb_at, sentences


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("缴费满一年；领取半年。其后停发", "zh", ["缴费满一年", "领取半年", "其后停发"]),
        ("Paid at 4.5 per cent. It ends; then it begins", "en", ["Paid at 4.5 per cent", "It ends", "then it begins"]),
        ("Paid under Art. 5 of the Act.", "en", ["Paid under Art. 5 of the Act"]),
        ("", "zh", []),
    ],
)
def test_a_text_falls_into_sentences(text: str, lang: Lang, expected: list[str]) -> None:
    assert sentences(text, lang) == expected


@pytest.mark.parametrize(
    ("sentence", "word", "lang", "limb"),
    [
        ("配偶领取四成，子女领取三成", "三成", "zh", "子女领取三成"),
        ("the widow 40, each child 30", "30", "en", " each child 30"),
        ("a sum of 1,200 yuan, monthly", "1,200", "en", "a sum of 1,200 yuan"),
    ],
)
def test_a_figure_knows_its_limb(sentence: str, word: str, lang: Lang, limb: str) -> None:
    start, end = limb_at(sentence, sentence.index(word), lang)
    assert sentence[start:end] == limb
