"""``workbench search``: what the search page finds, for scripts; works with an instance and without one."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
import structlog
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from workbench import models
from workbench.commands.speaking import worded
from workbench.commands.typed import TEXT_LANGUAGE, WORDS
from workbench.config import Settings, read_settings
from workbench.db import Database
from workbench.instruments.library import corpus, glossary
from workbench.lang.languages import Lang, language_of_words
from workbench.papers.search_providers import all_sources
from workbench.search.index.documents import SCOPES
from workbench.search.service import HitView, SearchRequest, SearchService, make_search_service, plain_snippet

__all__ = ["models", "search"]


@click.command("search")
@click.argument("query", type=WORDS)
@click.option("--scope", type=click.Choice(SCOPES), help="Search only there; everywhere by default.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Hits at most, of each scope."
)
@click.option("--lang", type=TEXT_LANGUAGE, help="Language of labels; that of the query by default.")
@click.option("--as-typed", is_flag=True, help="Leave slips of typing as they are.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def search(query: str, scope: str | None, limit: int, lang: Lang | None, as_typed: bool, as_json: bool) -> None:
    """Search for QUERY, in Chinese or English, in the standards, drafts, comments, positions and evidence."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    scopes = (scope,) if scope else SCOPES
    shown_in: Lang = lang or language_of_words(query)
    with open_search(read_settings(), scopes) as (service, session):
        results = service.search(session, SearchRequest(query, scopes, limit=limit, lang=shown_in, as_typed=as_typed))
        hits = [_as_object(hit) for part in results.scopes for hit in part.hits]
    if as_json:
        corrected = {"corrected": results.corrected} if results.corrected else {}
        click.echo(json.dumps({"results": hits, **corrected}, ensure_ascii=False))
        return
    if results.corrected:
        click.echo(worded("command_corrected", query=results.corrected))
    for hit in hits:
        click.echo(f"{hit['ref']:<18} {hit['score']:.2f}  {hit['label']}")
        click.echo(f"    {hit['snippet']}")
    if not hits:
        likelier = results.did_you_mean
        click.echo(worded("command_did_you_mean", query=likelier) if likelier else worded("command_nothing_found"))


def _as_object(hit: HitView) -> dict[str, object]:
    label = f"{hit.label} {hit.heading}".strip()
    text = plain_snippet(hit.snippet)
    return {"scope": hit.scope, "ref": hit.ref, "label": label, "score": hit.score, "snippet": text}


@contextmanager
def open_search(settings: Settings, scopes: tuple[str, ...] = SCOPES) -> Iterator[tuple[SearchService, Session | None]]:
    """The service on the instance that ``settings`` name, its index brought up to date; else on the files alone."""
    database = _database(settings)
    if database is None:
        yield make_search_service(corpus(), glossary(), all_sources(None)), None
        return
    service = make_search_service(corpus(), glossary(), all_sources(database), settings.index)
    try:
        for scope in service.collections_of(scopes):
            _bring_up_to_date(service, scope)
        with database.reading() as session:
            yield service, session
    finally:
        database.dispose()


def _database(settings: Settings) -> Database | None:
    """The instance's database; None where there is no instance, and none is made."""
    if settings.database_url.startswith("sqlite:///") and not settings.instance.is_dir():
        return None
    database = Database(settings.database_url)
    if inspect(database.engine).has_table("comment_words"):
        return database
    database.dispose()
    return None


def _bring_up_to_date(service: SearchService, scope: str) -> None:
    try:
        service.collections[scope].refresh_now()
    except Exception as reason:  # a folder that cannot be written or is being written: memory serves
        structlog.get_logger().info("index_not_renewed", scope=scope, reason=repr(reason))
