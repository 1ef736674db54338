"""The headers of every answer, and pages that load nothing from elsewhere and run nothing inline."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browsing import Browser
from workbench.config import resource_dir

Open = Callable[[str], Browser]


@pytest.mark.parametrize("path", ["/", "/sign-in", "/healthz", "/static/icon.svg", "/nowhere", "/favicon.ico"])
def test_the_headers(browser: Open, path: str) -> None:
    person = browser("officer")
    person.get(path)
    headers = person.answer.headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'" and policy["script-src"] == "'self'" == policy["style-src"]
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    person.answer.close()


def test_pages_are_kept_by_no_proxy(browser: Open) -> None:
    person = browser("officer")
    person.get("/")
    assert person.answer.headers["Cache-Control"] == "private, no-store"


def test_the_site_is_alive(browser: Open) -> None:
    assert browser("").get("/healthz") == "ok\n"


TEMPLATES = sorted(resource_dir("templates").rglob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_nothing_the_policy_would_stop(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\son(?:click|load|error|change|submit|input|toggle|focus|blur|mouse\w*|key\w*)\s*=", text), (
        "an inline handler"
    )
    assert not re.search(r"\sstyle\s*=", text), "an inline style"
    assert not re.search(r"<script(?![^>]*\ssrc=)", text), "an inline script"
    assert not re.search(r"(?:src|href|action)=[\"']?(?:https?:)?//", text), "something from another host"
    assert "|safe" not in text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_form_that_is_sent_carries_the_token(path: Path) -> None:
    text = path.read_text("utf-8")
    for form in re.findall(r"<form\b[^>]*method=[\"']?post.*?</form>", text, re.DOTALL | re.IGNORECASE):
        assert "csrf" in form, form[:120]
