from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.made_up_law import law, made_up_texts
from tests.bench.matching import ours
from tests.bench.revision import revise
from tests.shared import shared
from workbench.errors import Invalid
from workbench.law.matching.align import ArticleMatch, MatchOverride, match_articles
from workbench.law.model import Clause, LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

# One letter is one sentence; a capital is the same sentence reworded; neighbours without a space are one article.
CHINESE = {
    "a": "渔民互助会按船只吨位向会员收取年费，并在码头张贴收支清单。",
    "b": "灯塔看守人每晚点灯前应当检查油箱和玻璃罩，发现裂纹立即更换。",
    "c": "晒盐场雨季停工期间，盐工凭工牌领取停工口粮，最长不超过九十日。",
    "d": "骡马驿站为过路邮差免费提供热水、草料和一夜住宿。",
    "e": "采石匠因飞石致残的，由石料商按月支付其半数工钱直至终身。",
    "f": "戏班在集市演出所得的三成存入班主与乐师共管的养老柜。",
    "g": "织布作坊不得安排怀孕女工上夜班，也不得因此扣减工钱。",
    "h": "水磨坊轮值表由各户抽签排定，缺席者自行寻人替换。",
}
REWORDED = {
    "A": "渔民互助会按照船只吨位和船龄向全体会员收取年费，并按季在码头张贴收支清单。",
    "B": "灯塔看守人每晚点灯前必须检查油箱、灯芯和玻璃罩，发现裂纹当日更换。",
    "C": "晒盐场雨季停工期间，盐工凭工牌领取停工口粮和柴火，最长不超过一百二十日。",
    "G": "织布作坊和染坊不得安排怀孕女工上夜班，也不得因此解雇女工或者扣减工钱。",
}
ENGLISH = {
    "a": "The ferry guild shall lend each widow of a drowned oarsman a boat for two winters.",
    "b": "Beekeepers may graze hives on the common from May until the heather fades.",
    "c": "No miller shall refuse to grind the barley of a striking farmhand.",
    "d": "A cooper who loses three fingers receives half his weekly pay for life.",
    "e": "Chimney sweeps under fourteen must attend the parish school each morning.",
    "f": "The toll on the stone bridge pays for lanterns and for the watchman's coat.",
    "g": "Every brewery keeps a sickness box, opened by two keys held by different hands.",
    "h": "Shepherds' wages fall due at the first frost and again at lambing time.",
    "A": "The ferry guild shall lend each widow or orphan of a drowned oarsman a sound boat for three winters.",
    "B": "Beekeepers may graze forty hives on the common from late April until the heather fades.",
    "C": "No miller or baker shall refuse to grind the barley or rye of a striking farmhand.",
    "G": "Every brewery and malthouse keeps a sickness box, opened by three keys held by different hands.",
}


def articles(notation: str, lang: str = "zh") -> LawText:
    stock = ENGLISH if lang == "en" else CHINESE | REWORDED
    return law(["\n".join(stock[letter] for letter in article) for article in notation.split()], lang)  # type: ignore[arg-type]


def shown(matches: tuple[ArticleMatch, ...]) -> str:
    def numbers(ids: tuple[str, ...]) -> str:
        return "+".join(one.removeprefix("art_") for one in ids)

    return ", ".join(f"{match.kind} {numbers(match.old)}>{numbers(match.new)}" for match in matches)


CASES = [
    ("a b c", "a b c", "same 1>1, same 2>2, same 3>3"),
    ("a b c", "A b C", "edited 1>1, same 2>2, edited 3>3"),
    ("a b c", "a d b c", "same 1>1, inserted >2, same 2>3, same 3>4"),
    ("a b c", "a c", "same 1>1, deleted 2>, same 3>2"),
    ("a b c", "b c", "deleted 1>, same 2>1, same 3>2"),
    ("a b c d", "b c d a", "same 2>1, same 3>2, same 4>3, moved 1>4"),
    ("a b c d", "d A b c", "moved 4>1, edited 1>2, same 2>3, same 3>4"),
    ("a b c d e", "b C d e A", "same 2>1, edited 3>2, same 4>3, same 5>4, moved 1>5"),
    ("ab c d", "a b c d", "split 1>1+2, same 2>3, same 3>4"),
    ("ab c d", "a c d b", "split 1>1+4, same 2>2, same 3>3"),
    ("a b c d", "ab c d", "merged 1+2>1, same 3>2, same 4>3"),
    ("ab cd e", "ac b d e", "split 1+2>1+2+3, same 3>4"),
    ("a b cd", "ab c d", "merged 1+2>1, split 3>2+3"),
    ("abc d", "d", "deleted 1>, same 2>1"),
    ("a b", "e f", "deleted 1>, deleted 2>, inserted >1, inserted >2"),
    ("", "a", "inserted >1"),
    ("a", "", "deleted 1>"),
    ("", "", ""),
    ("a b a", "a b a", "same 1>1, same 2>2, same 3>3"),
    ("a b a d", "b a d", "deleted 1>, same 2>1, same 3>2, same 4>3"),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_kinds(old: str, new: str, expected: str, lang: str) -> None:
    assert shown(match_articles(articles(old, lang), articles(new, lang))) == expected


def test_typography_is_no_change_but_a_cross_reference_is() -> None:
    old = law(["依照本办法第三条收取船费（含税），不得加价。", "盐工 凭工牌领粮。"], "zh")
    new = law(["依照本办法第四条收取船费（含税），不得加价。", "盐工凭工牌领粮｡".replace("｡", "。 ")], "zh")
    edited, same = match_articles(old, new)
    assert (edited.kind, same.kind, same.score) == ("edited", "same", 1.0)
    assert 0.9 < edited.score < 1


def test_a_heading_counts_as_wording() -> None:
    def titled(heading: str) -> LawText:
        return LawText("", "en", (Clause("art_1", "article", "1", "Article 1", heading, ENGLISH["a"], None, ""),))

    assert shown(match_articles(titled("Boats"), titled("Ferries"))) == "edited 1>1"


def test_lookalikes_of_one_pattern_are_not_mixed_up() -> None:
    def penalty(number: str, deed: str, fine: str) -> str:
        return f"违反本办法第{number}条规定，{deed}的，由码头管事责令改正；拒不改正的，处{fine}枚铜钱罚款。"

    old = [penalty("三", "私自卸货", "五"), penalty("五", "夜间鸣锣", "六"), penalty("九", "倾倒鱼骨", "七")]
    new = [penalty("四", "私自卸货", "八"), penalty("五", "占用栈桥", "五"), penalty("十", "倾倒鱼骨", "六")]
    found = match_articles(law(old, "zh"), law(new, "zh"))
    assert {(edge.old, edge.new) for match in found for edge in match.edges} >= {
        ("art_1", "art_1"),
        ("art_3", "art_3"),
    }
    assert "moved" not in {match.kind for match in found}


def test_ties_of_order_are_broken_by_the_chapter_that_an_article_left() -> None:
    def in_chapters(chapters: str) -> LawText:
        clauses: list[Clause] = []
        for chapter in chapters.split(" / "):
            clauses.append(Clause(f"chp_{chapter}", "chapter", "1", "", "", "", None, ""))
            clauses += [
                Clause(f"art_{len(clauses)}_{letter}", "article", "1", "", "", CHINESE[letter], f"chp_{chapter}", "")
                for letter in chapter
            ]
        return LawText("", "zh", tuple(clauses))

    found = match_articles(in_chapters("ab / cdef"), in_chapters("abd / cef"))
    assert [match.old[0][-1] for match in found if match.kind == "moved"] == ["d"]


OVERRULED = [
    # unlink: the two stand alone, the rest stays
    ("a b c", "A b c", "unlink 1 1", "deleted 1>, inserted >1, same 2>2, same 3>3"),
    # link: two articles that say different things
    ("a b", "a e", "link 2 2", "same 1>1, edited 2>2"),
    # a link stands beside what the wording proves, which a person may unlink; the rest then follows
    ("a b", "e b a", "link 1 1", "split 1>1+3, same 2>2"),
    ("a b", "e b a", "link 1 1, unlink 1 3", "edited 1>1, same 2>2, inserted >3"),
    # an article freed by a decision goes to the next best one
    ("a A b", "a b", "unlink 1 1", "deleted 1>, edited 2>1, same 3>2"),
    # confirming what is so anyway changes nothing; what would be lost is kept
    ("a b", "A b", "confirm 1 1", "edited 1>1, same 2>2"),
    ("a b", "e b", "confirm 1 1", "edited 1>1, same 2>2"),
    # the last decision on a pair counts
    ("a b", "A b", "unlink 1 1, confirm 1 1", "edited 1>1, same 2>2"),
    ("a b", "A b", "link 1 1, unlink 1 1", "deleted 1>, inserted >1, same 2>2"),
    # two links make a split
    ("a b", "e f b", "link 1 1, link 1 2", "split 1>1+2, same 2>3"),
]


@pytest.mark.parametrize(("old", "new", "decisions", "expected"), OVERRULED)
def test_a_person_overrules_and_the_rest_follows(old: str, new: str, decisions: str, expected: str) -> None:
    parsed = [decision.split() for decision in decisions.split(", ")]
    overrules = [MatchOverride(action, f"art_{one}", f"art_{two}") for action, one, two in parsed]  # type: ignore[arg-type]
    assert shown(match_articles(articles(old), articles(new), overrules)) == expected


def test_an_overrule_of_an_unknown_article_is_refused() -> None:
    with pytest.raises(Invalid, match="overrule_unknown_article"):
        match_articles(articles("a"), articles("a"), [MatchOverride("link", "art_1", "art_9")])


@given(st.lists(st.sampled_from("abcdefghABCG"), max_size=9), st.lists(st.sampled_from("abcdefghABCG"), max_size=9))
@settings(max_examples=60)
def test_every_article_is_in_exactly_one_match(old: list[str], new: list[str]) -> None:
    before, after = articles(" ".join(old)), articles(" ".join(new))
    found = match_articles(before, after)
    assert sorted(one for match in found for one in match.old) == sorted(one.key for one in before.articles)
    assert sorted(two for match in found for two in match.new) == sorted(two.key for two in after.articles)
    assert all(edge.old in match.old and edge.new in match.new for match in found for edge in match.edges)
    assert all(0 <= match.score <= 1 for match in found)
    firsts = [int(match.new[0].removeprefix("art_")) for match in found if match.new]
    assert firsts == sorted(firsts)


@given(st.integers(0, 10_000), st.sampled_from(["zh", "en"]))
@settings(max_examples=15)
def test_a_law_is_the_same_as_itself(seed: int, lang: str) -> None:
    text = law(made_up_texts(12, lang, seed), lang)  # type: ignore[arg-type]
    assert {match.kind for match in match_articles(text, text)} == {"same"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_thorough_revision_is_recognised(lang: str) -> None:
    texts = made_up_texts(200, lang, seed=7)  # type: ignore[arg-type]
    truth = revise(texts, lang, seed=8)  # type: ignore[arg-type]
    links, moved, divided = ours(law(texts, lang), law(truth.texts, lang))  # type: ignore[arg-type]
    assert len(links & truth.links) / len(truth.links) >= 0.98
    assert len(links & truth.links) / len(links) >= 0.98
    assert len(moved & truth.moved) / len(truth.moved) >= 0.9
    assert len(divided & truth.divided) / len(truth.divided) >= 0.98


def test_the_gold_standard_of_a_real_pair() -> None:
    laws = [
        read_law(plain_source(shared(f"data/laws/{name}.md").read_text(encoding="utf-8")))
        for name in ("women_2018", "women_2022")
    ]
    gold: set[tuple[str, str]] = set()
    for pair in json.loads(shared("data/laws/women_2018_2022.alignment.json").read_text(encoding="utf-8"))["pairs"]:
        cross = [{"old": one, "new": two} for one in pair["old"] for two in pair["new"]]
        gold |= {(str(edge["old"]), str(edge["new"])) for edge in pair.get("edges", cross)}
    old, new = laws
    found = {
        (old.by_key[edge.old].number, new.by_key[edge.new].number)
        for match in match_articles(old, new)
        for edge in match.edges
    }
    precision, recall = len(found & gold) / len(found), len(found & gold) / len(gold)
    assert 2 * precision * recall / (precision + recall) >= 0.97
