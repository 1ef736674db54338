"""Rows that are only ever added: the session refuses to write them a second time, whichever service asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session


class AppendOnly:
    """A row that the program adds and never changes or deletes; the columns in ``erasable`` it may empty."""

    erasable: ClassVar[frozenset[str]] = frozenset()


class AppendOnlyError(RuntimeError):
    """The program was about to change or delete a row that is only ever added: a fault of the program."""


@event.listens_for(Session, "before_flush")
def _refuse_rewriting(session: Session, *_: object) -> None:
    """Nothing that is only ever added is changed or deleted, whichever service asks."""
    for row in session.deleted:
        if isinstance(row, AppendOnly):
            raise AppendOnlyError(f"a row of {inspect(row).mapper.local_table} is not deleted")
    for row in session.dirty:
        if isinstance(row, AppendOnly):
            for name in _rewritten(row):
                raise AppendOnlyError(f"{name} of a row of {inspect(row).mapper.local_table} is not changed")


def _rewritten(row: AppendOnly) -> Iterator[str]:
    """The attributes of a row that are no more what they were, those aside that are emptied and may be."""
    for attribute in inspect(row).attrs:
        is_erased = attribute.key in row.erasable and attribute.value == ""
        if attribute.history.has_changes() and not is_erased:
            yield attribute.key
