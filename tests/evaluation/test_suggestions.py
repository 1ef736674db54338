import pytest

from workbench.evaluation.suggestions import read_gold, score_suggestions

GOLD = {"1": {"a": 2, "b": 1}, "2": {"c": 2, "d": 2}, "3": {}, "4": {"b": 1}}


def test_the_answer_sheet_itself_scores_full() -> None:
    perfect = {"1": ["a", "b"], "2": ["c", "d"], "3": [], "4": ["b"]}
    found = score_suggestions(perfect, GOLD)
    assert (found.recall_links, found.recall_articles, found.ndcg) == (1, 1, 1)
    assert (found.nothing_precision, found.nothing_recall, found.nothing_right, found.nothing_due) == (1, 1, 1, 1)


def test_recall_counts_main_links_among_the_first_five() -> None:
    found = score_suggestions({"1": ["x", "x", "x", "x", "a"], "2": ["x", "x", "x", "x", "x", "c"]}, GOLD)
    assert found.recall_links == pytest.approx(1 / 3)
    assert found.recall_articles == pytest.approx(1 / 2)


def test_an_article_wrongly_left_empty_costs_precision_and_a_false_answer_recall() -> None:
    found = score_suggestions({"1": [], "2": ["c"], "3": ["a"], "4": ["b"]}, GOLD)
    assert (found.nothing_precision, found.nothing_recall) == (0, 0)


def test_references_left_out_count_on_neither_side() -> None:
    found = score_suggestions({"1": ["a", "b"], "2": ["d", "c"]}, GOLD, frozenset({"c", "a"}))
    assert found.recall_links == 1
    assert found.nothing_due == 1


def test_without_anything_to_measure_there_is_no_share() -> None:
    found = score_suggestions({}, {})
    assert (found.recall_links, found.ndcg, found.nothing_precision) == (None, None, None)


def test_an_answer_sheet_is_read_grade_by_grade() -> None:
    data = {"7": {"2": ["71"], "1": ["71(3)", "5"], "why": "because"}, "8": {"2": [], "1": []}}
    assert read_gold(data, lambda ref: f"C102:{ref}") == {
        "7": {"C102:71(3)": 1, "C102:5": 1, "C102:71": 2},
        "8": {},
    }
