from __future__ import annotations

from itertools import product

import pytest

from workbench.law.matching.align import MatchKind, match_articles
from workbench.law.matching.article_links import ArticleLinks
from workbench.law.matching.in_place import link_beside, link_in_place, link_moved, link_same_heading
from workbench.law.matching.linking import link
from workbench.law.matching.overlap import gather
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law
from workbench.weights.matching import matching_weights

LAMP = "灯塔看守人每晚点灯前检查油箱和玻璃罩，发现裂纹立即更换。"
LAMP_REWORDED = "看守人点灯以前应当查看油箱、灯芯和玻璃罩，裂纹超过一寸的，三日内换新。"
FERRY = "渡船每日往返六次，遇大风停航的，由渡口张贴告示。"
FERRY_REWRITTEN = "船班由管事会按季公布；停航前一个时辰在渡口鸣锣，已经收取的渡钱如数退还。"
INN = "骡马驿站为过路邮差免费提供热水、草料和一夜住宿。"
INN_REWORDED = "驿站应当向邮差和巡夜人无偿供给热水、草料、灯油，住宿不超过三夜。"
BELL = "学堂的钟由年长的学生轮流敲，迟到三次的罚扫庭院一日。"


def links_of(pairs: dict[tuple[int, int], float]) -> ArticleLinks:
    links = ArticleLinks()
    for pair, strength in pairs.items():
        links.add(pair, strength)
    return links


def moved(links: ArticleLinks, old: list[str], new: list[str]) -> None:
    evidence = gather(old, new, ())
    pairs = product(range(len(old)), range(len(new)))
    link_moved(links, evidence, {pair: evidence.shared(pair) for pair in pairs}, matching_weights())


@pytest.mark.parametrize(
    ("kept", "expected"),
    [(0.3, {(1, 1)}), (1.0, set())],
)
def test_a_revision_that_rewrites_all_leaves_little_of_the_article_between(
    kept: float, expected: set[tuple[int, int]]
) -> None:
    old, new = [LAMP, FERRY, INN], [LAMP_REWORDED, FERRY_REWRITTEN, INN_REWORDED]
    links = links_of({(0, 0): kept, (2, 2): kept})
    link_in_place(links, gather(old, new, ()), frozenset(), matching_weights())
    assert links.unsure == expected


def test_what_stands_in_its_place_and_shares_nothing_is_another_article() -> None:
    links = link([LAMP, FERRY, INN], [LAMP_REWORDED, BELL, INN_REWORDED])
    assert 1 not in links.of_old and 1 not in links.of_new


def test_pairs_in_place_never_cross() -> None:
    old, new = [LAMP, FERRY, INN, BELL], [LAMP, INN_REWORDED, FERRY_REWRITTEN, BELL]
    links = links_of({(0, 0): 0.3, (3, 3): 0.3})
    link_in_place(links, gather(old, new, ()), frozenset(), matching_weights())
    assert links.unsure == {(2, 1)}


def test_an_excluded_pair_is_never_linked() -> None:
    old, new = [LAMP, FERRY, INN], [LAMP_REWORDED, FERRY_REWRITTEN, INN_REWORDED]
    excluded = frozenset({(1, 1)})
    links = links_of({(0, 0): 0.3, (2, 2): 0.3})
    evidence = gather(old, new, ())
    link_in_place(links, evidence, excluded, matching_weights())
    link_moved(links, evidence, {}, matching_weights())
    link_same_heading(links, ["", "Ferries", ""], ["", "Ferries", ""], excluded)
    assert not links.unsure


def test_an_article_moved_and_rewritten_is_offered_where_no_other_is_like_it() -> None:
    old, new = [INN, LAMP, FERRY, BELL], [LAMP, FERRY, BELL, INN_REWORDED]
    links = links_of({(1, 0): 0.4, (2, 1): 0.4, (3, 2): 0.4})
    moved(links, old, new)
    assert links.unsure == {(0, 3)}
    rivals = links_of({(1, 0): 0.4, (2, 1): 0.4, (3, 2): 0.4})
    moved(rivals, old, [*new, INN_REWORDED])
    assert not rivals.unsure


MULES = "骡夫夜间不得赶路，违者罚一日口粮。"
INN_AND_MULES = "骡马驿站为过路邮差免费提供热水、草料和一夜住宿；骡夫夜里赶路的，由驿站扣其一日口粮。"


def test_an_article_merged_with_the_one_beside_it_is_offered() -> None:
    old, new = [LAMP, INN, MULES, BELL], [LAMP, INN_AND_MULES, BELL]
    evidence = gather(old, new, ())
    shared = {pair: evidence.shared(pair) for pair in product(range(4), range(3))}
    links = links_of({(0, 0): 0.6, (1, 1): 0.6, (3, 2): 0.6})
    link_beside(links, evidence, shared, matching_weights())
    assert links.unsure == {(2, 1)} and (2, 1) not in links.main
    apart = links_of({(0, 1): 0.6, (1, 0): 0.6, (3, 2): 0.6})
    link_beside(apart, evidence, shared, matching_weights())
    assert not apart.unsure


def test_a_heading_that_one_article_alone_has_tells_it() -> None:
    old = "Article 1 Lamps\nThe keeper trims the wick at dusk.\nArticle 2 Ferries\nBoats cross six times a day.\n"
    new = (
        "Article 1 Mules\nEvery inn gives fodder to the post.\nArticle 2 Ferries\nWhoever drums at night is fined.\n"
        "Article 3 Lamps\nThe keeper trims the wick at dusk.\n"
    )
    matches = match_articles(*(read_law(plain_source(text)) for text in (old, new)))
    lamps = next(match for match in matches if match.old == ("art_2",))
    assert (lamps.new, lamps.kind, len(lamps.to_confirm)) == (("art_2",), MatchKind.EDITED, 1)


def test_a_heading_that_two_articles_have_tells_none() -> None:
    links = ArticleLinks()
    link_same_heading(links, ["General", "General"], ["General"], frozenset())
    assert not links.strength
