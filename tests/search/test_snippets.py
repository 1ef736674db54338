"""Pieces of text with the hits marked, and guesses at what is typed or was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.instruments.library import corpus, glossary
from workbench.lang.languages import Lang
from workbench.search.query.completion import complete, did_you_mean
from workbench.search.snippets import highlight_for, snippet


def marked(text: str, words: str, *concepts: str) -> str:
    """The snippet with what is marked in square brackets."""
    runs = snippet(text, highlight_for(words, concepts, glossary()), glossary())
    return "".join(f"[{run.text}]" if run.is_marked else run.text for run in runs)


@pytest.mark.parametrize(
    ("text", "words", "concepts", "shown"),
    [
        ("职工领取失业津贴。", "失业", (), "职工领取[失业]津贴。"),
        ("职工领取失业津贴。", "失业津贴", (), "职工领取[失业津贴]。"),
        ("Benefits are paid.", "benefit", (), "[Benefits] are paid."),
        ("职工下岗以后", "unemployment", ("laid-off",), "职工[下岗]以后"),
        ("期限为二十六周。", "26 weeks", (), "期限为[二十六周]。"),
        ("<b>失业</b>", "失业", (), "<b>[失业]</b>"),
        ("无关", "失业", (), "无关"),
        ("", "失业", (), ""),
    ],
)
def test_hits_are_marked(text: str, words: str, concepts: tuple[str, ...], shown: str) -> None:
    assert marked(text, words, *concepts) == shown


def test_a_long_text_is_shown_where_the_hits_are() -> None:
    shown = marked("甲乙丙丁。" * 100 + "在此领取失业津贴。" + "戊己庚辛。" * 100, "失业津贴")
    assert "[失业津贴]" in shown
    assert shown.startswith("…") and shown.endswith("…")
    assert len(shown) < 130


@given(st.text(alphabet=st.sampled_from("失业津贴金 。a\nbenefit26周"), max_size=300), st.text(max_size=20))
def test_a_snippet_is_a_stretch_of_the_text(text: str, words: str) -> None:
    runs = snippet(text, highlight_for(words + "失业 benefit", (), glossary()), glossary())
    assert "".join(run.text for run in runs).strip("…") in text.replace("\n", " ")


@pytest.mark.parametrize(
    ("typed", "lang", "first"),
    [
        ("第24条", "zh", "第102号公约第二十四条"),
        ("c102 art 65(3)", "en", "C.102 Art. 65(3)"),
        ("失业津", "zh", "失业津贴"),
        ("Unemployment b", "en", "unemployment benefit"),
    ],
)
def test_guesses_while_typing(typed: str, lang: Lang, first: str) -> None:
    assert complete(typed, lang, glossary(), corpus())[0].text == first


def test_no_guess_for_nothing() -> None:
    assert complete("  ", "zh", glossary(), corpus()) == []
    assert len(complete("a", "en", glossary(), corpus())) <= 8


@pytest.mark.parametrize(
    ("words", "held", "better"),
    [
        ("unemplyoment benefit", (False, True), "unemployment benefit"),
        ("失叶津贴", (False,), "失业津贴"),
        ("benefit", (True,), None),
        ("qqqqzzzz", (False,), None),
    ],
)
def test_did_you_mean(words: str, held: tuple[bool, ...], better: str | None) -> None:
    assert did_you_mean(words, glossary(), held) == better
