from __future__ import annotations

from workbench.law.matching.align import match_articles
from workbench.law.matching.inside import match_headings, match_inside, match_rest, successors
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

OLD = """# 晒盐场互助办法

## 第一章 总则

第一条 盐工凭工牌领取停工口粮，最长不超过九十日。

第二条 互助会从下列收入中提取养老柜：

（一）每船盐价的三成；

（二）码头灯油钱的结余；

（三）集市演出的赏钱。

织布作坊不得安排怀孕女工上夜班。

## 第二章 照管

第三条 灯塔看守人每晚点灯前检查油箱和玻璃罩。

骡马驿站为过路邮差免费提供热水和草料。
"""
NEW = """# 晒盐场互助办法

## 第一章 总则

第一条 互助会由盐工、船工和织工组成，每年推选管事三人。

第二条 盐工凭工牌领取停工口粮，最长不超过一百二十日。

第三条 互助会从下列收入中提取养老柜：

（一）每船盐价的四成；

（二）集市演出的赏钱。

## 第二章 值守与照管

第四条 灯塔看守人每晚点灯前检查油箱和玻璃罩。

第五条 骡马驿站为过路邮差免费提供热水和草料。
"""


def laws() -> tuple[LawText, LawText]:
    old, new = (read_law(plain_source(text)) for text in (OLD, NEW))
    return old, new


def path(law: LawText, clause_id: str) -> str:
    clause = law.by_key[clause_id]
    return clause.label or f"{law.by_key[clause.parent or ''].label}¶{clause.number}"


def test_paragraphs_and_items_follow_their_articles() -> None:
    old, new = laws()
    found = successors(old, new, match_articles(old, new))
    shown = {
        path(old, one) + (f"@{path(old, old.by_key[one].parent or '')}" if old.by_key[one].kind == "item" else ""): [
            path(new, two) for two in twos
        ]
        for one, twos in found.items()
    }
    assert shown["第一条"] == ["第二条"]
    assert shown["第三条"] == ["第四条", "第五条"]
    assert shown["第三条¶1"] == ["第四条¶1"]
    assert shown["第三条¶2"] == ["第五条¶1"]
    assert [twos for one, twos in shown.items() if one.startswith("（三）")] == [["（二）"]]
    assert shown["第一章"] == ["第一章"]
    assert set(found) == {clause.key for clause in old.clauses}


def test_what_has_no_counterpart_is_answered_by_its_article() -> None:
    old, new = laws()
    found = successors(old, new, match_articles(old, new))
    gone = next(clause.key for clause in old.clauses if clause.text.startswith("织布作坊"))
    assert [path(new, two) for two in found[gone]] == ["第三条"]


def test_chapters_follow_their_articles_not_their_names() -> None:
    old, new = laws()
    edges = match_headings(old, new, match_articles(old, new))
    assert [(path(old, edge.old), path(new, edge.new)) for edge in edges] == [
        ("第一章", "第一章"),
        ("第二章", "第二章"),
    ]


def test_a_chapter_without_linked_articles_goes_by_its_heading() -> None:
    old, new = laws()
    edges = match_headings(old, new, ())
    assert [(path(old, edge.old), edge.score) for edge in edges] == [("第一章", 1.0)]


def test_inside_an_unchanged_article_each_goes_to_its_twin() -> None:
    old, _ = laws()
    below = [clause for clause in old.clauses if clause.kind in ("paragraph", "item")]
    assert {(edge.old, edge.new, edge.score) for edge in match_inside(below, below)} == {
        (clause.key, clause.key, 1.0) for clause in below
    }


def test_the_rest_is_matched_by_kind() -> None:
    old, _ = laws()
    assert match_rest(old, old) == ()
