import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.crossref import make_link
from tests.factories.drafts import clause_at, make_law, make_version
from workbench.instruments.library import corpus, glossary
from workbench.people.service import member_named
from workbench.standards.models import OfficialText

Open = Callable[[str], Browser]
Store = Callable[[Callable[[Session], Any]], Any]

OFFICIAL = "Article 24\n\n1. Made-up lead\n\n(a) first entry; or\n\n(b) second <entry>.\n\n2. More.\n"


def upload(browser: Browser, text: str = OFFICIAL, **given: object) -> str:
    browser.get("/standards/C102/official")
    file = (io.BytesIO(text.encode()), "copy.md")
    return browser.post(
        "/standards/C102/official",
        {"file": file, "lang": "en", "source": "A publisher", "dated": "2020-01-02", **given},
        content_type="multipart/form-data",
    )


def confirm(browser: Browser) -> str:
    hidden = {name: browser.field(name) for name in ("sha256", "name", "lang", "source", "dated")}
    return browser.post("/standards/C102/official/store", dict(hidden))


def test_every_instrument_is_listed_with_its_status_for_china(browser: Open) -> None:
    opened = browser("reader")
    opened.get("/standards")
    assert all(one.title.en in opened.words for one in corpus().instruments.values())
    assert "Not ratified by China." in opened.words and "check before publication" in opened.words


@pytest.mark.parametrize("code", sorted(corpus().instruments))
def test_each_instrument_shows_every_provision_in_both_languages(browser: Open, code: str) -> None:
    opened = browser("reader")
    opened.get(f"/standards/{code}")
    assert opened.status == 200
    refs = {provision.ref for provision in corpus().provisions.values() if provision.instrument == code}
    assert refs <= set(opened.texts("//*/@id"))
    listed = corpus().instrument(code).is_listed
    assert ("No text of this instrument" if listed else "not the authentic text") in opened.words


def test_columns_can_be_chosen(browser: Open) -> None:
    opened = browser("reader")
    opened.get("/standards/C183?show=en")
    assert "columns-1" in opened.page and "columns-2" not in opened.page


@pytest.mark.parametrize("path", ["/standards/C999", "/standards/provision?ref=C102:999"])
def test_what_is_not_in_the_corpus_is_told(browser: Open, path: str) -> None:
    opened = browser("reader")
    opened.get(path)
    assert opened.status in (404, 422)


def test_a_provision_has_its_own_address_with_figures_and_references(browser: Open) -> None:
    opened = browser("reader")
    opened.get("/standards/provision?ref=C102:65(6)(c)")
    assert "C.102 Art. 65(6)(c)" in opened.words and "75 per cent" in opened.words
    assert "Restatement, not the authentic text" in opened.words


@pytest.mark.parametrize(
    ("asked", "address"),
    [("C.102 Art. 24(1)(a)", "ref=C102:24(1)(a)"), ("第二十四条", "ref=C102:24"), ("C102:Part XI", "/standards/C102"),
     ("C102", "/standards/C102")],
)  # fmt: skip
def test_citations_lead_to_the_address(browser: Open, asked: str, address: str) -> None:
    opened = browser("reader")
    opened.get(f"/standards/provision?ref={asked}")
    assert opened.status == 200
    assert address in f"{opened.path}?ref={opened.answer.request.args.get('ref', '')}"


def test_the_clauses_of_the_newest_version_that_cite_a_provision_are_shown(browser: Open, stored: Store) -> None:
    def make(session: Session) -> None:
        officer = member_named(session, "officer")
        assert officer is not None
        law = make_law(session, officer)
        old = make_version(session, officer, law)
        make_link(session, officer, clause_at(session, old, "第四条"), "C102:72")
        new = make_version(session, officer, law, "第一条 甲。\n第二条 会费按期缴纳。\n", "二稿")
        make_link(session, officer, clause_at(session, new, "第二条"), "C102:71(1)", "exceeds")

    stored(make)
    opened = browser("reader")
    opened.get("/standards/provision?ref=C102:71")
    assert "会费按期缴纳。" in opened.words and "goes beyond it" in opened.words
    opened.get("/standards/provision?ref=C102:72")
    assert "不得挪用" not in opened.words


def test_the_glossary_is_searched_in_both_languages_and_by_branch(browser: Open) -> None:
    opened = browser("reader")
    opened.get("/standards/glossary?q=下岗")
    found = opened.words
    assert "laid" in found and "2005" not in found
    opened.get("/standards/glossary?branch=maternity")
    shown = opened.page.count('class="term-entry"')
    assert shown == sum("maternity" in one.branches for one in glossary().concepts.values())
    opened.get("/standards/glossary?q=zzzzzz")
    assert "No term is called that" in opened.words


def test_terms_are_marked_where_a_provision_is_read_and_offered_for_clauses(browser: Open) -> None:
    opened = browser("reader")
    opened.get("/standards/provision?ref=C102:24(1)(a)")
    assert all(opened.texts("//dfn[@class='term']/@title")) and opened.elements("//dfn[@class='term']")
    opened.get("/standards/glossary/terms?lang=zh")
    told = json.loads(opened.data)
    meanings = dict(told)
    assert len(told) > 1000 and all(len(form) > 1 for form in meanings)
    assert meanings["失业津贴"] and not meanings["失业保险金"], "a kind of it is no other name for it"


def test_an_official_text_is_reported_on_before_it_is_stored(browser: Open, session: Session) -> None:
    opened = browser("editor")
    upload(opened)
    assert "nothing is stored yet" in opened.words
    assert "articles that match C102 (en): 1;" in opened.words and "24(3)" in opened.words
    assert session.scalar(select(OfficialText)) is None
    session.rollback()
    confirm(opened)
    assert opened.path == "/standards/C102" and "Made-up lead" in opened.words
    assert "second &lt;entry&gt;." in opened.page
    text = session.scalar(select(OfficialText))
    assert text is not None and (text.source, text.source_name, str(text.dated)) == (
        "A publisher", "copy.md", "2020-01-02",
    )  # fmt: skip
    session.rollback()
    opened.get("/standards/provision?ref=C102:24(1)")
    assert "Official text" in opened.words and "A publisher, copy.md" in opened.words
    upload(opened, "Article 24\n\n1. Other words.\n")
    assert "replaces it whole" in opened.words
    confirm(opened)
    assert "Other words." in opened.words and "Made-up lead" not in opened.words


@pytest.mark.parametrize(
    ("text", "given", "message"),
    [
        ("No article here at all.\n", {}, "No article of C102 was found"),
        (OFFICIAL, {"source": ""}, "Say where the text comes from"),
        ("", {}, "text"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(browser: Open, text: str, given: dict[str, object], message: str) -> None:
    opened = browser("editor")
    upload(opened, text, **given)
    assert opened.status == 422 and message in opened.words


def test_a_file_no_longer_held_is_told(browser: Open) -> None:
    opened = browser("editor")
    data = {"sha256": "0" * 64, "name": "copy.md", "lang": "en", "source": "A publisher", "dated": ""}
    opened.post("/standards/C102/official/store", dict(data))
    assert opened.status == 404 and "Upload it again" in opened.words
    opened.post("/standards/C102/official/store", {**data, "sha256": "../../secret_key"})
    assert opened.status == 404


def test_only_editors_import(browser: Open) -> None:
    opened = browser("officer")
    opened.get("/standards/C102")
    assert "Import an official text" not in opened.words
    opened.get("/standards/C102/official")
    assert opened.status == 403
