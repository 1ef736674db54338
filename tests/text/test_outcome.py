from __future__ import annotations

import pytest

from workbench.text.outcome import outcome

OLD = "船工年满五十五岁的，可以按月领取养老柜的津贴。津贴由班主核定。"
# the proposal as (was, to be), what became of the clause as (was, is) of the old text or as whole texts; the result
# and how much of each change stands
CASES = [
    # the figure asked for, another figure, none
    (("五十五岁", "五十岁"), [("五十五岁", "五十岁")], "adopted", [1]),
    (("五十五岁", "五十岁"), [("五十五岁", "五十二岁")], "not_adopted", [0]),
    (("五十五岁", "五十岁"), [("", "")], "not_adopted", [0]),
    # the words stand, though the text around them changed too
    (("班主核定", "班主与会员代表核定"), [("津贴由班主核定", "全部津贴由班主与会员代表逐年核定")], "adopted", [1]),
    # a part of the words
    (("。津贴", "，遗属可以代领并指定受托人。津贴"), [("。津贴", "，遗属可以代领。津贴")], "partly", [0.5]),
    # a deletion asked for and made, refused, or only made elsewhere
    (("津贴由班主核定。", ""), [("津贴由班主核定。", "")], "adopted", [1]),
    (("津贴由班主核定。", ""), [("", "")], "not_adopted", [0]),
    (("津贴由班主核定。", ""), ["津贴由班主核定。" + OLD[:25]], "not_adopted", [0]),
    (("津贴由班主核定。", ""), [("年满五十五岁的", "")], "not_adopted", [0]),
    # adopted in another successor of a split clause
    (
        ("核定。", "核定。对核定不服的，可以请灯塔看守人复核。"),
        [OLD, "对核定不服的，可以请灯塔看守人复核。"],
        "adopted",
        [1],
    ),
    # the words asked for stood elsewhere in the clause already
    (("可以按月", "班主可以按月"), [("", "")], "not_adopted", [0]),
    # a proposal to keep the clause as it is
    (("", ""), [("", "")], "adopted", []),
    (("", ""), [("五十五岁", "六十岁")], "not_adopted", []),
    # the clause went
    (("五十五岁", "五十岁"), [], "moot", []),
    (("五十五岁", "五十岁"), ["  "], "moot", []),
    (("", ""), [], "moot", []),
]


@pytest.mark.parametrize(("asked", "became", "result", "standing"), CASES)
def test_outcome(
    asked: tuple[str, str], became: list[str | tuple[str, str]], result: str, standing: list[float]
) -> None:
    texts = [text if isinstance(text, str) else OLD.replace(*text) if text[0] else OLD for text in became]
    proposed = OLD.replace(*asked) if asked[0] else OLD
    found = outcome(OLD, proposed, [(str(at), text) for at, text in enumerate(texts)], "zh")
    assert found.result == result
    assert [change.stands for change in found.changes] == pytest.approx(standing, abs=0.2)


@pytest.mark.parametrize(("texts", "result"), [([OLD], "not_adopted"), ([], "adopted")])
def test_a_proposal_that_the_clause_should_go(texts: list[str], result: str) -> None:
    assert outcome(OLD, " ", [("n", text) for text in texts], "zh").result == result


def test_several_changes_are_told_apart() -> None:
    proposed = OLD.replace("五十五岁", "五十岁").replace("班主核定", "会员大会核定")
    found = outcome(OLD, proposed, [("n", OLD.replace("五十五岁", "五十岁"))], "zh")
    assert found.result == "partly"
    assert [(change.deleted, change.inserted, change.stands) for change in found.changes] == [
        ("五十五岁", "五十岁", 1.0),
        ("班主", "会员大会", 0.0),
    ]
    assert 0 < found.share < 1


def test_the_successor_that_holds_most_of_the_wording_is_named() -> None:
    proposed = OLD.replace("五十五岁", "五十岁")
    assert outcome(OLD, proposed, [("a", OLD[26:]), ("b", proposed[:25])], "zh").clause_id == "b"


ENGLISH = "The guild shall lend each widow a boat for two winters."


@pytest.mark.parametrize(
    ("proposed", "new", "result"),
    [
        ("each widow or orphan", "each widow or orphan", "adopted"),
        ("each widow or orphan", "every widow", "not_adopted"),
        ("each widow, orphan or aged parent", "each widow, orphan or parent", "partly"),
    ],
)
def test_english(proposed: str, new: str, result: str) -> None:
    asked, became = (ENGLISH.replace("each widow", words) for words in (proposed, new))
    assert outcome(ENGLISH, asked, [("n", became)], "en").result == result
