"""Words that stood, or stand, more than once: the place is exact only where it is the very one, and never the other."""

from __future__ import annotations

import pytest

from workbench.law.anchor import Placement, find_again, quote_words

# The quoted words, and the place where they should be found, stand in brackets < >; without them nothing is found.
# old | the clauses it became | status
SMITHS = "石匠应当领取停工口粮。"
CARTERS = "骡夫应当领取停工口粮。"
CASES = [
    # which of two sentences was edited
    ("石匠<应当领取停工口粮>。骡夫应当领取停工口粮。", ["石匠<应当领取停工口粮>。骡夫可以领取木牌。"], "exact"),
    ("石匠应当领取停工口粮。骡夫<应当领取停工口粮>。", ["石匠应当领取停工口粮。骡夫可以领取木牌。"], "lost"),
    ("石匠<应当领取停工口粮>。骡夫应当领取停工口粮。", ["石匠可以领取木牌。骡夫应当领取停工口粮。"], "lost"),
    ("石匠应当领取停工口粮。骡夫<应当领取停工口粮>。", ["石匠可以领取木牌。骡夫<应当领取停工口粮>。"], "exact"),
    # which one was deleted
    ("石匠<应当领取停工口粮>。骡夫应当领取停工口粮。", [CARTERS], "lost"),
    ("石匠应当领取停工口粮。骡夫<应当领取停工口粮>。", ["骡夫<应当领取停工口粮>。"], "exact"),
    ("石匠<应当领取停工口粮>。骡夫应当领取停工口粮。", ["石匠<应当领取停工口粮>。"], "exact"),
    ("石匠应当领取停工口粮。骡夫<应当领取停工口粮>。", [SMITHS], "lost"),
    (
        "石匠<应当领取停工口粮>。骡夫应当领取停工口粮。盐工应当领取停工口粮。",
        [CARTERS + "盐工应当领取停工口粮。"],
        "lost",
    ),
    # the order was changed
    ("石匠<应当领取停工口粮>。骡夫应当领取停工口粮。", ["骡夫应当领取停工口粮。石匠<应当领取停工口粮>。"], "exact"),
    ("石匠应当领取停工口粮。骡夫<应当领取停工口粮>。", ["骡夫<应当领取停工口粮>。石匠应当领取停工口粮。"], "exact"),
    # another was put in before, behind, between
    ("石匠<应当领取停工口粮>。", ["骡夫应当领取停工口粮。石匠<应当领取停工口粮>。"], "exact"),
    ("石匠<应当领取停工口粮>。", ["石匠<应当领取停工口粮>。骡夫应当领取停工口粮。"], "exact"),
    (
        "石匠应当领取停工口粮。骡夫<应当领取停工口粮>。",
        ["石匠应当领取停工口粮。盐工应当领取停工口粮。骡夫<应当领取停工口粮>。"],
        "exact",
    ),
    # one went and another came
    (
        "甲等石匠<应当领取停工口粮>。乙等石匠应当领取停工口粮。",
        ["乙等石匠应当领取停工口粮。丙等石匠应当领取停工口粮。"],
        "lost",
    ),
    ("石匠<应当领取停工口粮>。骡夫可以领取木牌。", ["石匠可以领取木牌。骡夫<应当领取停工口粮>。"], "near"),
    ("甲等石匠<应当领取停工口粮>。", ["甲等石匠可以领取木牌。乙等石匠<应当领取停工口粮>。"], "near"),
    (
        "工龄满一年的石匠，<按月领取口粮>，逢节另发。工龄满二年的石匠，按月领取口粮，逢节另发。",
        ["工龄满二年的石匠，按月领取口粮，逢节另发。工龄满三年的石匠，按月领取口粮，逢节另发。"],
        "lost",
    ),
    # the sentence of others took the words over, whose own sentence went or says something else
    (
        "骡夫每季凭工牌登记。石匠<应当领取停工口粮>，逢节另发。",
        ["骡夫每季凭工牌<应当领取停工口粮>，逢节另发。石匠另行登记。"],
        "near",
    ),
    (
        "逾期的另行登记，并张榜公布。凭工牌<领取停工口粮>，并张榜公布。",
        ["凭工牌另行登记，并张榜公布。逾期的凭工牌<领取停工口粮>，并张榜公布。"],
        "near",
    ),
    ("盐场里做工的石匠<应当领取停工口粮>。", ["骡队里做工的石匠<应当领取停工口粮>。"], "near"),
    # the clause was split, and one half edited
    ("石匠<应当领取停工口粮>。骡夫应当领取停工口粮。", ["石匠可以领取木牌。", CARTERS], "lost"),
    ("石匠应当领取停工口粮。骡夫<应当领取停工口粮>。", [SMITHS, "骡夫<应当领取停工口粮>。"], "exact"),
    ("石匠<应当领取停工口粮>。骡夫应当领取停工口粮。", ["石匠<应当领取停工口粮>。", "骡夫不再领粮。"], "exact"),
    ("石匠应当领取停工口粮。骡夫<应当领取停工口粮>。", [SMITHS, "骡夫不再领粮。"], "lost"),
    # within one sentence
    ("石匠<领取停工口粮>，骡夫领取停工口粮。", ["石匠<领取停工口粮>，骡夫领取停工口粮，按月发给。"], "near"),
    ("石匠领取停工口粮，骡夫<领取停工口粮>。", ["石匠领取停工口粮，骡夫另行登记。"], "lost"),
    ("石匠<领取停工口粮>，骡夫领取停工口粮。", ["骡夫领取停工口粮。"], "lost"),
    # what was quoted is told by what follows it
    ("<由港务所发给口粮>，每月一次。由港务所发给口粮，每年一次。", ["由港务所发给口粮，每年一次。"], "lost"),
    ("由港务所发给口粮，每月一次。<由港务所发给口粮>，每年一次。", ["<由港务所发给口粮>，每年一次。"], "exact"),
    # equal sentences
    ("给予警告。给予警告。<给予警告>。给予警告。", ["给予警告。给予警告。<给予警告>。给予警告。"], "exact"),
    ("给予警告。给予警告。<给予警告>。给予警告。", ["给予警告。给予警告。给予警告。"], "lost"),
    ("<给予警告>。给予警告。", ["<给予警告>。"], "near"),
    ("十日内提出申请。<十日内提出申请>。", ["十日内提出申请。"], "lost"),
    (
        "灯塔每晚点灯。<给予警告>。石匠修桥。给予警告。",
        ["灯塔每晚点灯。<给予警告>。石匠修桥。给予警告。船工摆渡。"],
        "exact",
    ),
    ("灯塔每晚点灯。<给予警告>。石匠修桥。给予警告。", ["石匠修桥。给予警告。"], "lost"),
    # very short words
    ("石匠凭<工牌>领粮，骡夫凭工牌领粮。", ["骡夫凭工牌领粮。"], "lost"),
    ("<石匠>领粮。学徒由石匠照看。", ["骡夫领粮。学徒由石匠照看。"], "lost"),
    ("石匠领粮。学徒由<石匠>照看。", ["石匠领粮。学徒由铁匠照看。"], "lost"),
    # English
    ("A smith <shall draw relief>. A carter shall draw relief.", ["A carter shall draw relief."], "lost"),
    ("A smith shall draw relief. A carter <shall draw relief>.", ["A carter <shall draw relief>."], "exact"),
    (
        "A smith shall draw relief. A carter <shall draw relief>.",
        ["A smith shall draw relief. A carter may sail."],
        "lost",
    ),
    ("A smith <shall draw relief>.", ["A carter shall draw relief. A smith <shall draw relief>."], "exact"),
    (
        "A smith <shall draw relief>. A carter shall draw relief.",
        ["A smith may sail.", "A carter shall draw relief."],
        "lost",
    ),
    ("Relief is paid. <Relief is paid>. Relief is paid.", ["Relief is paid. Relief is paid."], "lost"),
    ("The <age> of a smith is known.", ["The wage of a smith is known."], "lost"),
    ("The <smith> draws relief in winter.", ["The <smith>s draw relief in winter."], "near"),
    # figures written in another way are the same words, part of a figure is none
    ("应当在<十日>内申请。", ["应当在<10日>内申请。"], "exact"),
    ("应当在<10日>内申请。", ["应当在<十日>内申请。"], "exact"),
    ("应当在<10日>内申请。", ["应当在110日内申请。"], "lost"),
    ("应当在<十日>内申请。", ["应当在二十日内申请。"], "lost"),
    ("缴纳工资的<百分之二十，>逾期加收。", ["缴纳工资的<２０％，>逾期加收。"], "exact"),
    ("发给<一万五千元>。", ["发给<15,000元>。"], "exact"),
    ("发给<三分之二>。", ["发给<2/3>。"], "exact"),
    ("石匠<十日内申请>。骡夫10日内申请。", ["石匠<10日内申请>。骡夫十日内申请。"], "exact"),
    ("石匠十日内申请。骡夫<10日内申请>。", ["石匠10日内申请。"], "lost"),
    ("It is paid <within ten days> of notice.", ["It is paid <within 10 days> of notice."], "exact"),
    ("They pay <twenty per cent> of wages.", ["They pay <20%> of wages."], "exact"),
    # blanks, marks without width, quotation marks and stops
    ("石匠享受<工伤>待遇。", ["石匠享受<工 伤>待遇。"], "exact"),
    ("石匠享受<工伤>待遇。", ["石匠享受<工\u200b伤>待遇。"], "exact"),
    ("所称<“石匠”>，是指修桥的人。", ["所称<「石匠」>，是指修桥的人。"], "exact"),
    ("按照<ILO公约第102号>办理。", ["按照<ＩＬＯ公约第１０２号>办理。"], "exact"),
    ("The guild <shall be bound> by it.", ["The guild <shall  be\u00a0bound> by it."], "exact"),
    ("石匠修桥，<由港务所付钱。>", ["石匠修桥，<由港务所付钱.>"], "exact"),
    ("石匠修桥，<由港务所按月付清全部工钱。>", ["石匠修桥，<由港务所按季付清全部工钱。>"], "near"),
]


def _place(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("<"), marked.index(">") - 1
    return marked.replace("<", "").replace(">", ""), start, end


def _find(old: str, news: list[str], beside: tuple[str, ...] = ()) -> Placement:
    text, start, end = _place(old)
    candidates = [(str(at), new.replace("<", "").replace(">", "")) for at, new in enumerate(news)]
    return find_again(quote_words(text, start, end), candidates, text, beside=beside)


@pytest.mark.parametrize(("old", "news", "status"), CASES)
def test_a_lookalike_is_never_taken_for_the_quoted_words(old: str, news: list[str], status: str) -> None:
    placement = _find(old, news)
    places = [(str(at), *_place(new)[1:]) for at, new in enumerate(news) if "<" in new]
    expected = places[0] if status != "lost" else (None, 0, 0)
    assert (placement.status, (placement.clause_key, placement.start, placement.end)) == (status, expected)


# old | what it became | another old clause that became it too
MERGED = [
    ("石匠<应当领取停工口粮>。", "骡夫应当领取停工口粮。石匠可以领取木牌。", CARTERS, "lost"),
    ("石匠<应当领取停工口粮>。", "骡夫应当领取停工口粮。石匠应当领取停工口粮。", CARTERS, "exact"),
    ("石匠<应当领取停工口粮>。", "石匠应当领取停工口粮。", SMITHS, "near"),
]


@pytest.mark.parametrize(("old", "new", "beside", "status"), MERGED)
def test_words_of_another_clause_that_was_merged_are_its_own(old: str, new: str, beside: str, status: str) -> None:
    placement = _find(old, [new], (beside,))
    assert placement.status == status
    assert status != "exact" or new[: placement.start].endswith("石匠")


def test_a_word_that_stands_a_thousand_times_is_looked_for_within_a_bound() -> None:
    old = "石匠的口粮，骡夫的木牌，" * 400
    start = old.index("的", 2000)
    assert find_again(quote_words(old, start, start + 1), [("n", "新" + old)], old).status != "exact"
