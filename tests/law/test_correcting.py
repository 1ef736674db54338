"""Misread clauses put right: where the words go, what follows them, and that none is lost."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from workbench.errors import Invalid
from workbench.formats.intake import read_file
from workbench.law.correcting import Correction, correct, words_of
from workbench.law.model import ClauseKind, LawText

ZH = """互助条例
第一章 总则
第一条 会员互助。
第二条 会员登记。
第三 会员缴费，缴费按月。
逾期不缴的，停止给付：
（一）停止津贴；
（二）停止借款。
第四条 互助金专款专用。
"""
EN = """Mutual Aid Rules
Chapter 1 General
Article 1 Members help
each other.
Article 2 Members pay:
(a) every month;
(b) in cash.
"""


def law(text: str = ZH) -> LawText:
    return read_file("made-up.txt", text.encode())


def outline(text: LawText) -> list[str]:
    return [f"{clause.path} {clause.text}".strip() for clause in text.clauses if clause.kind != "article"]


def key(text: LawText, words: str) -> str:
    return next(clause.key for clause in text.clauses if clause.kind != "article" and words in clause.text)


def test_a_paragraph_that_is_an_article_takes_what_follows_it() -> None:
    before = law()
    after = correct(before, Correction(key(before, "第三"), "name", ClauseKind.ARTICLE, "第三"))
    assert [article.number for article in after.articles] == ["1", "2", "3", "4"]
    assert outline(after)[3:] == [
        "第一章/第三/第一款 会员缴费，缴费按月。",
        "第一章/第三/第二款 逾期不缴的，停止给付：",
        "第一章/第三/第二款/（一） 停止津贴；",
        "第一章/第三/第二款/（二） 停止借款。",
        "第一章/第四条/第一款 互助金专款专用。",
    ]
    assert after.articles[2].text.startswith("会员缴费，缴费按月。\n逾期")


def test_an_article_that_is_none_goes_back_to_the_one_before_it() -> None:
    before = law()
    article = before.articles[2]
    joined = correct(before, Correction(article.key, "join"))
    assert [one.number for one in joined.articles] == ["1", "2"]
    assert joined.clauses[-1].text == "停止借款。第四条互助金专款专用。"
    named = correct(before, Correction(article.key, "name", ClauseKind.PARAGRAPH, ""))
    assert named.clauses[-1].path == "第一章/第二条/第四款"
    assert named.clauses[-1].text == "第四条互助金专款专用。"


def test_a_split_clause_is_two_of_its_kind() -> None:
    before = law()
    after = correct(before, Correction(key(before, "第三"), "split", begins="缴费按月"))
    assert [clause.text for clause in after.clauses if clause.path.startswith("第一章/第二条/")][1:3] == [
        "第三 会员缴费，",
        "缴费按月。",
    ]


def test_words_are_joined_with_a_blank_in_english() -> None:
    before = law(EN)
    after = correct(before, Correction(key(before, "in cash"), "join"))
    assert after.clauses[-1].text == "every month; (b) in cash."


@pytest.mark.parametrize(
    ("correction", "code"),
    [
        (Correction("nowhere", "name"), "correction_unknown"),
        (Correction("art_1", "explode"), "correction_unknown"),
        (Correction("chp_1", "join"), "correction_nothing_before"),
        (Correction("art_1", "name", ClauseKind.ARTICLE, "第九条"), "correction_label_elsewhere"),
        (Correction("art_1__para_1", "split", begins="会员"), "correction_words_elsewhere"),
        (Correction("art_1__para_1", "split", begins=""), "correction_words_elsewhere"),
        (Correction("art_1__para_1", "split", begins="没有"), "correction_words_elsewhere"),
    ],
)
def test_what_cannot_be_done_is_said(correction: Correction, code: str) -> None:
    text = law()
    keys = {clause.path: clause.key for clause in text.clauses}
    real = {"art_1": keys["第一章/第一条"], "chp_1": text.clauses[0].key, "art_1__para_1": keys["第一章/第一条/第一款"]}
    with pytest.raises(Invalid) as refused:
        correct(text, replace(correction, key=real.get(correction.key, correction.key)))
    assert refused.value.code == code


@pytest.mark.parametrize("source", [ZH, EN])
def test_whatever_is_corrected_no_word_is_lost_and_the_tree_holds(source: str) -> None:
    choose = random.Random(7)
    text = law(source)
    words = words_of(text)
    corrected = 0
    for _ in range(300):
        clause = choose.choice(text.clauses)
        own = f"{clause.label}{clause.heading}{clause.text}"
        begins = clause.text[len(clause.text) // 2 :][:6].strip()
        action = choose.choice(["name", "name", "split", "join"])
        label = choose.choice([clause.label, "", own[: choose.randint(1, 4)].strip()])
        try:
            text = correct(text, Correction(clause.key, action, choose.choice(list(ClauseKind)), label, begins))
        except Invalid:
            continue
        corrected += 1
        assert words_of(text) == words
        seen: set[str | None] = {None}
        for each in text.clauses:
            assert each.parent in seen and each.key not in seen
            seen.add(each.key)
        if len(text.clauses) < 4:
            text = law(source)
    assert corrected > 100
