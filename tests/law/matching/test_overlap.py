from __future__ import annotations

import pytest

from workbench.law.matching.overlap import gather
from workbench.weights.matching import matching_weights


def test_settled_articles_are_not_open() -> None:
    evidence = gather(["盐工领粮", "船工"], ["盐工领粮", "船工取米"], [(0, 0)])
    assert (list(evidence.old_weights), list(evidence.new_weights)) == ([1], [1])
    assert evidence.rivals(matching_weights(), [0, 1]) == {(1, 1)}


def test_the_share_is_one_for_the_same_and_none_for_nothing() -> None:
    evidence = gather(["盐工领粮", "织布"], ["盐工领粮", "养马"], [])
    shares = {pair: evidence.share(pair, evidence.shared(pair)) for pair in ((0, 0), (1, 1))}
    assert shares == {(0, 0): pytest.approx(1.0), (1, 1): 0.0}


def test_only_the_most_alike_are_weighed() -> None:
    olds = ["盐工领取停工口粮"]
    news = [f"盐工领取停工口粮{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'[at] * 2}" for at in range(16)]
    pairs = gather(olds, news, []).rivals(matching_weights(), [0])
    assert len(pairs) == 16  # each new one keeps its best old one, beyond the rivals of the old one
    assert matching_weights().rivals < 16


def test_of_equally_alike_ones_the_nearest_are_weighed() -> None:
    news = [f"盐工领粮{chr(0x4E00 + at)}" for at in range(40)]
    pairs = gather(["盐工领粮"], news, []).rivals(matching_weights(), [20])
    assert {new for _, new in pairs} >= set(range(17, 24))
