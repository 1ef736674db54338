"""Two or more acts at the same moment, each in a transaction of its own, with pauses drawn from a seed in between.

What is interleaved is statements: before some of them a thread waits a little, and before one of them for the others,
so that what each has read is old by the time it writes. On SQLite a writer waits for the one before it anyway.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Final

from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.patience import HANGS
from workbench.db import Database
from workbench.errors import WorkbenchError

Act = Callable[[Session], Iterator[None]]
Call = Callable[[Session], object]
STORED: Final = "stored"
_PAUSE: Final = 0.004  # seconds, the longest before one statement
_MEETING: Final = 0.05  # seconds until a thread goes on alone: the other may wait for a lock that this one has
_STATEMENTS: Final = 12  # the meeting is before one of so many first statements


def at_once(database: Database, acts: Sequence[Act]) -> list[str]:
    """Do the acts at the same moment: ``stored``, or the code of what refused it.

    An act is a generator: what it does before its ``yield`` it has read before anybody else writes, where the database
    lets two read at once (PostgreSQL); on SQLite a writer reads what the one before it wrote.
    """
    start = threading.Barrier(len(acts))
    return _together([lambda act=act: _attempt(database, act, start) for act in acts], start)  # type: ignore[misc]


def _attempt(database: Database, act: Act, start: threading.Barrier) -> str:
    has_one_writer = database.engine.dialect.name == "sqlite"
    with database.writing() as session:
        if has_one_writer:
            start.wait(HANGS)
        steps = act(session)
        next(steps)
        if not has_one_writer:
            start.wait(HANGS)
        try:
            next(steps, None)
            session.commit()
        except WorkbenchError as error:
            return error.code
        return STORED


class _Schedule(threading.local):
    """Where this thread pauses; a thread that has none runs freely."""

    chance: random.Random | None = None
    meeting: threading.Barrier
    meets_at: int
    statements: int = 0


@contextmanager
def paused(database: Database) -> Iterator[_Schedule]:
    """Inside, threads that were given a schedule pause before their statements as it says."""
    schedule = _Schedule()

    def pause(*_: object) -> None:
        if schedule.chance is None:
            return
        schedule.statements += 1
        if schedule.statements == schedule.meets_at:
            with suppress(threading.BrokenBarrierError):  # the others wait for this thread, or are done
                schedule.meeting.wait(_MEETING)
        elif schedule.chance.random() < 0.4:
            time.sleep(schedule.chance.uniform(0, _PAUSE))

    event.listen(database.engine, "before_cursor_execute", pause)
    try:
        yield schedule
    finally:
        event.remove(database.engine, "before_cursor_execute", pause)


def interleaved(database: Database, calls: Sequence[Call], seed: object) -> list[str]:
    """Do the calls at the same moment, paused by chance: ``stored``, or the code of what refused it.

    Whatever else comes of a call than its end or a refusal with a sentence is raised.
    """
    start, meeting = threading.Barrier(len(calls)), threading.Barrier(len(calls))
    has_one_writer = database.engine.dialect.name == "sqlite"

    with paused(database) as schedule:

        def attempt(number: int, call: Call) -> str:
            chance = random.Random(f"{seed}:{number}")
            schedule.meeting, schedule.statements = meeting, 0
            schedule.meets_at = 0 if has_one_writer else chance.randrange(1, _STATEMENTS)
            schedule.chance = chance
            start.wait(HANGS)
            time.sleep(chance.uniform(0, _PAUSE))
            with database.writing() as session:
                try:
                    call(session)
                    session.commit()
                except WorkbenchError as error:
                    return error.code
            return STORED

        jobs = [lambda number=number, call=call: attempt(number, call) for number, call in enumerate(calls)]
        return _together(jobs, start)  # type: ignore[arg-type]


def _together(jobs: Sequence[Callable[[], str]], start: threading.Barrier) -> list[str]:
    """Do the jobs in a thread each; what one of them raises is raised here."""
    ends: list[str | BaseException] = [""] * len(jobs)

    def do(number: int, job: Callable[[], str]) -> None:
        try:
            ends[number] = job()
        except BaseException as error:  # told in the thread that asked
            start.abort()
            ends[number] = error

    threads = [threading.Thread(target=do, args=numbered) for numbered in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(HANGS)
    for end in ends:
        if isinstance(end, BaseException):
            raise end
    return [str(end) for end in ends]
