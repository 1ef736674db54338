from __future__ import annotations

import pytest

from workbench.law.matching.linking import link

SALT = "盐工凭工牌领取停工口粮，最长不超过九十日，遇暴雨顺延。"
SALT_REWORDED = "盐工凭工牌按旬领取停工口粮和柴火，最长不超过八十日，遇暴雨顺延。"
LAMP = "灯塔看守人每晚点灯前检查油箱和玻璃罩。"
INN = "骡马驿站为邮差免费提供热水和一夜住宿。"
LOOM = "织布作坊不得安排怀孕女工上夜班。"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # in place a weak likeness is enough, elsewhere it is not
        ([LAMP, "盐工凭牌领粮。", INN], [LAMP, "晒盐的短工凭牌换米。", INN], {(0, 0), (1, 1), (2, 2)}),
        ([LAMP, "盐工凭牌领粮。", INN], ["晒盐的短工凭牌换米。", LAMP, INN], {(0, 1), (2, 2)}),
        # repeated articles go with their neighbours, the rest in order
        ([LAMP, "略。", INN, "略。"], [INN, "略。", LAMP, "略。"], {(0, 2), (1, 3), (2, 0), (3, 1)}),
        (["略。", "略。", "略。"], ["略。", "略。"], {(0, 0), (1, 1)}),
        ([], [LAMP], set()),
        (["", LAMP], ["", LAMP], {(1, 1)}),
    ],
)
def test_links(old: list[str], new: list[str], expected: set[tuple[int, int]]) -> None:
    assert set(link(old, new).strength) == expected


def test_forced_and_excluded_links() -> None:
    old, new = [SALT, LAMP], [SALT_REWORDED, LAMP]
    assert set(link(old, new).strength) == {(0, 0), (1, 1)}
    assert set(link(old, new, excluded=frozenset({(0, 0)})).strength) == {(1, 1)}
    assert set(link(old, new, excluded=frozenset({(1, 1)})).strength) == {(0, 0)}
    assert (0, 1) in link(old, new, forced=[(0, 1)]).strength


def test_the_strength_is_the_share_in_common() -> None:
    strength = link([SALT, LAMP, INN, LOOM], [SALT_REWORDED, LAMP, INN, LOOM]).strength
    assert strength[1, 1] == 1.0
    assert 0.5 < strength[0, 0] < 1.0
