"""Official texts that were imported: their words lead to the provision, and are told from the restatement."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.patience import eventually
from workbench.commands.search import search
from workbench.config import Settings
from workbench.db import Database
from workbench.instruments.library import corpus, glossary
from workbench.search.index import collection as collections
from workbench.search.index.documents import corpus_documents, official_documents
from workbench.search.index.opened import SearchIndex, build_index
from workbench.search.providers import OfficialSource
from workbench.search.ranking.engine import Hit, find_standards, interpret
from workbench.standards.models import OfficialText
from workbench.standards.official.matching import match_official
from workbench.standards.official.parse import read_official
from workbench.standards.official.texts import Provenance, store_official

ENGLISH = """Article 24

1. The zebra allowance lasts thirteen moons.

2. A gnu waits seven dawns beside the river.

Article 35

1. Lanterns are lent to every gnu.

Article 199

1. A walrus signs at noon.
"""
FRENCH = "Article premier\n\n1. Le zébu dort.\n"
CHINESE = "第二十四条\n\n一、斑马补助按月亮发放。\n"


def store(session: Session, text: str, lang: str = "en", sha256: str = "0" * 64) -> OfficialText:
    matching = match_official(read_official("copy.md", text.encode(), lang), corpus(), "C102", lang)
    return store_official(session, matching, Provenance("A publisher", None, "copy.md", sha256), None)


def wordings(text: str, lang: str) -> dict[str, str]:
    return dict(match_official(read_official("copy.md", text.encode(), lang), corpus(), "C102", lang).wordings)


@pytest.fixture(scope="module")
def restated() -> SearchIndex:
    return build_index(corpus_documents(corpus()), glossary())


@pytest.fixture(scope="module")
def official() -> SearchIndex:
    texts = (("en", ENGLISH), ("fr", FRENCH), ("zh", CHINESE))
    documents = (
        one for lang, text in texts for one in official_documents(corpus(), "C102", lang, wordings(text, lang))
    )
    return build_index(documents, glossary())


def find(restated: SearchIndex, official: SearchIndex, typed: str) -> list[Hit]:
    return find_standards(restated, interpret(typed, glossary(), corpus()), glossary(), official)


@pytest.mark.parametrize(
    ("typed", "first", "shown"),
    [
        ("zebra", "C102:24", "C102:24(1)"),
        ('"seven dawns"', "C102:24", "C102:24(2)"),
        ("gnu AND lanterns", "C102:35", "C102:35(1)"),
        ("branch:unemployment gnu", "C102:24", "C102:24(2)"),
        ("zebra moons", "C102:24", "C102:24(1)"),
        ("zébu", "C102:1", "C102:1(1)"),
        ("斑马", "C102:24", "C102:24(1)"),
        ("walrus", "C102:199", "C102:199(1)"),
    ],
)
def test_official_words_lead_to_the_provision(
    restated: SearchIndex, official: SearchIndex, typed: str, first: str, shown: str
) -> None:
    hit = find(restated, official, typed)[0]
    assert hit.document.ref == first
    assert hit.is_only_official
    assert hit.official[0].ref == shown


@pytest.mark.parametrize("typed", ['"dawns seven"', "branch:maternity AND gnu", "zebra AND lanterns"])
def test_what_no_official_text_says_is_not_found_by_it(
    restated: SearchIndex, official: SearchIndex, typed: str
) -> None:
    assert not any(hit.is_only_official for hit in find(restated, official, typed))


def test_what_is_excluded_stays_out_whichever_text_says_it(restated: SearchIndex, official: SearchIndex) -> None:
    assert {hit.document.ref for hit in find(restated, official, "gnu")} >= {"C102:24", "C102:35"}
    without_lanterns = {hit.document.ref for hit in find(restated, official, "gnu -lanterns") if hit.is_only_official}
    assert without_lanterns == {"C102:24"}
    assert "C102:24" not in {hit.document.ref for hit in find(restated, official, "gnu -失业")}


def test_what_the_restatement_answers_is_ranked_as_before(restated: SearchIndex, official: SearchIndex) -> None:
    for typed in ("失业金领多久", "rehabilitation", "C.102 Art. 24", "缴费多少年才能领养老金"):
        alone = find_standards(restated, interpret(typed, glossary(), corpus()), glossary())
        assert [(hit.document.ref, hit.score) for hit in find(restated, official, typed)] == [
            (hit.document.ref, hit.score) for hit in alone
        ]


def test_an_import_changes_the_stamp_and_a_renewed_one_again(settings: Settings) -> None:
    database = Database(settings.database_url)
    source = OfficialSource(database, corpus())
    assert source.stamps() == {}
    seen = []
    for text, sha256 in ((ENGLISH, "a" * 64), (ENGLISH.replace("zebra", "okapi"), "b" * 64)):
        with database.writing() as session:
            store(session, text, sha256=sha256)
            session.commit()
        seen.append(source.stamps()["C102 en"])
        assert sha256 in seen[-1]
    assert seen[0] != seen[1]
    found = {one.ref: one.text.en for one in source.documents(["C102 en"])}
    assert "okapi" in found["C102:24"] and "okapi" in found["C102:24(1)"]
    assert not list(source.documents(["C121 en"]))
    database.dispose()


def import_text(app: Flask, text: str) -> None:
    with app.extensions["workbench.database"].writing() as session:
        store(session, text)
        session.commit()


def is_found(reader: Browser, typed: str) -> bool:
    reader.get(f"/search?q={typed}&scope=standards")
    return "ref=C102:24" in reader.page


def test_an_import_is_found_soon(app: Flask, browser: Callable[[str], Browser]) -> None:
    reader = browser("reader")
    assert not is_found(reader, "zebra")
    import_text(app, ENGLISH)
    for tell in app.extensions["workbench.database"].after_commit:
        tell()
    assert eventually(lambda: is_found(reader, "zebra"))
    assert "Official text" in reader.words
    assert "/standards/provision?ref=C102:24(1)" in reader.page
    assert "<mark>zebra</mark>" in reader.page
    reader.get("/search?q=walrus&scope=standards")
    assert "/standards/C102" in reader.page, "it has no page of its own"


def test_an_import_by_another_process_is_noticed_at_the_next_search(
    app: Flask, browser: Callable[[str], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collections, "_LOOK_EVERY", 0.0)
    reader = browser("reader")
    assert not is_found(reader, "zebra")
    import_text(app, ENGLISH)
    assert eventually(lambda: is_found(reader, "zebra"))
    import_text(app, ENGLISH.replace("zebra", "okapi"))
    assert eventually(lambda: is_found(reader, "okapi") and not is_found(reader, "zebra"))


def test_the_command_finds_it_at_once(app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(settings.instance))
    monkeypatch.delenv("WORKBENCH_DATABASE_URL", raising=False)
    for word, text in (("zebra", ENGLISH), ("okapi", ENGLISH.replace("zebra", "okapi"))):
        import_text(app, text)
        ran = CliRunner().invoke(search, [word, "--scope", "standards", "--json"])
        assert ran.exit_code == 0, ran.output
        (found,) = json.loads(ran.stdout)["results"]
        assert found["ref"] == "C102:24" and word in found["snippet"]
