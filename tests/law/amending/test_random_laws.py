"""Laws and edits drawn at random: the edits written as a decision and applied give the law as edited."""

from __future__ import annotations

import random

import pytest

from tests.law.amending.decisions import decision_between
from workbench.formats.intake import read_file
from workbench.lang.numerals import chinese_numeral
from workbench.law.amending.amend import amend
from workbench.law.model import LawText
from workbench.law.printing import printed

_WORDS = [
    "会员",
    "互助",
    "缴费",
    "津贴",
    "登记",
    "委员",
    "每月",
    "住院",
    "船工",
    "渔民",
    "仓库",
    "证书",
    "借款",
    "救济",
    "轮值",
]
Article = tuple[int, str, tuple[str, ...]]  # who it is, in which chapter it stands, its lines


def sentence(chance: random.Random) -> str:
    return "".join(chance.choices(_WORDS, k=chance.randint(3, 8))) + "。"


def article_lines(chance: random.Random) -> tuple[str, ...]:
    lines = [sentence(chance) for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.3:
        lines[-1] = lines[-1].replace("。", "：")
        lines += [f"（{chinese_numeral(at)}）{sentence(chance)}" for at in range(1, chance.randint(3, 5))]
    return tuple(lines)


def law_of(articles: list[Article], chapters: list[str]) -> LawText:
    lines = ["互助法"]
    at = 0
    for number, heading in enumerate(chapters, start=1):
        lines.append(f"第{chinese_numeral(number)}章　{heading}")
        for _, chapter, own in articles:
            if chapter == heading:
                at += 1
                lines += [f"第{chinese_numeral(at)}条　{own[0]}", *own[1:]]
    return read_file("law.txt", "\n".join(lines).encode())


def edited(chance: random.Random, articles: list[Article]) -> list[Article]:
    """The articles with some changed, some gone and some new, each chapter keeping one of its own at least."""
    result: list[Article] = []
    for at, (who, chapter, lines) in enumerate(articles):
        is_first = at == 0 or articles[at - 1][1] != chapter
        draw = chance.random()
        if draw < 0.15 and not is_first:
            continue
        result.append((who, chapter, article_lines(chance) if draw < 0.4 else lines))
        if chance.random() < 0.2:
            result.append((1000 + at, chapter, article_lines(chance)))
    return result


@pytest.mark.parametrize("seed", range(40))
def test_random_edits_written_as_a_decision_make_the_edited_law(seed: int) -> None:
    chance = random.Random(seed)
    chapters = [f"{word}章" for word in chance.sample(_WORDS, chance.randint(1, 4))]
    articles = [
        (at, chapter, article_lines(chance))
        for at, chapter in enumerate(chapter for chapter in chapters for _ in range(chance.randint(2, 6)))
    ]
    after = edited(chance, articles)
    old, new = law_of(articles, chapters), law_of(after, chapters)
    places = {who: at for at, (who, _, _) in enumerate(after, start=1)}
    pairs = {at: places[who] for at, (who, _, _) in enumerate(articles, start=1) if who in places}
    amended = amend(old, read_file("decision.txt", decision_between(old, new, pairs).encode()))
    assert [(report.instruction.words, report.code) for report in amended.reports if report.code] == []
    assert printed(amended.law) == printed(new)
