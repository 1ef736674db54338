"""Every value of the closed lists has a name on the pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask import Flask

import workbench
from workbench.commentary.terms import Stance
from workbench.people.permissions import Permission
from workbench.web.fields import choices_of
from workbench.web.names import MAIN_PAGES, named

ROOT = Path(workbench.__file__).parent.parent


@pytest.mark.parametrize(("language", "name"), [("zh", "反对"), ("en", "Oppose")])
def test_what_has_names_is_named_in_the_language_of_the_page(app: Flask, language: str, name: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        assert named(Stance.OPPOSE) == name
        assert named("king") == "king"
        assert str(choices_of(Stance, "?")[3].label) == name


def test_a_stance_is_added_in_one_file() -> None:
    """Everything else asks the list: no other module, template, style or script knows a stance by its value."""
    words = "|".join(re.escape(f"{quote}{stance}{quote}") for stance in Stance for quote in "\"'")
    members = rf"\bStance\.[A-Z_]+|stance-[a-z]|\.tone-(?:{'|'.join(Stance)})"
    sources = [
        *ROOT.glob("workbench/**/*.py"),
        *ROOT.glob("templates/**/*.html"),
        *ROOT.glob("workbench/static/**/*.[cj]s*"),
    ]
    naming = [path for path in sources if re.search(f"{words}|{members}", path.read_text("utf-8"))]
    assert [path.relative_to(ROOT).as_posix() for path in naming] == ["workbench/commentary/terms.py"]


def test_every_main_page_is_a_view_that_asks_for_a_permission(app: Flask) -> None:
    for endpoint in MAIN_PAGES:
        assert app.view_functions[endpoint].permission in Permission  # type: ignore[attr-defined]


def test_the_names_of_the_buttons_are_json(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert json.loads(app.jinja_env.globals["rich_names"]())["bold"] == "Bold"  # type: ignore[operator]
