"""What folds to what, and that every folded character leads back to the one it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lang.folding import equality_key, fold, folded, located_key

FOLDED = {
    # width
    "ＡＢＣ（１）％～": "abc(1)%~",
    "ﬁ㎏": "fikg",
    # what has no width, and blanks of every kind
    "十\u200b五\ufeff年\xad": "十五年",
    "甲\u3000乙\xa0丙\u2009丁\t戊": "甲 乙 丙 丁 戊",
    "甲\n乙": "甲\n乙",
    # quotation marks and dashes
    "“甲”「乙」『丙』": '"甲""乙""丙"',
    "the worker’s ‘own’": "the worker's 'own'",
    "甲—乙–丙－丁‐戊": "甲-乙-丙-丁-戊",
    # traditional characters, and those that only look compatible
    "失業給付兩萬元": "失业给付两万元",
    "\uf9e9⼀": "里一",
    # one accent however it is typed
    "cafe\u0301": "café",
    # a raised digit, a fraction and a number in a circle stay what they are
    "15²天 1½年 ①": "15²天 1½年 ①",
    "。、《〈": "。、《《",
}


@pytest.mark.parametrize(("text", "expected"), FOLDED.items())
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_capitals_stay_where_they_are_asked_for() -> None:
    assert (fold("Ａrt"), fold("Ａrt", keeps_case=True)) == ("art", "Art")


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("盐工，领粮。", "盐工,领粮｡", True),
        ("盐工 领\u200b粮\n", "盐工领粮", True),
        ("“盐工”（船工）", '"盐工"(船工)', True),
        ("鹽工領糧", "盐工领粮", True),
        ("第三条", "第四条", False),
        ("Oar", "oar", False),
        ("an oar\n and  a boat", "an oar and a boat", True),
        ("may be", "maybe", False),
        ("15 日内", "15日内", True),
        ("Art. 5 (a)", "Art. 5(a)", True),
    ],
)
def test_equality_key(one: str, two: str, same: bool) -> None:
    assert (equality_key(one) == equality_key(two)) is same


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        ("领\u200b取２６周津贴", "26周", "２６周"),
        ("凭 工\u3000牌", "凭工牌", "凭 工\u3000牌"),
        ("a  free\nboat", "free boat", "free\nboat"),
        ("㎏ of salt", "k", "㎏"),
    ],
)
def test_the_way_back(text: str, words: str, original: str) -> None:
    key = located_key(text)
    start = key.text.index(words)
    first, last = key.original(start, start + len(words))
    assert text[first:last] == original


PLAIN = "甲業 \n\u3000\u200bＡaﬁ½e“。１\ufeff㎏"
TYPED = st.text(alphabet=st.sampled_from(PLAIN), max_size=40)
MESSY = st.text(alphabet=st.sampled_from(PLAIN + "\u0301"), max_size=40) | st.text(max_size=40)


@given(MESSY)
def test_both_foldings_agree_and_lead_back_in_order(text: str) -> None:
    assert folded(text).text == fold(text)
    assert located_key(text).text == equality_key(text)
    for found in (folded(text), located_key(text)):
        assert len(found.text) == len(found.starts) == len(found.ends)
        assert list(found.starts) == sorted(found.starts)
        for at in range(len(found.text)):
            start, end = found.original(at, at + 1)
            assert 0 <= start < end <= len(text)
            piece = text[start:end]
            blank = " " if not equality_key(piece) else ""
            assert found.text[at] in fold(piece) + fold(piece, keeps_case=True) + equality_key(piece) + blank


@given(TYPED)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert equality_key(equality_key(text)) == equality_key(text)
