"""Tests of the address of a clause as lawyers write it."""

from __future__ import annotations

import pytest

from workbench.law.address import cited

CASES = {
    "第一章/第四条": "第四条",
    "第一章/第四条/第一款": "第四条第一款",
    "第一章/第四条/第一款/（二）": "第四条第一款第（二）项",
    "第二章/第一节/第十一条之一/第三款": "第十一条之一第三款",
    "第一章/第四条/第一款/（二）/1.": "第四条 第一款 第（二）项 1.",
    "第二章/第一节": "第二章第一节",
    "序言": "序言",
    "附件/（一）": "附件第（一）项",
    "（一）": "（一）",
    "Chapter I/Article 1": "Article 1",
    "Chapter III/Article 18/para. 1/(b)": "Article 18 para. 1 (b)",
    "Chapter III/Article 18/para. 1/(a)/(iii)": "Article 18 para. 1 (a) (iii)",
    "Chapter II/Section 1": "Chapter II Section 1",
    "Part II/Section 12/(1)": "Part II Section 12 (1)",
}


@pytest.mark.parametrize("path", CASES)
def test_a_clause_is_cited_from_its_article_on(path: str) -> None:
    assert cited(path) == CASES[path]


def test_the_one_paragraph_of_an_article_goes_unnamed() -> None:
    assert cited("第十章/第六十二条/第一款/（二）", of_one_paragraph=True) == "第六十二条第（二）项"
    assert cited("第十章/第六十二条/第一款", of_one_paragraph=True) == "第六十二条第一款"
