"""Decisions about neighbouring versions, composed over several steps, and matches seen from the later version."""

from __future__ import annotations

import pytest

from workbench.law.matching.align import ArticleMatch, Edge, MatchKind, MatchOverride, match_articles
from workbench.law.matching.composing import MatchSides, composed, turned
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law


def step(links: str, *decided: str) -> MatchSides:
    """``a-b`` is a link of old a and new b, ``a?b`` one to be confirmed; decisions read ``link a b``."""
    pairs = [(link[0], link[2], link[1] == "?") for link in links.split()]
    matches = [
        ArticleMatch((old,), (new,), MatchKind.EDITED, 0.8, (Edge(old, new, 0.8, to_confirm),))
        for old, new, to_confirm in pairs
    ]
    words = [decision.split() for decision in decided]
    return MatchSides(matches, [MatchOverride(action, old, new) for action, old, new in words])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([step("a-b"), step("b-c")], []),  # nobody decided anything
        ([step("a-b", "link a b"), step("b-c")], ["link a c"]),
        ([step("a-b"), step("b-c", "confirm b c")], ["link a c"]),
        ([step("a-b", "confirm a b"), step("b-c b-d")], ["link a c", "link a d"]),  # split afterwards
        ([step("a-b", "link a b"), step("")], []),  # deleted afterwards
        ([step("a-b", "link a b"), step("b?c")], []),  # the way on is unsure
        ([step("a-b", "link a b"), step("b?c", "confirm b c")], ["link a c"]),
        ([step("a?b"), step("b-c", "link b c")], []),  # the way there is unsure
        ([step("", "unlink a b"), step("b-c")], ["unlink a c"]),
        ([step("a-b"), step("", "unlink b c"), step("c-d")], ["unlink a d"]),
        ([step("a-x", "unlink a b"), step("b-c x-c")], []),  # parted, but it leads there by another way
        ([step("a-b", "link a b"), step("b-c", "link b c"), step("c-d")], ["link a d"]),
    ],
)
def test_what_is_settled_step_by_step(steps: list[MatchSides], expected: list[str]) -> None:
    assert [f"{one.action} {one.old} {one.new}" for one in composed(steps)] == expected


def law(*articles: str) -> LawText:
    lines = [f"第{at}条 {text}" for at, text in enumerate(articles, start=1)]
    return read_law(plain_source("\n".join(["灯塔办法", *lines])), "zh")


def test_matches_seen_from_the_later_version() -> None:
    old = law("会费每月缴纳一次。", "理事会由九人组成，任期三年。", "账目每年公布。")
    new = law("理事会由九人组成，任期三年。", "会费每月缴纳一次。会费标准由大会决定。", "灯塔看守人每晚点灯。")
    there, back = match_articles(old, new), turned(match_articles(old, new), new.units, old.units)
    assert {(match.new, match.old, match.score) for match in back} == {
        (match.old, match.new, match.score) for match in there
    }
    kinds = {"inserted": "deleted", "deleted": "inserted"}
    assert sorted(match.kind for match in back) == sorted(kinds.get(match.kind, match.kind) for match in there)
    assert [match.new for match in back if match.new] == sorted(match.new for match in back if match.new)


@pytest.mark.parametrize(("olds", "news", "kind", "seen"), [(1, 2, "split", "merged"), (2, 1, "merged", "split")])
def test_what_was_split_reads_as_merged_from_the_other_end(olds: int, news: int, kind: str, seen: str) -> None:
    old, new = law("灯油每晚添满。", "账目每年公布。"), law("会费每月缴纳。", "理事会任期三年。")
    keys = ([clause.key for clause in old.units[:olds]], [clause.key for clause in new.units[:news]])
    edges = tuple(Edge(before, after, 0.7) for before in keys[0] for after in keys[1])
    match = ArticleMatch(tuple(keys[0]), tuple(keys[1]), MatchKind(kind), 0.7, edges)
    (back,) = turned([match], new.units, old.units)
    assert back.kind == seen and {(edge.new, edge.old) for edge in back.edges} == {
        (edge.old, edge.new) for edge in edges
    }
