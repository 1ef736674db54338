"""The gate of the site: what no text holds reaches no view, whichever way it is sent."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask import Flask, jsonify, request

from tests.browsing import Browser
from workbench.web.access import PUBLIC, allow

Open = Callable[..., Browser]
ODD = ["a\0b", "\ud800", "\u202eevil", "\x1b[31m", "\ufffe", "x\x7f\x80"]


@pytest.fixture
def echo(app: Flask) -> Flask:
    @allow(PUBLIC)
    def view() -> object:
        return jsonify(
            args=request.args.to_dict(flat=False),
            form=request.form.to_dict(flat=False),
            files=[file.filename for file in request.files.values()],
        )

    app.add_url_rule("/echo", "echo", view, methods=["GET", "POST"])
    app.config["WTF_CSRF_ENABLED"] = False
    return app


def test_queries_forms_and_names_of_files_come_clean(echo: Flask) -> None:
    client = echo.test_client()
    said = client.post(
        "/echo?q=%E5%85%BB%00%E8%80%81&q=%E2%80%AEx&n%00ame=1",
        data={"body": "a\0b\r\nc", "file": (io.BytesIO(b"x"), "drafts/la\u202ew\x07.docx")},
    ).get_json()
    assert said == {
        "args": {"q": ["养老", "x"], "name": ["1"]},
        "form": {"body": ["ab\nc"]},
        "files": ["law.docx"],
    }


@pytest.mark.parametrize("odd", ODD, ids=ascii)
@pytest.mark.parametrize("address", ["/versions/", "/clauses/", "/laws/", "/papers/", "/standards/"])
def test_there_is_nothing_at_an_address_that_no_text_can_be(browser: Open, address: str, odd: str) -> None:
    reader = browser("reader")
    reader.get(address + "".join(f"%{byte:02X}" for byte in odd.encode("utf-8", "surrogatepass")))
    assert reader.status == 404


@pytest.mark.parametrize("odd", ["a\0b", "\u202eevil", "\ufffe", "\x1b"], ids=ascii)
def test_nobody_is_signed_in_and_nothing_breaks(browser: Open, odd: str) -> None:
    stranger = browser()
    stranger.get("/sign-in")
    stranger.post("/sign-in", {"username": odd, "password": odd})
    assert stranger.status in (200, 422), "an empty name is asked for again, an unknown one is refused"
    assert 'name="password"' in stranger.page
