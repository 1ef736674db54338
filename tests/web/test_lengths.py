"""Every text that a person can send has a longest length, which is its column's, told beside the field."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import Length

import workbench
from tests.browsing import Browser
from workbench.commentary.models import Revision
from workbench.crossref.models import CrossReference
from workbench.db import Base, CleanText
from workbench.drafts.models import Law, Version
from workbench.errors import Invalid
from workbench.papers.models import Paper, Position
from workbench.people.models import Member
from workbench.web.problems import message_with_field
from workbench.web.richtext import LONGEST
from workbench.wording.fields import FIELD_NAMES

MODELS: dict[str, type[Base]] = {
    "LawForm": Law,
    "StoreForm": Version,
    "MemberForm": Member,
    "PaperForm": Paper,
    "PositionForm": Position,
    "CommentForm": Revision,
    "EditForm": Revision,
    "ReplyForm": Revision,
    "ReplyEditForm": Revision,
    "LinkForm": CrossReference,
}
# What is looked at by the reader of laws, which says how much it takes in megabytes.
READ_AS_A_LAW = {("IntakeForm", "pasted"), ("TextForm", "pasted")}
SHORTER = {("LinkForm", "provision"): 120}  # as a person writes it; what is stored is its reference


def forms() -> Iterator[type[FlaskForm]]:
    for module in pkgutil.walk_packages(workbench.__path__, "workbench."):
        if module.name.endswith(".forms"):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, type) and issubclass(value, FlaskForm) and value.__module__ == module.name:
                    yield value


def longest(field: object) -> int | None:
    return next((each.max for each in getattr(field, "validators", ()) if isinstance(each, Length)), None)


@pytest.mark.parametrize("form", list(forms()), ids=lambda form: form.__name__)
def test_every_text_field_is_as_long_as_its_column(app: Flask, form: type[FlaskForm]) -> None:
    with app.test_request_context():
        for name, field in form()._fields.items():
            known = (form.__name__, name)
            if not isinstance(field, StringField) or name == "csrf_token" or known in READ_AS_A_LAW:
                continue
            column = getattr(MODELS.get(form.__name__), name, None)
            kind = getattr(column, "type", None)
            most = SHORTER.get(known) or (kind.most if isinstance(kind, CleanText) else None)
            assert longest(field) is not None, f"{form.__name__}.{name} has no end"
            assert most is None or longest(field) == most, f"{form.__name__}.{name} is not as long as its column"
            assert (longest(field) or 0) <= LONGEST


@pytest.mark.parametrize(("language", "words"), [("en", "too long: at most 300"), ("zh", "文字过长，最多 300 个字符")])
def test_what_is_too_long_is_told_beside_its_field(
    browser: Callable[[str], Browser], language: str, words: str
) -> None:
    editor = browser("editor")
    editor.post(f"/language/{language}")
    editor.get("/laws/new")
    editor.post("/laws/new", {"title_zh": "长" * 301, "note": "kept"})
    beside = editor.page.split('id="title_zh-about"', 1)[1].split("</div>", 1)[0]
    assert words in beside
    assert editor.field("note") == "kept"


def test_away_from_its_form_the_field_is_named(app: Flask) -> None:
    refused = Invalid("text_long", field="name", most=200)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert message_with_field(refused) == "Name of the case: The text is too long: at most 200 characters."
        assert set(FIELD_NAMES) > {"reason", "note", "title_zh"}
