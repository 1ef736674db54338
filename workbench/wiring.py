"""Who follows whom: features that know nothing of each other are joined here, for the site and the command line."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from workbench.commentary.events import follow_comments
from workbench.config import Settings
from workbench.db import Database
from workbench.jobs.queue import Duty
from workbench.record.chain import WITNESS, link_waiting
from workbench.search.comments.index import index_comment

_LINKED_EVERY: Final = timedelta(minutes=1)


def open_database(url: str) -> Database:
    """The database of an instance, with everything that must follow what is written in it."""
    database = Database(url)
    follow_comments(database, index_comment)
    return database


def record_duties(database: Database, settings: Settings) -> tuple[Duty, ...]:
    """What the timer does for the record: link its entries every minute, well within the delay that is promised."""
    return (Duty("record.link", _LINKED_EVERY, lambda: link_waiting(database, settings.instance / WITNESS)),)
