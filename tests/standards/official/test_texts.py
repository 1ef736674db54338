from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.errors import Invalid
from workbench.instruments.library import corpus
from workbench.standards.models import OfficialProvision, OfficialText
from workbench.standards.official.matching import match_official
from workbench.standards.official.parse import read_official
from workbench.standards.official.texts import Provenance, officials_of, provenance, refuse_unmatched, store_official
from workbench.standards.quotation import quote_provisions

FIRST = (
    "Article 5\n\n1. Made-up words of the lead\n\n(a) entry;\n\n(b) last entry.\n\nArticle 24\n\n1. Thirteen of them.\n"
)
ORIGIN = Provenance("A publisher", date(2020, 1, 2), "copy.md", "0" * 64)


def store(session: Session, text: str, lang: str = "en") -> OfficialText:
    law = read_official("copy.md", text.encode(), lang)
    return store_official(session, match_official(law, corpus(), "C102", lang), ORIGIN, None)


def test_a_text_is_read_back_in_the_order_of_its_file(session: Session) -> None:
    store(session, FIRST)
    (official,) = officials_of(session, ["C102"])
    assert list(official.wordings) == ["C102:5(1)", "C102:5(1)(a)", "C102:5(1)(b)", "C102:24(1)"]
    assert (official.source, official.dated) == ("A publisher", date(2020, 1, 2))


def test_importing_again_replaces_the_whole_text(session: Session) -> None:
    store(session, FIRST)
    store(session, "Article 24\n\n1. Other words.\n")
    (official,) = officials_of(session, ["C102"])
    assert official.wordings == {"C102:24(1)": "Other words."}
    assert session.scalar(select(func.count()).select_from(OfficialProvision)) == 1


def test_languages_stand_side_by_side(session: Session) -> None:
    store(session, FIRST)
    store(session, "Article premier\n\n1. Mots inventés.\n", "fr")
    assert [one.lang for one in officials_of(session, ["C102"])] == ["en", "fr"]


def test_a_file_without_any_article_is_refused(session: Session) -> None:
    law = read_official("copy.md", b"Only some words of no article at all.\n", "en")
    with pytest.raises(Invalid) as refused:
        refuse_unmatched(match_official(law, corpus(), "C102", "en"))
    assert refused.value.code == "official_nothing_matched"


def test_a_text_needs_its_source() -> None:
    with pytest.raises(Invalid) as refused:
        provenance("  ", None, "copy.md", b"x")
    assert refused.value.field == "source"
    assert provenance("A publisher", None, "copy.md", b"x").sha256.startswith("2d711642b726b044")


def test_a_provision_without_official_words_is_quoted_as_restated(session: Session) -> None:
    store(session, FIRST)
    (quoted,) = quote_provisions(session, corpus(), ["C102:25"], "en")
    assert not quoted.is_official and quoted.text == corpus().full_text("C102:25", "en")
    assert (quoted.source, quoted.gloss) == ("", "")


def test_official_words_come_with_their_numbers_and_nothing_restated_among_them(session: Session) -> None:
    store(session, FIRST)
    (quoted,) = quote_provisions(session, corpus(), ["C102:5"], "zh")
    assert quoted.text == "1. Made-up words of the lead\n(a) entry;\n(b) last entry."
    assert (quoted.is_official, quoted.lang, quoted.label) == (True, "en", "第102号公约第五条")
    assert quoted.gloss == corpus().full_text("C102:5", "zh")


def test_what_the_imported_text_lacks_is_told_not_filled_in(session: Session) -> None:
    store(session, FIRST)
    (quoted,) = quote_provisions(session, corpus(), ["C102:24"], "en")
    assert quoted.text == "1. Thirteen of them."
    assert quoted.missing == ("C102:24(1)(a)", "C102:24(1)(b)", "C102:24(2)", "C102:24(3)", "C102:24(4)")
    assert "lacks C.102 Art. 24(1)(a)" in quoted.source


def test_the_wording_in_the_language_asked_for_goes_first(session: Session) -> None:
    store(session, FIRST)
    store(session, "第二十四条\n\n1. 编造的中文。\n", "zh")
    zh, en = (quote_provisions(session, corpus(), ["C102:24(1)"], lang)[0] for lang in ("zh", "en"))  # type: ignore[arg-type]
    assert (zh.text, zh.lang) == ("编造的中文。", "zh")
    assert (en.text, en.lang) == ("Thirteen of them.", "en")
