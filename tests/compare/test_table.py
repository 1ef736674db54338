"""The table of two versions, asked for on the page and made as a job, once for the same content."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import SECOND, clause_at, make_version
from workbench.compare.service import override_match, pair_versions
from workbench.compare.table import build_table, table_name
from workbench.drafts.models import Version
from workbench.jobs.models import Job
from workbench.people.models import Member
from workbench.people.service import member_named

Drafts = tuple[Version, Version]


def make_drafts(session: Session) -> Drafts:
    editor = member_named(session, "editor")
    assert editor is not None
    old = make_version(session, editor)
    return old, make_version(session, editor, old.law, SECOND, "二稿")


def test_what_names_a_table(session: Session, people: Callable[[str], Member]) -> None:
    old, new = make_drafts(session)
    pairing = pair_versions(session, old.id, new.id)
    back = pair_versions(session, new.id, old.id, any_two=True)
    names = {table_name(pairing, "zh"), table_name(pairing, "en"), table_name(back, "zh")}
    sides = clause_at(session, old, "第四条").id, clause_at(session, new, "第五条").id
    override_match(session, people("editor"), pairing, "unlink", *sides)
    again = pair_versions(session, old.id, new.id)
    assert len(names | {table_name(again, "zh")}) == 4, "another language, order or decision is another table"
    assert table_name(pairing, "zh") == table_name(pair_versions(session, old.id, new.id), "zh") or again.decided
    assert not build_table(back, "zh").in_order and build_table(back, "zh").old.label == "二稿"


@pytest.mark.parametrize("is_backwards", [False, True])
def test_the_page_gives_the_file(
    app: Flask, browser: Callable[[str], Browser], stored: Callable[[Callable[[Session], Drafts]], Drafts],
    is_backwards: bool,
) -> None:  # fmt: skip
    old, new = stored(make_drafts)[:: -1 if is_backwards else 1]
    reader = browser("reader")
    reader.get(f"/compare/{old.id}/{new.id}")
    reader.post(f"/compare/{old.id}/{new.id}/table", {})
    workshop, database = app.extensions["workbench.jobs"].workshop, app.extensions["workbench.database"]
    with database.reading() as session:
        job_id = session.scalars(select(Job.id)).one()
    workshop.do(job_id)
    with database.reading() as session:
        path = workshop.file_of(session.get(Job, job_id))
    data = path.read_bytes()
    heads = [cell.text for cell in Document(io.BytesIO(data)).tables[0].rows[0].cells]
    assert [head[-2:] for head in heads] == [old.label, new.label]
