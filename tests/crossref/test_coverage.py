from tests.crossref.suggesting.laws import corpus, suggested
from tests.crossref.suggesting.laws import law as read
from workbench.crossref.coverage import uncovered_provisions


def test_a_law_without_family_and_sickness_benefit_leaves_parts_three_and_seven_empty() -> None:
    refs = [f"C102:{number}" for number in (7, 19, 25, 31, 46, 53, 59)]
    assert [part.number for part in uncovered_provisions(refs, corpus()).parts] == ["III", "VII"]


def test_a_paragraph_answers_for_its_article() -> None:
    left = uncovered_provisions(["C102:10(2)"], corpus())
    assert "II" not in {part.number for part in left.parts}
    open_articles = {article.article for article in left.articles}
    assert "10" not in open_articles and {"7", "8", "9", "11", "12"} <= open_articles


def test_articles_of_empty_parts_and_those_for_states_only_are_not_listed_again() -> None:
    left = uncovered_provisions([], corpus())
    assert len(left.parts) == 9
    assert {article.article for article in left.articles} >= {"65", "66", "67", "68", "69", "70", "71", "72"}
    assert not {article.article for article in left.articles} & {"2", "24", "76", "87"}


def test_a_reference_the_corpus_lacks_answers_nothing() -> None:
    assert len(uncovered_provisions(["C102:999"], corpus()).parts) == 9


def test_what_the_suggestions_leave_open() -> None:
    text = read("# 社会保险法\n\n## 第一章 失业保险\n\n第一条 领取失业保险金的期限最长为九个月。\n")
    refs = [one.ref for suggestions in suggested(text).values() for one in suggestions]
    assert "IV" not in {part.number for part in uncovered_provisions(refs, corpus()).parts}
