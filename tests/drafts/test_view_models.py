"""A draft as pages name it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from tests.factories.drafts import ENGLISH, make_version
from workbench.drafts.view_models import draft_view
from workbench.people.models import Member


def test_a_draft_bears_the_name_of_its_translation(session: Session, people: Callable[[str], Member]) -> None:
    editor = people("editor")
    version = make_version(session, editor)
    make_version(session, editor, version.law, ENGLISH, "First draft", "en", version)
    session.expire_all()
    assert draft_view(version, "zh").name == "互助保险条例 · 一稿"
    view = draft_view(version, "en")
    assert (view.name, view.lang, view.law_id) == ("Mutual Aid Rules · First draft", "zh", version.law_id)
