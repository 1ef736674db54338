"""Nobody writes into a round that was closed a moment ago, however many try, and whatever they had begun."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy import select

from tests.factories.commentary import make_comment
from tests.factories.rounds import make_round, person
from workbench.commentary.models import Comment
from workbench.config import Settings
from workbench.consultation import rounds
from workbench.consultation.models import Round
from workbench.db import Database
from workbench.drafts.models import StoredClause
from workbench.errors import Conflict
from workbench.wiring import open_database

WRITERS, EACH = 4, 15


def write(database: Database, clause_id: str, name: str, closing: Event) -> tuple[int, int]:
    """Write again and again; how often it was accepted, and how often refused."""
    accepted = refused = 0
    for _ in range(EACH):
        with database.writing() as session:
            try:
                make_comment(session, person(session, name), session.get_one(StoredClause, clause_id))
                session.commit()
                accepted += 1
            except Conflict as error:
                assert error.code == "round_closed"
                refused += 1
        if accepted == EACH // 3:
            closing.set()
    return accepted, refused


@pytest.mark.slow
def test_what_is_accepted_was_written_before_the_round_was_closed(settings: Settings) -> None:
    database = open_database(settings.database_url)
    with database.writing() as session:
        called = make_round(session)
        clause_id, round_id = called.clause.id, called.round.id
        session.commit()
    closing = Event()
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        names = ["coast.officer", "coast.lead", "inland.officer", "miners.lead"]
        writing = [pool.submit(write, database, clause_id, name, closing) for name in names]
        closing.wait()
        with database.writing() as session:
            rounds.close(session, person(session, "hq.chair"), session.get_one(Round, round_id), "期满。")
            session.commit()
        after = pool.submit(write, database, clause_id, "coast.officer", closing).result()
        results = [each.result() for each in writing]
    assert after == (0, EACH)
    with database.reading() as session:
        closed_at = session.get_one(Round, round_id).closed_at
        comments = session.scalars(select(Comment)).unique().all()
        assert closed_at is not None and len(comments) == sum(accepted for accepted, _ in results)
        assert all(comment.created_at <= closed_at + timedelta(milliseconds=1) for comment in comments)
    assert sum(accepted + refused for accepted, refused in results) == WRITERS * EACH
    database.dispose()
