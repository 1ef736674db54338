"""``workbench search``: what the search page finds, for scripts; works with an instance and without one."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path

import click
import structlog

from workbench.commands.speaking import worded
from workbench.commands.typed import TEXT_LANGUAGE, WORDS
from workbench.compiled import compiled_folder
from workbench.config import Settings, read_settings
from workbench.instruments.library import corpus, glossary
from workbench.lang.languages import Lang, language_of_words
from workbench.search.answer import HitView, IndexSearch, Results, SearchRequest, plain_snippet
from workbench.search.index.documents import SCOPES
from workbench.search.shipped import shipped_sources

Asking = Callable[[SearchRequest], Results]


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
    with open_search(read_settings(), scopes) as ask:
        results = ask(SearchRequest(query, scopes, limit=limit, lang=shown_in, as_typed=as_typed))
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


def open_search(settings: Settings, scopes: tuple[str, ...] = SCOPES) -> AbstractContextManager[Asking]:
    """The search of the instance that ``settings`` name, where there is one; else that of the files alone."""
    kind, _, file = settings.database_url.partition(":///")
    if kind == "sqlite" and not Path(file).is_file():  # opening it would make it
        return search_of_files(scopes)
    # The database, which takes longer to load than a search of the files.
    of_instance: Callable[..., AbstractContextManager[Asking | None]]
    of_instance = import_module("workbench.commands.search_instance").search_of_instance
    return _whichever(of_instance(settings, scopes), scopes)


@contextmanager
def _whichever(of_instance: AbstractContextManager[Asking | None], scopes: tuple[str, ...]) -> Iterator[Asking]:
    with of_instance as ask:
        if ask is not None:
            yield ask
            return
    with search_of_files(scopes) as ask:
        yield ask


@contextmanager
def search_of_files(scopes: tuple[str, ...]) -> Iterator[Asking]:
    """The search of what ships with the program, its index compiled once where that can be."""
    searched = IndexSearch(corpus(), glossary(), shipped_sources(), compiled_folder("index"))
    bring_up_to_date(searched, scopes)
    yield searched.answer


def bring_up_to_date(searched: IndexSearch, scopes: tuple[str, ...]) -> None:
    """Refresh the indexes of these scopes; where one cannot be written, or is being written, memory serves."""
    for scope in searched.collections_of(scopes):
        try:
            searched.collections[scope].refresh_now()
        except Exception as reason:
            structlog.get_logger().info("index_not_renewed", scope=scope, reason=repr(reason))
