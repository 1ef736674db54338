"""A further language of the interface is a catalogue: pages, errors, lists, papers and the switch are in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from lxml import etree

from tests.browsing import Browser
from tests.formats.papers import body, paper, parts, words
from tests.i18n.catalogues import add_language, add_pseudo_language
from workbench.app import create_app
from workbench.commands.adequacy import answer_to, step_lines
from workbench.commands.evaluate import evaluate
from workbench.config import Settings
from workbench.errors import Invalid
from workbench.formats.docx.writing.paper import write_paper
from workbench.i18n import languages
from workbench.instruments.library import corpus
from workbench.web.filters import moment

GOLD = Path(__file__).parent.parent / "gold" / "crossref.json"
Open = Callable[[str], Browser]


@pytest.fixture
def app(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application with a third language of the interface, Tibetan by name."""
    monkeypatch.setattr(languages, "FOLDER", add_pseudo_language(tmp_path / "catalogues", "bo_CN"))
    made = create_app(settings)
    made.testing = True
    yield made
    made.extensions["workbench.database"].dispose()


@pytest.fixture
def reader(browser: Open) -> Browser:
    opened = browser("reader")
    opened.get("/account")
    opened.post("/language/bo")
    return opened


def test_pages_are_in_it(reader: Browser) -> None:
    page = reader.get("/account")
    assert '<html lang="bo">' in page and "[[New password]]" in page and "[[Reader]]" in page


def test_the_working_of_a_rule_and_its_units_are_in_it(reader: Browser) -> None:
    page = reader.get("/judgement/adequacy?part=V&method=65&previous_earnings=6000&benefit=2700")
    assert "[[Percentage in the Schedule" in page
    assert "[[50 [[per cent]]]]" in reader.get("/standards/provision?ref=C102:9")


@pytest.mark.usefixtures("app")
def test_commands_answer_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    case = {"part": "III", "method": "65", "contingency": "sickness", "inputs": {"previous_earnings": 9, "benefit": 5}}
    head, *lines = step_lines(answer_to(corpus(), case, "bo"), "bo")
    assert head == "III 65" and len(lines) > 3 and all(": [[" in line for line in lines)
    assert str(answer_to(corpus(), {**case, "inputs": {}}, "bo")["message"]).startswith("[[")
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "bo")
    output = CliRunner().invoke(evaluate, ["suggest", str(GOLD)]).output
    assert (
        output.count("[[suggestions, ") == 3
    )  # all, those without Articles 71 and 72, and the one language of the gold


def test_the_other_languages_are_offered_under_their_own_names(reader: Browser) -> None:
    page = reader.get("/account")
    assert ">中文</button>" in page and ">English</button>" in page
    reader.post("/language/zh")
    assert ">[[English]]</button>" in reader.get("/account")


def test_errors_are_in_it(reader: Browser) -> None:
    assert "[[There is no such version.]]" in reader.get("/versions/none")
    assert "[[There is no such page." in reader.get("/nowhere")
    answer = reader.post("/account", {"old_password": "wrong", "password": "a" * 12})
    assert "[[The present password is not right.]]" in answer


@pytest.mark.usefixtures("app")
def test_the_fixed_words_of_a_paper_are_in_it() -> None:
    lines = words(body(export := write_paper(paper(), "bo"))).split("\n")
    assert {
        "[[5 [[March]] 2026]]",
        "[[Contents]]",
        "1 [[Introduction]]",
        "[[Annex 2]] – 测算",
        "[[Table 1]] – 测算",
    } <= {*lines}
    assert {"[[Proposed amendment]]", "[[Delete]][[: ]]整条删去，", "[[Source]][[: ]]别处"} <= {*lines}
    feet = [words(etree.fromstring(part)) for name, part in parts(export).items() if name.startswith("word/footer")]
    assert feet == ["", "[[Page 1 of 1]]"]
    assert any(line.startswith("[[Restatement, not the authentic text]]") for line in lines)


def test_a_catalogue_of_a_few_messages_is_a_language_and_the_rest_is_english(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {"Sign in": "Se connecter", "Expired": "Expiré"}
    monkeypatch.setattr(languages, "FOLDER", add_language(tmp_path / "few", "fr", "français", few))
    app = create_app(settings)
    visitor = app.test_client()
    page = visitor.get("/sign-in", headers={"Accept-Language": "fr-CA"}).text
    assert '<html lang="fr">' in page and "Se connecter" in page and "Password" in page
    visitor.set_cookie("session", "")
    assert ">français</button>" in visitor.get("/sign-in", headers={"Accept-Language": "en"}).text
    app.extensions["workbench.database"].dispose()


def test_every_page_that_asks_for_nothing_is_shown_in_a_further_language(app: Flask, reader: Browser) -> None:
    addresses = sorted(
        rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and not rule.arguments
    )
    pages = {address: page for address in addresses if "<html" in (page := reader.get(address))}
    assert len(pages) > 15
    assert [address for address, page in pages.items() if '<html lang="bo">' not in page] == []


@pytest.mark.parametrize(
    ("timezone", "shown"), [("Asia/Shanghai", "20:30"), ("Europe/Paris", "13:30"), ("America/New_York", "07:30")]
)
def test_moments_are_shown_in_the_time_zone_of_the_instance(settings: Settings, timezone: str, shown: str) -> None:
    app = create_app(replace(settings, timezone=timezone))
    with app.test_request_context():
        assert shown in moment(datetime(2026, 1, 5, 12, 30, tzinfo=UTC))
    app.extensions["workbench.database"].dispose()


def test_a_time_zone_that_there_is_not_is_refused_by_name(settings: Settings) -> None:
    with pytest.raises(Invalid) as refused:
        create_app(replace(settings, timezone="Asia/Nowhere"))
    assert (refused.value.code, refused.value.facts["value"]) == ("setting_not_a_timezone", "Asia/Nowhere")


@pytest.mark.parametrize(
    ("accepted", "tag"),
    [("bo-CN,zh;q=0.8", "bo"), ("fr, zh-TW;q=0.5, en;q=0.2", "zh-Hans"), ("fr", "zh-Hans"), ("en-GB", "en")],
)
def test_a_browser_is_answered_in_the_first_language_it_asks_for(app: Flask, accepted: str, tag: str) -> None:
    answer = app.test_client().get("/sign-in", headers={"Accept-Language": accepted})
    assert f'<html lang="{tag}">' in answer.text
