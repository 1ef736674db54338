"""What holds of every text read: nothing is lost, ids are unique, parents stand before their children."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats.akoma.reading import read_akoma
from workbench.formats.akoma.writing import write_akoma
from workbench.lang.numerals import chinese_numeral
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import language_of, read_law
from workbench.wording import say

PIECES = [
    "第一条",
    "第二条 ",
    "第三条的规定",
    "第四条、",
    "第五条之一 甲",
    "第一章",
    "第二节 乙",
    "第一编 ",
    "附件：",
    "附件1 表",
    "目录",
    "序言",
    "附则",
    "（一）",
    "(二)",
    "1.",
    "1、",
    "①",
    "㈠",
    "一、",
    "“",
    "”",
    "修改为：",
    "甲乙丙。",
    "甲，",
    "；",
    "2001年1月1日",
    "甲法",
    "【丙】",
    "（范围）",
    "|a|b|",
    "# ",
    "## ",
    "第99999999999999999999999条 ",
    "Article 1",
    "Article 2. ",
    "PART I",
    "Part II ",
    "Section 1.",
    "(a)",
    "(b) x;",
    "(i)",
    "(ii) y",
    "(h)",
    "(A)",
    "Schedule",
    "Contents",
    "the text of the law shall be",
    "Repealed",
    "Done at ",
    "; and ",
    ": ",
    ".",
    "Word",
]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n", "", " "])), max_size=40).map(
    lambda pieces: "".join(piece + end for piece, end in pieces)
)


def _words(text: str) -> str:
    return "".join(text.split())


def _kept(law: LawText) -> str:
    own = (c.label + c.heading + ("" if c.kind == "article" else c.text) for c in law.clauses)
    return _words(law.front + "".join(own) + "".join(each.text for each in law.furniture))


@given(TEXTS, st.sampled_from(["zh", "en"]))
def test_nothing_is_lost_whatever_the_text(text: str, lang: str) -> None:
    source = plain_source(text)
    law = read_law(source, "zh" if lang == "zh" else "en")
    assert sorted(_kept(law)) == sorted(_words("".join(line.text for line in source.lines)))
    seen: set[str | None] = {None}
    for clause in law.clauses:
        assert clause.parent in seen
        assert clause.key not in seen
        seen.add(clause.key)
    assert [c.text for c in read_akoma(write_akoma(law)).clauses] == [c.text for c in law.clauses]
    assert all("{" not in say(w.code, w.facts, law.lang) for w in law.warnings)


@st.composite
def nested_laws(draw: st.DrawFn) -> tuple[str, list[str], list[int]]:
    """A well-made law: its text, its article numbers, and how many items each article has."""
    lines = ["甲法"]
    numbers: list[str] = []
    items: list[int] = []
    for chapter in range(1, draw(st.integers(1, 4)) + 1):
        lines.append(f"第{chinese_numeral(chapter)}章 甲乙")
        for _ in range(draw(st.integers(1, 5))):
            numbers.append(str(len(numbers) + 1))
            lines.append(f"第{chinese_numeral(len(numbers))}条 甲应当做下列各事：")
            count = draw(st.integers(0, 3))
            lines.extend(f"（{chinese_numeral(at)}）依照第{chinese_numeral(at)}条做事；" for at in range(1, count + 1))
            items.append(count)
            if draw(st.booleans()):
                lines.append("第三条第一款所称甲，是指乙。")
    return "\n".join(lines), numbers, items


@given(nested_laws())
def test_a_well_made_law_reads_exactly(made: tuple[str, list[str], list[int]]) -> None:
    text, numbers, items = made
    law = read_law(plain_source(text))
    assert [article.number for article in law.articles] == numbers
    counted = [
        sum(c.kind == "item" and c.key.startswith(f"{article.key}__") for c in law.clauses) for article in law.articles
    ]
    assert counted == items
    assert law.warnings == ()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("第一条 甲。", "zh"),
        ("Article 1\nPears.", "en"),
        ("Article 1\nThe pear (梨) is a fruit.", "en"),
        ("", "en"),
        ("123", "en"),
    ],
)
def test_the_language_is_told_by_the_letters(text: str, lang: str) -> None:
    assert language_of(plain_source(text)) == lang
    assert read_law(plain_source(text)).lang == lang


def test_an_article_without_words_has_a_paragraph_too() -> None:
    for text in ("甲法\n第一条\n第二条 乙。", "Act\nArticle 1\nArticle 2\nPears."):
        law = read_law(plain_source(text))
        assert {c.parent for c in law.clauses if c.kind == "paragraph"} == {"art_1", "art_2"}
