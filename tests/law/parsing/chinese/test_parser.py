"""Chinese texts, in a compact notation, and the articles, paragraphs and items that are to be read from them."""

from __future__ import annotations

import pytest

from tests.patience import in_linear_time
from tests.shared import shared
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law
from workbench.law.parsing.source import SourceLine, SourceText

ARTICLES = [
    pytest.param("# 甲条例\n第一条 甲做事。\n第二条 乙做事。", "1 2", id="plain"),
    pytest.param("# 甲法\n第十条 甲。\n第十条之一 乙。\n第十条之二 丙。\n第十一条 丁。", "10 10-1 10-2 11", id="zhi"),
    pytest.param(
        "# 甲法\n第一条 甲。\n第二条 乙。\n第三条第二款所称丙。\n第十六条规定的丁。\n"
        "第四条、第五条规定的戊。\n第三条 己。\n第四条 庚。",
        "1 2 3 4",
        id="ref",
    ),
    pytest.param("# 甲法\n第１条\u3000甲。\n第２条\u3000乙。", "1 2", id="fullwidth"),
    pytest.param(
        "# 甲法\n第 一 章 总 则\n第 一 条 甲。\n第\u3000二\u3000条\u3000乙。\n第 十 二 条 丙", "1 2 12", id="spaced"
    ),
    pytest.param(
        "# 甲法\n第一条为了甲。\n第二条本法所称乙。\n第三条中央机关。\n第四条和解。\n第五条及时",
        "1 2 3 4 5",
        id="nospace",
    ),
    pytest.param(
        "# 甲法\n第一条 为了甲。\n第二条本法所称乙。\n第三条 央机关。\n第四条中小学。\n第五条 及时",
        "1 2 3 4 5",
        id="mixednospace",
    ),
    pytest.param("# 甲法\n**第一条** 甲。\n**第二条** 乙。", "1 2", id="bold"),
    pytest.param("# 甲法\n**第一条\u3000甲。**\n**第二条\u3000乙。**", "1 2", id="bold2"),
    pytest.param("# 甲法\n第一条\n甲做事。\n第二条\n乙做事。", "1 2", id="alone"),
    pytest.param("# 甲法\n第一条【目的】为了甲。\n第二条（范围）乙。\n第三条【丙】丁", "1 2 3", id="headed"),
    pytest.param(
        "# 甲法\n目\u3000录\n第一章 总则\n第二章 甲事\n第三章 附则\n第一章 总则\n第一条 甲。\n"
        "第二章 甲事\n第二条 甲。\n第三章 附则\n第三条 乙。",
        "1 2 3",
        id="toc",
    ),
    pytest.param(
        "# 甲法\n第一章 总则\n第二章 甲事\n第三章 附则\n第一章 总则\n第一条 甲。\n第二章 甲事\n"
        "第二条 甲。\n第三章 附则\n第三条 乙。",
        "1 2 3",
        id="toc2",
    ),
    pytest.param(
        "# 甲法\n目录\n第一章 总则\n第一条 目的\n第二条 范围\n第一章 总则\n第一条 目的\n为了甲。\n"
        "第二条 范围\n本法适用甲。",
        "1 2",
        id="tocart",
    ),
    pytest.param(
        "# 关于修改《甲法》的决定\n一、将第三条修改为：“第三条 甲。\n“乙。”\n"
        "二、增加一条，作为第五条：\n“第五条 丙。\n第六条 丁。”\n三、第七条改为第八条，修改为：\n"
        "第八条 甲。\n乙。\n四、删去第九条。\n本决定自公布之日起施行。",
        "",
        id="amend",
    ),
    pytest.param(
        "# 关于修改《甲法》的决定\n一、将第三条修改为：“第三条 甲。”\n二、删去第九条。\n"
        "本决定自公布之日起施行。\n甲法\n（2001年1月1日通过）\n第一章 总则\n第一条 甲。\n第二条 乙。",
        "1 2",
        id="amend+law",
    ),
    pytest.param("# 甲法\n第一条 甲规定：“乙。\n第二条 丙。\n第三条 丁。", "1 2 3", id="openquote"),
    pytest.param("# 甲法\n第一条 甲。\n第二条 乙。\n附件：\n丙办法\n第一条 丁。\n第二条 戊。", "1 2 1 2", id="annex"),
    pytest.param("# 甲法\n第一条 甲。\n第二条 乙。\n# 乙法\n第一条 丁。\n第二条 戊。", "1 2 1 2", id="two"),
    pytest.param("# 甲法\n第一条 甲。\n第二条 乙。\n第五条 丁。\n第五条 戊。", "1 2 5 5", id="gap"),
    pytest.param("# 甲法\n第一条 甲。\n第二条 （删去）\n第三条 删除。\n第四条 乙", "1 2 3 4", id="del"),
    pytest.param(
        "# 甲法\n第一条 甲应当依照本法\n第十六条的规定，和\n第三条 的规定办理，\n并报乙。\n第二条 乙。\n第三条 丙",
        "1 2 3",
        id="wrap",
    ),
    pytest.param(
        "# 甲问题的解释\n为了正确审理，解释如下：\n一、一般规定\n第一条 甲。\n（一）乙；\n二、管辖\n第二条 丁。",
        "1 2",
        id="judicial",
    ),
    pytest.param(
        "# 甲法典\n第一编 总则\n第一分编 通则\n第一章 甲\n第一条 甲。\n第二编 物\n第一章 乙\n第二条 甲。",
        "1 2",
        id="bian",
    ),
    pytest.param("# 甲法\n第一条：甲。\n第二条：乙。", "1 2", id="colon"),
    pytest.param("# 甲法\n第一条、甲。\n第二条、乙。\n第三条、丙", "1 2 3", id="dun"),
    pytest.param("# 甲法\n第一章 总则 第一条 甲。\n第二条 乙。", "1 2", id="sameline"),
    pytest.param("# 甲法\n第一条 甲。 第二条 乙。第三条 丙。\n第四条 丁。", "1 2 3 4", id="inline"),
    pytest.param("# 甲法\n### 第一条 目的\n甲。\n### 第二条 范围\n乙。", "1 2", id="hash"),
    pytest.param("# 甲法\n第1条 甲。\n第2条 乙。\n第120条之1 丙。", "1 2 120-1", id="arabic"),
    pytest.param(
        "# 甲法\n第一章 甲\n第一条 甲。\n第二条 乙。\n第二章 乙\n第一条 甲。\n第二条 丙", "1 2 1 2", id="restartch"
    ),
    pytest.param(
        "# 甲法\n第九十九条 甲。\n第一百条 乙。\n第一百零一条 丙。\n第一百〇二条 丁。\n第一百一十条 丁",
        "99 100 101 102 110",
        id="hundred",
    ),
    pytest.param("# 甲法\n第一条 甲。\n第二条 本法自公布之日起施行。\n甲部\n2001年1月1日", "1 2", id="tail"),
    pytest.param("# 甲法\n第一条 甲：\n（一）乙；\n第二条规定的丙；\n第二条 丁。", "1 2", id="law after ref"),
    pytest.param(
        "# 甲修正案\n第一条 甲法第十一条增加规定：“乙。”\n第二条 甲法第十条第四款“丙”修改为：“丁。”\n第三条 戊",
        "1 2 3",
        id="constitution amendment",
    ),
    pytest.param(
        "# 甲修正案\n第一条 甲法第三条修改为：\n“第三条 乙。\n第四条 丙。”\n第二条 甲法第十条修改为：“丁。”\n第三条 戊",
        "1 2 3",
        id="quoted header",
    ),
    pytest.param("# 甲法\n第一条 甲：\n|第二条|甲|\n|---|---|\n|乙|丙|\n第二条 丁", "1 2", id="table"),
    pytest.param(
        "# 甲解释\n第一条 甲。\n第二条 乙。\n附：相关法律条文\n第二十条 丙。\n第三十条 丁。",
        "1 2 20 30",
        id="relatedlaw",
    ),
    pytest.param("# 甲法\n序言\n甲。\n第一条 乙。\n第二条 丙", "1 2", id="preface"),
    pytest.param(
        "# 甲法\n第一章规定的甲，由乙负责。\n第一章 总则\n第一条 甲。\n第二章第三节规定的甲。\n第二条 乙",
        "1 2",
        id="tocref",
    ),
    pytest.param(
        "# 甲法\n第五十条\u3000甲。\n第五十一条\u2003乙。\n第五十二条\xa0丙。\n第五十三条\t丙。", "50 51 52 53", id="xu"
    ),
    pytest.param(
        "# 甲法\n目录\n第一章 总则…………1\n第二章 附则…………2\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。",
        "1 2",
        id="pageno",
    ),
]


def _read(text: str) -> LawText:
    return read_law(plain_source(text), "zh")


def _tree(law: LawText) -> list[str]:
    """The clauses in a compact notation: id, label, heading and own words, without the words of articles."""
    return [
        " ".join(
            part
            for part in (
                clause.key,
                clause.label,
                clause.heading and f"<{clause.heading}>",
                "" if clause.kind == "article" else clause.text.replace("\n", "/").replace("\t", "|"),
            )
            if part
        )
        for clause in law.clauses
    ]


@pytest.mark.parametrize(("text", "numbers"), ARTICLES)
def test_the_articles_are_those_of_the_text(text: str, numbers: str) -> None:
    law = _read(text)
    assert " ".join(article.number for article in law.articles) == numbers
    left_out = {each.line for each in law.furniture}
    lines = [line.text for line in plain_source(text).lines if line.line not in left_out]
    assert _words(law) == "".join("".join(lines).split())


def _words(law: LawText) -> str:
    own = (c.label + c.heading + ("" if c.kind == "article" else c.text) for c in law.clauses)
    return "".join((law.front + "".join(own)).split())


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (
            "甲法\n第一条 甲：\n（一）乙；\n1.丙；\n2.丁；\n（二）戊。\n己。\n庚：\n（一）辛。",
            [
                "art_1 第一条",
                "art_1__para_1 甲：",
                "art_1__para_1__item_1 （一） 乙；",
                "art_1__para_1__item_1__subitem_1 1. 丙；",
                "art_1__para_1__item_1__subitem_2 2. 丁；",
                "art_1__para_1__item_2 （二） 戊。",
                "art_1__para_2 己。",
                "art_1__para_3 庚：",
                "art_1__para_3__item_1 （一） 辛。",
            ],
        ),
        ("甲法\n第一条 甲应当\n乙丙。\n丁。", ["art_1 第一条", "art_1__para_1 甲应当乙丙。", "art_1__para_2 丁。"]),
        (
            "甲法\n第一条 甲一、二级乙。\n三、四级丙。",
            ["art_1 第一条", "art_1__para_1 甲一、二级乙。", "art_1__para_2 三、四级丙。"],
        ),
        (
            "甲法\n第一编 总则\n第一章 甲\n第一节 乙\n第一条 丙。\n第二章 丁\n第二条 戊。\n附则\n第三条 己。",
            [
                "part_1 第一编 <总则>",
                "part_1__chp_1 第一章 <甲>",
                "part_1__chp_1__sec_1 第一节 <乙>",
                "art_1 第一条",
                "art_1__para_1 丙。",
                "part_1__chp_2 第二章 <丁>",
                "art_2 第二条",
                "art_2__para_1 戊。",
                "part_1__chp <附则>",
                "art_3 第三条",
                "art_3__para_1 己。",
            ],
        ),
        (
            "甲解释\n一、甲类\n第一条 乙。\n二、丙类\n第二条 丁：\n一、戊。",
            [
                "sec_1 一、 <甲类>",
                "art_1 第一条",
                "art_1__para_1 乙。",
                "sec_2 二、 <丙类>",
                "art_2 第二条",
                "art_2__para_1 丁：",
                "art_2__para_1__item_1 一、 戊。",
            ],
        ),
        (
            "关于甲的决定\n会议听取了甲的报告。\n一、甲做事：\n（一）乙；\n（二）丙。\n二、丁。\n戊。",
            [
                "preamble_1 会议听取了甲的报告。",
                "para_1 一、 甲做事：",
                "para_1__item_1 （一） 乙；",
                "para_1__item_2 （二） 丙。",
                "para_2 二、 丁。",
                "para_2__para_1 戊。",
            ],
        ),
        (
            "甲法\n第一条 甲。\n第一条 乙。\n部长甲乙\n2001年1月1日\n附件1：\n丙表\n|丁|戊|\n|己|庚|",
            [
                "art_1 第一条",
                "art_1__para_1 甲。",
                "art_1.2 第一条",
                "art_1.2__para_1 乙。",
                "signature_1 部长甲乙/2001年1月1日",
                "annex_1 附件1： <丙表>",
                "annex_1__table_1 丁|戊/己|庚",
            ],
        ),
        (
            "甲法\n第一条\n目的\n甲。\n第二条\n范围\n乙。",
            ["art_1 第一条 <目的>", "art_1__para_1 甲。", "art_2 第二条 <范围>", "art_2__para_1 乙。"],
        ),
    ],
)
def test_what_stands_under_what(text: str, tree: list[str]) -> None:
    assert _tree(_read(text)) == tree


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("甲法\n第一条 甲。\n第二条 乙。", []),
        ("甲法\n第一条 甲。\n第三条 乙。", ["article_gap 第三条 3"]),
        ("甲法\n第一条 甲。\n第二条 甲。\n第二条 乙。", ["article_duplicate 第二条 4"]),
        ("甲法\n第二条 甲。\n第一条之一 乙。", ["article_start 第二条 2", "article_order 第一条之一 3"]),
        ("甲法\n第一条 甲。\n第一条 乙。", ["article_restart 第一条 3"]),
        ("甲法\n第一条 甲：\n（一）乙；\n（三）丙。", ["item_gap 第一条（三） 4"]),
        ("甲法\n第一条 甲。\n第二条规定，乙。\n第三条 丙。", ["article_doubtful 第二条 3"]),
        ("甲法\n第一条 甲。\n第二条规定的乙。\n第三条 丙。", ["article_gap 第三条 4"]),
        ("甲法\n第一条 甲。\n第二条乙。\n第三条 丙。\n第四条 丁。", ["article_doubtful 第二条 3"]),
        (
            "关于甲的决定\n一、将第二条修改为：“第三条 乙。\n第四条 丙。”",
            ["no_articles  0", "quoted_articles 第四条 3"],
        ),
    ],
)
def test_what_a_person_should_look_at(text: str, warnings: list[str]) -> None:
    assert [f"{w.code} {w.label} {w.line}" for w in _read(text).warnings] == warnings


def test_an_article_holds_the_text_of_its_paragraphs_and_items_with_their_labels() -> None:
    (article,) = _read("甲法\n第一条 甲：\n（一）乙；\n1.丙。\n丁。").articles
    assert article.text == "甲：\n（一）乙；\n1.丙。\n丁。"
    assert article.path == "第一条"


def test_a_path_is_the_address_a_person_reads() -> None:
    law = _read("甲法\n第 二 章 总 则\n第十条 甲。\n乙：\n（三）丙。")
    assert law.clauses[-1].path == "第二章/第十条/第二款/（三）"


def test_a_footnote_is_a_clause_of_its_own_and_no_part_of_its_article() -> None:
    source = SourceText((SourceLine("第一条 甲。", 1), SourceLine("乙注", 2, "note"), SourceLine("第二条 丙。", 3)))
    law = read_law(source, "zh")
    assert [(clause.kind, clause.text) for clause in law.clauses if clause.kind in ("article", "note")] == [
        ("article", "甲。"),
        ("note", "乙注"),
        ("article", "丙。"),
    ]


@pytest.mark.parametrize(
    "name",
    ["agency_2023", "dibao_1999", "injury_2010", "sil_2018", "unemp_1999", "union_2021", "women_2018", "women_2022"],
)
def test_every_article_of_a_real_law_is_found_in_order(name: str) -> None:
    text = shared(f"data/laws/{name}.md").read_text(encoding="utf-8")
    law = _read(text)
    begun = sum(1 for line in text.splitlines() if line.startswith("第") and "条 " in line[:12])
    assert [article.number for article in law.articles] == [str(number) for number in range(1, begun + 1)]
    assert law.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "第" * 1_000_000,
        "第" + " " * 1_000_000 + "一条",
        "第一章 " * 200_000,
        "第一条 甲。" * 100_000,
        "目录\n" * 50_000,
        "附件：\n" * 50_000,
        "第一节 甲\n短\n" * 50_000,
        "“" * 1_000_000,
        "一" * 1_000_000 + "、",
        "附件" + " " * 1_000_000 + "甲",
    ],
)
def test_hostile_text_takes_no_more_than_linear_time(text: str) -> None:
    with in_linear_time():
        _read(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 甲法\n第一条 乙。", "甲法"),
        ("甲国\n乙办法（试行）\n第一条 丙。", "甲国乙办法（试行）"),
        ("甲法\n第一条 丙。", "甲法"),
    ],
)
def test_the_title_may_stand_on_two_lines(text: str, title: str) -> None:
    assert _read(text).title == title
