from __future__ import annotations

import pytest

from workbench.lang.same_words import words_key
from workbench.law.occurrences import QuoteOccurrence, find_occurrences


def occurrence(text: str, words: str, which: int = 0) -> QuoteOccurrence:
    return list(find_occurrences(words_key(words).text, "n", words_key(text)))[which]


SENTENCES = [
    ("石匠领粮。骡夫凭工牌领粮，按月发给。", "工牌", ("骡夫凭", "领粮,按月发给")),
    ("骡夫领粮。十日内申请。三日内答复。", "十日内", ("", "申请")),
    ("骡夫领粮。", "骡夫领粮。", ("", "")),
    ("A smith rests; a carter draws relief. So it is.", "draws", ("acarter", "relief")),
    ("付1.5元；付2.5元的加收。", "加收", ("付5/2元的", "")),
]


@pytest.mark.parametrize(("text", "words", "rest"), SENTENCES)
def test_the_rest_of_the_sentence(text: str, words: str, rest: tuple[str, str]) -> None:
    assert occurrence(text, words).sentence == rest


CUTS = [
    ("应当在110日内", "10日", (True, False)),
    ("应当在10日内", "10日", (False, False)),
    ("the wage of", "age", (True, False)),
    ("the wages of", "wage", (False, True)),
    ("the age of", "age", (False, False)),
]


@pytest.mark.parametrize(("text", "words", "cuts"), CUTS)
def test_what_is_cut_in_two(text: str, words: str, cuts: tuple[bool, bool]) -> None:
    assert occurrence(text, words).cuts == cuts
    assert occurrence(text, words).goes_on is (text == "the wages of")


LIMBS = [
    ("石匠每月领粮。", "石匠每月领粮。", 1.0),
    ("石匠每月领粮。", "石匠逐月领粮。", 1 / 3),
    ("石匠每月领粮。", "骡夫每月领粮。", 0.0),
    ("领粮的石匠。", "石匠领粮。", 1.0),
    ("A smith draws relief.", "The smith draws relief.", 2 / 3),
    ("A smith draws relief.", "A carter draws relief.", 0.0),
]


@pytest.mark.parametrize(("old", "new", "expected"), LIMBS)
def test_how_alike_is_what_stands_before(old: str, new: str, expected: float) -> None:
    words = "领粮" if "领粮" in old else "draws"
    assert occurrence(old, words).speaks_alike(occurrence(new, words)) == pytest.approx(expected, abs=0.2)


def test_words_that_another_sentence_took_over() -> None:
    old = "骡夫每季凭工牌登记。石匠领粮，逢节另发。"
    taken, own = "骡夫每季凭工牌领粮，逢节另发。", "石匠按月领粮，逢节另发。"
    assert occurrence(old, "领粮").is_closer_to_another_sentence(occurrence(taken, "领粮"))
    assert not occurrence(old, "领粮").is_closer_to_another_sentence(occurrence(own, "领粮"))


def test_likeness_of_sentences_and_neighbours() -> None:
    text = "石匠领粮。骡夫领粮。"
    first, second = occurrence(text, "领粮"), occurrence(text, "领粮", 1)
    assert first.in_sentence(first) == first.around(first) == 1.0
    assert first.in_sentence(second) == 0.0
    assert 0.0 < first.around(second) < 1.0
    assert second.original == (7, 9)


def test_words_that_stayed_behind() -> None:
    old = occurrence("石匠应当领粮。", "应当领粮")
    assert old.has_left(occurrence("石匠可以登记。骡夫应当领粮。", "应当领粮"))
    assert not old.has_left(occurrence("石匠和骡夫应当领粮。", "应当领粮"))
