"""English texts, in a compact notation, and the clauses that are to be read from them."""

from __future__ import annotations

import pytest

from tests.shared import shared
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law


def _read(text: str) -> LawText:
    return read_law(plain_source(text), "en")


def _tree(law: LawText) -> list[str]:
    """The clauses in a compact notation: id, heading and own words, without the words of articles."""
    return [
        " ".join(
            part
            for part in (
                clause.key,
                clause.heading and f"<{clause.heading}>",
                "" if clause.kind == "article" else clause.text.replace("\n", "/").replace("\t", "|"),
            )
            if part
        )
        for clause in law.clauses
    ]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (
            "Pear Act\nArticle 1\n(g) x;\n(h) y;\n(i) z;\n(j) w.",
            ["art_1", "art_1__para_1", *(f"art_1__para_1__item_{w}" for w in ("g x;", "h y;", "i z;", "j w."))],
        ),
        (
            "Pear Act\nArticle 1\n(h) y:\n(i) z;\n(ii) w;\n(i) v.",
            [
                "art_1",
                "art_1__para_1",
                "art_1__para_1__item_h y:",
                "art_1__para_1__item_h__subitem_i z;",
                "art_1__para_1__item_h__subitem_ii w;",
                "art_1__para_1__item_i v.",
            ],
        ),
        (
            "Pear Act\nArticle IV. Pears\n1. Pears are: (a) red; (b) green; or (c) dark.\n2. No pear.",
            [
                "art_4 <Pears>",
                "art_4__para_1 Pears are:",
                "art_4__para_1__item_a red;",
                "art_4__para_1__item_b green; or",
                "art_4__para_1__item_c dark.",
                "art_4__para_2 No pear.",
            ],
        ),
        (
            "Pear Act\nPART I\nPears\nCHAPTER 2 Apples\nArticle 1\nAs said in\nArticle 9 of the Plum Act.\n"
            "Part II applies.",
            [
                "part_1 <Pears>",
                "part_1__chp_2 <Apples>",
                "art_1",
                "art_1__para_1 As said in Article 9 of the Plum Act.",
                "art_1__para_2 Part II applies.",
            ],
        ),
        (
            "Pear Act\nSection 1. Short title.\nSection 2.\n(1) Pears (a), (b) and (c) stay.\n(2) (a) x;\n(A) y.",
            [
                "art_1",
                "art_1__para_1 Short title.",
                "art_2",
                "art_2__para_1 Pears (a), (b) and (c) stay.",
                "art_2__para_2",
                "art_2__para_2__item_a x;",
                "art_2__para_2__item_a__subitem_A y.",
            ],
        ),
        (
            "Pear Act\nContents\nPart I Pears\nPart II Plums\nPart I Pears\nArticle 1\nPears.\n"
            "Part II Plums\nArticle 2\nPlums.\nSCHEDULE I\nLists",
            [
                "part_1 <Pears>",
                "art_1",
                "art_1__para_1 Pears.",
                "part_2 <Plums>",
                "art_2",
                "art_2__para_1 Plums.",
                "annex_1 <Lists>",
            ],
        ),
        (
            "Pear Act\nThe makers met.\nArticle 1\nPears.\nDone at Pearville.\nA. Pear",
            ["preamble_1 The makers met.", "art_1", "art_1__para_1 Pears.", "signature_1 Done at Pearville./A. Pear"],
        ),
    ],
)
def test_what_stands_under_what(text: str, tree: list[str]) -> None:
    assert _tree(_read(text)) == tree


def test_a_lapsed_part_and_a_gap_are_told_and_the_text_kept() -> None:
    law = _read("Act\nPART I\nArticle 1\nPears.\nPART II\nPlums\nVervallen per 1-1-2001\nPART III\nArticle 3\nFigs.")
    assert [(w.code, w.label) for w in law.warnings] == [("part_lapsed", "PART II Plums"), ("article_gap", "Article 3")]
    assert [clause.text for clause in law.clauses if clause.kind == "note"] == ["Vervallen per 1-1-2001"]


def test_a_copy_in_another_language_is_left_out_and_counted() -> None:
    english = "\n".join(f"### Article {n}\nThe pears of the land are to be kept by the keeper." for n in range(1, 9))
    dutch = "\n".join(f"### Artikel {n}\nDe peren van het land worden voor een jaar bewaard." for n in range(1, 9))
    law = _read(f"# The Pear Act\n{english}\n# Peren\n{dutch}")
    assert [article.number for article in law.articles] == [str(number) for number in range(1, 9)]
    (warning,) = law.warnings
    assert (warning.code, warning.line, warning.facts["count"]) == ("other_language_left_out", 18, 17)
    assert "peren" not in " ".join(clause.text for clause in law.clauses)


@pytest.mark.parametrize(
    ("name", "last", "left_out", "codes"),
    [
        ("c121", 39, [], {"other_language_left_out"}),
        ("c128", 54, [], {"other_language_left_out"}),
        ("c130", 45, [], {"other_language_left_out"}),
        ("european_code_1964", 83, [], {"other_language_left_out"}),
        (
            "c102_nl_treaty_db",
            87,
            [*range(13, 19), *range(25, 39), *range(53, 65)],
            {"other_language_left_out", "part_lapsed", "article_gap"},
        ),
    ],
)
def test_a_real_treaty_reads_whole(name: str, last: int, left_out: list[int], codes: set[str]) -> None:
    law = _read(shared(f"data/instruments/{name}.md").read_text(encoding="utf-8"))
    expected = [str(number) for number in range(1, last + 1) if number not in left_out]
    assert [article.number for article in law.articles] == expected
    assert {warning.code for warning in law.warnings} == codes
    assert sum(warning.code == "part_lapsed" for warning in law.warnings) == (5 if left_out else 0)


def test_a_heading_before_a_sentence_that_the_line_breaks_is_a_heading() -> None:
    text = (
        "1. Short title.- This Act is the Jetty Act.\n2. Meetings.- The Board meets monthly, and\nbefore each season.\n"
        "3. Finance.- The levy is paid by ships.\n"
    )
    law = read_law(plain_source(text), "en")
    assert [clause.heading.rstrip(".- ") for clause in law.articles] == ["Short title", "Meetings", "Finance"]
    assert law.articles[1].text == "The Board meets monthly, and before each season."
