"""Looks after the index while a server runs, also while nobody searches: at start, and then every hour."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Sequence
from threading import Event, Lock, Thread
from typing import Final

import structlog

from workbench.db import Database
from workbench.search.comments.index import count_missing, repair_comment_index

log = structlog.get_logger()

EVERY: Final = 3600.0  # seconds between two looks
_LAST_WORDS: Final = 5.0  # seconds that a look under way is waited for at the end


class MaintenanceThread:
    """Does its ``tasks`` in one thread, at start and again every ``every`` seconds until it is stopped.

    A task that fails is logged and done again the next time: the index is a cache, and nothing waits for this.
    """

    def __init__(self, tasks: Sequence[Callable[[], None]], every: float = EVERY) -> None:
        self.tasks = tasks
        self.every = every
        self._ended = Event()
        self._lock = Lock()
        self._thread: Thread | None = None

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin; asked again while it runs, it goes on as it was. It ends by itself when the program does."""
        with self._lock:
            if self.is_running:
                return
            self._ended.clear()
            self._thread = Thread(target=self._run, name="search-maintenance", daemon=True)
            self._thread.start()
        atexit.register(self.stop)

    def stop(self) -> None:
        """End; a task under way is waited for a moment."""
        atexit.unregister(self.stop)
        self._ended.set()
        if self._thread is not None:
            self._thread.join(_LAST_WORDS)

    def _run(self) -> None:
        while not self._ended.is_set():
            for task in self.tasks:
                if self._ended.is_set():
                    return
                try:
                    task()
                except Exception as error:  # whatever it is, the server must not mind
                    log.warning("search_maintenance_failed", error=repr(error))
            self._ended.wait(self.every)


def maintain_comment_index(database: Database) -> None:
    """Where the index of comments is out of step with the comments, put it right, never in the way of a save."""
    with database.reading() as session:
        missing = count_missing(session.connection())
    if missing:
        log.info("comment_index_out_of_step", comments=missing)
        log.info("comment_index_repaired", comments=repair_comment_index(database))
