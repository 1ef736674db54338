"""What a person sees: a session that reads for somebody never loads, counts or joins a row that is closed to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, Final, cast

from sqlalchemy import ColumnElement, Executable, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.sql.base import ExecutableOption
from sqlalchemy.sql.visitors import ExternallyTraversible, iterate

from workbench.db import Database
from workbench.people.models import Member

_SIGHT: Final = "people.sight"
_LOOKING: Final = "people.looking"
_CRITERIA: Final = "people.criteria"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is closed to a person: laws, and what organisations answer to rounds.

    ``returns`` are those of which the comments are seen, ``own_returns`` those of the person's own organisation; None
    where no organisation was ever asked. ``member_id`` is the person.
    """

    closed_laws: frozenset[str] = frozenset()
    returns: frozenset[str] | None = None
    own_returns: frozenset[str] = frozenset()
    member_id: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is closed; where nothing is, statements are left as they are."""
        return bool(self.closed_laws) or self.returns is not None


Looking = Callable[[Session, Member], Sight]


Condition = ColumnElement[bool]


class Confidential:
    """A table of which not everybody sees every row; ``seen_by`` says which, None where all of them are.

    What several tables have in common inherits from it with ``is_table=False``.
    """

    tables: ClassVar[list[type[Confidential]]] = []

    def __init_subclass__(cls, *, is_table: bool = True, **options: object) -> None:
        super().__init_subclass__(**options)
        if is_table:
            Confidential.tables.append(cls)

    @classmethod
    def seen_by(cls, sight: Sight) -> Condition | None:
        raise NotImplementedError


class LawConfidential(Confidential, is_table=False):
    """A table with a ``law_id``, of which what belongs to a law is seen with the law."""

    @classmethod
    def seen_by(cls: Any, sight: Sight) -> Condition | None:
        condition: Condition = cls.law_id.not_in(sight.closed_laws)
        return condition if sight.closed_laws else None


def look_as(session: Session, member: Member | None) -> None:
    """Let a session see what this member may see from now on; a session of nobody sees all, as commands do."""
    session.info.pop(_SIGHT, None)
    if member is not None:
        looking: Looking | None = session.info.get(_LOOKING)
        session.info[_SIGHT] = (
            looking(session, member) if looking else Sight(closed_laws=member.closed_laws, member_id=member.id)
        )


def let_look(database: Database, looking: Looking) -> None:
    """Let ``looking`` say what members see in the sessions of a database; ``workbench.wiring`` says which it is."""
    database.session_info[_LOOKING] = looking


def sight_of(session: Session) -> Sight:
    """What is closed to whoever a session reads for."""
    sight: Sight = session.info.get(_SIGHT) or Sight()
    return sight


@contextmanager
def everything_seen(session: Session) -> Iterator[None]:
    """Do something inside that concerns every row, whoever set it going: nothing of it is shown to them."""
    sight = session.info.pop(_SIGHT, None)
    try:
        yield
    finally:
        if sight is not None:
            session.info[_SIGHT] = sight


@event.listens_for(Session, "do_orm_execute")
def _leave_out(state: ORMExecuteState) -> None:
    """Add to every statement that reads, joins and subqueries too, that what is closed is not there."""
    sight = sight_of(state.session)
    if not state.is_select or not sight:
        return
    aliases = [alias for alias in _aliases_in(state.statement) if issubclass(_class_of(alias), Confidential)]
    criteria = (*_criteria_of_tables(state.session, sight), *_criteria(aliases, sight))
    state.statement = state.statement.options(*criteria)


def _criteria_of_tables(session: Session, sight: Sight) -> tuple[ExecutableOption, ...]:
    """What is left out of every confidential table, worked out once for as long as a session reads with one sight."""
    known: tuple[Sight, tuple[ExecutableOption, ...]] | None = session.info.get(_CRITERIA)
    if known is None or known[0] is not sight:
        known = session.info[_CRITERIA] = (sight, tuple(_criteria(Confidential.tables, sight)))
    return known[1]


def _criteria(entities: Iterable[Any], sight: Sight) -> Iterator[ExecutableOption]:
    for entity in entities:
        seen = entity.seen_by(sight)
        if seen is not None:
            yield with_loader_criteria(entity, seen)


def _class_of(alias: Any) -> type:
    of_alias: type = inspect(alias).mapper.class_
    return of_alias


def _aliases_in(statement: Executable) -> set[Any]:
    """The aliases of mapped classes in a statement, its joins and subqueries.

    Each is told apart what is seen of it: criteria that are to hold for aliases too do not name the alias where it is
    joined.
    """
    named = (part._annotations.get("parententity") for part in iterate(cast(ExternallyTraversible, statement)))
    return {entity.entity for entity in named if entity is not None and entity.is_aliased_class}
