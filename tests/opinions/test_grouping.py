"""Comments in two tiers: letters inside their demands, contrary ones apart, unclear ones beside, in any order."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.patience import in_linear_time
from workbench.lang.languages import language_of_words
from workbench.opinions.grouping import OpinionComment, group_comments
from workbench.opinions.reading import OpinionStance

GOLD = Path(__file__).resolve().parents[1] / "gold"


def comments(*texts: str, stance: OpinionStance | None = None) -> list[OpinionComment]:
    return [
        OpinionComment(str(at), text, language_of_words(text), stance, "9") for at, text in enumerate(texts, start=1)
    ]


LETTER = "草原上的冬天有六个月，煤价年年上涨，建议把牧民的取暖补贴提高到五百元。"


def test_a_letter_stands_inside_its_demand() -> None:
    grouped = group_comments(
        comments(LETTER, "各位领导：" + LETTER, "取暖补贴太低，应提高到五百元。", "不应提高取暖补贴。")
    )
    (group,) = grouped.groups
    assert set(group.ids) == {"1", "2", "3"} and group.stance == "for" and group.figures == ("五百元",)
    assert [set(ids) for ids in grouped.same_letter] == [{"1", "2"}]
    assert grouped.stances == {"1": "for", "2": "for", "3": "for", "4": "against"}


def test_unclear_comments_are_only_named_beside_the_nearest() -> None:
    grouped = group_comments(comments("应提高取暖补贴。", "取暖补贴应当提高。", "取暖补贴由谁来发？", "月亮呢？"))
    assert [set(group.ids) for group in grouped.groups] == [{"1", "2"}]
    assert grouped.beside == {"3": 0, "4": None}


def test_an_unclear_letter_is_a_group_all_the_same() -> None:
    grouped = group_comments(comments("取暖补贴由谁来发？", "取暖補貼由誰來發?"))
    assert [set(group.ids) for group in grouped.groups] == [{"1", "2"}] and grouped.groups[0].stance == "unclear"


def test_comments_declared_for_and_against_are_not_joined() -> None:
    (one,), (other,) = (
        comments("取暖补贴按月发放。", stance="for"),
        comments("取暖补贴按月发放给牧民。", stance="against"),
    )
    assert group_comments([one, OpinionComment("2", other.text, "zh", "against", "9")]).groups == ()
    assert group_comments([one, OpinionComment("2", other.text, "zh", "for", "9")]).groups != ()


def test_nothing_gives_nothing() -> None:
    assert group_comments([]).groups == ()


@pytest.mark.parametrize("gold", ["grouping.json", "grouping_letters.json"])
def test_no_order_changes_what_stands_together(gold: str) -> None:
    rows = json.loads((GOLD / gold).read_text("utf-8"))["comments"]
    given = [OpinionComment(row["id"], row["text"], row["lang"], None, row["clause"]) for row in rows]
    first = group_comments(given)
    rng = random.Random(11)
    for _ in range(3):
        rng.shuffle(given)
        assert group_comments(given) == first


def test_each_comment_stands_in_one_group_at_most() -> None:
    rows = json.loads((GOLD / "grouping.json").read_text("utf-8"))["comments"]
    grouped = group_comments(OpinionComment(row["id"], row["text"], row["lang"], None, row["clause"]) for row in rows)
    ids = [id_ for group in grouped.groups for id_ in group.ids]
    assert len(ids) == len(set(ids)) and set(ids).isdisjoint(grouped.beside)


def test_many_comments_on_one_clause_take_no_square_of_time() -> None:
    rng = random.Random(3)
    words = ["取暖补贴", "雨衣补贴", "值班津贴", "矿灯", "灯塔", "煤价", "草料", "渡船", "口粮", "工棚", "航标", "棉衣"]
    texts = [
        "建议" + "和".join(rng.sample(words, 4)) + rng.choice(["按月发放", "提高", "由财政负担"]) for _ in range(6000)
    ]
    with in_linear_time():
        assert group_comments(comments(*texts)).groups
