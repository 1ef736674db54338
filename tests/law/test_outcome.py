from __future__ import annotations

import pytest

from workbench.law.outcome import outcome, passage_index

OLD = "船工年满五十五岁的，可以按月领取养老柜的津贴。津贴由班主核定。"
# the proposal as (was, to be), what became of the clause as (was, is) of the old text or as whole texts; the result
# and how much of each change stands
CASES = [
    # the figure asked for, another figure, none
    (("五十五岁", "五十岁"), [("五十五岁", "五十岁")], "adopted", [1]),
    (("五十五岁", "五十岁"), [("五十五岁", "五十二岁")], "not_adopted", [0]),
    (("五十五岁", "五十岁"), [("", "")], "not_adopted", [0]),
    # the words stand, though the text around them changed too
    (("班主核定", "班主与会员代表核定"), [("津贴由班主核定", "停航津贴应当由班主与会员代表核定")], "adopted", [1]),
    # and something that nobody asked for beside them
    (("班主核定", "班主与会员代表核定"), [("津贴由班主核定", "全部津贴由班主与会员代表逐年核定")], "unsure", [0]),
    # a part of the words
    (("。津贴", "，遗属可以代领并指定受托人。津贴"), [("。津贴", "，遗属可以代领。津贴")], "partly", [0.5]),
    # a deletion asked for and made, refused, or only made elsewhere
    (("津贴由班主核定。", ""), [("津贴由班主核定。", "")], "adopted", [1]),
    (("津贴由班主核定。", ""), [("", "")], "not_adopted", [0]),
    (("津贴由班主核定。", ""), ["津贴由班主核定。" + OLD[:25]], "not_adopted", [0]),
    (("津贴由班主核定。", ""), [("年满五十五岁的", "")], "not_adopted", [0]),
    # adopted in another successor of a split clause
    (
        ("核定。", "核定。对核定不服的，可以请灯塔看守人复核。"),
        [OLD, "对核定不服的，可以请灯塔看守人复核。"],
        "adopted",
        [1],
    ),
    # the words asked for stood elsewhere in the clause already
    (("可以按月", "班主可以按月"), [("", "")], "not_adopted", [0]),
    # a proposal to keep the clause as it is
    (("", ""), [("", "")], "adopted", []),
    (("", ""), [("五十五岁", "六十岁")], "not_adopted", []),
    # the clause went
    (("五十五岁", "五十岁"), [], "moot", []),
    (("五十五岁", "五十岁"), ["  "], "moot", []),
    (("", ""), [], "moot", []),
]


@pytest.mark.parametrize(("asked", "became", "result", "standing"), CASES)
def test_outcome(
    asked: tuple[str, str], became: list[str | tuple[str, str]], result: str, standing: list[float]
) -> None:
    texts = [text if isinstance(text, str) else OLD.replace(*text) if text[0] else OLD for text in became]
    proposed = OLD.replace(*asked) if asked[0] else OLD
    found = outcome(OLD, proposed, [(str(at), text) for at, text in enumerate(texts)], "zh")
    assert found.result == result
    assert [change.stands for change in found.changes] == pytest.approx(standing, abs=0.2)


@pytest.mark.parametrize(("texts", "result"), [([OLD], "not_adopted"), ([], "adopted")])
def test_a_proposal_that_the_clause_should_go(texts: list[str], result: str) -> None:
    assert outcome(OLD, " ", [("n", text) for text in texts], "zh").result == result


def test_several_changes_are_told_apart() -> None:
    proposed = OLD.replace("五十五岁", "五十岁").replace("班主核定", "会员大会核定")
    found = outcome(OLD, proposed, [("n", OLD.replace("五十五岁", "五十岁"))], "zh")
    assert found.result == "partly"
    assert [(change.deleted, change.inserted, change.stands) for change in found.changes] == [
        ("五十五岁", "五十岁", 1.0),
        ("班主", "会员大会", 0.0),
    ]
    assert 0 < found.share < 1


def test_the_successor_that_holds_most_of_the_wording_is_named() -> None:
    proposed = OLD.replace("五十五岁", "五十岁")
    assert outcome(OLD, proposed, [("a", OLD[26:]), ("b", proposed[:25])], "zh").clause_key == "b"


# What drafting groups do with proposals: (old wording, proposed, new wording, what became of it).
DRAFTING = [
    pytest.param(
        "职工因工外出受伤的，认定为工伤。",
        "职工因工外出或者在工会组织的活动中受伤的，认定为工伤。",
        "职工因工外出或者在工会组织的活动中受伤的，应当认定为工伤。",
        "adopted",
        id="verbatim",
    ),
    pytest.param(
        "用人单位应当按月申报缴费。",
        "用人单位应当按月申报缴费，并将缴费明细告知职工本人和本单位工会。",
        "用人单位应当按月申报缴费，并将缴费的明细情况告知职工本人以及本单位工会。",
        "adopted",
        id="polished",
    ),
    pytest.param(
        "用人单位应当按月申报缴费。",
        "用人单位应当按月申报缴费，并将缴费明细告知职工本人和本单位工会。",
        "用人单位应当按月申报缴费，并将缴费明细告知职工本人。",
        "partly",
        id="half",
    ),
    pytest.param(
        "津贴由经办机构发放。",
        "津贴由经办机构发放，逾期发放的，按日加付利息。",
        "津贴由经办机构发放。未按时支付的，应当每天额外支付相应的孳息。",
        "not_adopted",
        id="same meaning",
    ),
    pytest.param(
        "津贴由经办机构发放。",
        "津贴由经办机构发放，逾期发放的，按日加付利息。",
        "津贴由经办机构通过银行发放，具体办法由国务院主管部门规定。",
        "not_adopted",
        id="unrelated",
    ),
    pytest.param(
        "国家建立统筹基金。",
        "国家建立统筹基金，基金收支情况每年向职工代表大会报告并接受工会监督。",
        "国家建立统筹基金。基金按照以支定收、收支平衡的原则管理，具体办法由省级人民政府规定。",
        "not_adopted",
        id="unrelated2",
    ),
    pytest.param(
        "参保人员可以申请退还个人账户储存额，但是应当书面说明理由。",
        "参保人员可以申请退还个人账户储存额。",
        "参保人员有权申请退还个人账户储存额。",
        "adopted",
        id="del done",
    ),
    pytest.param(
        "参保人员可以申请退还个人账户储存额，但是应当书面说明理由。",
        "参保人员可以申请退还个人账户储存额。",
        "参保人员可以申请退还个人账户储存额，但是应当书面说明理由。",
        "not_adopted",
        id="del not",
    ),
    pytest.param(
        "参保人员可以申请退还个人账户储存额，但是应当书面说明理由。",
        "参保人员可以申请退还个人账户储存额。",
        "参保人员可以申请退还个人账户储存额，但是需书面说明理由。",
        "not_adopted",
        id="del reworded",
    ),
    pytest.param(
        "失业金领取期限最长为十二个月。",
        "失业金领取期限最长为二十四个月。",
        "失业金领取期限最长为十八个月。",
        "not_adopted",
        id="fig diff",
    ),
    pytest.param(
        "失业金领取期限最长为十二个月。",
        "失业金领取期限最长为二十四个月，领取期间参加医疗保险。",
        "失业金领取期限最长为二十四个月。",
        "partly",
        id="fig yes",
    ),
    pytest.param(
        "失业金领取期限最长为十二个月。",
        "失业金领取期限最长为二十四个月，领取期间参加医疗保险。",
        "失业金领取期限最长为十八个月。",
        "not_adopted",
        id="fig no",
    ),
    pytest.param(
        "补偿比例为百分之六十。",
        "补偿比例不低于百分之八十。",
        "补偿比例为百分之八十。",
        "partly",
        id="fig pct",
    ),
    pytest.param(
        "补偿比例为百分之六十。",
        "补偿比例不低于百分之八十。",
        "补偿比例不低于百分之七十。",
        "not_adopted",
        id="fig pct2",
    ),
    pytest.param(
        "基金由经办机构管理。",
        "基金由经办机构管理。工会派代表参加基金监督委员会。监督委员会每季度公布收支报告。职工可以查阅账目。经办机构应当在十五日内答复。",
        "基金由经办机构管理。职工可以查阅账目。",
        "partly",
        id="one sentence of many",
    ),
    pytest.param(
        "基金由经办机构管理。",
        "基金由经办机构管理。工会派代表参加基金监督委员会。监督委员会每季度公布收支报告。职工可以查阅账目。",
        "基金由经办机构管理。监督委员会应当每季度公布一次收支报告。",
        "partly",
        id="one sentence polished",
    ),
    pytest.param(
        "供养子女的抚恤金发至年满十六周岁。",
        "供养子女的抚恤金发至年满十八周岁；在校学习的，发至学业结束。",
        "供养子女的抚恤金发至年满十八周岁。",
        "partly",
        id="c12",
    ),
    pytest.param(
        "供养子女的抚恤金发至年满十六周岁。",
        "供养子女的抚恤金发至年满十八周岁，在校学习的发至学业结束，另有困难的可以延长发放。",
        "供养子女的抚恤金发至年满十八周岁。",
        "partly",
        id="c12 comma",
    ),
    pytest.param(
        "满十八周岁的职工参保。子女发至十六周岁。",
        "满十八周岁的职工参保。子女发至十八周岁，在校学习的，发至学业结束并且可以延长。",
        "满十八周岁的职工参保。子女发至二十周岁。",
        "not_adopted",
        id="figure was there",
    ),
    pytest.param(
        "由劳动行政部门监督。",
        "由工会监督。",
        "由工会监督。",
        "adopted",
        id="name replaced",
    ),
    pytest.param(
        "由劳动行政部门监督。",
        "由工会监督。",
        "由社会保险行政部门监督。",
        "not_adopted",
        id="name replaced no",
    ),
    pytest.param(
        "由劳动行政部门监督。",
        "由劳动行政部门、工会和用人单位代表共同监督。",
        "由劳动行政部门会同工会监督。",
        "partly",
        id="name partly",
    ),
    pytest.param(
        "职工可以查询账户。",
        "职工及其亲属可以查询账户。",
        "职工可以随时查询账户，经办机构应当及时答复。",
        "not_adopted",
        id="small insert",
    ),
    pytest.param(
        "职工享有知情权。用人单位负责登记。",
        "职工享有知情权，可以查询缴费记录。用人单位负责登记。",
        "职工享有知情权。用人单位负责登记。职工可以查询缴费记录。",
        "adopted",
        id="moved in art",
    ),
]


@pytest.mark.parametrize(("old", "proposed", "new", "result"), DRAFTING)
def test_chance_is_told_from_adoption(old: str, proposed: str, new: str, result: str) -> None:
    assert outcome(old, proposed, [("n", new)], "zh").result == result


ENGLISH = "The guild shall lend each widow a boat for two winters."


@pytest.mark.parametrize(
    ("proposed", "new", "result"),
    [
        ("each widow or orphan", "each widow or orphan", "adopted"),
        ("each widow or orphan", "every widow", "not_adopted"),
        ("each widow, orphan or aged parent", "each widow, orphan or parent", "partly"),
    ],
)
def test_english(proposed: str, new: str, result: str) -> None:
    asked, became = (ENGLISH.replace("each widow", words) for words in (proposed, new))
    assert outcome(ENGLISH, asked, [("n", became)], "en").result == result


@pytest.mark.parametrize(
    ("old", "proposed", "new", "result"),
    [
        ("缴费满二十年的", "缴费满十五年的", "缴费满180个月的", "adopted"),
        ("在三十日内答复", "在二十日内答复", "在20日内答复", "adopted"),
        ("在三十日内答复", "在二十日内答复", "在３０日内答复", "not_adopted"),
        # how a number is written was all that was asked for
        ("在二十日内答复", "在20日内答复", "在二十日内答复", "not_adopted"),
        ("补缴一半费用", "补缴四成费用", "补缴40%费用", "adopted"),
    ],
)
def test_a_quantity_has_come_however_it_is_written(old: str, proposed: str, new: str, result: str) -> None:
    assert outcome(old, proposed, [("n", new)], "zh").result == result


ELSEWHERE = "第九条规定，灯塔看守人每季度向全体船工公布养老柜的账目。"


@pytest.mark.parametrize(
    ("others", "result", "clause_key"),
    [
        ([("c9", ELSEWHERE)], "adopted", "c9"),
        ([("c9", ELSEWHERE.replace("公布", "不公布"))], "not_adopted", "n"),
        ([("c9", "灯塔看守人每晚点灯。")], "not_adopted", "n"),
        ([], "not_adopted", "n"),
    ],
)
def test_what_did_not_come_is_looked_for_elsewhere(others: list[tuple[str, str]], result: str, clause_key: str) -> None:
    proposed = OLD + "灯塔看守人每季度向全体船工公布养老柜的账目。"
    index = passage_index(others, (OLD,), "zh")
    judged = outcome(OLD, proposed, [("n", OLD)], "zh", elsewhere=index)
    assert (judged.result, judged.clause_key) == (result, clause_key)
