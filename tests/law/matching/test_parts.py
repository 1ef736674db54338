from __future__ import annotations

import pytest

from workbench.law.matching.linking import link

SALT = "盐工凭工牌领取停工口粮，最长不超过九十日，遇暴雨顺延。"
LAMP = "灯塔看守人每晚点灯前检查油箱和玻璃罩，发现裂纹立即更换。"
INN = "骡马驿站为过路邮差免费提供热水、草料和一夜住宿。"
FINE = "违反前款规定的，由管事责令改正。"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # a sentence word for word in another article
        ([SALT + LAMP, INN], [SALT, INN, LAMP], {(0, 0), (0, 2), (1, 1)}),
        # a sentence reworded in another article
        (
            [SALT + LAMP, INN],
            [SALT, LAMP.replace("每晚", "逐夜") + "夜航船只另行登记并缴纳灯油钱。", INN],
            {(0, 0), (0, 1), (1, 2)},
        ),
        # two articles made one
        ([SALT, LAMP, INN], [SALT + LAMP, INN], {(0, 0), (1, 0), (2, 1)}),
        # a set phrase that several articles repeat ties nothing
        ([SALT + FINE, LAMP + FINE], [SALT + FINE, LAMP, INN + FINE], {(0, 0), (1, 1)}),
        # too short to prove anything
        ([SALT + "专款专用。", INN], [SALT, INN, "专款专用。" + LAMP], {(0, 0), (1, 1)}),
    ],
)
def test_parts(old: list[str], new: list[str], expected: set[tuple[int, int]]) -> None:
    assert set(link(old, new).strength) == expected
