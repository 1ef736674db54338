import pytest

from tests.shared import shared
from workbench.instruments.library import corpus
from workbench.standards.official.matching import MisplacedArticle, TextAlignment, is_within, match_official, report_of
from workbench.standards.official.parse import read_official

HEAD = "# A made-up copy for tests\n\n## PART IV\n\n"


def matched(text: str, instrument: str = "C102", lang: str = "en") -> TextAlignment:
    law = read_official("copy.md", text.encode(), lang, corpus().instrument(instrument).kind)
    return match_official(law, corpus(), instrument, lang)


ARTICLE_24 = """Article 24

1. The money is handed out for so long as this says

(a) to wage earners for some weeks; or

(b) to everybody of small means for others.

2. Where the length follows the payments, an average may do.

3. A few first days may go unpaid.

4. Whoever works by the season may be told otherwise.
"""


def test_every_level_gets_the_address_of_the_restatement() -> None:
    found = matched(HEAD + ARTICLE_24)
    assert found.wordings == {
        "C102:24(1)": "The money is handed out for so long as this says",
        "C102:24(1)(a)": "to wage earners for some weeks; or",
        "C102:24(1)(b)": "to everybody of small means for others.",
        "C102:24(2)": "Where the length follows the payments, an average may do.",
        "C102:24(3)": "A few first days may go unpaid.",
        "C102:24(4)": "Whoever works by the season may be told otherwise.",
    }
    assert (found.articles, found.missing, found.extra, found.out_of_place) == (("24",), (), (), ())
    assert len(found.missing_articles) == 88 and "24" not in found.missing_articles


@pytest.mark.parametrize(
    ("old", "new", "field", "expected"),
    [
        ("3. A few first days may go unpaid.\n", "", "missing", ("C102:24(3)",)),
        ("(b) to everybody of small means for others.", "", "missing", ("C102:24(1)(b)",)),
        ("of small means for others.", "of small means.\n\n(c) to guests.", "extra", ("24(1)(c)",)),
        ("PART IV", "PART VI", "out_of_place", (MisplacedArticle("24", "part", "VI", "IV"),)),
        (
            "Article 24\n",
            "Article 30\n\nPaid for life.\n\nArticle 24\n",
            "out_of_place",
            (MisplacedArticle("24", "order", "30"),),
        ),
        ("otherwise.\n", "otherwise.\n\nArticle 24\n\nOnce more.\n", "repeated", ("24",)),
    ],
)
def test_what_does_not_fit_is_reported(old: str, new: str, field: str, expected: tuple[object, ...]) -> None:
    text = (HEAD + ARTICLE_24).replace(old, new)
    if field == "out_of_place" and "30" in new:
        text = text.replace("## PART IV\n\n", "")
    found = getattr(matched(text), field)
    assert tuple(getattr(one, "address", one) if field == "extra" else one for one in found) == expected


def test_an_article_the_restatement_lacks_keeps_its_own_address() -> None:
    found = matched("Article 99\n\n1. New words.\n\n2. And more of them.\n")
    assert found.wordings == {"C102:99(1)": "New words.", "C102:99(2)": "And more of them."}
    assert [piece.address for piece in found.extra] == ["99"]


def test_words_behind_a_list_stay_behind_its_last_entry() -> None:
    found = matched("Article 5\n\nOne counts\n\n(a) this; and\n\n(b) that.\n\nAll of it before the day.\n")
    assert "".join("".join(words.split()) for words in found.wordings.values()) == (
        "Onecountsthis;andthat.Allofitbeforetheday."
    )


def test_rows_of_the_schedule_go_to_their_part_and_letter() -> None:
    table = "\n".join(
        ("SCHEDULE TO PART XI", "", "|Part|Case|Family|Rate|", "|---|---|---|---|", "|III|Illness|Four heads|45|",
         "|VI|Work injury:|||", "||Cannot work|Four heads|50|", "||Cannot work again|Four heads|50|")
    )  # fmt: skip
    found = matched("Article 67\n\nMeans are looked at.\n\n" + table)
    rows = {ref: words for ref, words in found.wordings.items() if "Schedule:" in ref}
    assert rows == {
        "C102:Schedule:III": "Illness\tFour heads\t45",
        "C102:Schedule:VI": "Work injury:",
        "C102:Schedule:VI(a)": "Cannot work\tFour heads\t50",
        "C102:Schedule:VI(b)": "Cannot work again\tFour heads\t50",
    }
    assert "C102:Schedule:VI(c)" in found.missing


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Article premier\n\n1. Premiers mots inventés.\n\n2. Autres mots.\n\nArticle 5\n\nPhrase entière.\n"),
        ("es", "Artículo 1\n\n1. Primeras palabras inventadas.\n\n2. Otras.\n\nArtículo 5\n\nFrase entera.\n"),
        ("zh", "第一条\n\n1. 编造的文字。\n\n2. 另一款。\n\n第五条\n\n整条文字。\n"),
        ("zh", "第1条\n\n一、编造的文字。\n\n二、另一款。\n\n第五条\n\n整条文字。\n"),
    ],
)
def test_other_languages_have_the_same_addresses(lang: str, text: str) -> None:
    found = matched(text, lang=lang)
    assert list(found.wordings) == ["C102:1(1)", "C102:1(2)", "C102:5"]


def test_chinese_items_carry_letters() -> None:
    found = matched("第二十四条\n\n1. 编造的引语：\n\n（一）甲项；\n\n（二）乙项。\n", lang="zh")
    assert found.wordings == {
        "C102:24(1)": "编造的引语：",
        "C102:24(1)(a)": "甲项；",
        "C102:24(1)(b)": "乙项。",
    }


def test_paragraphs_of_a_recommendation_are_its_articles() -> None:
    found = matched("1. First made-up words.\n\n2. Second ones:\n\n(a) an entry.\n", "R202")
    assert found.articles == ("1", "2")
    assert list(found.wordings) == ["R202:1", "R202:2", "R202:2(a)"]


@pytest.mark.parametrize(
    ("ref", "above", "expected"),
    [("C102:24(1)", "C102:24", True), ("C102:24", "C102:24", True), ("C102:241", "C102:24", False),
     ("C102:Schedule:VI(a)", "C102:Schedule", True), ("C102:24", "C102:24(1)", False)],
)  # fmt: skip
def test_within(ref: str, above: str, expected: bool) -> None:
    assert is_within(ref, above) is expected


def test_the_dutch_database_gives_55_articles_and_leaves_the_dutch_aside() -> None:
    data = shared("data/instruments/c102_nl_treaty_db.md").read_bytes()
    found = match_official(read_official("c102.md", data, "en"), corpus(), "C102", "en")
    expected = [str(number) for span in ((13, 19), (25, 31), (31, 39), (53, 59), (59, 65)) for number in range(*span)]
    assert found.article_count == 55
    assert list(found.missing_articles) == expected and len(expected) == 32
    assert {"Schedule", "Annex"} <= set(found.articles)
    assert (found.missing, found.extra, found.out_of_place, found.repeated) == ((), (), (), ())
    assert any(warning.code == "other_language_left_out" for warning in found.warnings)
    assert "uitkering" not in " ".join(found.wordings.values()).lower()
    assert report_of(found)["articles"] == 55
