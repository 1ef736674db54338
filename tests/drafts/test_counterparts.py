"""A clause and the same clause in another language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import ENGLISH, clause_at, make_law, make_version
from workbench.commentary.counting import counts_beside
from workbench.drafts import service
from workbench.drafts.counterparts import same_clause_in
from workbench.drafts.models import Law
from workbench.people.models import Member


@pytest.fixture
def editor(people: Callable[[str], Member]) -> Member:
    return people("editor")


@pytest.fixture
def law(session: Session, editor: Member) -> Law:
    return make_law(session, editor)


def test_the_same_clause_in_the_translation(session: Session, editor: Member, law: Law) -> None:
    first = make_version(session, editor, law)
    english = make_version(session, editor, law, ENGLISH, "First", original=first)
    found = same_clause_in(session, clause_at(session, first, "第四条"), english)
    assert found is not None and found.label == "Article 4"


def test_an_item_is_the_one_in_the_same_place_however_its_language_counts(
    session: Session, editor: Member, law: Law
) -> None:
    first = make_version(
        session, editor, law, "第一条 用语：\n（一）职工；\n（二）单位。\n第二条 包括：\n（一）甲；\n（二）乙。\n"
    )
    text = (
        "Article 1. Terms:\n(a) employee;\n(b) employer.\n"
        "Article 2. It includes:\n(a) one of three;\n(b) two;\n(c) three.\n"
    )
    english = make_version(session, editor, law, text, "First", original=first)
    items = [clause for clause in service.clauses_of(session, first) if clause.kind == "item"]
    twins = [same_clause_in(session, item, english) for item in items]
    assert [twin.text if twin else None for twin in twins] == ["employee;", "employer.", None, None]
    assert same_clause_in(session, items[1], english).label == "(b)"  # type: ignore[union-attr]
    make_comment(session, editor, items[1])
    assert counts_beside(session, english.id, first.id) == {twins[1].id: 1}  # type: ignore[union-attr]
