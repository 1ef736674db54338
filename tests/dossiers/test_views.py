"""The dossiers of the demonstration: what persons linked, found and proposed stands in them, page and file alike."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from flask import Flask
from sqlalchemy import select

from tests.browsing import Browser
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.dossiers.causes import cause_dossier
from workbench.dossiers.ratification import ratification_dossier
from workbench.drafts.models import Version
from workbench.formats.docx.writing.dossier import Dossier, write_dossier
from workbench.instruments.library import corpus
from workbench.judgement.schemes import SCHEMES
from workbench.rules.articles.article_2 import COMMON, PartVerdict


@pytest.fixture
def newest(demonstration: Flask) -> str:
    with demonstration.extensions["workbench.database"].reading() as session:
        versions = session.scalars(select(Version).where(Version.original_id.is_(None))).all()
        return str(max(versions, key=lambda version: version.ordinal).id)


def built(app: Flask, version_id: str, language: str, scheme_id: str = "") -> Dossier:
    database: Database = app.extensions["workbench.database"]
    with database.reading() as session:
        version = session.get_one(Version, version_id)
        if not scheme_id:
            return ratification_dossier(session, corpus(), version, language)
        return cause_dossier(session, corpus(), SCHEMES[scheme_id], version, language)


def everything(dossier: Dossier) -> str:
    cells = (text for section in dossier.sections for row in section.rows for text in row)
    leads = (line for section in dossier.sections for line in section.lead)
    return "\n".join((dossier.title, *dossier.notes, *cells, *leads))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_part_has_its_verdict_with_who_gave_it(demonstration: Flask, newest: str, language: str) -> None:
    dossier = built(demonstration, newest, language)
    standing = dossier.sections[0]
    assert len(standing.rows) == 9 + len(COMMON) - 1
    met = PartVerdict.MET.in_language(language)
    assert [row[1] for row in standing.rows].count(met) == 6
    assert all(row[2] and row[3] for row in standing.rows), "reasons, and who and when"


def test_articles_show_clauses_gaps_and_amendments(demonstration: Flask, newest: str) -> None:
    dossier = built(demonstration, newest, "zh")
    rows = {row[0].split(" ")[0]: row for section in dossier.sections for row in section.rows if len(row) == 4}
    article = rows["第102号公约第六十二条"]
    assert "第十四条" in article[1] and "定期" in article[2] and "遗属" in article[3]
    unlinked = rows["第102号公约第四十四条"]
    assert unlinked[1] == "没有关联的条款。"


def test_the_procedure_names_its_articles_and_promises_nothing(demonstration: Flask, newest: str) -> None:
    numbers = {
        "zh": ("第十九条", "第二十二条", "第七十六条", "第七十九条", "第八十二条", "第144号公约"),
        "en": ("Article 19", "Article 22", "Article 76", "Article 79", "Article 82", "No. 144"),
    }
    for language, never in (("zh", "可以批准"), ("en", "can be ratified.")):
        text = everything(built(demonstration, newest, language))
        assert [number for number in numbers[language] if number not in text] == []
        assert never not in text


def test_where_the_code_asks_for_more_it_is_told(demonstration: Flask, newest: str) -> None:
    dossier = built(demonstration, newest, "en")
    differing = next(section for section in dossier.sections if "European" in section.heading)
    assert differing.rows and all(row[1] != row[2] for row in differing.rows)
    addresses = [row[0].removeprefix("C.102 Art. ") for row in differing.rows]
    assert all(corpus().holds(f"ECSS:{address}") for address in addresses if "Schedule" not in address)


@pytest.mark.parametrize("scheme_id", SCHEMES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_cause_has_all_its_sections_and_says_what_is_missing(
    demonstration: Flask, newest: str, scheme_id: str, language: str
) -> None:
    dossier = built(demonstration, newest, language, scheme_id)
    assert len(dossier.sections) == 5
    assert all(bool(section.rows) != bool(section.missing) for section in dossier.sections)


def test_a_position_stands_with_the_people_it_is_about(demonstration: Flask, newest: str) -> None:
    domestic = built(demonstration, newest, "zh", "domestic-workers")
    assert any("家政工人" in row[1] for row in domestic.sections[1].rows)


def test_page_and_file_say_the_same(demonstration: Flask, newest: str) -> None:
    browser = Browser(demonstration.test_client())
    browser.get("/sign-in")
    browser.post("/sign-in", {"username": "reader", "password": ACCOUNTS_PASSWORD})
    for address in (f"/versions/{newest}/ratification", f"/versions/{newest}/dossiers/migrant-workers"):
        browser.get(address)
        assert browser.status == 200
        headings = browser.texts("//main//section/h2/text()")
        data = demonstration_file(browser, f"{address}.docx?lang=zh")
        printed = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
        assert headings and all(heading.strip() in printed for heading in headings)


def demonstration_file(browser: Browser, address: str) -> bytes:
    answer = browser.client.get(address)
    assert answer.status_code == 200
    return bytes(answer.data)


def test_the_same_words_give_the_same_bytes(demonstration: Flask, newest: str) -> None:
    dossier = built(demonstration, newest, "en", "women")
    assert write_dossier(dossier, "en", day=date(2026, 1, 2)) == write_dossier(dossier, "en", day=date(2026, 1, 2))
