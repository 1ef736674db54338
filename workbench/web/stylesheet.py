"""The style sheet: one file for each thing it styles, joined at start into one that browsers keep until it changes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from flask import Flask, Response, make_response, url_for

from workbench.web.access import PUBLIC, allow

# In this order: of two rules of equal weight the later one holds.
SHEETS: Final = (
    "tokens",
    "page",
    "forms",
    "tables",
    "laws",
    "text",
    "panes",
    "touch",
    "compare",
    "papers",
    "settling",
    "crossref",
    "standards",
    "search",
    "judgement",
    "jobs",
    "print",
)
_A_YEAR: Final = 31_536_000  # seconds


def join_sheets(folder: Path) -> bytes:
    """The sheets of a folder one after the other, as browsers are given them."""
    return "\n".join((folder / f"{name}.css").read_text("utf-8") for name in SHEETS).encode()


def init_stylesheet(app: Flask) -> None:
    """Serve the sheet under an address that bears the digest of its words, so that a changed one has another."""
    sheet = join_sheets(Path(app.static_folder or "") / "css")
    current = hashlib.sha256(sheet).hexdigest()[:16]

    @allow(PUBLIC)
    def stylesheet(digest: str) -> Response:
        response = make_response(sheet)
        response.mimetype = "text/css"
        if digest == current:  # any other was asked for by a page from before an update
            response.cache_control.public, response.cache_control.immutable = True, True
            response.cache_control.max_age = _A_YEAR
        return response

    app.add_url_rule("/style/<digest>.css", "stylesheet", stylesheet)
    app.jinja_env.globals["stylesheet"] = lambda: url_for("stylesheet", digest=current)
