"""The database: declarative base, constraint names, column types, and sessions that begin the right way."""

from __future__ import annotations

import base64
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import Any, Final, TypeVar

import structlog
from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    String,
    Text,
    TypeDecorator,
    Update,
    create_engine,
    event,
    inspect,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import (
    DeclarativeBase,
    InstrumentedAttribute,
    Mapped,
    Mapper,
    Session,
    SessionTransaction,
    mapped_column,
)
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.types import TypeEngine

from workbench.errors import Conflict, Invalid
from workbench.lang.cleaning import clean_text, is_clean

log = structlog.get_logger()
_WAITING: Final = "calls_after_commit"
_DUE: Final = "calls_due"

NAMES: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


Member = TypeVar("Member", bound=StrEnum)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, aware in Python whatever the database keeps."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class CleanText(TypeDecorator[str]):
    """Text as columns hold it: of at most ``length`` characters, and clean whatever way it came.

    What is written, and what a column is compared with, passes the gate for text here at the latest. Longer text is
    refused before it is written, with Invalid ``text_long`` (:func:`_refuse_long`). ``declared`` is the length that a
    column without one was first made with: SQLite, which minds no length, keeps the word in its table, since to alter
    it the table would be copied whole.
    """

    impl = Text
    cache_ok = True

    def __init__(self, length: int | None = None, *, declared: int | None = None) -> None:
        self.most, self.declared = length, declared
        super().__init__()

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        length = self.most or (self.declared if dialect.name == "sqlite" else None)
        return String(length) if length else Text()

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value if value is None or is_clean(value) else clean_text(value)


class Listed(TypeDecorator[Member]):
    """A value of a closed list, kept as its own word; a word that the list has no longer is handed over as it is."""

    impl = String
    cache_ok = True

    def __init__(self, values: type[Member], length: int) -> None:
        super().__init__(length)
        self.values = values
        self.members = {member.value: member for member in values}

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return self.members.get(value, value)


def new_id() -> str:
    """An opaque id: 80 random bits as 16 lower-case letters and digits, safe in an address and in a bookmark."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()


def now() -> datetime:
    return datetime.now(UTC)


def change_rows(session: Session, statement: Update) -> int:
    """Carry out one UPDATE in the database, past the objects the session holds; returns how many rows it changed."""
    done = session.execute(statement.execution_options(synchronize_session=False))
    assert isinstance(done, CursorResult)
    return done.rowcount


def count_save(
    session: Session, row: Identified, counter: InstrumentedAttribute[int], seen: int, *still: ColumnElement[bool]
) -> bool:
    """Raise a row's counter of saves by one where it is ``seen``, and where what ``still`` says holds of the row.

    Done by the database, in one statement: of two saves that began at the same revision one is told False, however
    close together they come.
    """
    model = type(row)
    counted = update(model).where(model.id == row.id, counter == seen, *still).values({counter: seen + 1})
    if not change_rows(session, counted):
        return False
    set_committed_value(row, counter.key, seen + 1)
    return True


@contextmanager
def one_of_each(session: Session, code: str, /, **facts: object) -> Iterator[None]:
    """What is added inside is there once: where the database refuses it as a second one, raises Conflict ``code``."""
    try:
        with session.begin_nested():
            yield
    except IntegrityError as error:
        raise Conflict(code, **facts) from error


def call_after_commit(session: Session, call: Callable[[], object]) -> None:
    """Have something done once this transaction is committed and its locks are released; never where it is rolled back.

    What fails then is logged and undoes nothing: whoever committed is not told of it.
    """
    if not session.in_transaction():
        session.begin()
    session.info.setdefault(_WAITING, []).append((session.get_nested_transaction(), call))


@event.listens_for(Session, "after_soft_rollback")
def _forget_calls(session: Session, ended: SessionTransaction) -> None:
    """What was to be done after a part of the transaction that is rolled back is not done."""
    waiting = session.info.get(_WAITING, [])
    waiting[:] = [(inside, call) for inside, call in waiting if ended not in _within(inside)]


def _within(transaction: SessionTransaction | None) -> Iterator[SessionTransaction]:
    while transaction is not None:
        yield transaction
        transaction = transaction.parent


@event.listens_for(Session, "after_commit")
def _note_commit(session: Session) -> None:
    if not session.in_nested_transaction():
        session.info[_DUE] = [call for _, call in session.info.pop(_WAITING, [])]


@event.listens_for(Session, "after_transaction_end")
def _make_calls(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is not None:
        return
    session.info.pop(_WAITING, None)
    for call in session.info.pop(_DUE, []):
        try:
            call()
        except Exception as error:  # what is committed stays committed, whatever becomes of what follows it
            log.exception("after_commit_failed", error=type(error).__name__)


class Base(DeclarativeBase):
    """Root of all models: every table has an opaque text id."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime}


@event.listens_for(Session, "before_flush")
def _refuse_long(session: Session, *_: object) -> None:
    """Text longer than its column is refused before anything is written, with the name of the field and its limit."""
    for row in chain(session.new, session.dirty):
        for name, most in _limits(inspect(row).mapper):
            value = row.__dict__.get(name)
            if value is not None and len(value) > most:
                raise Invalid("text_long", field=name, most=most)


@cache
def _limits(mapper: Mapper[Any]) -> tuple[tuple[str, int], ...]:
    """The attributes of a model that hold text of a limited length, each with its limit."""
    columns = ((column.key, column.columns[0].type) for column in mapper.column_attrs)
    return tuple((name, kind.most) for name, kind in columns if isinstance(kind, CleanText) and kind.most is not None)


class Identified:
    """A row with an opaque id, made where it is first needed."""

    id: Mapped[str] = mapped_column(CleanText(16), primary_key=True, default=new_id)


class Database:
    """An engine and the two kinds of session: one that only reads, one that means to write."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = create_engine(url, pool_pre_ping=True)
        self.metadata = Base.metadata
        if self.engine.dialect.name == "sqlite":
            _prepare_sqlite(self.engine)
        self._writing = self.engine.execution_options(begin="IMMEDIATE")
        self.after_commit: list[Callable[[], None]] = []
        self.session_info: dict[str, Any] = {}  # what every session knows from its beginning, see Session.info

    def reading(self) -> Session:
        return Session(self.engine, info=self.session_info)

    def writing(self) -> Session:
        """A session that takes the write lock at its start, so that SQLite never has to refuse it half-way."""
        return Session(self._writing, info=self.session_info)

    def dispose(self) -> None:
        self.engine.dispose()


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy, not the driver, says when a transaction begins
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=15000", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")
