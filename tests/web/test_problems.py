"""Every error a person can meet is told in the language of the page, with what to do."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_wtf import FlaskForm
from sqlalchemy.exc import IntegrityError
from wtforms import StringField

import workbench
from tests.browsing import Browser
from tests.sources import nodes_of
from workbench.errors import Conflict, Invalid
from workbench.people.permissions import Permission
from workbench.web.access import allow
from workbench.web.problems import place_on
from workbench.wording import TABLES, WORDING, say

Open = Callable[[str], Browser]
ERRORS = {"Invalid", "NotFound", "Conflict", "Forbidden"}
ROOT = Path(workbench.__file__).parent


def raised() -> Iterator[tuple[str, str, frozenset[str], bool]]:
    """(where, code, facts, whether more facts come by ``**``) of every error the package raises by a written code."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    names = frozenset(key.arg for key in node.keywords if key.arg and key.arg != "field")
                    yield str(path.relative_to(ROOT)), code.value, names, any(not key.arg for key in node.keywords)


def test_every_error_is_worded_with_the_facts_it_has() -> None:
    wrong = []
    for where, code, facts, is_open in raised():
        if code not in WORDING:
            wrong.append((where, code, {"no wording"}))
        elif not is_open:
            asked = {name for _, name, _, _ in string.Formatter().parse(WORDING[code].text) if name}
            wrong += [(where, code, asked - facts)] if asked - facts else []
    assert wrong == []
    assert len(list(raised())) > 60


def test_no_code_is_worded_twice() -> None:
    codes = [code for table in TABLES for code in table]
    assert len(codes) == len(set(codes))


def said() -> Iterator[str]:
    """What could name a code, as patterns: every string of the package outside the tables, put together or not."""
    for path in ROOT.rglob("*.py"):
        if path.parent != ROOT / "wording":
            for node in nodes_of(path):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
                    yield node.value
                elif isinstance(node, ast.JoinedStr):
                    yield "".join(map(_alternatives, node.values))


def _alternatives(piece: ast.expr) -> str:
    if isinstance(piece, ast.FormattedValue) and isinstance(piece.value, ast.IfExp):
        return f"(?:{_alternatives(piece.value.body)}|{_alternatives(piece.value.orelse)})"
    return re.escape(str(piece.value)) if isinstance(piece, ast.Constant) else r"\w+"


def test_every_sentence_of_the_tables_is_said_somewhere() -> None:
    patterns = {pattern for pattern in said() if re.search("[a-z]", pattern.replace(r"\w+", ""))}
    unsaid = WORDING.keys() - patterns
    assert {code for code in unsaid if not any(re.fullmatch(pattern, code) for pattern in patterns)} == set()
    assert not any(re.fullmatch(pattern, "never_heard_of") for pattern in patterns), "the patterns match anything"


def test_a_code_without_wording_is_shown_rather_than_hidden() -> None:
    assert say("never_heard_of", {"x": 1}, "en") == "never_heard_of {'x': 1}"


def test_braces_in_what_was_typed_are_no_fields() -> None:
    assert "{0.__class__}" in say("citation_unknown", {"text": "{0.__class__}"}, "en")


def test_an_error_stands_beside_its_field_or_else_above_the_form(app: Flask) -> None:
    class Probe(FlaskForm):
        title_zh = StringField()

    with app.test_request_context():
        form = Probe()
        assert place_on(form, Invalid("law_title_missing", field="title_zh")) == 422
        assert place_on(form, Invalid("law_title_missing", field="elsewhere")) == 422
        assert place_on(form, Conflict("paper_changed")) == 409
        assert len(form.title_zh.errors) == 1
        assert len(form.form_errors) == 2


@pytest.mark.parametrize(("lang", "words"), [("zh", "没有这个版本"), ("en", "There is no such version")])
def test_a_missing_thing_in_either_language(browser: Open, lang: str, words: str) -> None:
    officer = browser("officer")
    officer.get("/account")
    officer.post(f"/language/{lang}")
    assert words in officer.get("/versions/none")
    assert officer.status == 404


def test_an_address_that_is_none(browser: Open) -> None:
    officer = browser("officer")
    assert "There is no such page" in officer.get("/nowhere/at/all")
    assert officer.status == 404
    officer.get("/account")
    assert "cannot be used in that way" in officer.post("/evidence")
    assert officer.status == 405


def test_a_fragment_gets_a_fragment(browser: Open) -> None:
    told = browser("officer").get("/clauses/none", headers={"X-Fragment": "1"})
    assert "There is no such clause" in told and "<html" not in told


@pytest.mark.parametrize("token", ["", "made-up", None])
def test_a_form_without_its_token_is_refused_with_a_clear_message(browser: Open, token: str | None) -> None:
    officer = browser("officer")
    sent = {} if token is None else {"csrf_token": token}
    answer = officer.client.post("/account", data={**sent, "old_password": "x", "password": "y" * 10})
    assert answer.status_code == 400
    assert "reload the page and send it again" in answer.text


def test_the_token_of_one_browser_is_no_use_in_another(browser: Open) -> None:
    first, second = browser("officer"), browser("officer2")
    stolen = first.token
    second.get("/account")
    second.post("/language/zh", {"csrf_token": stolen})
    assert second.status == 400


def test_what_is_too_large_is_told(app: Flask, browser: Open) -> None:
    editor = browser("editor")
    token = editor.token
    app.config["MAX_CONTENT_LENGTH"] = 1000
    editor.post("/laws/new", {"csrf_token": token, "note": "x" * 2000})
    assert editor.status == 413
    assert "larger than 32 MB" in editor.page


def test_two_who_store_the_same_thing_at_once(app: Flask, browser: Open) -> None:
    def view() -> str:
        raise IntegrityError("insert", {}, Exception("UNIQUE constraint failed"))

    app.add_url_rule("/probe", "probe", allow(Permission.READ)(view), methods=["POST"])
    officer = browser("officer")
    officer.post("/probe")
    assert officer.status == 409
    assert "at the same moment" in officer.page
