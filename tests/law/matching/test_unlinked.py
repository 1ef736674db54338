from __future__ import annotations

import pytest

from workbench.law.matching.linking import link

LAMP = "灯塔看守人每晚点灯前检查油箱和玻璃罩，发现裂纹立即更换。"
INN = "骡马驿站为过路邮差免费提供热水、草料和一夜住宿。"
LOOM = "织布作坊不得安排怀孕女工上夜班，产后三个月以内的女工不得搬运重物。"
SALT = (
    "盐工凭工牌领取停工口粮，最长不超过九十日，遇暴雨顺延。口粮由看仓人当面称量，短少的次日补足。"
    "账目每季张榜公布，会员对数目有疑问的可以请两名邻人核对。"
)
SALT_GROWN = (
    "互助会保障会员在停产期间的生活。盐工、船工和织工在停产期间凭工牌或者村社证明领取停工口粮，标准由管事会按季核定，"
    "冬季另加柴火。连续领取最长不超过一百二十日，有未成年子女的可以延长一次。领取停工口粮期间不影响其养老柜的份额，"
    "也不得以此为由辞退。弄虚作假的，追回所领口粮并暂停其会员资格一年。"
)
DRUM = "渡口夜间不得鸣锣击鼓，但遇洪水、火警的除外。"
SALT_REWRITTEN = (
    "为了不让会员断炊，管事会设立接济仓，收入来自年费的一成和富户的捐赠。雨季由会员按旬到仓取粮，账目张榜公布，"
    "任何人可以查问。仓粮不足的，可以向邻村借用，来年归还。盐工凭工牌，船工凭渔簿，挑夫凭村长的字条。看仓人由会员轮流担任，"
    "夜里不得离开，短少的由其赔补。霉变的粮食不得发放，喂养牲畜的收入归仓。每户最长不超过一百二十日。"
)


@pytest.mark.parametrize(
    ("old", "new", "expected", "unsure"),
    [
        # an article that grew fivefold and moved, while no sentence of it stayed whole
        ([LAMP, SALT, INN, LOOM], [LAMP, INN, LOOM, SALT_REWRITTEN], {(0, 0), (1, 3), (2, 1), (3, 2)}, {(1, 3)}),
        # one that is gone, beside one that is new
        ([LAMP, DRUM, INN], [LAMP, INN, SALT_GROWN], {(0, 0), (2, 1)}, set()),
        # what two articles hold alike points to neither
        (
            [LAMP, SALT, INN, LOOM],
            [LAMP, INN, LOOM, SALT_REWRITTEN, SALT_REWRITTEN.replace("邻村", "县衙")],
            {(0, 0), (2, 1), (3, 2)},
            set(),
        ),
    ],
)
def test_articles_without_a_link(
    old: list[str], new: list[str], expected: set[tuple[int, int]], unsure: set[tuple[int, int]]
) -> None:
    links = link(old, new)
    assert (set(links.strength), links.unsure) == (expected, unsure)


def test_an_excluded_pair_is_not_offered() -> None:
    old, new = [LAMP, SALT, INN, LOOM], [LAMP, INN, LOOM, SALT_REWRITTEN]
    assert (1, 3) not in link(old, new, excluded=frozenset({(1, 3)})).strength
