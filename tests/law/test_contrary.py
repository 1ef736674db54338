"""A proposal is not taken over where the new text says its contrary by a word in the place of a word, or a denial."""

import pytest

from workbench.lang.languages import Lang
from workbench.law.outcome import outcome

# proposed | what the new text says
TURNED = """
津贴不得低于工资的百分之六十 | 津贴不得超过工资的百分之六十
津贴最多领取十二个月 | 津贴至少领取十二个月
经办机构应当公布账目 | 经办机构可以公布账目
职工可以查询账户 | 职工不得查询账户
职工可以查询账户 | 职工不可以查询账户
工龄包括学徒期 | 工龄不包括学徒期
学徒期计入工龄 | 学徒期不计入工龄
无须经单位同意即可领取 | 须经单位同意即可领取
农民工同等享受 | 农民工不同等享受
停工期间不停发津贴 | 停工期间停发津贴
benefit is paid for at least twelve months | benefit is paid for at most twelve months
the worker may appeal to the board | the worker may not appeal to the board
the office shall publish the accounts | the office may publish the accounts
all workers including apprentices | all workers excluding apprentices
with the consent of the worker | without the consent of the worker
apprentices are covered | apprentices are not covered
apprentices are never refused | apprentices are refused
""".strip().splitlines()
OLD = {"zh": "本条另行规定", "en": "This is left to rules"}


def result(row: str) -> str:
    proposed, new = (cell.strip() for cell in row.split("|"))
    lang: Lang = "en" if row.isascii() else "zh"
    return outcome(OLD[lang], proposed, [("n", new)], lang).result


@pytest.mark.parametrize("row", TURNED)
def test_a_sentence_turned_into_its_contrary_is_told(row: str) -> None:
    assert result(row) == "contrary"


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
    assert result(row) != "contrary"


@pytest.mark.parametrize(
    ("old", "proposed", "new", "lang", "result"),
    [
        ("国家补贴学徒。", "国家补贴学徒，帮工同等享受。", "国家补贴学徒，帮工不同等享受。", "zh", "contrary"),
        ("国家补贴学徒。", "国家补贴学徒，帮工同等享受。", "国家补贴学徒，帮工同等享受。", "zh", "adopted"),
        (
            "津贴按月发放。",
            "津贴按月发放，标准不得低于职工本人受伤前十二个月平均工资的百分之六十。",
            "津贴按月发放，标准不得高于职工本人受伤前十二个月平均工资的百分之六十。",
            "zh",
            "contrary",
        ),
        (
            "单位申报缴费。",
            "单位应当按月申报缴费，并应当告知工会。",
            "单位应当按月申报缴费，并可以告知工会。",
            "zh",
            "contrary",
        ),
        ("The guild lends a boat.", "The guild shall lend a boat.", "The guild may lend a boat.", "en", "contrary"),
    ],
)
def test_a_proposal_whose_contrary_came_in_part_came_as_its_contrary(
    old: str, proposed: str, new: str, lang: Lang, result: str
) -> None:
    assert outcome(old, proposed, [("n", new)], lang).result == result
