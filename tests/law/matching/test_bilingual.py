from __future__ import annotations

from collections.abc import Iterable

import pytest

from workbench.errors import Invalid
from workbench.lang.languages import Lang
from workbench.law.matching.bilingual import match_translated
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

NAMES = {"boat": ("渡船", "boat"), "lamp": ("灯塔", "lamp"), "salt": ("盐工", "salt"), "mill": ("磨坊", "mill")}


def concepts(text: str, lang: Lang) -> Iterable[str]:
    return [concept for concept, (chinese, english) in NAMES.items() if (chinese if lang == "zh" else english) in text]


def laws(chinese: str, english: str) -> tuple[LawText, LawText]:
    olds = [f"第{at}条 关于{NAMES[name][0]}的规定。" for at, name in enumerate(chinese.split(), start=1)]
    news = [f"Article {at} Provision on the {NAMES[name][1]}." for at, name in enumerate(english.split(), start=1)]
    return read_law(plain_source("\n".join(olds)), "zh"), read_law(plain_source("\n".join(news)), "en")


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("boat lamp salt mill", "boat lamp salt mill", "1-1 2-2 3-3 4-4"),
        ("boat lamp salt mill", "boat salt mill", "1-1 3-2 4-3"),
        ("boat salt mill", "boat lamp salt mill", "1-1 2-3 3-4"),
        # one that moved
        ("boat lamp salt mill", "lamp salt mill boat", "1-4 2-1 3-2 4-3"),
    ],
)
def test_articles_are_matched_by_what_they_speak_of(chinese: str, english: str, expected: str) -> None:
    old, new = laws(chinese, english)
    edges = [edge for match in match_translated(old, new, concepts) for edge in match.edges]
    pairs = sorted((old.by_key[edge.old].number, new.by_key[edge.new].number) for edge in edges)
    assert " ".join(f"{one}-{two}" for one, two in pairs) == expected
    assert not any(edge.to_confirm for edge in edges)


def test_figures_count_as_concepts_do() -> None:
    old = read_law(plain_source("第一条 期限为三十日。\n第二条 比例为百分之五。\n第三条 期限为两年。"), "zh")
    new = read_law(plain_source("Article 1 A share of 5 per cent.\nArticle 2 A period of two years."), "en")
    edges = {(edge.old, edge.new) for match in match_translated(old, new, concepts) for edge in match.edges}
    assert edges == {("art_2", "art_1"), ("art_3", "art_2")}


def test_what_rests_on_its_neighbours_alone_is_to_be_confirmed() -> None:
    old, new = laws("boat lamp salt mill", "boat lamp salt mill")
    marked = [
        edge.old
        for match in match_translated(old, new, lambda text, lang: [*concepts(text.replace("salt", ""), lang)])
        for edge in match.to_confirm
    ]
    assert marked == ["art_3"]


def test_too_few_are_refused() -> None:
    with pytest.raises(Invalid, match="languages_too_far"):
        match_translated(*laws("boat lamp salt mill", "boat lamp salt mill"), lambda text, lang: [lang])


def test_a_law_of_thousands_is_matched_within_a_bound() -> None:
    old = read_law(plain_source("\n".join(f"第{at}条 期限为{at}日。" for at in range(1, 1501))), "zh")
    new = read_law(plain_source("\n".join(f"Article {at} Within {at} days." for at in range(1, 1501))), "en")
    edges = {(edge.old, edge.new) for match in match_translated(old, new, concepts) for edge in match.edges}
    assert edges == {(article.key, article.key) for article in old.articles}
