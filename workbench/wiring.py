"""Who follows whom: features that know nothing of each other are joined here, for the site and the command line."""

from __future__ import annotations

from workbench.commentary.events import follow_comments
from workbench.db import Database
from workbench.search.comments.index import index_comment


def open_database(url: str) -> Database:
    """The database of an instance, with everything that must follow what is written in it."""
    database = Database(url)
    follow_comments(database, index_comment)
    return database
