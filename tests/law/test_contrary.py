"""A proposal is not taken over where the new text says its contrary by a word in the place of a word."""

import pytest

from workbench.lang.languages import Lang
from workbench.lang.opposites_reader import shipped_opposites
from workbench.law.contrary import contrary_spans
from workbench.law.outcome import outcome
from workbench.law.redline import redline
from workbench.weights.outcomes import outcome_weights

# proposed | what the new text says | the words of the proposal whose contrary it says
TURNED = """
津贴不得低于工资的百分之六十 | 津贴不得超过工资的百分之六十 | 不得低于
津贴最多领取十二个月 | 津贴至少领取十二个月 | 最多
经办机构应当公布账目 | 经办机构可以公布账目 | 应当
职工可以查询账户 | 职工不得查询账户 | 可以
职工可以查询账户 | 职工不可以查询账户 | 可以
工龄包括学徒期 | 工龄不包括学徒期 | 包括
学徒期计入工龄 | 学徒期不计入工龄 | 计入
无须经单位同意即可领取 | 须经单位同意即可领取 | 无须经
农民工同等享受 | 农民工不同等享受 |
停工期间不停发津贴 | 停工期间停发津贴 | 不
benefit is paid for at least twelve months | benefit is paid for at most twelve months | at least
the worker may appeal to the board | the worker may not appeal to the board | may
the office shall publish the accounts | the office may publish the accounts | shall
all workers including apprentices | all workers excluding apprentices | including
with the consent of the worker | without the consent of the worker | with
apprentices are covered | apprentices are not covered |
apprentices are never refused | apprentices are refused | never
""".strip().splitlines()


def contrary(proposed: str, new: str, lang: Lang) -> tuple[tuple[int, int], ...]:
    runs = redline(proposed, new, lang)
    return contrary_spans(proposed, new, runs, lang, shipped_opposites(), outcome_weights())


@pytest.mark.parametrize("row", TURNED)
def test_a_word_turned_into_its_contrary_is_found(row: str) -> None:
    proposed, new, words = (cell.strip() for cell in row.split("|"))
    lang: Lang = "en" if row.isascii() else "zh"
    spans = contrary(proposed, new, lang)
    assert [proposed[start:end] for start, end in spans] == [words]


SAME = """
认定为工伤 | 应当认定为工伤
应当公布账目 | 必须公布账目
可以查询账户 | 有权查询账户
不得低于百分之六十 | 不低于百分之六十
未参加保险的，由单位负担 | 没有参加保险的，由单位负担
单位应当缴费，职工可以查询 | 职工可以查询，单位应当缴费
工会参加监督 | 基金收支不明的，职工可以查询账目，工会参加监督
the office shall publish | the office must publish
not less than half | at least half
apprentices are covered | apprentices, who may not be dismissed, are covered
""".strip().splitlines()


@pytest.mark.parametrize("row", SAME)
def test_other_words_for_the_same_are_no_contrary(row: str) -> None:
    proposed, new = (cell.strip() for cell in row.split("|"))
    lang: Lang = "en" if row.isascii() else "zh"
    assert contrary(proposed, new, lang) == ()


@pytest.mark.parametrize(
    ("old", "proposed", "new", "lang", "result"),
    [
        ("国家补贴学徒。", "国家补贴学徒，帮工同等享受。", "国家补贴学徒，帮工不同等享受。", "zh", "not_adopted"),
        ("国家补贴学徒。", "国家补贴学徒，帮工同等享受。", "国家补贴学徒，帮工同等享受。", "zh", "adopted"),
        (
            "津贴按月发放。",
            "津贴按月发放，标准不得低于职工本人受伤前十二个月平均工资的百分之六十。",
            "津贴按月发放，标准不得高于职工本人受伤前十二个月平均工资的百分之六十。",
            "zh",
            "not_adopted",
        ),
        (
            "单位申报缴费。",
            "单位应当按月申报缴费，并应当告知工会。",
            "单位应当按月申报缴费，并可以告知工会。",
            "zh",
            "partly",
        ),
        ("The guild lends a boat.", "The guild shall lend a boat.", "The guild may lend a boat.", "en", "not_adopted"),
    ],
)
def test_nothing_stands_of_a_change_whose_contrary_came(
    old: str, proposed: str, new: str, lang: Lang, result: str
) -> None:
    assert outcome(old, proposed, [("n", new)], lang).result == result
