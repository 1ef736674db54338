"""A stored version is the law that was read, clause for clause, and leads from keys to stored clauses and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from tests.factories.drafts import ENGLISH, FIRST, SECOND, make_law, make_version
from workbench.drafts.models import Version
from workbench.drafts.service import clauses_of, store_version
from workbench.drafts.stored_law import read_law
from workbench.formats.intake import read_file
from workbench.law.codec import furniture_from_json
from workbench.people.models import Member


@pytest.fixture
def editor(people: Callable[[str], Member]) -> Member:
    return people("editor")


@pytest.fixture
def version(session: Session, editor: Member) -> Version:
    return make_version(session, editor)


@pytest.mark.parametrize("source", [FIRST, SECOND, ENGLISH])
def test_what_is_stored_is_what_was_read(session: Session, editor: Member, source: str) -> None:
    law, version = read_file("made-up.txt", source.encode()), make_version(session, editor, text=source)
    stored = read_law(session, version).text
    assert stored.clauses == law.clauses
    assert (stored.title, stored.lang, stored.front) == (law.title, law.lang, law.front)


def test_the_identifiers_of_the_file_and_what_was_left_out_are_stored(session: Session, editor: Member) -> None:
    text = "甲法\n目录\n第一章 某章\n第一章 某章\n第一条 乙。"
    reading = read_file("made-up.txt", text.encode())
    marked = replace(reading, clauses=tuple(replace(each, source_id=f"x-{each.key}") for each in reading.clauses))
    version = store_version(
        session, law=make_law(session, editor), member=editor, reading=marked, label="一稿",
        source_name="a.txt", source_sha256="0" * 64, source_bytes=1,
    )  # fmt: skip
    assert read_law(session, version).text.clauses == marked.clauses
    assert furniture_from_json(json.loads(version.furniture)) == reading.furniture != ()


def test_every_key_leads_to_its_stored_clause_and_back(session: Session, version: Version) -> None:
    law = read_law(session, version)
    for row in clauses_of(session, version):
        clause = law.clause(row.id)
        assert clause is not None and (clause.path, clause.text) == (row.path, row.text)
        assert law.ids[clause.key] == row.id and law.keys[row.id] == clause.key


def test_the_same_text_has_the_same_keys_in_another_version(session: Session, editor: Member, version: Version) -> None:
    twin = make_version(session, editor, make_law(session, editor, "另一条例"))
    one, other = read_law(session, version), read_law(session, twin)
    assert one.text == other.text and not set(one.ids.values()) & set(other.ids.values())
    assert [one.clause(clause_id) for clause_id in other.keys] == [None] * len(other.keys)
    assert one.clause(None) is None
