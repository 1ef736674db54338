from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.instruments.term_trie import grow, longest, spans

# language | forms | text | the pieces found, by any form, before overlaps are settled
FOUND = """
zh | 保险 养老保险 养老保险金 | 他的养老保险金 | 养老保险 养老保险金 保险
zh | 工伤 C102 | 按c102谈工伤 | c102 工伤
zh | 保险 | 保 险 |
zh | 失业保险 | 他的失\u200b業保險 | 失\u200b業保險
en | pension; survivors' pension | Survivors pensions rose. | Survivors pensions; pensions
en | lay-off | a layoff, two lay-offs and a lay off | layoff; lay-offs; lay off
en | sick leave | sick. Leave him |
en | sick leave | sick, leave |
""".strip().splitlines()


@pytest.mark.parametrize("row", FOUND)
def test_every_form_is_found(row: str) -> None:
    lang, forms, text, expected = (cell.strip() for cell in row.split("|"))
    mark = " " if lang == "zh" else "; "
    tree = grow([(form, form) for form in forms.split(mark)], lang)
    found = [text[start:end] for start, end, _ in spans(text, tree, lang)]
    assert sorted(found) == sorted(filter(None, expected.split(mark)))


def test_of_overlapping_spans_the_longest_stands() -> None:
    assert longest([(0, 2, "a"), (1, 5, "b"), (4, 6, "c"), (6, 7, "d")]) == [(1, 5, "b"), (6, 7, "d")]


def test_of_equally_long_spans_the_first_stands() -> None:
    assert longest([(1, 3, "b"), (0, 2, "a")]) == [(0, 2, "a")]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6))))
def test_no_two_spans_kept_overlap(starts: list[tuple[int, int]]) -> None:
    kept = longest([(start, start + length, "x") for start, length in starts])
    assert all(before[1] <= after[0] for before, after in pairwise(kept))
    assert bool(kept) == bool(starts)
