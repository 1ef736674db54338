"""Writes against a deadline: what begins after it is accepted nowhere, by whatever door, and what was typed is kept."""

from __future__ import annotations

import random
import secrets
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from tests.browsing import Browser, fresh_form
from tests.factories.commentary import make_comment
from tests.patience import HANGS
from tests.soak.world import World, make_world
from workbench.commentary.models import Comment, Revision
from workbench.consultation.models import Round
from workbench.db import Database, now
from workbench.drafts.models import StoredClause
from workbench.errors import Conflict
from workbench.people.models import Member

BEFORE: Final = 1 / 3  # of all writes, so many are accepted before the deadline is set to the next moment
_MOMENT: Final = timedelta(milliseconds=20)
BUSY: Final = "busy"  # others held the database all too long: nothing was decided, and it is tried again
Door = Callable[[str], str]  # writes the words; what it answers, empty where they were accepted


@dataclass(frozen=True, slots=True)
class Attempt:
    """One write: by which door, when it began, whether it was accepted, and whether its words came back if not."""

    door: str
    began: datetime
    is_accepted: bool
    is_kept: bool


@dataclass(slots=True)
class Tally:
    """How many were accepted and refused by each door, and what must not be."""

    ends: Counter[tuple[str, bool]] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def doors(app: Flask, world: World) -> Mapping[str, Door]:
    """The form of a page just opened, a second tab that has been open all along, and the service commands call."""
    database: Database = app.extensions["workbench.database"]
    with database.reading() as session:
        name = session.get_one(Member, world.called.officers[0]).username
    path = f"/clauses/{world.article_ids[0]}"
    tab = Browser(app.test_client()).sign_in(name)
    token = tab.token
    window = Browser(app.test_client()).sign_in(name)

    def send(browser: Browser, token: str, words: str) -> str:
        said = {**fresh_form(token), "body": words, "stance": "question", "issue": "wording"}
        answer = browser.client.post(f"{path}/comments", data=said)
        assert answer.status_code in (303, 409, 503), f"{answer.status_code} {answer.text[-500:]}"
        return {303: "", 503: BUSY}.get(answer.status_code, answer.text)

    def by_form(words: str) -> str:
        window.get(path)
        return send(window, window.token, words)

    def by_service(words: str) -> str:
        with database.writing() as session:
            try:
                author = session.get_one(Member, world.called.officers[0])
                clause = session.get_one(StoredClause, world.article_ids[0])
                make_comment(session, author, clause, words)
            except Conflict as error:
                assert error.code == "round_closed"
                return words  # whoever calls the service still has them
            except OperationalError:
                return BUSY
            session.commit()
        return ""

    return {"form": by_form, "second tab": lambda words: send(tab, token, words), "service": by_service}


def run_deadlines(app: Flask, folder: Path, seed: int, count: int) -> Tally:
    """Write ``count`` times by all doors at once, while the deadline passes."""
    database: Database = app.extensions["workbench.database"]
    world = make_world(database, folder / "uploads", random.Random(seed))
    mark, enough, accepted = f"m{secrets.token_hex(6)}", threading.Event(), threading.Semaphore(0)
    ways = doors(app, world)
    each = -(-count // len(ways))

    def write(name: str) -> list[Attempt]:
        attempts = []
        for number in range(each):
            words, answer = f"{mark}之{name}之{number}", BUSY
            while answer == BUSY:
                began = now()
                answer = ways[name](words)
            attempts.append(Attempt(name, began, not answer, words in answer))
            if not answer:
                accepted.release()
        return attempts

    def wait() -> None:
        for _ in range(int(count * BEFORE)):
            accepted.acquire(timeout=HANGS)
        enough.set()

    with ThreadPoolExecutor(len(ways) + 1) as pool:
        waiting = pool.submit(wait)
        writing = [pool.submit(write, name) for name in ways]
        waiting.result()
        deadline = _set_deadline(database, world.called.round_id)
        attempts = [attempt for written in writing for attempt in written.result()]
    tally = Tally(Counter((attempt.door, attempt.is_accepted) for attempt in attempts))
    tally.failures = list(_wrong(database, mark, deadline, attempts))
    return tally


def _set_deadline(database: Database, round_id: str) -> datetime:
    """Let the round end in a moment; what is set only after its time, since others held the round, is set anew."""
    moment = _MOMENT
    while True:
        with database.writing() as session:
            deadline = now() + moment
            session.execute(update(Round).where(Round.id == round_id).values(deadline=deadline))
            session.commit()
        if now() < deadline:
            return deadline
        moment *= 2


def _wrong(database: Database, mark: str, deadline: datetime, attempts: list[Attempt]) -> Iterator[str]:
    for attempt in attempts:
        if attempt.is_accepted and attempt.began >= deadline:
            yield f"{attempt.door}: begun at {attempt.began}, accepted after {deadline}"
        if not attempt.is_accepted and not attempt.is_kept:
            yield f"{attempt.door}: what was typed is lost"
    with database.reading() as session:
        of_mark = select(Comment).join(Revision, Revision.comment_id == Comment.id).where(Revision.body.contains(mark))
        stored = session.scalars(of_mark).unique().all()
        if len(stored) != sum(attempt.is_accepted for attempt in attempts):
            yield f"{len(stored)} comments stored"
        yield from (f"dated {each.created_at}, after {deadline}" for each in stored if each.created_at >= deadline)


def told(tally: Tally) -> Iterator[str]:
    """What was tried, in lines."""
    yield f"{tally.ends.total()} writes against a deadline"
    for (door, is_accepted), number in sorted(tally.ends.items()):
        yield f"  {door}: {number} {'accepted before it' if is_accepted else 'refused'}"
    yield from (f"  FAILED {failure}" for failure in tally.failures)
