"""A filled database of the first migration: rows for each of its tables, put in by plain SQL that knows no model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Connection, inspect, text

from workbench.config import resource_dir
from workbench.db import Database
from workbench.instance import bring_up_to_date
from workbench.instruments.library import corpus, glossary
from workbench.search.comments.find import find_comments
from workbench.search.index.maintenance import maintain_comment_index
from workbench.search.ranking.engine import interpret

WHEN: Final = "2025-03-01 08:00:00.000000"
_MEMBER: Final = {"password_hash": "x", "organisation_id": "o1", "created_at": WHEN, "failed_sign_ins": 0}
_CLAUSE: Final = {"kind": "article", "heading": "", "line": 1}
_COMMENT: Final = {"law_id": "l1", "created_at": WHEN, "latest": 1}
_REVISION: Final = {"number": 1, "stance": "oppose", "issue": "wording", "proposed": "", "created_at": WHEN}
_PLACE: Final = {"quote": "", "prefix": "", "suffix": "", "start": -1, "score": 1.0, "placed_at": WHEN}
_VERSION: Final = {
    "law_id": "l1", "title": "互助条例", "front": "", "warnings": "[]", "source_name": "a.md",
    "source_sha256": "0" * 64, "source_bytes": 10, "created_by": "m1", "created_at": WHEN,
}  # fmt: skip
_PAPER: Final = {
    name: f"{name}"
    for about in ("title", "addressee", "organisation", "introduction", "opinions")
    for name in (f"{about}_zh", f"{about}_en")
}

# Table by table, in an order in which each row finds those it names; columns left out are empty.
ROWS: Final[Mapping[str, Sequence[Mapping[str, Any]]]] = {
    "organisation": [{"id": "o1", "code": "works", "name_zh": "甲工会", "name_en": "Union A"}],
    "member": [
        {**_MEMBER, "id": "m1", "username": "ed", "name_zh": "甲", "name_en": "A", "role": "editor", "language": "zh"},
        {**_MEMBER, "id": "m2", "username": "of", "name_zh": "乙", "name_en": "B", "role": "officer", "language": "en"},
    ],
    "sign_in": [{"id": "s1", "token_hash": "0" * 64, "member_id": "m1", "created_at": WHEN, "expires_at": WHEN}],
    "law": [
        {"id": "l1", "title_zh": "互助条例", "title_en": "Mutual Aid", "note": "", "created_by": "m1",
         "created_at": WHEN}
    ],
    "version": [
        {**_VERSION, "id": "v1", "ordinal": 1, "label": "一稿", "lang": "zh"},
        {**_VERSION, "id": "v2", "ordinal": 2, "label": "二稿", "lang": "zh", "dated": "2025-02-28"},
        {**_VERSION, "id": "v1en", "ordinal": 1, "label": "first", "lang": "en", "original_id": "v1"},
    ],
    "clause": [
        {**_CLAUSE, "id": f"{version}{number}", "version_id": version, "position": number, "eid": f"art_{number}",
         "number": str(number), "label": f"第{number}条", "text": f"船工缴纳互助金{number}。", "path": f"art_{number}"}
        for version in ("v1", "v2", "v1en") for number in (1, 2)
    ],
    "upload": [
        {"id": "u1", "law_id": "l1", "member_id": "m1", "name": "b.md", "sha256": "1" * 64, "bytes": 3, "reading": "{}",
         "created_at": WHEN}
    ],
    "comment": [
        {**_COMMENT, "id": "c1", "author_id": "m2", "latest": 2},
        {**_COMMENT, "id": "c2", "author_id": "m2", "withdrawn_at": WHEN},
        {**_COMMENT, "id": "c3", "author_id": "m1", "parent_id": "c1"},
    ],
    "revision": [
        {**_REVISION, "id": "r1", "comment_id": "c1", "body": "<p>起初的话</p>"},
        {**_REVISION, "id": "r2", "comment_id": "c1", "body": "<p>灯塔看守人也应当参加</p>", "number": 2,
         "proposed": "船工和灯塔看守人缴纳互助金。"},
        {**_REVISION, "id": "r3", "comment_id": "c2", "body": "<p>灯塔不必提</p>"},
        {**_REVISION, "id": "r4", "comment_id": "c3", "body": "<p>同意</p>"},
    ],
    "place": [
        {**_PLACE, "id": "p1", "comment_id": "c1", "version_id": "v1", "clause_id": "v11", "status": "exact",
         "quote": "船工", "start": 0},
        {**_PLACE, "id": "p3", "comment_id": "c2", "version_id": "v2", "clause_id": "v22", "status": "confirmed",
         "quote": "船工", "start": 0, "placed_by": "m1"},
        {**_PLACE, "id": "p2", "comment_id": "c1", "version_id": "v2", "status": "lost", "placed_by": "m1"},
    ],
    "outcome_ruling": [
        {"id": "g1", "comment_id": "c1", "new_version_id": "v2", "outcome": "adopted", "note": "如所提",
         "member_id": "m1", "created_at": WHEN}
    ],
    "overrule": [
        {"id": "w1", "old_version_id": "v1", "new_version_id": "v2", "old_clause_id": "v11", "new_clause_id": "v22",
         "action": "match", "member_id": "m1", "created_at": WHEN}
    ],
    "link": [
        {"id": "k1", "clause_id": "v11", "provision": "C102:24", "relation": "supports", "note": "", "member_id": "m1",
         "created_at": WHEN},
        {"id": "k3", "clause_id": "v12", "provision": "C102:10", "relation": "silent", "note": "空", "member_id": "m1",
         "created_at": WHEN, "ended_at": WHEN},
        {"id": "k2", "clause_id": "v21", "provision": "C102:24", "relation": "supports", "note": "", "member_id": "m1",
         "created_at": WHEN, "carried_from": "k1"},
    ],
    "rejection": [
        {"id": "j1", "clause_id": "v12", "provision": "C102:10", "member_id": "m1", "created_at": WHEN}
    ],
    "official_text": [
        {"id": "t1", "instrument": "C102", "lang": "en", "source": "a made-up text", "source_name": "c.txt",
         "source_sha256": "2" * 64, "report": '{"order": ["C102:24"]}', "imported_at": WHEN}
    ],
    "official_provision": [{"id": "q1", "official_text_id": "t1", "provision": "C102:24", "wording": "made-up words"}],
    "adequacy_case": [
        {"id": "a1", "law_id": "l1", "name": "Sick pay", "inputs": "{}", "in_paper": True, "created_by": "m1",
         "created_at": WHEN}
    ],
    "part_finding": [
        {"id": "f1", "version_id": "v1", "part": "III", "verdict": "not_met", "reason": "没有", "member_id": "m1",
         "created_at": WHEN}
    ],
    "paper": [
        {**_PAPER, "id": "e1", "law_id": "l1", "version_id": "v1", "revision": 1, "created_by": "m1",
         "created_at": WHEN}
    ],
    "position": [
        {"id": "n1", "paper_id": "e1", "clause_id": "v11", "rank": 1, "status": "draft", "proposed_zh": "提",
         "proposed_en": "", "reasons_zh": "因", "reasons_en": "", "revision": 1, "created_by": "m1", "created_at": WHEN,
         "changed_at": WHEN}
    ],
    "position_comment": [{"id": "x1", "position_id": "n1", "comment_id": "c1"}],
    "position_provision": [{"id": "y1", "position_id": "n1", "provision": "C102:24", "rank": 1}],
}  # fmt: skip

# Tables that went, for what stood in them is decisions now; and these: kind, subject, aspect, scope, value, reason.
REPLACED: Final = frozenset({"adequacy_case", "outcome_ruling", "overrule", "part_finding"})
DECISIONS: Final = [
    ("anchor", "c2", "v2", "v2", '{"clause": "v22", "path": "art_2", "quote": "船工", "start": 0}', ""),
    ("case", "a1", "", "l1", '{"case": {}, "in_paper": true, "name": "Sick pay"}', ""),
    ("finding", "v1", "III", "v1", '{"verdict": "not_met"}', "没有"),
    ("match", "v11", "v22", "v2", '{"action": "match"}', ""),
    ("outcome", "c1", "v2", "v2", '{"outcome": "adopted"}', "如所提"),
    ("paper", "e1", "", "l1", json.dumps({**_PAPER, "dated": ""}, sort_keys=True), ""),
    (
        "position",
        "n1",
        "",
        "e1",
        '{"comments": ["c1"], "proposed_en": "", "proposed_zh": "提", "provisions": ["C102:24"], "reasons_en": "", '
        '"reasons_zh": "因", "status": "draft"}',
        "",
    ),
    ("reference", "v11", "C102:24", "v1", '{"relation": "supports"}', ""),
    ("reference", "v12", "C102:10", "v1", '{"relation": "silent"}', "空"),
    ("reference", "v12", "C102:10", "v1", "null", "撤回人未留记录。Who took it back was not kept."),
    ("rejection", "v12", "C102:10", "v1", "{}", ""),
]


def upgrade_filled(app: Flask) -> None:
    """Make the first tables in ``app``'s empty database, fill them and migrate: every row and word is found again."""
    database: Database = app.extensions["workbench.database"]
    with app.app_context():
        upgrade(directory=str(resource_dir("migrations")), revision="0001")
    made = set(inspect(database.engine).get_table_names())
    assert set(ROWS) == made - {"alembic_version"}, "no table is without a row"
    with database.writing() as session:
        fill(session.connection())
        before = {table: rows for table, rows in contents(session.connection(), ROWS).items() if table not in REPLACED}
        session.commit()
    for _ in range(2):
        bring_up_to_date(app)
    maintain_comment_index(database)
    with database.reading() as session:
        assert contents(session.connection(), before) == before
        assert not REPLACED & set(inspect(database.engine).get_table_names())
        assert decisions(session.connection()) == DECISIONS
        found = find_comments(session, interpret("灯塔", glossary(), corpus()), glossary(), {})
    assert [comment.id for comment in found.comments] == ["c1"], "the newest words of the one that stands"


def fill(connection: Connection) -> None:
    """Put all of it in."""
    insert(connection, ROWS)


def insert(connection: Connection, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Put rows into tables, in the order in which they stand."""
    for table, rows in tables.items():
        for row in rows:
            columns = ", ".join(row)
            values = ", ".join(f":{name}" for name in row)
            connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), dict(row))


def decisions(connection: Connection) -> list[tuple[str, ...]]:
    """The decisions that were made of older rows, each the first on its subject, by whom and when it was made."""
    read = connection.execute(text("SELECT * FROM decision ORDER BY kind, subject_id, aspect, number")).mappings().all()
    assert {(row["organisation_id"], str(row["decided_at"])[:19]) for row in read} == {("o1", WHEN[:19])}
    assert [row["number"] for row in read if row["number"] > 1] == [2]
    assert {row["member_id"] for row in read} == {"m1"}
    return [tuple(row[name] for name in ("kind", "subject_id", "aspect", "scope", "value", "reason")) for row in read]


def contents(
    connection: Connection, tables: Iterable[str], filled: Mapping[str, Sequence[Mapping[str, Any]]] = ROWS
) -> dict[str, list[dict[str, str]]]:
    """The columns that were ``filled`` as they stand in the rows that were, each value as text, rows by id."""
    found = {}
    for table in tables:
        rows = filled[table]
        columns = sorted({name for row in rows for name in row})
        ids = {row["id"] for row in rows}
        read = connection.execute(text(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id")).mappings()
        found[table] = [{name: str(value) for name, value in row.items()} for row in read if row["id"] in ids]
    return found
