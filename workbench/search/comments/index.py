"""The index of comments in the database itself, kept in step by the transaction that writes the comment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, TextClause, bindparam, text
from sqlalchemy.orm import Session

from workbench.commentary.attachments import attachments_on
from workbench.commentary.models import Comment
from workbench.db import Database
from workbench.search.analysis.words import joined, running_words
from workbench.web.richtext import plain

_SQLITE: Final = (
    """CREATE TABLE IF NOT EXISTS comment_words (
         number INTEGER PRIMARY KEY, comment_id VARCHAR(16) NOT NULL UNIQUE, words TEXT NOT NULL)""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS comment_search USING fts5(
         words, content='comment_words', content_rowid='number', prefix='1',
         tokenize="unicode61 remove_diacritics 0")""",
)
_SQLITE_DROP: Final = ("DROP TABLE IF EXISTS comment_search", "DROP TABLE IF EXISTS comment_words")
_POSTGRESQL: Final = (
    """CREATE TABLE IF NOT EXISTS comment_words (
         number BIGSERIAL PRIMARY KEY, comment_id VARCHAR(16) NOT NULL UNIQUE, words TSVECTOR NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS ix_comment_words_words ON comment_words USING gin (words)",
)
_POSTGRESQL_DROP: Final = ("DROP TABLE IF EXISTS comment_words",)
_MOST_POSITIONS: Final = 16383  # PostgreSQL knows no position beyond this
_BATCH: Final = 2000
_BREATH: Final = 0.02  # seconds between two transactions of a repair, in which others may write
# Which comments: those that stand, those of them that the index lacks, rows of the index whose comment does not
# stand, rows that full-text search does not list, and what it lists without a row.
_STANDING: Final = (
    "FROM comment c JOIN revision r ON r.comment_id = c.id AND r.number = c.latest WHERE c.withdrawn_at IS NULL"
)
_LACKING: Final = f"{_STANDING} AND NOT EXISTS (SELECT 1 FROM comment_words w WHERE w.comment_id = c.id)"
_SURPLUS: Final = (
    "FROM comment_words w WHERE NOT EXISTS"
    " (SELECT 1 FROM comment c WHERE c.id = w.comment_id AND c.withdrawn_at IS NULL)"
)
_UNLISTED: Final = "FROM comment_words w WHERE w.number NOT IN (SELECT id FROM comment_search_docsize)"
_ORPHANS: Final = "FROM comment_search_docsize d WHERE d.id NOT IN (SELECT number FROM comment_words)"
_LIST: Final = "INSERT INTO comment_search (rowid, words) VALUES (:number, :words)"


def create_comment_index(connection: Connection) -> None:
    """Make the tables of the index, empty."""
    for statement in _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE:
        connection.exec_driver_sql(statement)


def drop_comment_index(connection: Connection) -> None:
    """Take the tables away again."""
    for statement in _POSTGRESQL_DROP if connection.dialect.name == "postgresql" else _SQLITE_DROP:
        connection.exec_driver_sql(statement)


def fill_comment_index(
    connection: Connection, rows: Iterable[tuple[str, ...]], progress: Callable[[int], None] | None = None
) -> int:
    """Put in comments given as (id, body, proposed wording, names of attached files); how many."""
    done = 0
    batch: list[dict[str, str]] = []
    for comment_id, body, *beside in rows:
        batch.append({"comment_id": comment_id, "words": _row(connection, body, beside)})
        if len(batch) == _BATCH:
            done += _put(connection, batch)
            batch = []
            if progress is not None:
                progress(done)
    return done + _put(connection, batch)


def rebuild_comment_index(connection: Connection, progress: Callable[[int], None] | None = None) -> int:
    """Empty the index and fill it from the comments that stand; how many there are."""
    drop_comment_index(connection)
    create_comment_index(connection)
    return fill_comment_index(connection, _texts_of(connection, f"{_STANDING} ORDER BY c.created_at, c.id"), progress)


def count_missing(connection: Connection) -> int:
    """How many comments that stand are missing from the index, or stand in it though they do not."""
    askew = _count(connection, _LACKING) + _count(connection, _SURPLUS)
    if connection.dialect.name == "sqlite":
        return max(askew, _count(connection, _UNLISTED) + _count(connection, _ORPHANS))
    return askew


def repair_comment_index(database: Database, most: int = 200) -> int:
    """Put right what is missing from the index or too much in it, at most ``most`` comments a transaction.

    Whoever saves meanwhile waits for one such transaction and not for the whole. How many were put right.
    """
    done = 0
    with database.writing() as session:
        connection = session.connection()
        create_comment_index(connection)
        if connection.dialect.name == "sqlite" and _count(connection, f"{_ORPHANS} LIMIT 1"):
            # Entries whose words are gone cannot be taken out one by one.
            connection.exec_driver_sql("INSERT INTO comment_search (comment_search) VALUES ('delete-all')")
        session.commit()
    steps = [(f"SELECT w.comment_id {_SURPLUS}", _take_out_surplus)]
    if database.engine.dialect.name == "sqlite":
        steps.append((f"SELECT w.comment_id {_UNLISTED}", _relist))
    steps.append((f"SELECT c.id {_LACKING} ORDER BY c.created_at, c.id", _put_in_lacking))
    for which, step in steps:
        with database.reading() as session:
            ids = session.scalars(text(which)).all()
        for first in range(0, len(ids), most):
            with database.writing() as session:
                done += step(session.connection(), ids[first : first + most])
                session.commit()
            time.sleep(_BREATH)
    return done


def _take_out_surplus(connection: Connection, ids: Sequence[str]) -> int:
    still = connection.scalars(_among(f"SELECT w.comment_id {_SURPLUS} AND w.comment_id IN :ids"), {"ids": ids}).all()
    for comment_id in still:
        _take_out(connection, comment_id)
    return len(still)


def _relist(connection: Connection, ids: Sequence[str]) -> int:
    unlisted = _among(f"SELECT w.number, w.words {_UNLISTED} AND w.comment_id IN :ids")
    rows = [{"number": number, "words": words} for number, words in connection.execute(unlisted, {"ids": ids})]
    if rows:
        connection.execute(text(_LIST), rows)
    return len(rows)


def _put_in_lacking(connection: Connection, ids: Sequence[str]) -> int:
    """Put in those of ``ids`` that nobody has put in or withdrawn meanwhile."""
    which = f"{_LACKING} AND c.id IN :ids ORDER BY c.created_at, c.id"
    return fill_comment_index(connection, _texts_of(connection, which, ids))


def _among(statement: str) -> TextClause:
    return text(statement).bindparams(bindparam("ids", expanding=True))


def _count(connection: Connection, which: str) -> int:
    return int(connection.scalar(text(f"SELECT count(*) FROM (SELECT 1 {which}) AS found")) or 0)


def _texts_of(connection: Connection, which: str, ids: Sequence[str] = ()) -> Iterator[tuple[str, ...]]:
    gathered = "string_agg(a.name, ' ')" if connection.dialect.name == "postgresql" else "group_concat(a.name, ' ')"
    files = f"SELECT {gathered} FROM attachment a WHERE a.comment_id = c.id AND a.removed_at IS NULL"
    statement = f"SELECT c.id, r.body, r.proposed, coalesce(({files}), '') {which}"
    rows = connection.execute(_among(statement), {"ids": ids}) if ids else connection.execute(text(statement))
    return (tuple(map(str, row)) for row in rows.all())


def _row(connection: Connection, body: str, beside: Sequence[str]) -> str:
    words = running_words(joined((plain(body), *filter(None, beside))))
    return _vector(words) if connection.dialect.name == "postgresql" else " ".join(words)


def _vector(words: list[str]) -> str:
    """The tokens with their positions as PostgreSQL writes them: its own parsers cut Chinese as the locale has it."""
    positions_of: dict[str, list[int]] = {}
    for position, word in enumerate(words, start=1):
        if position <= _MOST_POSITIONS:
            positions_of.setdefault(word, []).append(position)
    return " ".join(f"'{word}':{','.join(map(str, positions[:255]))}" for word, positions in positions_of.items())


def _put(connection: Connection, rows: list[dict[str, str]]) -> int:
    if not rows:
        return 0
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("INSERT INTO comment_words (comment_id, words) VALUES (:comment_id, CAST(:words AS tsvector))"), rows
        )
        return len(rows)
    last = connection.scalar(text("SELECT coalesce(max(number), 0) FROM comment_words")) or 0
    numbered = [{**row, "number": last + at} for at, row in enumerate(rows, start=1)]
    connection.execute(
        text("INSERT INTO comment_words (number, comment_id, words) VALUES (:number, :comment_id, :words)"), numbered
    )
    connection.execute(text(_LIST), numbered)
    return len(rows)


def _take_out(connection: Connection, comment_id: str) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "INSERT INTO comment_search (comment_search, rowid, words)"
                " SELECT 'delete', number, words FROM comment_words WHERE comment_id = :id"
                " AND number IN (SELECT id FROM comment_search_docsize)"  # while it is repaired, not all are listed
            ),
            {"id": comment_id},
        )
    connection.execute(text("DELETE FROM comment_words WHERE comment_id = :id"), {"id": comment_id})


def index_comment(session: Session, comment: Comment) -> None:
    """Let the index say what a comment's newest revision says and its files are called; nothing of a withdrawn one."""
    connection = session.connection()
    _take_out(connection, comment.id)
    if comment.withdrawn_at is None:
        files = [each.name for each in attachments_on(session, [comment.id]).get(comment.id, ())]
        fill_comment_index(connection, [(comment.id, comment.current.body, comment.current.proposed, *files)])
