"""What a comment speaks of, the figure it wants, and what comments have in common."""

from __future__ import annotations

from workbench.opinions.reading import read_opinion
from workbench.opinions.terms import CONCEPT, OpinionTerms, opinion_terms, shared_words
from workbench.opinions.vocabulary_reader import shipped_vocabulary


def terms(text: str) -> OpinionTerms:
    vocabulary = shipped_vocabulary()
    return opinion_terms(read_opinion(text, "zh", vocabulary), "zh", vocabulary)


def test_only_the_figure_that_is_wanted_counts() -> None:
    assert dict(terms("认定期限由六十日缩短为三十日。").figures) == {("day", "30"): "三十日"}
    assert dict(terms("六十日太长。").figures) == {}
    assert dict(terms("不要改为三十日。").figures) == {}


def test_words_that_say_which_way_are_no_subject() -> None:
    (limb,) = terms("建议提高失业保险金。").limbs
    assert "建议" not in limb.terms and "提高" not in limb.terms
    assert CONCEPT + "unemployment-benefit" in limb.terms


def test_what_comments_share_is_told_in_whole_words() -> None:
    first, second = terms("骑手应当领取雨衣补贴。"), terms("给骑手发雨衣补贴吧。")
    assert "雨衣补贴" in shared_words([first, second])
