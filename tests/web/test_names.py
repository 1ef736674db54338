"""Every value of the closed lists has a name on the pages."""

from __future__ import annotations

import json
from typing import get_args

from flask import Flask

from workbench.commentary.terms import Issue, Stance
from workbench.crossref.links import Relation
from workbench.law.model import Kind
from workbench.people.models import Role
from workbench.web.names import ISSUE_NAMES, KIND_NAMES, MAIN_PAGES, RELATION_NAMES, ROLE_NAMES, STANCE_NAMES


def test_no_value_is_without_a_name() -> None:
    assert set(ROLE_NAMES) == set(Role)
    assert set(STANCE_NAMES) == set(Stance)
    assert set(ISSUE_NAMES) == set(Issue)
    assert set(RELATION_NAMES) == set(Relation)
    assert set(KIND_NAMES) == set(get_args(Kind))


def test_a_value_without_a_name_is_shown_as_it_is(app: Flask) -> None:
    with app.test_request_context():
        assert app.jinja_env.globals["role_name"]("king") == "king"  # type: ignore[operator]


def test_the_main_pages_ask_for_the_role_of_their_view(app: Flask) -> None:
    for endpoint, (_, role) in MAIN_PAGES.items():
        if endpoint in app.view_functions:
            assert app.view_functions[endpoint].allowed_role == role  # type: ignore[attr-defined]


def test_the_names_of_the_buttons_are_json(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert json.loads(app.jinja_env.globals["rich_names"]())["bold"] == "Bold"  # type: ignore[operator]
