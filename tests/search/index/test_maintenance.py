"""What a server looks after by itself: once at start and every hour, whatever fails, until it is stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.patience import eventually
from workbench.people.service import member_named
from workbench.search.comments.index import count_missing
from workbench.search.index import maintenance
from workbench.search.index.disk import IndexCorrupt, IndexLocked
from workbench.search.index.maintenance import MaintenanceThread
from workbench.search.service import SearchService


def test_it_begins_at_once_and_goes_on_though_a_task_fails() -> None:
    done: list[int] = []

    def fail() -> None:
        raise OSError("the disk is gone")

    running = MaintenanceThread([fail, lambda: done.append(1)], every=0.01)
    running.start()
    running.start()
    assert eventually(lambda: len(done) > 2)
    running.stop()
    assert not running.is_running


def test_it_stops_while_it_waits_and_may_begin_again() -> None:
    done: list[int] = []
    running = MaintenanceThread([lambda: done.append(1)])
    for times in (1, 2):
        running.start()
        assert eventually(lambda: len(done) == times)  # noqa: B023
        running.stop()
        assert not running.is_running


@pytest.fixture
def served(app: Flask) -> SearchService:
    library: SearchService = app.extensions["workbench.search"]
    return library


def test_nothing_runs_unless_a_server_asks(served: SearchService) -> None:
    assert not served.maintenance.is_running
    assert served.maintenance.every == maintenance.EVERY == 3600


def _is_sound(served: SearchService, scope: str) -> bool:
    disk = served.collections[scope].disk
    assert disk is not None
    try:
        disk.verify()
    except (IndexLocked, IndexCorrupt):
        return False
    return True


def test_damage_is_repaired_though_nobody_searches(served: SearchService) -> None:
    served.maintenance.every = 0.05
    served.preload()
    assert eventually(lambda: served.collections["evidence"]._snapshot is not None)
    served.collections["evidence"].refresh_now()
    disk = served.collections["evidence"].disk
    assert disk is not None
    generation = disk.current()
    assert generation is not None
    _spoil(generation)
    assert eventually(lambda: disk.current() not in (None, generation) and _is_sound(served, "evidence"))
    served.stop()


def _spoil(folder: Path) -> None:
    path = max(folder.glob("*.seg"), key=lambda one: one.stat().st_size)
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)


def test_comments_out_of_step_are_put_right(
    app: Flask, served: SearchService, stored: Callable[[Callable[[Session], object]], object]
) -> None:
    def make(session: Session) -> None:
        editor = member_named(session, "editor")
        assert editor is not None
        make_comment(session, editor, clause_at(session, make_version(session, editor), "第二条"))
        session.execute(text("DELETE FROM comment_words"))

    stored(make)
    database = app.extensions["workbench.database"]

    def missing() -> int:
        with database.reading() as session:
            return count_missing(session.connection())

    assert missing() == 1
    served.preload()
    assert eventually(lambda: missing() == 0)
    served.stop()
