"""A full revision as drafting groups write them: bounds redrawn, articles split, merged, reordered and reworded."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from workbench.law.matching.align import MatchOverride, OverrideAction, match_articles
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

OLD = [
    "为了加强渡口管理，保障乘客和船员的安全，制定本办法。",
    "本市行政区域内渡口的设置、渡运和监督，适用本办法。",
    "市交通主管部门负责全市渡口的监督管理工作。区人民政府负责本区渡口的日常管理。",
    (
        "设置渡口应当向区人民政府提出申请，并提交选址说明、水文资料和安全评估报告。"
        "区人民政府应当自受理之日起三十日内作出决定；不予批准的，应当书面说明理由。"
        "经批准设置的渡口，应当在两岸设立标志牌，载明渡口名称、核定载客数量和禁渡条件。"
    ),
    "渡船应当经检验合格，并取得渡运证书。",
    "渡工应当年满十八周岁，身体健康，并经培训考试合格。",
    "渡船载客不得超过核定人数。",
    "遇有大风、大雾、洪水等情形，应当停止渡运。",
    "乘客应当服从渡工指挥，不得抢上抢下。",
    "渡口经营者应当为乘客投保意外伤害保险。",
    "渡口票价由市价格主管部门核定。",
    "渡口的维修经费由区财政负担，不足部分由市财政补助。",
    "违反本办法规定，未经批准设置渡口的，由区人民政府责令停止渡运，并处一千元以上五千元以下罚款。",
    "违反本办法规定，渡船超过核定人数载客的，由市交通主管部门责令改正，并处五百元以上二千元以下罚款。",
    "违反本办法规定，渡工无证上岗的，由市交通主管部门责令改正，并处二百元以上一千元以下罚款。",
    "管理人员擅离职守、刁难船工、索要好处的，依法给予处分。",
    "当事人对处罚决定不服的，可以依法申请复议或者提起诉讼。",
    "本办法自二〇〇一年七月一日起施行。",
]
NEW = [
    "为了加强渡口的安全管理，保障人民群众生命财产安全，维护渡运秩序，制定本办法。",
    "本市行政区域内渡口的设置、撤销、渡运以及相关监督管理活动，适用本办法。",
    "渡口管理坚持安全第一、预防为主、属地负责的原则。",
    "市交通主管部门负责全市渡口的监督管理和业务指导工作。应急、水利等部门按照各自职责做好相关工作。",
    ("区人民政府应当建立渡口安全责任制，负责本区渡口的日常管理。镇人民政府、街道办事处应当确定专人负责渡口安全。"),
    ("设置渡口应当向区人民政府提出申请，并提交下列材料：\n（一）选址说明；\n（二）水文资料；\n（三）安全评估报告。"),
    "区人民政府应当自受理设置渡口的申请之日起二十日内作出决定；不予批准的，应当书面说明理由。",
    "渡口应当在两岸醒目位置设立标志牌，载明渡口名称、核定载客数量、禁渡条件和监督电话。",
    "渡船应当依法检验、登记，取得渡运证书，并配备救生、消防设备。",
    "渡船应当喷涂识别标志，安装定位装置。",
    "渡工应当身体健康，年龄在十八周岁以上六十五周岁以下，并经培训考试合格。",
    "渡船不得超过核定人数载客，不得在大风、大雾、洪水等禁渡情形下航行。",
    "乘客应当按照规定穿着救生衣，服从渡工指挥，不得抢上抢下，不得携带危险物品。",
    "渡口票价实行政府定价，由市发展改革部门会同市交通主管部门核定。",
    "公益性渡口的建设和维修经费纳入区级财政预算，市财政给予适当补助。",
    "鼓励渡口经营者投保承运人责任险和乘客意外伤害保险。",
    "违反本办法规定，未经批准设置或者撤销渡口的，由区人民政府责令限期改正，处一万元以上五万元以下罚款。",
    "违反本办法规定，渡船超载或者在禁渡情形下航行的，由海事管理机构责令改正，处五千元以上二万元以下罚款。",
    "违反本办法规定，渡工未经培训考试合格上岗的，由海事管理机构责令改正，对渡口经营者处二千元以上一万元以下罚款。",
    "违反本办法规定，渡船未安装定位装置的，由海事管理机构责令改正；逾期不改正的，处一千元罚款。",
    ("国家工作人员在渡口管理工作中擅离职守、刁难船工、索要好处的，依法给予处分；构成犯罪的，依法追究刑事责任。"),
    "本办法自2024年5月1日起施行。2001年发布的某市渡口管理办法同时废止。",
]
# Of the two short articles that one new article merges, the weather rule keeps too little wording to be certain.
TO_CONFIRM = "8-12"
EDGES = "1-1 2-2 3-4 3-5 4-6 4-7 4-8 5-9 6-11 7-12 8-12 9-13 10-16 11-14 12-15 13-17 14-18 15-19 16-21 18-22"
REPLACED = (
    "渡口可以由集体或者个人承包经营，承包合同报区人民政府备案。",
    "渡口应当设置无障碍候船设施，并为行动不便的乘客提供协助。",
)
REORDERED = [0, 1, 2, 8, 9, 10, 11, 3, 4, 5, 6, 7, 15, 16, 12, 13, 14, 17]


def _law(articles: Sequence[str]) -> LawText:
    lines = [f"第{number}条 {text}" for number, text in enumerate(articles, start=1)]
    return read_law(plain_source("\n".join(["# 某市渡口管理办法", *lines])), "zh")


def _edges(
    old: Sequence[str], new: Sequence[str], overrides: Sequence[MatchOverride] = (), *, to_confirm: bool = False
) -> str:
    before, after = _law(old), _law(new)
    matches = match_articles(before, after, overrides)
    edges = [edge for match in matches for edge in (match.to_confirm if to_confirm else match.edges)]
    pairs = [(int(before.by_key[edge.old].number), int(after.by_key[edge.new].number)) for edge in edges]
    return " ".join(f"{one}-{two}" for one, two in sorted(pairs))


def test_a_full_revision() -> None:
    assert _edges(OLD, NEW) == EDGES
    assert _edges(OLD, NEW, to_confirm=True) == TO_CONFIRM


@pytest.mark.parametrize(("action", "edges"), [("confirm", EDGES), ("unlink", EDGES.replace(" 8-12", ""))])
def test_what_a_person_decided_is_not_to_be_confirmed(action: OverrideAction, edges: str) -> None:
    decided = [MatchOverride(action, "art_8", "art_12")]
    assert (_edges(OLD, NEW, decided), _edges(OLD, NEW, decided, to_confirm=True)) == (edges, "")


def test_the_same_number_with_other_content_is_no_match() -> None:
    old, new = ([*OLD[:5], text, *OLD[5:]] for text in REPLACED)
    assert _edges(old, new) == " ".join(f"{at}-{at}" for at in range(1, 20) if at != 6)


def test_reordered_and_reworded_throughout() -> None:
    new = [OLD[at].replace("应当", "须").replace("渡口", "渡运站") for at in REORDERED]
    expected = sorted((at + 1, number) for number, at in enumerate(REORDERED, start=1))
    assert _edges(OLD, new) == " ".join(f"{one}-{two}" for one, two in expected)


@pytest.mark.parametrize("gone", range(2, len(OLD)))
def test_one_article_that_goes_leaves_all_others_alone(gone: int) -> None:
    new = OLD[: gone - 1] + OLD[gone:]
    expected = [f"{at}-{at - (at > gone)}" for at in range(1, len(OLD) + 1) if at != gone]
    assert _edges(OLD, new) == " ".join(expected)
