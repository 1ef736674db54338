"""What an opinion becomes: the clause as it would have it, words that are kept, and what must still be chosen."""

from __future__ import annotations

import pytest

from tests.returns.files import draft
from workbench.errors import Invalid
from workbench.receiving.items import (
    ReceivedChoice,
    ReceivedItem,
    check_choice,
    choices_of,
    comment_data,
    dump_choices,
    dump_reading,
    load_reading,
    placed_reading,
    whose_of,
)
from workbench.returns.reading import read_return

TEXT = "牧民每户每年领取取暖补贴三百元。"
LINES = (
    "1、第二条第一款的“三百元”建议改为“五百元”。\n2、建议在第五条后增加一条：“灯塔一律通电。”\n"
    "3、第四条的“值班津贴”太低，要<提高>。\n"
)


def items() -> list[ReceivedItem]:
    return list(placed_reading(read_return("a.txt", LINES.encode(), draft()), draft()).items)


def test_a_change_in_words_is_the_clause_reworded() -> None:
    first = items()[0]
    data = comment_data(first, first.choice, TEXT, takes_wording=True)
    assert data.proposed == "牧民每户每年领取取暖补贴五百元。" and "三百元" in data.body
    assert comment_data(first, first.choice, TEXT, takes_wording=False).proposed == ""


def test_a_new_article_follows_the_one_it_names() -> None:
    second = items()[1]
    assert (second.kind, second.key) == ("new_article", "art_5")
    assert comment_data(second, second.choice, "", takes_wording=True).proposed == "灯塔一律通电。"


def test_one_more_article_is_not_article_one() -> None:
    read = read_return("a.txt", "1、建议增加一条：“灯塔一律通电，费用由县级财政承担。”".encode(), draft())
    (item,) = placed_reading(read, draft()).items
    assert (item.kind, item.key, item.placed) == ("new_article", "", "unplaced")


def test_words_are_kept_as_words() -> None:
    third = items()[2]
    assert "要&lt;提高&gt;" in comment_data(third, third.choice, "灯塔", takes_wording=True).body


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (ReceivedChoice(kind="proposal"), "received_clause_missing"),
        (ReceivedChoice(kind="new_article", key="chp_1"), "received_article_missing"),
        (ReceivedChoice(kind="song", key="art_5"), "received_kind_unknown"),
        (ReceivedChoice(kind="general", is_out=True, why=" "), "received_reason_missing"),
    ],
)
def test_what_must_still_be_chosen(choice: ReceivedChoice, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_choice(items()[0], choice, draft())
    assert refused.value.code == code and refused.value.facts["number"] == 1
    check_choice(items()[0], ReceivedChoice(kind="general"), draft())


def test_readings_and_choices_are_stored_whole() -> None:
    reading = placed_reading(read_return("a.txt", LINES.encode(), draft()), draft())
    assert load_reading(dump_reading(reading)) == reading
    chosen = {1: ReceivedChoice(kind="general", is_out=True, why="重复")}
    stored = dump_choices(chosen, {"": "x"})
    assert choices_of(stored, reading)[1] == chosen[1] and choices_of(stored, reading)[2] == items()[1].choice
    assert whose_of(stored) == {"": "x"}
