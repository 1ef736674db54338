from __future__ import annotations

from workbench.law.matching.article_links import ArticleLinks


def test_links_are_seen_from_both_sides() -> None:
    links = ArticleLinks()
    links.add((1, 2), 0.5)
    links.add((1, 3), 0.4, is_main=False)
    assert (links.of_old[1], links.of_new[3], links.main) == ([2, 3], [1], {(1, 2)})
    assert not links.is_free((0, 2))
    assert links.is_free((0, 1))


def test_only_main_links_make_neighbours() -> None:
    links = ArticleLinks()
    links.add((0, 0), 1.0)
    links.add((2, 2), 0.4, is_main=False)
    assert links.neighbours((1, 1)) == 1
