"""One style sheet is served, made of all its files, and browsers keep it until it changes."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Flask

from workbench.web.stylesheet import SHEETS, join_sheets

CSS = Path(__file__).resolve().parents[2] / "workbench" / "static" / "css"


def address(app: Flask) -> str:
    (found,) = re.findall(r'href="(/style/[0-9a-f]{16}\.css)"', app.test_client().get("/sign-in").text)
    return str(found)


def test_every_file_is_a_part_of_it() -> None:
    assert sorted(SHEETS) == sorted(path.stem for path in CSS.iterdir())
    joined = join_sheets(CSS).decode()
    assert [joined.count((CSS / f"{name}.css").read_text("utf-8")) for name in SHEETS] == [1] * len(SHEETS)


def test_browsers_keep_it_whoever_is_signed_in(app: Flask) -> None:
    answer = app.test_client().get(address(app))
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "text/css", join_sheets(CSS))
    kept = answer.cache_control
    assert kept.public and kept.immutable and kept.max_age == 31_536_000
    assert "Vary" not in answer.headers and "Set-Cookie" not in answer.headers


def test_a_page_from_before_an_update_gets_the_sheet_there_is_but_keeps_none(app: Flask) -> None:
    answer = app.test_client().get("/style/0123456789abcdef.css")
    assert answer.data == join_sheets(CSS) and answer.cache_control.max_age is None
