from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.law.matching.order import chain, crossings, expected_positions

permutations = st.permutations(range(8)).map(lambda order: list(enumerate(order)))


@pytest.mark.parametrize(
    ("news", "kept"),
    [
        ([], set()),
        ([0, 1, 2], {0, 1, 2}),
        # a block of one jumps over two
        ([2, 0, 1], {1, 2}),
        # a swap: what is crossed least stays
        ([0, 4, 1, 2, 3], {0, 2, 3, 4}),
        ([3, 2, 0, 1, 4], {2, 3, 4}),
    ],
)
def test_chain(news: list[int], kept: set[int]) -> None:
    assert chain(list(enumerate(news))) == kept


def test_a_tie_is_decided_by_who_is_at_home() -> None:
    assert chain([(0, 1), (1, 0)], at_home={0}) == {0}
    assert chain([(0, 1), (1, 0)], at_home={1}) == {1}


def test_split_and_merged_articles_keep_their_order() -> None:
    assert chain([(0, 0), (0, 1), (1, 1), (2, 2)]) == {0, 1, 2, 3}


@given(permutations)
def test_crossings_are_counted(links: list[tuple[int, int]]) -> None:
    crossed = [sum((one - a) * (two - b) < 0 for a, b in links) for one, two in links]
    assert crossings(links) == crossed


@given(permutations)
def test_the_chain_is_the_longest_in_order(links: list[tuple[int, int]]) -> None:
    kept = sorted(chain(links))
    news = [links[at][1] for at in kept]
    assert news == sorted(news)
    longer = combinations([new for _, new in links], len(kept) + 1)
    assert not any(list(other) == sorted(other) for other in longer)


@pytest.mark.parametrize(
    ("links", "sizes", "expected"),
    [
        ([], (3, 3), [0, 1, 2]),
        ([], (3, 7), [1, 3, 5]),
        ([(0, 0), (2, 4)], (4, 6), [0, 2, 4, 5]),
        ([(0, 3), (1, 0), (2, 1)], (3, 4), [-0.5, 0, 1]),  # what moved away tells nothing
        ([], (0, 5), []),
    ],
)
def test_expected_positions(links: list[tuple[int, int]], sizes: tuple[int, int], expected: list[float]) -> None:
    assert expected_positions(links, *sizes) == expected
