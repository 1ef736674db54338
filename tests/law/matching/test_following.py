"""One clause followed through several versions: into splits, out of merges, and no further than it goes."""

from __future__ import annotations

from itertools import pairwise

from workbench.law.matching.align import match_articles
from workbench.law.matching.following import ancestors, descendants, followed, with_all_below
from workbench.law.matching.inside import successors
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

FIRST = """晒盐场互助办法
第一章 总则
第一条 盐工凭工牌领取停工口粮，最长不超过九十日。
第二条 互助会从下列收入中提取养老柜：
（一）每船盐价的三成；
（二）码头灯油钱的结余。
第三条 灯塔看守人每晚点灯前检查油箱和玻璃罩。
"""
SECOND = """晒盐场互助办法
第一章 总则
第一条 会员每年推选管事三人，任期一年。
第二条 盐工凭工牌领取停工口粮，最长不超过八十日。
第三条 互助会从下列收入中提取养老柜：
（一）每船盐价的四成；
（二）码头灯油钱的结余；
（三）集市演出的赏钱。
"""


def laws(*texts: str) -> list[LawText]:
    return [read_law(plain_source(text)) for text in texts]


def steps(read: list[LawText]) -> list[dict[str, tuple[str, ...]]]:
    return [dict(successors(old, new, match_articles(old, new))) for old, new in pairwise(read)]


def test_an_article_keeps_its_way_under_other_numbers() -> None:
    read = laws(FIRST, SECOND, FIRST)
    assert followed(read, steps(read), 0, "art_1") == [["art_1"], ["art_2"], ["art_1"]]
    assert followed(read, steps(read), 2, "art_1") == [["art_1"], ["art_2"], ["art_1"]]
    assert followed(read, steps(read), 1, "art_1") == [[], ["art_1"], []], "new in the second, gone in the third"
    assert followed(read, steps(read), 0, "art_3") == [["art_3"], [], []], "once gone it does not come back"


def test_an_item_is_followed_and_a_chapter_too() -> None:
    read = laws(FIRST, SECOND)
    item = next(clause.key for clause in read[0].clauses if clause.text.startswith("每船盐价"))
    (before, after) = followed(read, steps(read), 0, item)
    assert before == [item] and read[1].by_key[after[0]].text.startswith("每船盐价的四成")
    assert followed(read, steps(read), 1, "chp_1") == [["chp_1"], ["chp_1"]]


def test_an_article_does_not_come_from_a_paragraph_it_answers_for() -> None:
    old, new = laws(FIRST, FIRST.replace("（二）码头灯油钱的结余。", "（二）其他。"))
    became = dict(successors(old, new, match_articles(old, new)))
    lost = next(clause.key for clause in old.clauses if clause.text.startswith("码头"))
    became[lost] = ("art_2",)  # as what has no counterpart of its own is answered
    assert ancestors(old, new, ["art_2"], became) == ["art_2"]
    assert descendants(new, [lost], became) == ["art_2"]


def test_what_stands_in_an_article_goes_with_it_but_not_what_a_chapter_heads() -> None:
    (law,) = laws(FIRST)
    inside = with_all_below(law, ["art_2"])
    assert {law.by_key[key].label for key in inside} == {"第二条", "", "（一）", "（二）"}
    assert with_all_below(law, ["chp_1"]) == {"chp_1"}
