import pytest

from workbench.lang.languages import Lang
from workbench.lang.opposites_reader import shipped_opposites

# text | each word found and how it turns its sentence
FOUND = """
单位应当缴费，不得扣减 | 应当=duty 不得=prohibition
不得低于百分之六十 | 不得低于=floor
未经同意，可以不缴 | 未经=without 可以=permission 不=negation
最低工资和应急预案 |
The fund shall not be used | shall not=prohibition
It shall be at least ten and may not exceed twenty | shall=duty at least=floor may=permission not exceed=ceiling
not only workers within a month |
""".strip().splitlines()


@pytest.mark.parametrize("row", FOUND)
def test_of_two_words_that_overlap_the_longer_stands(row: str) -> None:
    text, _, expected = (cell.strip() for cell in row.partition("|"))
    lang: Lang = "en" if text.isascii() else "zh"
    words = shipped_opposites().find(text, lang)
    assert " ".join(f"{text[word.start : word.end]}={word.polarity.id}" for word in words) == expected


def test_what_is_contrary_is_so_both_ways() -> None:
    duty, permission, again = shipped_opposites().find("应当可以应当", "zh")
    assert duty.is_contrary_to(permission) and permission.is_contrary_to(duty)
    assert not duty.is_contrary_to(again)
