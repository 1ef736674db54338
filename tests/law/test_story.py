"""A law as lines: every word once, and each clause's own words found again in the flow."""

from __future__ import annotations

import pytest

from tests.factories.drafts import ENGLISH, FIRST, SECOND
from tests.shared import shared
from workbench.formats.intake import read_file
from workbench.law.model import ClauseKind, LawText
from workbench.law.printing import printed
from workbench.law.story import law_story

HEADED = """Some Act
PREAMBLE
The members agree.
Chapter 1 General
Article 1 (Purpose)
1. Members pay.
(a) each month;
(b) in time.
Article 2 (Funds) Funds are kept.
Annex Rates
Article 1 Ten.
"""


def read(text: str, lang: str | None = None) -> LawText:
    return read_file("a.txt", text.encode(), lang)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [FIRST, SECOND, ENGLISH, HEADED], ids=["first", "second", "english", "headed"])
def test_the_words_of_each_clause_stand_where_its_span_says(text: str) -> None:
    law = read(text)
    story = law_story(law)
    assert {clause.key: story.text[slice(*story.spans[clause.key])] for clause in law.clauses} == {
        clause.key: clause.text for clause in law.clauses
    }


@pytest.mark.parametrize("text", [FIRST, SECOND, ENGLISH], ids=["first", "second", "english"])
def test_the_lines_are_those_that_are_printed(text: str) -> None:
    law = read(text)
    assert law_story(law).text == printed(law)


def test_a_line_says_what_of_it_is_label() -> None:
    story = law_story(read(FIRST))
    labels = [line.text[: line.label] for line in story.lines]
    assert labels[:4] == ["", "第一章\u3000总则", "第一条\u3000", "第二条\u3000"]
    assert (story.lines[0].kind, story.lines[1].kind) == (None, ClauseKind.CHAPTER)
    assert story.labels["art_2"] == (story.starts[3], story.starts[3] + 4)


def test_a_law_without_front_begins_with_its_title() -> None:
    law = LawText("某法", "zh", ())
    assert law_story(law).text == "某法"


@pytest.mark.parametrize("name", ["veterans_2024.md", "women_2022.md"])
def test_of_a_real_law_no_word_is_lost(name: str) -> None:
    law = read_file(name, shared(f"data/laws/{name}").read_bytes())
    story = law_story(law)
    assert story.text == printed(law)
    assert all(story.text[slice(*story.spans[clause.key])] == clause.text for clause in law.clauses)
