"""Untidy Chinese files and the articles that are to be read from them; and well-made ones that no rule may spoil."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lang.numerals import chinese_numeral
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

# Typing slips, scans, marks of the format, numbers that jump: what files of laws hold besides well-made lines.
UNTIDY = [
    pytest.param("# 甲法\n第一条&nbsp;&nbsp;甲。\n第二条&#12288;乙。\n&emsp;&emsp;第三条 丙。", "1 2 3", id="entities"),
    pytest.param("# 甲法\n\u200b第一条\u200b 甲。\n\ufeff第\u200b二条 乙。", "1 2", id="zw"),
    pytest.param("# 甲法\n- 第一条 甲。\n- 第二条 乙。\n* 第三条 丙\n+ 第四条 丁", "1 2 3 4", id="bullet"),
    pytest.param("# 甲法\n> 第一条 甲。\n> > 第二条 乙。", "1 2", id="bq"),
    pytest.param("# 甲法\n#### 第一条\n甲。\n#### 第二条 乙。", "1 2", id="h4"),
    pytest.param(
        "# 甲法\n**第一条**\u3000甲。\n**第二条\u3000**乙。\n** 第三条 ** 丙。\n***第四条*** 丁。\n"
        "__第五条__ 戊。\n*第六条* 己\n**第七条 庚",
        "1 2 3 4 5 6 7",
        id="boldfw",
    ),
    pytest.param("# 甲法\n**第一条**甲。\n**第二条**乙。", "1 2", id="boldnosp"),
    pytest.param("# 甲法\n<b>第一条</b> 甲。<br>第二条 乙。\n<p>第三条 丙。</p>", "1 2 3", id="b html"),
    pytest.param(
        "# 甲法\n第九条 甲。\n第一○条 甲。\n第一一条 乙。\n第十九条 丁。\n第二十O条 丙。\n第二十一条 戊。",
        "9 10 11 19 20 21",
        id="O",
    ),
    pytest.param(
        "# 甲法\n第十九条 甲。\n第廿条 甲。\n第廿一条 乙。\n第廿九条 乙。\n第卅条 丁。\n第卅一条 丁。",
        "19 20 21 29 30 31",
        id="nian",
    ),
    pytest.param(
        "# 甲法\n第一百条 甲。\n第一百0一条 乙。\n第一百O二条 丙。\n第一百０三条 丁。\n第一百零四条 甲\n第一0五条 乙",
        "100 101 102 103 104 105",
        id="100",
    ),
    pytest.param("# 甲法\n第—条 甲。\n第二条 乙。\n第二十条 乙。\n第二十—条 丙。", "1 2 20 21", id="dash1"),
    pytest.param("# 甲法\n第壹条 甲。\n第贰条 乙。\n第拾条 丙", "1 2 10", id="formal"),
    pytest.param("# 甲法\n第一\n条 甲。\n第\n二条 乙。\n第二\n十条 丙。", "1 2 20", id="brokenlabel"),
    pytest.param(
        "# 甲法\n第一条 甲。\n第二条 删去\n第三条 （已废止）\n第四条 [删除]\n第五条（删除）\n第六条 乙。",
        "1 2 3 4 5 6",
        id="rep range",
    ),
    pytest.param("# 甲法\n第一条 甲。\n第五条 乙、\n第三条 丙和\n第九条 丁。", "1 5 3 9", id="gap sp"),
    pytest.param(
        "# 甲法\n第一条 甲。\n第二条 乙。\n第一条 甲。\n第四条 丙。\n第二条 丁。", "1 2 1 4 2", id="goes back"
    ),
    pytest.param("目录\n第一章 总则\n第二章 附则\n第一条\n甲。\n第二条\n乙。", "1 2", id="toc no rep"),
    pytest.param(
        "目录\n第一章 总则\n第二章 附则\n第一条 甲事\n第二条 乙事\n第三条 丙\n甲。", "1 2 3", id="toc no rep2"
    ),
    pytest.param(
        "# 甲法\n目\u3000录\n第一章 总则\n第一节 甲\n第二节 乙\n第二章 附则\n第一节 甲\n第二章 附则\n"
        "第一条 甲。\n第二条 乙。",
        "1 2",
        id="toc3",
    ),
    pytest.param(
        "# 甲法\n目录\n第一章 总则（第一条—第三条）\n第二章 附则（第四条）\n第一章 总则\n第一条 甲。\n"
        "第二条 甲。\n第三条 乙\n第二章 附则\n第四条 乙。",
        "1 2 3 4",
        id="toc ranges",
    ),
    pytest.param(
        "# 甲法\n目录\n第一章 总则\n第一条至第三条\n第二章 附则\n第四条—第五条\n第一章 总则\n第一条 甲。\n"
        "第二条 甲。\n第三条 乙\n第二章 附则\n第四条 乙。\n第五条 丙",
        "1 2 3 4 5",
        id="toc ranges2",
    ),
    pytest.param(
        "# 甲法典\n目录\n第一编 总则\n第一章 甲\n第二章 乙\n第二编 物权\n第一分编 丙\n第一章 丁\n附则\n"
        "第一编 总则\n第一章 甲\n"
        "第一条 甲。\n第二章 乙\n第二条 乙。\n第二编 物权\n第一分编 丙\n第一章 丁\n第三条 丙。\n附则\n第四条 丁。",
        "1 2 3 4",
        id="toc bian",
    ),
    pytest.param(
        "# 甲法\n第一条规定了甲。\n第二条有关单位乙。\n第三条中央的。\n第四条和解的。\n第五条等级。\n"
        "第六条各级。\n第七条有关丙。",
        "1 2 3 4 5 6 7",
        id="dsp",
    ),
    pytest.param(
        "# 甲法\n第一条 甲。\n第二条有关单位乙。\n第三条对丙。\n第四条有关丁。\n第五条有关戊。\n第六条 己。\n"
        "第七条 庚。\n第八条 辛",
        "1 2 3 4 5 6 7 8",
        id="doubt chain",
    ),
    pytest.param("# 甲法\n第一条为了甲。\n第二条本法。\n第三条有关机关负责。", "1 2 3", id="doubt last"),
    pytest.param(
        "# 甲法\n第一条 甲。\n第二条 规定的乙应当丙。\n第三条 丙。\n第四条 所列丁。\n第五条 的丁。",
        "1 2 3 4 5",
        id="spaced never",
    ),
    pytest.param(
        "# 甲法\n第一条 甲。\n第二条 乙。\n第五条 第一款规定的丙。\n第三条 第二款所称的丁。\n第三条 戊。\n"
        "第二条 规定的己。\n第四条 庚",
        "1 2 3 4",
        id="spaced ref",
    ),
    pytest.param("# 甲法\n第一条 甲。\n第二条 第二条 乙。\n第三条 丙。", "1 2 3", id="dup label"),
    pytest.param("# 甲法\n第一条 甲规定：“乙。\n第一条 甲。\n第二条 丙。", "1 1 2", id="quote odd"),
    pytest.param(
        "# 甲法\n第一章 甲\n第一条 甲。\n“乙。\n第二章 甲\n第一条 甲。\n第二条 丙。\n第九条 丁。",
        "1 1 2 9",
        id="quote odd2",
    ),
    pytest.param("# 甲法\n第一条 甲标准调整为：\n（一）乙。\n第四条 丙。\n第五条 丁。", "1 4 5", id="quote announced"),
    pytest.param(
        "# 关于修改《甲法》的决定\n一、第三条修改为：“第三条 甲。”\n二、第五条第一款修改为：“甲。”\n"
        "本决定自公布之日起施行。",
        "",
        id="decision",
    ),
    pytest.param(
        "# 甲法修正案\n一、在甲法第一百二十条之一后增加五条，作为第一百二十条之二、第一百二十条之三：\n"
        "“第一百二十条之二 乙。\n“第一百二十条之三 丙。”\n二、本修正案自公布之日起施行。",
        "",
        id="amend xf",
    ),
    pytest.param(
        "# 甲解释\n第一条 甲。\n第二条 乙。\n附：相关法律条文\n第二十条 丙。\n第三十条 丁。", "1 2 20 30", id="cited"
    ),
    pytest.param("# 关于批准《甲公约》的决定\n会议决定：批准甲公约，同时声明：\n一、甲。\n二、乙。", "", id="intl"),
    pytest.param(
        "# 甲法\n第一条（立法目的）甲。\n第二条 （适用范围） 乙。\n第三条\u3000【定义】\u3000丙。\n第四条[定义]丙",
        "1 2 3 4",
        id="paren title",
    ),
    pytest.param(
        "# 甲法\n第一条[^1] 甲。\n第二条[1] 乙。\n第三条① 丙。\n第四条<sup>1</sup> 丁\n第五条* 戊",
        "1 2 3 4 5",
        id="footnote",
    ),
    pytest.param("# 甲法\n\t第一条\t甲。\n\t\t第二条\t乙。", "1 2", id="tabs"),
    pytest.param("# 甲法\n\\第一条 甲\n第二条\\. 乙", "2", id="esc"),
    pytest.param(
        "# 甲法\n第一条：甲。\n第二条:乙。\n第三条． 丙。\n第四条. 丁。\n第五条，戊。\n第六条。己。\n"
        "第七条；庚\n第八条 辛",
        "1 2 3 4 5 6 7 8",
        id="colon",
    ),
    pytest.param("# 甲法\n第一条—甲。\n第二条－乙。\n第三条 — 丙。\n第四条 - 丁", "1 2 3 4", id="dash"),
    pytest.param("# 甲法\n第 1 条 甲。\n第 2 条\u3000乙。\n第10条之一 丙", "1 2 10-1", id="latin sp"),
    pytest.param("# 甲法\n第一条 甲：\n\n| a | b |\n|---|---|\n| 第三条 | c |\n\n第二条 乙。", "1 2", id="tables"),
    pytest.param("# 甲法\n第一条 甲：\n|a|b|\n第二条 乙|丙。\n第三条 丁", "1 2 3", id="tablethen"),
    pytest.param("# 甲法\n第一条 甲。\n第二条 乙。第三条 丙。\n第四条 丁。", "1 2 3 4", id="long"),
    pytest.param(
        "# 甲决定\n第一条 甲。\n第二条 乙。\n\n乙法\n（1990年通过）\n目录\n第一章 甲\n第二章 乙\n第一章 甲\n"
        "第一条 甲。\n第二章 乙\n第二条 乙。",
        "1 2 1 2",
        id="decision+law",
    ),
    pytest.param("# 甲通知\n一、甲。\n二、乙。", "", id="no article"),
    pytest.param("# 甲法\n序 言\n甲第一条道路。\n第一章 总纲\n第一条 甲。", "1", id="const pre"),
    pytest.param(
        "# 甲法\n第一条 甲。\n第二条 乙：\n第一类：甲。\n第二类：乙。\n第一款 丙。\n第三条 丁", "1 2 3", id="ti ref"
    ),
    pytest.param(
        "# 甲法\n第十条 甲。\n第十条 之一 乙。\n第十条之 二 丙。\n第 十 条 之 三 丁。\n第十条-4 戊。\n第十一条 己",
        "10 10-1 10-2 10-3 10-4 11",
        id="zhi sp",
    ),
    pytest.param(
        "# 甲法\n第一条\u2003甲。\n第二条\u2002乙。\n第三条\u00a0丙。\n第四条\u2009丁。\n第五条\u202f戊。\n"
        "第六条\u205f己",
        "1 2 3 4 5 6",
        id="emsp",
    ),
    pytest.param("# 甲法\n\ue004第一条 甲。\n第二条\ue5e5乙。", "1 2", id="private"),
    pytest.param("# 甲法\n第一条 甲的事项由\n第三条 乙。\n第四条 丙。", "1 3 4", id="prev ends conn"),
    pytest.param(
        "# 甲法\n第一条 甲。\n第四十二条情形之一的，乙。\n第二条 丙。\n第三条 丁。", "1 2 3", id="mid doubtful"
    ),
    pytest.param("# 甲法\n第一条 甲。\n第二条 乙。\n第三百条 丙。\n第三条 丁。", "1 2 300 3", id="bigjump"),
    pytest.param("# 甲法\n第一条\u3000第二条 甲。\n第三条 乙。", "1 3", id="combined"),
    pytest.param("# 甲法\n（第一条）甲。\n第二条 乙", "2", id="fullwidth paren"),
    pytest.param("# 甲法\n## 第一条 甲规定的，乙。\n## 第二条\n乙", "1 2", id="heading ends tiao"),
    pytest.param("# 甲法\n第 1 条. 甲\n第 2 条. 乙", "1 2", id="yi"),
    pytest.param(
        "# 甲法\n第一条 有下列情形的：（一）甲；（二）乙；（三）丙。\n第二条 乙", "1 2", id="article then item same"
    ),
    pytest.param("# 甲法\n第一条 甲。\n第十六条规定的乙，\n第二条 丙。", "1 2", id="xu"),
    pytest.param(
        "# 甲法\n第一条 和甲。\n第二条 及乙。\n第三条 等丙。\n第四条 或者丁。\n第五条 至今戊。\n"
        "第六条 与己。\n第七条 中庚。\n第八条 由辛",
        "1 2 3 4 5 6 7 8",
        id="huo",
    ),
    pytest.param(
        "# 甲法\n第一条 的士甲。\n第二条 的确乙。\n第三条 所有丙。\n第四条 所在地丁。\n第五条 所得戊。\n"
        "第六条 到期己。\n第七条 修改甲",
        "1 2 3 4 5 6 7",
        id="yu de",
    ),
    pytest.param("# 甲法\n第一条 甲m<sup>2</sup>。\n第二条 x<5 乙>3。", "1 2", id="sup"),
    pytest.param(
        "# 甲法\n第一条 甲。\n第二条 乙。\n附：甲决定\n一、将第五条修改为：\n第五条 丁。\n二、删去第六条。",
        "1 2",
        id="tail decision",
    ),
    pytest.param(
        "# 甲法\n第一条 甲。\n第三条 乙。\n第五条本法丙。\n第七条 丁。\n第八条 戊", "1 3 5 7 8", id="likely gaps"
    ),
    pytest.param(
        "# 甲法\n第一条为了甲。\n第二条本法乙。\n第九条情形之一的，乙。\n第三条甲方。\n第四条乙方。",
        "1 2 3 4",
        id="unspaced ref",
    ),
    pytest.param(
        "# 甲法\n第一条为了甲。\n第二条本法乙。\n第九条本法。\n第十条乙方。\n第四条乙方。",
        "1 2 9 10 4",
        id="unspaced gap",
    ),
    pytest.param(
        "# 甲法\n第一条 甲。\n第二条 乙。\n第三条 乙。\n附件\n第一条本法丙。\n第二条 丁。",
        "1 2 3 1 2",
        id="likely restart",
    ),
    pytest.param("# 甲法\n第一条 甲为“乙：\n第四条 丙。\n第一条 丁", "1 4 1", id="open quote para"),
    pytest.param("# 甲决定\n一、第七条修改为：\n第七条 甲。\n二、删去第八条。", "", id="decision unq"),
    pytest.param(
        "# 甲法\n第一条 甲。\n第二条第一款规定的。\n第三条、第四条的。\n第五条至第六条的。\n第三条所列。\n"
        "第二条 乙。\n本法第一条规定的。\n第三条 丙。",
        "1 2 3",
        id="ref lines",
    ),
    pytest.param("# 甲法\n第一条 甲：（一）第三条 乙；（二）丙。\n第二条 丙", "1 2", id="inl"),
]


# Lines that stand among articles; none of them breaks off where only the rest of a reference can follow.
AMONG = [
    "",
    "甲应当办理乙。",
    "第三条第一款规定的甲，依照乙办理。",
    "第九条所列情形，由乙处理。",
    "（一）甲；",
    "（二）乙。",
    "1. 甲；",
    "一、甲事",
    "第一章 总则",
    "## 第二章 甲事",
    "第一节 乙",
    "附则",
    "附件：",
    "附：有关法律条文",
    "甲办法",
    "目录",
    "“甲”是指乙。",
    "甲，称为“乙。",
    "甲规定为：",
    "前款规定的甲，增加“乙。",
    "2001年1月1日",
    "|甲|乙|",
]


def _read(text: str) -> LawText:
    return read_law(plain_source(text), "zh")


def _words(law: LawText) -> str:
    own = (c.label + c.heading + ("" if c.kind == "article" else c.text) for c in law.clauses)
    return "".join((law.front + "".join(own)).split())


@pytest.mark.parametrize(("text", "numbers"), UNTIDY)
def test_the_articles_are_those_a_person_finds(text: str, numbers: str) -> None:
    law = _read(text)
    assert " ".join(article.number for article in law.articles) == numbers
    left_out = {each.line for each in law.furniture}
    lines = [line.text for line in plain_source(text).lines if line.line not in left_out]
    assert _words(law) == "".join("".join(lines).split())


@given(
    st.lists(
        st.tuples(
            st.sampled_from(AMONG), st.integers(0, 130), st.integers(0, 2), st.sampled_from([" ", "\u3000", "  "])
        ),
        max_size=25,
    )
)
def test_a_well_made_line_is_an_article_whatever_its_number(made: list[tuple[str, int, int, str]]) -> None:
    lines, numbers = ["# 甲法"], []
    for among, number, within, blank in made:
        lines.append(among)
        if number:
            lines.append(
                f"第{chinese_numeral(number)}条{f'之{chinese_numeral(within)}' if within else ''}{blank}甲做事。"
            )
            numbers.append(f"{number}-{within}" if within else str(number))
    assert [article.number for article in _read("\n".join(lines)).articles] == numbers


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("第一条 有下列情形之一的：（一）甲；（二）乙；（三）丙。", "甲；|乙；|丙。"),
        ("第一条 甲：\n（一）乙。（二）丙。\n（三）丁。", "乙。|丙。|丁。"),
        ("第一条 甲:(一)乙; (二)丙.", "乙;|丙."),
        # references and lists that do not count on
        ("第一条 依照（一）、（二）项办理；（三）项除外。", ""),
        ("第一条 甲：（一）乙。", ""),
        ("第一条 甲；（二）乙；（三）丙。", ""),
        ("第一条 甲：\n（一）乙，依照；（三）丙。", "乙，依照；（三）丙。"),
    ],
)
def test_items_on_one_line_are_parted(text: str, items: str) -> None:
    law = _read(f"甲法\n{text}")
    assert "|".join(clause.text for clause in law.clauses if clause.kind == "item") == items
    assert _words(law) == "".join(f"甲法{text}".split())


@pytest.mark.parametrize(
    ("lines", "gaps"),
    [
        (["一、灯油", "（一）盐场供油。", "（二）会员添油。", "二、草料", "（三）驿站供草。", "（四）马夫割草。"], 0),
        (["一、灯油", "（一）盐场供油。", "二、草料", "（三）驿站供草。"], 1),
        (["第一条 会员：", "（一）供油；", "（二）添油。", "第二条 马夫：", "（三）割草。"], 1),
    ],
)
def test_items_that_an_opinion_numbers_on_through_its_sections_leave_no_gap(lines: list[str], gaps: int) -> None:
    law = read_law(plain_source("\n".join(["# 关于灯油草料的意见", *lines])), "zh")
    assert [warning.code for warning in law.warnings].count("item_gap") == gaps
