"""Wordings asked for in a whole law: exact both ways, contradictions told, articles numbered, references followed."""

from __future__ import annotations

import pytest

from tests.proposed_sets import proposed_set
from workbench.formats.intake import read_file
from workbench.law.model import LawText
from workbench.law.proposing import ProposedLaw, ProposedText, propose

LAW = """互助保险条例
第一章 总则
第一条 为了便利会员互助，制定本条例。
第二条 会员按月缴纳互助金。
互助金不低于工资的百分之一。
第二章 给付
第三条 会员患病的，可以领取下列给付：
（一）住院津贴；
（二）手术津贴。
第四条 互助金由工会管理，不得挪用。
第五条 违反前条和第三条第一款规定的，依照第二条至第四条和《工会法》第四条处理。
"""


def law(text: str = LAW) -> LawText:
    return read_file("made-up.txt", text.encode(), "zh")


def asked(key: str, text: str, id: str = "甲", *, new: bool = False) -> ProposedText:
    return ProposedText(id, key, text, is_new_article=new)


def lines(proposed: ProposedLaw) -> list[str]:
    return proposed.text.split("\n")


@pytest.mark.parametrize("seed", range(60))
def test_without_insertions_it_is_the_draft_and_without_deletions_the_law_asked_for(seed: int) -> None:
    made = proposed_set(seed)
    proposed = propose(made.law, made.proposals)
    assert proposed.left_out == frozenset()
    assert proposed.draft == proposed.story.text
    assert proposed.text == made.expected


@pytest.mark.parametrize("seed", range(60, 80))
def test_of_wordings_against_one_another_the_first_stand_and_the_others_are_told(seed: int) -> None:
    made, other = proposed_set(seed), proposed_set(seed)
    rivals = [
        ProposedText(f"r{each.id}", each.key, each.text + "又。") for each in other.proposals if each.id[0] == "p"
    ]
    proposed = propose(made.law, [*made.proposals, *rivals])
    assert proposed.left_out == {each.id for each in rivals}
    assert (proposed.draft, proposed.text) == (proposed.story.text, made.expected)


def test_an_item_and_its_article_may_both_be_reworded_where_they_change_different_lines() -> None:
    proposed = propose(
        law(),
        [
            asked("art_3", "会员患病、受伤的，可以领取下列给付：\n（一）住院津贴；\n（二）手术津贴。"),
            asked("art_3__para_1__item_2", "手术津贴和护理津贴。", "乙"),
        ],
    )
    assert lines(proposed)[6:9] == [
        "第三条\u3000会员患病、受伤的，可以领取下列给付：",
        "（一）住院津贴；",
        "（二）手术津贴和护理津贴。",
    ]
    assert [(each.code, each.ids) for each in proposed.problems] == [("proposal_overlaps", ("乙", "甲"))]


def test_who_asks_for_the_same_change_stands_behind_it_once() -> None:
    wording = "互助金不低于工资的百分之二。"
    proposed = propose(
        law(), [asked("art_2__para_2", wording), asked("art_2", f"会员按月缴纳互助金。\n{wording}", "乙")]
    )
    assert [run.ids for run in proposed.runs if run.op == "insert"] == [("甲", "乙")]
    assert proposed.left_out == frozenset()


@pytest.mark.parametrize(
    ("key", "text", "new", "code"),
    [
        ("art_9", "另写。", False, "proposal_without_clause"),
        ("art_2", "删去本条。", False, "proposal_is_order"),
        ("art_2", "建议删除", False, "proposal_is_order"),
        ("art_2", "第七条\u3000会员按年缴纳互助金。", False, "proposal_other_label"),
        ("chp_1", "新的一条。", True, "proposal_without_article"),
    ],
)
def test_what_cannot_be_put_in_is_left_out_and_told(key: str, text: str, new: bool, code: str) -> None:
    proposed = propose(law(), [asked(key, text, new=new)])
    assert [(each.code, each.is_left_out) for each in proposed.problems] == [(code, True)]
    assert proposed.text == proposed.draft == proposed.story.text


def test_a_label_that_the_author_repeats_is_not_printed_twice() -> None:
    proposed = propose(law(), [asked("art_4", "第四条\u3000互助金由工会管理。")])
    assert lines(proposed)[9] == "第四条\u3000互助金由工会管理。"


def test_a_new_article_is_numbered_within_and_references_to_neighbours_are_told() -> None:
    proposed = propose(law(), [asked("art_4", "第五条\u3000账目每年公布。", new=True)])
    assert lines(proposed)[10] == "第四条之一\u3000账目每年公布。"
    assert lines(proposed)[11].startswith("第五条\u3000违反前条")
    assert [(each.code, each.words) for each in proposed.references] == [("reference_relative", "前条")]
    assert [(each.code, dict(each.facts)) for each in proposed.problems] == [
        ("proposal_label_given", {"given": "第五条", "label": "第四条之一"})
    ]


def test_where_numbers_count_on_references_follow_but_not_those_to_another_law() -> None:
    proposed = propose(law(), [asked("art_2", "账目每年公布。", new=True)], counts_on=True)
    assert lines(proposed)[5] == "第三条\u3000账目每年公布。"
    assert lines(proposed)[-1] == (
        "第六条\u3000违反前条和第四条第一款规定的，依照第二条至第五条和《工会法》第四条处理。"
    )
    assert proposed.draft == proposed.story.text
    assert {(each.code, each.words, each.becomes) for each in proposed.references} == {
        ("reference_follows", "第三条", "第四条"),
        ("reference_follows", "第四条", "第五条"),
        ("reference_range", "第二条至第四条", ""),
    }
    assert all(run.ids == () for run in proposed.runs if run.text in ("第六条", "第五条"))


def test_proposed_words_that_name_an_article_by_its_old_number_are_told() -> None:
    proposed = propose(
        law(), [asked("art_1", "新的一条。", new=True), asked("art_2__para_1", "会员按照第四条缴纳互助金。", "乙")],
        counts_on=True,
    )  # fmt: skip
    told = [(each.code, each.words, each.ids) for each in proposed.references if each.ids and each.words == "第四条"]
    assert told == [("reference_in_proposal", "第四条", ("乙",))]


def test_a_paragraph_put_in_tells_who_counts_paragraphs() -> None:
    proposed = propose(
        law(), [asked("art_3", "新的一款。\n会员患病的，可以领取下列给付：\n（一）住院津贴；\n（二）手术津贴。")]
    )
    assert ("reference_inside", "第三条第一款") in {(each.code, each.words) for each in proposed.references}


def test_several_articles_in_one_place_stand_in_the_order_of_the_paper() -> None:
    proposed = propose(law(), [asked("art_5", "其一。", new=True), asked("art_5", "其二。", "乙", new=True)])
    assert lines(proposed)[-2:] == ["第五条之一\u3000其一。", "第五条之二\u3000其二。"]
    assert [each.code for each in proposed.problems] == ["proposal_same_place"]


def test_english_numbers_within_by_letters() -> None:
    english = read_file(
        "a.txt", b"Rules\nArticle 1 Members pay.\nArticle 2 Members see Articles 1 to 2 for what is due.\n", "en"
    )
    proposed = propose(english, [asked("art_1", "New.", new=True)])
    assert lines(proposed)[2] == "Article 1A New."
    assert [(each.code, each.words) for each in proposed.references] == [("reference_range", "1 to 2")]
    counted = propose(english, [asked("art_1", "New.", new=True)], counts_on=True)
    assert lines(counted)[2:] == ["Article 2 New.", "Article 3 Members see Articles 1 to 3 for what is due."]


@pytest.mark.parametrize("text", ["第一章 通则", "通则", "第一章\u3000通则"])
def test_a_chapter_gets_another_heading_and_keeps_its_label(text: str) -> None:
    proposed = propose(law(), [asked("chp_1", text)])
    assert lines(proposed)[1] == "第一章\u3000通则" and proposed.draft == proposed.story.text
