"""Joining goes by what is nearest and ends where nothing is near."""

from __future__ import annotations

from workbench.opinions.joining import OpinionCluster, join, nearest_of
from workbench.opinions.reading import read_opinion
from workbench.opinions.terms import opinion_terms
from workbench.opinions.vectors import OpinionScale, rarity
from workbench.opinions.vocabulary_reader import shipped_vocabulary
from workbench.weights.grouping import grouping_weights

COMMENTS = [
    "骑手应当领取雨衣补贴。",
    "建议给骑手发雨衣补贴。",
    "灯塔看守人的值班表应当公布。",
    "请公布灯塔看守人的值班表。",
    "井下作业应当配备矿灯。",
]


def clusters(*comments: str) -> tuple[OpinionScale, list[OpinionCluster]]:
    vocabulary, weights = shipped_vocabulary(), grouping_weights()
    opinions = [opinion_terms(read_opinion(text, "zh", vocabulary), "zh", vocabulary) for text in comments]
    scale = OpinionScale(rarity(opinions, weights), weights, vocabulary)
    return scale, [
        OpinionCluster(rank, (rank,), scale.weigh(opinion, "7", None)) for rank, opinion in enumerate(opinions)
    ]


def test_what_is_near_is_joined_and_the_rest_stays() -> None:
    scale, given = clusters(*COMMENTS)
    assert [cluster.members for cluster in join(given, scale)] == [(0, 1), (2, 3), (4,)]


def test_the_order_given_does_not_matter() -> None:
    scale, given = clusters(*COMMENTS)
    assert join(reversed(given), scale) == join(given, scale)


def test_the_nearest_group_is_named_or_none() -> None:
    scale, given = clusters(*COMMENTS, "灯塔的值班表呢？", "月亮")
    groups = join(given[:5], scale)
    assert nearest_of(given[5:], groups, scale) == [1, None]
