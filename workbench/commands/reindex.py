"""``workbench reindex``: builds the search index anew, with progress."""

from __future__ import annotations

import time
from functools import partial

import click

from workbench.commands.instance import made_instance
from workbench.commands.speaking import worded
from workbench.instruments.library import corpus, glossary
from workbench.papers.search_providers import all_sources
from workbench.search.comments.index import rebuild_comment_index
from workbench.search.index.disk import IndexLocked
from workbench.search.service import make_search_service


@click.command("reindex")
def reindex() -> None:
    """Build the search index anew from the corpus and the database; searches go on meanwhile."""
    app = made_instance()
    database = app.extensions["workbench.database"]
    service = make_search_service(
        corpus(), glossary(), all_sources(database), app.extensions["workbench.settings"].index
    )
    for scope, collection in service.collections.items():
        begun = time.perf_counter()
        try:
            collection.refresh_now(rebuild=True, progress=partial(_tell, scope))
        except IndexLocked as reason:
            raise click.ClickException(worded("command_index_locked")) from reason
        _tell(scope, len(collection.index().everything), seconds=time.perf_counter() - begun)
    begun = time.perf_counter()
    with database.writing() as session:
        count = rebuild_comment_index(session.connection(), partial(_tell, "comments"))
        session.commit()
    _tell("comments", count, seconds=time.perf_counter() - begun)


def _tell(scope: str, done: int, _groups: int = 0, seconds: float | None = None) -> None:
    """Progress on one line that is written over, the outcome on its own."""
    if seconds is None:
        click.echo(f"\r{scope:<12} {done:>8}", nl=False, err=True)
    else:
        click.echo(f"\r{scope:<12} {done:>8}  {seconds:6.1f} s")
