"""What members type is safe when it comes in and when it is shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.attacks import ATTACKS, is_safe
from workbench.lang.cleaning import clean_line, clean_text
from workbench.web.richtext import LONGEST, as_markup, clean, is_empty, plain


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_acts_comes_in_or_is_shown(attack: str) -> None:
    assert is_safe(clean(attack)), clean(attack)
    assert is_safe(str(as_markup(attack))), as_markup(attack)


@given(st.text(alphabet=st.sampled_from("<>/=\"' aspciruht:;&#()!-\x00\n条"), max_size=80))
def test_nothing_odd_comes_through(text: str) -> None:
    assert is_safe(clean(text))
    assert is_safe(str(as_markup(text)))
    assert clean(clean(text)) == clean(text)


FRAGMENTS = (
    *(
        mark.format(tag)
        for mark in ("<{}>", "</{}>", "<{}", "<{} :", "<{}/>")
        for tag in ("p", "a", "em", "li", "ul", "br")
    ),
    *(
        "<h1 class=x>",
        "</h1>",
        "<div>",
        "</div",
        "<blockquote>",
        "</blockquote>",
        "<svg>",
        "<td>",
        "<script>",
        "<textarea>",
    ),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "<",
        ">",
        "</>",
        "<a href='http://a.example/?x=1&y=<div>'>",
        '<a href="javascript:x">',
    ),
    *("&", "&lt;", "&amp;lt;p&gt;", "&#60;", "&nbsp;", '"', "=", "条", " ", "\u3000", "\n", "\r\n", "\x00"),
)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=9).map("".join))
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once and is_safe(once)
    assert plain(clean(once)) == plain(once)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("一行\n\n两行", "<p>一行</p><p>两行</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("<p>好</p>", "<p>好</p>"),
        ("<strong>好</strong>", "<p><strong>好</strong></p>"),
        ("<a href='https://a.example/?x=1&y=2'>见</a>", '<p><a href="https://a.example/?x=1&amp;y=2">见</a></p>'),
        ("<ul><li>甲<li>乙</ul>", "<ul><li>甲</li><li>乙</li></ul>"),
        ("<h1 class=x>题</h1>文", "<p>题</p>文"),
        ("甲<div>乙</div><div>丙</div>", "甲<p>乙</p><p>丙</p>"),
        ("甲<p:>", "<p>甲</p>"),
        ("<a><p :", "<p><a>&lt;p :</a></p>"),
        ("<svg><p :", "<p>&lt;p :</p>"),
        ("<td> <ul><li>甲</ul>", "<ul><li>甲</li></ul>"),
        ("<script>", ""),
        ("  ", ""),
    ],
)
def test_what_is_kept(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>甲</p><p>乙<br>丙</p>", "甲\n乙\n丙"),
        ("<ul><li>a &lt; b</li><li>&amp;amp;</li></ul>", "a < b\n&amp;"),
        ("<p></p>", ""),
    ],
)
def test_the_words_alone(html: str, words: str) -> None:
    assert plain(html) == words


@pytest.mark.parametrize("html", ["", "<p></p>", "<p> \u3000&nbsp;</p>", "<ul><li></li></ul>", "<p><br></p>"])
def test_nothing_was_said(html: str) -> None:
    assert is_empty(clean(html))


def test_something_was_said() -> None:
    assert not is_empty("<p>。</p>")


@given(st.text())
def test_titles_are_clean_line(text: str) -> None:
    told = clean_line(text)
    assert not re.search(r"[\x00-\x1f\x7f\x85\u2028\u2029]", told)
    assert clean_line(told) == told


def test_plain_text_without_controls() -> None:
    assert clean_text("a\r\nb\rc\x00\td\ufffe") == "a\nb\nc\td"


@pytest.mark.parametrize("piece", ["<ul><li>", "<blockquote>", "<em>", "<a>", "&", "<"])
def test_the_longest_text_of_tags_is_cleaned(piece: str) -> None:
    assert is_safe(clean(piece * (LONGEST // len(piece) // 20)))
