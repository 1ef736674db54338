"""Other instruments come first where they say more of what is asked, the Convention where it says as much."""

from __future__ import annotations

from functools import cache

import pytest

from workbench.instruments.library import corpus, glossary
from workbench.search.index.documents import corpus_documents
from workbench.search.index.opened import SearchIndex, build_index
from workbench.search.ranking.engine import find_standards, interpret
from workbench.search.ranking.evaluator import QueryEvaluator


@cache
def index() -> SearchIndex:
    return build_index(corpus_documents(corpus()), glossary())


def first(words: str) -> str:
    return find_standards(index(), interpret(words, glossary(), corpus()), glossary())[0].document.ref


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("孕期解雇保护", "C183:8"),
        ("minimum wage for domestic workers", "C189:11"),
        ("产假", "C102:52"),
        ("unemployment benefit duration", "C102:24"),
        ("外国人平等待遇", "C102:68"),
    ],
)
def test_what_says_most_of_the_query_is_first(words: str, ref: str) -> None:
    assert first(words) == ref


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("丈夫死了一家人怎么过", "C102:60"),
        ("坐牢了养老金还给吗", "C102:69"),
        ("公司没给我上五险一金", "C102:71"),
        ("who gets money when dad dies", "C102:60"),
    ],
)
def test_everyday_turns_of_phrase_lead_to_what_answers_them(words: str, ref: str) -> None:
    assert first(words) == ref


def test_the_terms_one_looks_by_are_not_what_an_article_says() -> None:
    parsed = interpret('"保胎假"', glossary(), corpus())
    evaluator = QueryEvaluator(index(), parsed.query, parsed.intent, glossary())
    assert index().matching("保胎") and not evaluator.stands("保胎假")
    assert not find_standards(index(), parsed, glossary())
