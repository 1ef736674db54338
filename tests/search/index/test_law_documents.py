"""What of a law can be found: its articles, its annexes, and the outermost points of a text without articles."""

from __future__ import annotations

from workbench.formats.intake import read_pasted
from workbench.instruments.library import corpus, glossary
from workbench.search.index.documents import SearchDocument
from workbench.search.index.law_documents import IndexedLaw, law_documents

LAW = """# 盐场社会保险办法

第一章 失业保险

第一条　失业的盐工可以领取停工口粮。

（一）本人登记的；

（二）本人求职的。

第二章 工伤保险

第二条　盐工受伤的，由盐场支付医疗费用。

附件：盐场名录

东盐场
"""
POINTS = "# 关于盐场的意见\n\n一、停工口粮\n\n失业的盐工按月领取。\n\n二、工伤\n\n盐场支付医疗费用。\n"


def documents(text: str) -> list[SearchDocument]:
    law = read_pasted(text, "zh")
    ids = {clause.key: f"id of {clause.key}" for clause in law.clauses}
    return list(law_documents(IndexedLaw(law, ids, "law", "version", ordinal=2), corpus(), glossary()))


def test_articles_stand_with_all_their_items_chapter_and_branch() -> None:
    first, second, *_ = documents(LAW)
    assert (first.label.zh, first.facets["number"], first.group) == ("第一条", "1", "version")
    assert "本人求职的" in first.text.zh and first.text.en == ""
    assert (first.facets["chapter"], first.facets["branch"]) == ("第一章 失业保险", "unemployment")
    assert second.facets["branch"] == "employment_injury"
    assert first.order < second.order < 0  # a later version goes before an earlier one


def test_nothing_of_the_law_is_lost() -> None:
    for text in (LAW, POINTS):
        found = "".join(document.heading.zh + document.text.zh for document in documents(text))
        for words in ("盐场支付医疗费用", *(["东盐场"] if text is LAW else ["按月领取"])):
            assert words in found


def test_a_text_without_articles_is_found_by_its_points() -> None:
    assert [document.label.zh for document in documents(POINTS)] == ["一、", "二、"]
