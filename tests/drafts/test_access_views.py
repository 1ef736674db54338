"""The page on which it is said who may see a law, and who took files of it away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.web.confidential import Secret, make_secret
from workbench.drafts.models import Version
from workbench.people.organisations import headquarters

Open = Callable[[str], Browser]


@pytest.fixture
def secret(stored: Callable[[Callable[[Session], Secret]], Secret]) -> Secret:
    return stored(make_secret)


@pytest.fixture
def top(stored: Callable[[Callable[[Session], str]], str]) -> str:
    return stored(lambda session: headquarters(session).id)


def test_a_law_is_opened_to_all_and_closed_again(browser: Open, secret: Secret, top: str) -> None:
    page, reading = f"/laws/{secret.ids['law_id']}/access", f"/versions/{secret.ids['version_id']}"
    editor, outsider = browser("in.editor"), browser("out.reader")
    assert (outsider.get(reading), outsider.status)[1] == 404
    editor.get(page)
    assert editor.texts("//input[@name='organisation'][@checked]/@value") == [top]
    editor.post(page, {"who": "all", "organisation": top})
    assert (outsider.get(reading), outsider.status)[1] == 200
    editor.get(page)
    editor.post(page, {"who": "some", "organisation": top})
    assert (outsider.get(reading), outsider.status)[1] == 404


def test_a_person_is_admitted_by_name(app: Flask, browser: Open, secret: Secret, top: str) -> None:
    page, editor = f"/laws/{secret.ids['law_id']}/access", browser("in.chair")
    editor.get(page)
    (label,) = [each for each in editor.elements("//li/label") if "out.reader" in each.text_content()]
    editor.post(page, {"who": "some", "organisation": top, "member": label.xpath("input/@value")})
    assert "秘而不宣条例" in browser("out.reader").get("/")
    assert "秘而不宣条例" not in browser("out.officer").get("/")


@pytest.mark.parametrize(
    ("chosen", "words"),
    [({"organisation": ["{outside}"]}, "no longer see"), ({"organisation": ["none"]}, "no longer there")],
)
def test_what_cannot_be_chosen(browser: Open, secret: Secret, chosen: dict[str, list[str]], words: str) -> None:
    page, editor = f"/laws/{secret.ids['law_id']}/access", browser("in.editor")
    editor.post("/language/en")
    editor.get(page)
    others = editor.texts("//input[@name='organisation'][not(@checked)]/@value")
    sent = {name: [value.replace("{outside}", others[0]) for value in values] for name, values in chosen.items()}
    editor.post(page, {"who": "some", **sent})
    assert editor.status in {404, 422} and words in editor.words


def test_somebody_must_be_able_to_go_on(browser: Open, secret: Secret) -> None:
    page, editor = f"/laws/{secret.ids['law_id']}/access", browser("in.editor")
    editor.post("/language/en")
    editor.get(page)
    (label,) = [each for each in editor.elements("//li/label") if "in.editor" in each.text_content()]
    editor.post(page, {"who": "some", "member": label.xpath("input/@value")})
    assert editor.status == 422 and "Nobody who may agree positions" in editor.words


def test_who_took_files_away_is_listed(app: Flask, browser: Open, secret: Secret) -> None:
    version_id = secret.ids["version_id"]
    officer, editor, outsider = browser("in.officer"), browser("in.editor"), browser("out.officer")
    with app.extensions["workbench.database"].reading() as session:
        version = session.get_one(Version, version_id)
        assert version.source_sha256
    for path in (f"/versions/{version_id}/akoma.xml", f"/versions/{version_id}/matrix.xlsx"):
        officer.get(path)
        assert officer.status == 200
        outsider.get(path)
        assert outsider.status == 404
    editor.post("/language/en")
    editor.get(f"/laws/{secret.ids['law_id']}/access")
    rows = editor.texts("//table//tr[td]")
    assert len(rows) == 2 and all("in.officer" in row and "密稿一" in row for row in rows)
    assert "table" in rows[0] and "Akoma Ntoso" in rows[1]
