from __future__ import annotations

import pytest

from workbench.law.matching.article_links import ArticleLinks
from workbench.law.matching.gaps import Gap

# Old articles 0 to 5, new ones 0 to 6; 1 became 1 and 4 became 5.
CASES = [
    ((0, 0), 1, 0),
    ((2, 2), 6, 0),
    ((3, 4), 6, 0),
    ((5, 6), 1, 0),
    ((2, 6), 0, 1),
    ((5, 0), 0, 2),
]


@pytest.mark.parametrize(("pair", "possible", "passed"), CASES)
def test_the_room_around_a_pair(pair: tuple[int, int], possible: int, passed: int) -> None:
    links = ArticleLinks()
    links.add((1, 1), 1.0)
    links.add((4, 5), 1.0)
    gap = Gap(links, 6, 7)
    assert (gap.possible_pairs(pair), gap.passed(pair)) == (possible, passed)
