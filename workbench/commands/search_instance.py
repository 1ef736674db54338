"""The search of an instance for ``workbench search``, which loads the database only where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from sqlalchemy import inspect

from workbench import models
from workbench.commands.search import Asking, bring_up_to_date
from workbench.config import Settings
from workbench.db import Database
from workbench.instruments.library import corpus, glossary
from workbench.papers.search_providers import all_sources
from workbench.search.service import make_search_service

__all__ = ["models", "search_of_instance"]


@contextmanager
def search_of_instance(settings: Settings, scopes: tuple[str, ...]) -> Iterator[Asking | None]:
    """What answers on the instance that ``settings`` name, its index brought up to date; None where none is made."""
    database = Database(settings.database_url)
    try:
        if not inspect(database.engine).has_table("comment_words"):
            yield None
            return
        service = make_search_service(corpus(), glossary(), all_sources(database), settings.index)
        bring_up_to_date(service, scopes)
        with database.reading() as session:
            yield partial(service.search, session)
    finally:
        database.dispose()
