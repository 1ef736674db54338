import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import make_version
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.drafts.changes import withdraw_version
from workbench.drafts.models import Version
from workbench.instruments.library import corpus
from workbench.judgement.schemes import SCHEMES, evidence_on
from workbench.people.service import member_named

Open = Callable[[str], Browser]
Store = Callable[[Callable[[Session], Any]], Any]
QUESTION = "/judgement/adequacy?part=III&method=65&previous_earnings=6000&benefit=2400"


@pytest.fixture
def version_id(stored: Store) -> str:
    def make(session: Session) -> str:
        officer = member_named(session, "officer")
        assert officer is not None
        return make_version(session, officer).id

    found: str = stored(make)
    return found


@pytest.mark.parametrize(
    "path", ["/judgement/acceptance", "/judgement/floor", "/judgement/branches", "/judgement/branches/rural"]
)
def test_without_a_draft_the_pages_say_so(browser: Open, path: str) -> None:
    opened = browser("reader")
    opened.get(path)
    assert opened.status == 200 and "no draft to check yet" in opened.words


def test_the_calculator_shows_answer_chart_and_working(browser: Open, version_id: str) -> None:
    opened = browser("reader")
    opened.get(QUESTION)
    assert "below the minimum" in opened.words and "C.102 Art. 65(1)" in opened.words
    assert opened.elements("//main//*[name()='svg']") and not opened.elements("//main//*[@style]")
    assert "Keep this case" not in opened.words


def test_what_is_wrong_with_the_inputs_is_told(browser: Open, version_id: str) -> None:
    opened = browser("reader")
    opened.get("/judgement/adequacy?part=III&method=65&previous_earnings=plenty&benefit=1")
    assert opened.status == 200 and "plenty" in opened.texts("//*[@role='alert']")[0]


def test_a_case_is_kept_opened_flagged_and_removed(browser: Open, version_id: str) -> None:
    opened = browser("officer")
    opened.get(QUESTION)
    sent = {name: opened.field(name) for name in ("law", "case")}
    opened.post("/judgement/adequacy/cases", {**sent, "name": "Sick pay"})
    assert "Sick pay" in opened.words and "The case is kept" in opened.words
    (action,) = opened.texts("//form[starts-with(@action, '/judgement/adequacy/cases/')]/@action")
    case = action.rpartition("/")[2]
    opened.post(f"/judgement/adequacy/cases/{case}", {"action": "into"})
    assert "as an annex" in opened.words
    opened.post(f"/judgement/adequacy/cases/{case}", {"action": "drop"})
    assert "as an annex" in opened.texts("//*[@class='removed'][h3='Removed: Sick pay']")[0]
    opened.post(f"/judgement/adequacy/cases/{case}", {"action": "drop", "seen": "1"})
    assert opened.status == 409
    opened.post(f"/judgement/adequacy/cases/{case}", {"action": "out", "seen": "3"})
    assert opened.status == 200 and "Removed" not in opened.words


def test_coverage_is_judged_option_by_option(browser: Open) -> None:
    opened = browser("reader")
    opened.get("/judgement/coverage?part=V&economically_active_protected=131000000&residents=1307560000")
    assert "10.02 %" in opened.words and "130,512,000 persons short" in opened.words
    assert "175 million" in opened.words
    opened.get("/judgement/coverage?part=V&employees_protected=300&employees=200")
    assert opened.elements("//*[@role='alert']")


def test_findings_are_recorded_on_the_page_and_counted(browser: Open, version_id: str) -> None:
    opened = browser("officer")
    for part in ("II", "IV", "V"):
        opened.post(
            "/judgement/findings", {"version": version_id, "part": part, "verdict": "met", "reason": "By Article 3."}
        )
        assert opened.status == 200
    assert "conditions of Article 2(a) are not yet judged" in opened.words
    assert "3 of nine Parts are judged" in opened.words
    for condition in ("65(10)", "68", "69", "70", "71", "72"):
        opened.post(
            "/judgement/findings", {"version": version_id, "part": condition, "verdict": "met", "reason": "As read."}
        )
    assert "the conditions of Article 2(a) are met" in opened.words
    opened.post("/judgement/findings", {"version": version_id, "part": "V", "verdict": "not_met", "reason": ""})
    assert "Say why" in opened.words and "the conditions of Article 2(a) are met" in opened.words


def test_who_comes_second_sees_both_findings_and_what_was_typed(browser: Open, version_id: str) -> None:
    first, second = browser("officer"), browser("editor")
    sent = {"version": version_id, "part": "V", "seen": "0"}
    first.post("/judgement/findings", {**sent, "verdict": "met", "reason": "By Article 3."})
    second.post("/judgement/findings", {**sent, "verdict": "not_met", "reason": "Sixty is too late."})
    assert second.status == 409
    for words in ("decided on this meanwhile", "By Article 3.", "Sixty is too late.", "Met", "Not met", "officer"):
        assert words in second.words
    again = {name: second.field(name) for name in ("version", "part", "verdict", "reason", "seen")}
    assert again == {**sent, "verdict": "not_met", "reason": "Sixty is too late.", "seen": "1"}
    second.post("/judgement/findings", again)
    assert second.status == 200
    history = second.texts("//*[@class='history']")[0]
    assert history.index("Sixty is too late.") < history.index("By Article 3.")


def test_readers_judge_nothing(browser: Open, version_id: str) -> None:
    opened = browser("reader")
    opened.get("/judgement/acceptance")
    assert "Judge it" not in opened.words
    opened.post("/judgement/findings", {"version": version_id, "part": "V", "verdict": "met", "reason": "x"})
    assert opened.status == 403


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_demonstration_fills_every_page(demonstration: Flask, lang: str) -> None:
    opened = Browser(demonstration.test_client()).sign_in("editor", ACCOUNTS_PASSWORD)
    opened.post(f"/language/{lang}", {"back": "/"})
    for path in ("acceptance", "acceptance?declaration=1", "floor", "branches", "adequacy", "coverage?part=IX"):
        opened.get(f"/judgement/{path}")
        assert opened.status == 200, path
    opened.get("/judgement/acceptance")
    assert opened.elements("//*[@id='since-heading']") and opened.elements("//tr[@id='b-72']")
    assert ("第五部分" in opened.words) == (lang == "zh") and not re.search(r"第[IVX]+部分", opened.words)
    for scheme in SCHEMES:
        opened.get(f"/judgement/branches/{scheme}")
        assert opened.status == 200, scheme


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES.keys())
def test_each_scheme_cites_provisions_and_figures_there_are(scheme: Any) -> None:
    assert all(ref in corpus().provisions for ref in scheme.provisions)
    assert len(list(evidence_on(scheme))) >= bool(scheme.evidence)
    assert scheme.parts or scheme.provisions


def test_an_unknown_scheme_is_told(browser: Open, version_id: str) -> None:
    opened = browser("reader")
    opened.get("/judgement/branches/nothing")
    assert opened.status == 404


def test_a_finding_on_a_withdrawn_version_is_refused_in_words(browser: Open, version_id: str, stored: Store) -> None:
    def withdraw(session: Session) -> None:
        editor, version = member_named(session, "editor"), session.get(Version, version_id)
        assert editor is not None and version is not None
        withdraw_version(session, editor, version, "The wrong file.", 0)

    stored(withdraw)
    officer = browser("officer")
    finding = {"version": version_id, "part": "V", "verdict": "met", "reason": "By Article 3."}
    officer.post("/judgement/findings", finding)
    assert officer.status == 409 and "is withdrawn: it is not compared, and nothing new is said of it" in officer.words
