"""Headings, annexes and notes matched beside the articles, and every clause of both versions in one match."""

from __future__ import annotations

from tests.factories.drafts import ENGLISH, FIRST, SECOND
from workbench.compare.matching import match_versions
from workbench.formats.intake import read_file
from workbench.law.matching.whole import match_whole, whole_clauses
from workbench.law.model import Clause, ClauseKind, LawText


def read(text: str, name: str = "made-up.md") -> LawText:
    return read_file(name, text.encode())


def test_every_clause_is_in_one_match_in_the_order_of_the_new_text() -> None:
    old, new = read(FIRST), read(SECOND.replace("第二章 给付", "第二章 互助给付"))
    whole = match_whole(old, new, match_versions(old, new))
    for law, keys in ((old, [k for m in whole for k in m.old]), (new, [k for m in whole for k in m.new])):
        assert sorted(keys) == sorted(clause.key for clause in whole_clauses(law))
    assert [m.new for m in whole if m.new] == [(clause.key,) for clause in whole_clauses(new)]
    assert [(m.kind, m.old) for m in whole if m.new == ("chp_2",)] == [("edited", ("chp_2",))]


def test_chapters_that_were_merged_stand_in_one_match() -> None:
    old, new = read(FIRST), read(FIRST.replace("第二章 给付\n", ""))
    (chapters,) = (m for m in match_whole(old, new, match_versions(old, new)) if m.new == ("chp_1",))
    assert (chapters.kind, chapters.old) == ("merged", ("chp_1", "chp_2"))


def test_a_heading_goes_with_its_articles_into_another_language() -> None:
    old, new = read(FIRST), read(ENGLISH)
    whole = match_whole(old, new, match_versions(old, new))
    assert [(m.kind, m.old, m.new) for m in whole if m.new and m.new[0].startswith("chp")] == [
        ("translated", ("chp_1",), ("chp_1",)),
        ("translated", ("chp_2",), ("chp_2",)),
    ]


def test_a_note_in_an_article_is_a_clause_of_its_own() -> None:
    def with_note(words: str) -> LawText:
        article = Clause("art_1", ClauseKind.ARTICLE, "1", "第一条", "", "会费为工资的百分之一。", None, "第一条")
        note = Clause("art_1__note_1", ClauseKind.NOTE, "1", "1", "", words, "art_1", "第一条/注1")
        return LawText("办法", "zh", (article, note))

    old, new = with_note("工资指上年度平均工资。"), with_note("工资指上一年度的平均工资。")
    kinds = [(m.kind, m.old, m.new) for m in match_whole(old, new, match_versions(old, new))]
    assert kinds == [("same", ("art_1",), ("art_1",)), ("edited", ("art_1__note_1",), ("art_1__note_1",))]
