"""How alike sums of comments are: the mean over all pairs, never where they go contrary ways."""

from __future__ import annotations

from itertools import product

import pytest

from workbench.opinions.reading import read_opinion
from workbench.opinions.terms import opinion_terms
from workbench.opinions.vectors import OpinionScale, OpinionSum, rarity
from workbench.opinions.vocabulary_reader import shipped_vocabulary
from workbench.weights.grouping import grouping_weights


def weighed(*comments: tuple[str, str | None]) -> tuple[OpinionScale, list[OpinionSum]]:
    vocabulary, weights = shipped_vocabulary(), grouping_weights()
    opinions = [opinion_terms(read_opinion(text, "zh", vocabulary), "zh", vocabulary) for text, _ in comments]
    scale = OpinionScale(rarity(opinions, weights), weights, vocabulary)
    clauses = (clause for _, clause in comments)
    return scale, [scale.weigh(opinion, clause, None) for opinion, clause in zip(opinions, clauses, strict=True)]


def test_the_likeness_of_sums_is_the_mean_over_all_pairs() -> None:
    scale, (one, two, three, four) = weighed(
        ("骑手应当领取雨衣补贴。", "7"),
        ("给骑手发雨衣补贴。", "7"),
        ("建议骑手的雨衣补贴按月发放。", None),
        ("雨衣补贴应当发给骑手。", "8"),
    )
    whole = scale.alike(one.plus(two), three.plus(four))
    assert whole == pytest.approx(sum(scale.alike(a, b) for a, b in product((one, two), (three, four))) / 4)


CONTRARY = [
    ("应当发雨衣补贴。", "不应发雨衣补贴。"),
    ("雨衣补贴应提高。", "雨衣补贴应降低。"),
    ("雨衣补贴应提高到五十元。", "雨衣补贴应提高到八十元。"),
    ("雨衣补贴应当每年发一次。", "雨衣补贴应当每月发一次。"),
    ("骑手参加雨衣互助应当自愿。", "骑手应当强制参加雨衣互助。"),
    ("雨衣补贴应由平台企业承担。", "雨衣补贴应由骑手个人承担。"),
    ("雨衣补贴应保留。", "雨衣补贴应取消。"),
    ("雨衣补贴的标准应当维持。", "雨衣补贴的标准应当提高。"),
]


@pytest.mark.parametrize(("one", "other"), CONTRARY)
def test_contrary_comments_are_not_alike(one: str, other: str) -> None:
    scale, (first, second) = weighed((one, "7"), (other, "7"))
    assert scale.are_contrary(first, second)
    assert not scale.are_contrary(first, first) and scale.alike(first, first) > 0.0


def test_declared_stances_are_not_put_together() -> None:
    scale, _ = weighed(("雨衣补贴按月发放。", "7"))
    opinion = opinion_terms(read_opinion("雨衣补贴按月发放。", "zh", shipped_vocabulary()), "zh", shipped_vocabulary())
    for_it, against = (scale.weigh(opinion, "7", stance) for stance in ("for", "against"))
    assert not scale.are_contrary(for_it, for_it) and scale.are_contrary(for_it, against)
