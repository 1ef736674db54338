from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from workbench.law.anchor import CONTEXT, TextQuote, find_again, is_short, quote_words
from workbench.weights.places import anchor_weights

CLAUSE = "灯塔看守人每晚点灯前应当检查油箱，发现裂纹立即更换。盐工凭工牌领取停工口粮，最长不超过九十日。"
ENGLISH = "The ferry guild shall lend each widow a boat for two winters, and a cooper shall mend it free of charge."


def anchor(quote: str, text: str = CLAUSE) -> TextQuote:
    start = text.index(quote)
    return quote_words(text, start, start + len(quote))


# quote, the successors' texts, status and where the words are found ("-" nowhere)
CASES = [
    # word for word
    ("检查油箱", [CLAUSE], "exact", "0:检查油箱"),
    ("凭工牌领取停工口粮", ["新增的一句话放在最前面。" + CLAUSE], "exact", "0:凭工牌领取停工口粮"),
    # in the second of two successors
    ("凭工牌领取停工口粮", [CLAUSE[:26], CLAUSE[26:]], "exact", "1:凭工牌领取停工口粮"),
    # only the width of a mark differs
    ("检查油箱，发现裂纹", [CLAUSE.replace("，", ",")], "exact", "0:检查油箱,发现裂纹"),
    # two exact hits, told apart by what stands around them
    ("停工口粮", ["骡夫也有停工口粮。" + CLAUSE], "exact", "0:停工口粮"),
    # two exact hits in surroundings that are both strange
    ("停工口粮", ["骡夫有停工口粮。", "织工有停工口粮。"], "lost", "-"),
    # a short quote once, among strangers: another use of the word
    ("盐工", ["骡马驿站由退休的盐工照管，过路邮差免费歇脚，草料自理，夜里敲门三下即可。"], "near", "0:盐工"),
    # near: reworded within the same surroundings
    (
        "凭工牌领取停工口粮",
        [CLAUSE.replace("领取停工口粮", "按月领取停工的口粮")],
        "near",
        "0:凭工牌按月领取停工的口粮",
    ),
    ("最长不超过九十日", [CLAUSE.replace("九十", "一百二十")], "near", "0:最长不超过一百二十日"),
    # short quotes only exactly
    ("检查油箱", [CLAUSE.replace("检查油箱", "检查油桶")], "lost", "-"),
    # gone, with a lookalike elsewhere that is too unlike
    ("凭工牌领取停工口粮", [CLAUSE.replace("盐工凭工牌领取停工口粮，", "骡夫轮流喂养牲口，")], "lost", "-"),
    # two near places as good as each other
    ("凭工牌领取停工口粮", ["船工凭木牌领取停工口粮。", "织工凭铁牌领取停工口粮。"], "lost", "-"),
    ("检查油箱", [], "lost", "-"),
    ("凭工牌领取停工口粮", [""], "lost", "-"),
]


@pytest.mark.parametrize(("quote", "texts", "status", "place"), CASES)
def test_find_again(quote: str, texts: list[str], status: str, place: str) -> None:
    found = find_again(anchor(quote), [(str(at), text) for at, text in enumerate(texts)])
    where = (
        "-"
        if found.clause_key is None
        else f"{found.clause_key}:{texts[int(found.clause_key)][found.start : found.end]}"
    )
    assert (found.status, where) == (status, place)
    assert found.score >= found.runner_up


def test_english() -> None:
    held = anchor("lend each widow a boat", ENGLISH)
    assert find_again(held, [("n", ENGLISH.upper().lower())]).status == "exact"
    near = find_again(held, [("n", ENGLISH.replace("a boat", "or orphan a sound boat"))])
    assert near.status == "near"
    assert near.end <= len(ENGLISH) + 20
    assert find_again(held, [("n", "No miller shall refuse to grind barley.")]).status == "lost"


WHOLE = [
    ([CLAUSE], "exact", "0"),
    ([CLAUSE.replace("，", ", ")], "exact", "0"),
    ([CLAUSE.replace("九十", "八十")], "near", "0"),
    (["完全不同的另一句话。", CLAUSE[:30]], "near", "1"),
    ([CLAUSE, CLAUSE], "near", "0"),
    ([], "lost", None),
]


@pytest.mark.parametrize(("texts", "status", "clause_id"), WHOLE)
def test_a_comment_on_a_whole_clause(texts: list[str], status: str, clause_id: str | None) -> None:
    found = find_again(quote_words(CLAUSE), [(str(at), text) for at, text in enumerate(texts)], CLAUSE)
    assert (found.status, found.clause_key) == (status, clause_id)


def test_a_whole_clause_is_never_exact_without_its_old_text() -> None:
    assert find_again(quote_words(CLAUSE), [("n", CLAUSE)]).status == "near"


def test_context_is_kept_on_both_sides() -> None:
    text = "甲" * 50 + "盐工" + "乙" * 50
    assert quote_words(text, 50, 52) == TextQuote("盐工", "甲" * CONTEXT, "乙" * CONTEXT, 50)
    assert quote_words("盐工", 0, 2) == TextQuote("盐工", "", "", 0)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 99)])
def test_no_anchor_outside_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no stretch"):
        quote_words("盐工领粮", start, end)


@pytest.mark.parametrize(
    ("quote", "expected"), [("停工口粮", True), ("停工口粮柜", False), ("sound boat", True), ("lend each widow", False)]
)
def test_is_short(quote: str, expected: bool) -> None:
    assert is_short(quote) is expected


@given(st.text(alphabet="甲乙丙，。a ", min_size=1, max_size=80), st.data())
@settings(max_examples=200)
def test_an_unchanged_text_is_found_exactly(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    assume(quote.strip())
    found = find_again(quote_words(text, start, end), [("n", text)], text)
    # Blanks at the edges of a quotation are none of its words.
    first, last = start + len(quote) - len(quote.lstrip()), end - len(quote) + len(quote.rstrip())
    assert (found.status, found.start, found.end) == ("exact", first, last)


@given(
    st.text(alphabet="甲乙丙丁，。", min_size=6, max_size=30),
    st.lists(st.text("甲乙丙丁，。", max_size=60), max_size=3),
)
@settings(max_examples=200)
def test_what_is_placed_lies_inside_its_clause(quote: str, texts: list[str]) -> None:
    found = find_again(quote_words(quote, 0, len(quote)), [(str(at), text) for at, text in enumerate(texts)])
    if found.clause_key is not None:
        assert 0 <= found.start < found.end <= len(texts[int(found.clause_key)])
        assert found.status != "exact" or texts[int(found.clause_key)][found.start : found.end] == quote


WORDS = [
    "盐工",
    "凭工牌",
    "领取",
    "停工口粮",
    "灯塔",
    "看守人",
    "每晚",
    "检查油箱",
    "，",
    "。",
    "不超过",
    "九十日",
    "由班主核定",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=30).map("".join)


@given(SENTENCES, st.lists(SENTENCES, max_size=3), st.data())
@settings(max_examples=300)
def test_a_quote_is_never_placed_on_other_words_silently(text: str, texts: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    held = quote_words(text, start, end)
    found = find_again(held, [(str(at), one) for at, one in enumerate(texts)])
    words = "" if found.clause_key is None else texts[int(found.clause_key)][found.start : found.end]
    if found.status == "exact":
        assert words == held.quote
    if found.status == "near" and words != held.quote:
        assert not is_short(held.quote)
        assert all(held.quote not in one for one in texts)
        assert Indel.normalized_similarity(held.quote, words) >= anchor_weights().least_words
    if found.status == "lost":
        assert (found.clause_key, found.start, found.end) == (None, 0, 0)


@given(SENTENCES, SENTENCES)
@settings(max_examples=100)
def test_every_anchor_has_one_of_three_answers(old: str, new: str) -> None:
    anchors = [quote_words(old, start, min(len(old), start + 6)) for start in range(0, len(old), 3)]
    counts = Counter(find_again(one, [("n", new)]).status for one in anchors)
    assert counts["exact"] + counts["near"] + counts["lost"] == len(anchors)


def test_a_figure_at_the_edge_of_the_words_found_is_shown_whole() -> None:
    old = "灯塔看守人的月津贴不低于当地工资的百分之十五，由港务所按月支付。"
    start = old.index("不低于")
    held = quote_words(old, start, old.index("，"))
    new = old.replace("百分之十五", "百分之二十")
    found = find_again(held, [("n", new)])
    assert (found.status, new[found.start : found.end]) == ("near", "不低于当地工资的百分之二十")
