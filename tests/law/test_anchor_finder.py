from __future__ import annotations

import pytest

from workbench.formats.intake import read_file
from workbench.law.anchor import quote_words
from workbench.law.anchor_finder import AnchorFinder
from workbench.law.article_quotes import find_quoted
from workbench.law.matching.align import match_articles
from workbench.law.matching.inside import successors

HEAD, TAIL = "口粮条例\n\n第一条 ", "\n\n第二条 本条例自春分起施行。\n"
STONE, CART, BOAT = "甲等石匠应当领取口粮。", "乙等石匠应当领取口粮。", "船工每晚摆渡。"
# paragraphs of the article before and after | of which of the words | status
PARAGRAPHS = [
    ((STONE, CART, BOAT), (CART, BOAT), 0, "lost"),
    ((STONE, CART, BOAT), (CART, BOAT), 1, "exact"),
    ((STONE, CART, BOAT), (STONE, BOAT), 1, "lost"),
    ((STONE, CART, BOAT), (BOAT, CART, STONE), 0, "exact"),
    ((STONE, CART), (STONE + CART,), 1, "exact"),
    ((STONE + CART,), (STONE, CART), 1, "exact"),
    ((STONE + CART,), ("甲等石匠可以登记。", CART), 0, "lost"),
]


@pytest.mark.parametrize(("old", "new", "occurrence", "status"), PARAGRAPHS)
def test_a_twin_in_another_paragraph_is_not_taken_for_the_words(
    old: tuple[str, ...], new: tuple[str, ...], occurrence: int, status: str
) -> None:
    before, after = (read_file("law.txt", (HEAD + "\n".join(text) + TAIL).encode()) for text in (old, new))
    finder = AnchorFinder(before, after, successors(before, after, match_articles(before, after)))
    quoted = find_quoted(before, "1", "应当领取口粮", occurrence)
    assert quoted is not None
    clause, start, end = quoted
    placement = finder.find(quote_words(clause.text, start, end), clause)
    assert placement.status == status
    if placement.clause_key is not None:
        text = after.by_key[placement.clause_key].text
        assert text[: placement.start].endswith(("甲等石匠", "乙等石匠")[occurrence])
