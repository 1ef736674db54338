from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lang.same_words import words_key

SAME = [
    ("十日内", "10日内"),
    ("１０ 日内", "十日内"),
    ("百分之二十", "20%"),
    ("百分之二十", "２０％"),
    ("三分之二", "3分之2"),
    ("一万五千元", "1.5万元"),
    ("15,000元", "1.5万元"),
    ("第二十条之一", "第20条之1"),
    ("within ten days", "within 10  days"),
    ("Twenty-one days", "21 days"),
    ("twenty per cent of wages", "20 % of wages"),
    ("“石匠”", "「石匠」"),
    ("工 伤", "工\u200b伤"),
]
APART = [("十日", "二十日"), ("20%", "20"), ("一年", "一月"), ("万一", "一"), ("one smith", "a smith")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_words_have_one_key(one: str, other: str) -> None:
    assert words_key(one).text == words_key(other).text


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_have_another_key(one: str, other: str) -> None:
    assert words_key(one).text != words_key(other).text


@given(st.text(alphabet="一二十百万零点分之日。，.%,0123 \u200bab ten", max_size=40))
def test_the_way_back_is_in_order_and_inside_the_text(text: str) -> None:
    key = words_key(text)
    assert len(key.text) == len(key.starts) == len(key.ends)
    assert list(key.starts) == sorted(key.starts) and list(key.ends) == sorted(key.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(key.starts, key.ends, strict=True))


def test_a_row_of_digits_is_left_as_it_is() -> None:
    assert words_key("9" * 5000).text == "9" * 5000
