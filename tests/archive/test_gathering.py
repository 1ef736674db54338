"""What is gathered of a law is the columns of its rows, by name."""

from __future__ import annotations

import json

from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.factories.rounds import person
from workbench.archive.gathering import gather
from workbench.models import Comment


def test_rows_can_be_written_as_json_and_name_every_column(session: Session) -> None:
    version = make_version(session, person(session, "editor"))
    comment = make_comment(session, person(session, "officer"), clause_at(session, version, "第四条"))
    rows = gather(session, version.law)
    assert json.loads(json.dumps(rows)) == rows
    (row,) = rows["comment"]
    assert set(row) == {column.key for column in Comment.__mapper__.column_attrs}
    assert row["created_at"] == comment.created_at.isoformat() and rows["version"][0]["id"] == version.id
    assert {each["id"] for each in rows["member"]} == {comment.author_id, version.created_by}


def test_another_law_is_not_in_it(session: Session) -> None:
    version = make_version(session, person(session, "editor"))
    other = make_version(session, person(session, "editor"))
    make_comment(session, person(session, "officer"), clause_at(session, other, "第四条"))
    rows = gather(session, version.law)
    assert rows["comment"] == [] == rows["revision"] and len(rows["version"]) == 1
