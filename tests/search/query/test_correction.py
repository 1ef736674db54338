"""Slips of typing are put right, and right words are left as they are."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from workbench.instruments.library import corpus, glossary
from workbench.search.index.documents import corpus_documents
from workbench.search.index.opened import SearchIndex, build_index
from workbench.search.query.correction import _SOUNDS, _TITLES, _VOCABULARIES, corrected
from workbench.search.ranking.engine import interpret
from workbench.search.ranking.evaluator import QueryEvaluator

GOLD = Path(__file__).resolve().parents[2] / "gold"


@cache
def index() -> SearchIndex:
    return build_index(corpus_documents(corpus()), glossary())


def better(words: str) -> str | None:
    parsed = interpret(words, glossary(), corpus())
    evaluator = QueryEvaluator(index(), parsed.query, parsed.intent, glossary())
    return corrected(words, glossary(), corpus(), evaluator.stands)


SLIPS = [
    ("工商保险 伤残", "工伤保险 伤残"),
    ("生育精贴", "生育津贴"),
    ("申塑权", "申诉权"),
    ("失业津帖 期限", "失业津贴 期限"),
    ("maternty cash benfit", "maternity cash benefit"),
    ("unemploymnet benifit", "unemployment benefit"),
    ("equality for foriegn workers", "equality for foreign workers"),
]


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_slips_are_put_right(typed: str, meant: str) -> None:
    assert better(typed) == meant


@pytest.mark.parametrize("typed", ["请病假前几天没工资", "工伤", "精贴", "hiring", "dole", "qualifying period", "26周"])
def test_what_is_right_or_too_short_to_judge_is_left(typed: str) -> None:
    assert better(typed) is None


def test_none_of_the_right_queries_of_the_gold_is_changed() -> None:
    rows = [row for name in ("queries", "queries_by_class") for row in json.loads((GOLD / f"{name}.json").read_text())]
    right = [row["q"] for row in rows if not row.get("class", "").startswith(("typo", "traditional"))]
    assert len(right) > 100
    assert {words: now for words in right if (now := better(words)) is not None} == {}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("职业并 赔偿", "职业病 赔偿"), ("职业病目路", "职业病目录"), ("失业保险斤领取条件", "失业保险金领取条件")],
)
def test_a_word_by_itself_is_put_right_though_its_letters_meet_somewhere(typed: str, meant: str) -> None:
    assert better(typed) == meant


@pytest.mark.parametrize(
    "typed", ["失业等待七天", "家政公约适用范围", "工伤医疗项目", "自由选择就业", "罢工期间有失业钱吗", "受扶养子女"]
)
def test_letters_that_make_a_word_with_their_neighbour_are_no_slip(typed: str) -> None:
    assert better(typed) is None


def test_what_queries_are_held_against_is_worked_out_once() -> None:
    caches = (_TITLES, _SOUNDS, _VOCABULARIES)
    for words in ("失业津帖", "unemploymnt benefit"):
        better(words)
    before = [known.computed for known in caches]
    assert all(before)
    for words in ("工伤认定申诉", "养老保险待遇", "invalidty pension"):
        better(words)
    assert [known.computed for known in caches] == before
