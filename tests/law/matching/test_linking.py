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


@pytest.mark.parametrize("before", ["一百", "100"])
@pytest.mark.parametrize("after", ["七百", "777"])
@pytest.mark.parametrize("count", [2, 20, 200])
def test_equal_clauses_match_in_order(count: int, before: str, after: str) -> None:
    old, new = ([f"不按期缴纳船费的，由管事责令改正，处{fine}元罚款。"] * count for fine in (before, after))
    assert set(link(old, new).strength) == {(at, at) for at in range(count)}


def test_clauses_that_differ_in_their_figures_alone_match_in_order() -> None:
    old, new = (
        [f"不按期缴纳第{first + at}号船费的，处{first + 3 * at}元罚款。" for at in range(60)] for first in (100, 9000)
    )
    assert set(link(old, new).strength) == {(at, at) for at in range(60)}


def test_a_changed_word_in_all_of_many_equal_clauses_keeps_their_order() -> None:
    old, new = ([f"有关单位应当{verb}安全制度，接受检查。"] * 120 for verb in ("建立", "健全"))
    assert set(link(old, new).strength) == {(at, at) for at in range(120)}
