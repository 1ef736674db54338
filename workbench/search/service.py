"""The search of an instance: what is indexed, kept in step with the database, and the comments in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.commentary.view_models import said_by
from workbench.db import Database
from workbench.drafts.models import Version
from workbench.instruments.glossary import Glossary
from workbench.instruments.model import Corpus
from workbench.lang.languages import Lang, language_of_words
from workbench.people.sight import sight_of
from workbench.search.analysis.words import joined
from workbench.search.answer import FoundComment, HitView, IndexSearch, Results, Scope, SearchRequest, SearchSight
from workbench.search.comments.find import MOST_COUNTED, find_comments
from workbench.search.index.disk import DocumentProvider, IndexCorrupt, IndexLocked
from workbench.search.index.maintenance import MaintenanceThread, maintain_comment_index
from workbench.search.ranking.engine import ParsedQuery
from workbench.search.snippets import Highlight, snippet
from workbench.web.richtext import plain

log = structlog.get_logger()
_NEVER_CHANGE: Final = frozenset({"standards", "evidence"})  # while the program runs


class SearchService(IndexSearch):
    """The search over an instance, and the means to keep its indexes in step."""

    def __init__(
        self,
        corpus: Corpus,
        glossary: Glossary,
        sources: Sequence[DocumentProvider],
        folder: Path | None,
        database: Database | None = None,
    ) -> None:
        super().__init__(corpus, glossary, sources, folder)
        tasks: list[Callable[[], None]] = [collection.reverify for collection in self.collections.values()]
        if database is not None:
            tasks.append(partial(maintain_comment_index, database))
        self.maintenance = MaintenanceThread(tasks)

    def refresh(self) -> None:
        """Notice in the background what a commit has changed; returns at once and never fails."""
        for collection in self.collections.values():
            if collection.scope not in _NEVER_CHANGE:
                collection.refresh()

    def refresh_now(self) -> None:
        """Bring every index up to date before returning; what cannot be written now is written by a later search."""
        for collection in self.collections.values():
            try:
                collection.refresh_now()
            except (IndexLocked, IndexCorrupt, OSError) as reason:
                log.info("index_not_renewed", scope=collection.scope, reason=repr(reason))

    def preload(self) -> None:
        """Open everything in the background, and from now on look every hour whether it is sound; for a server."""
        self.maintenance.start()

    def stop(self) -> None:
        """No longer look."""
        self.maintenance.stop()

    def search(self, session: Session | None, request: SearchRequest) -> Results:
        """Answer a query; without a session only what needs no database."""
        if session is None:
            return self.answer(request)
        newest = _newest(session) if "draft" in self.collections else frozenset()
        comments = partial(self._comments, session, request)
        return self.answer(request, SearchSight(sight_of(session).closed_laws, newest, comments))

    def _comments(self, session: Session, request: SearchRequest, parsed: ParsedQuery, highlight: Highlight) -> Scope:
        search = find_comments(
            session,
            parsed,
            self.glossary,
            request.chosen,
            order=request.order,
            offset=request.offset,
            limit=request.limit,
            with_facets=request.with_facets,
        )
        hits = [_comment_view(comment, highlight, self.glossary, request.lang) for comment in search.comments]
        total = min(search.total, MOST_COUNTED)
        return Scope("comments", hits, total, search.total > total, search.is_loose, search.order, search.facets)


def make_search_service(
    corpus: Corpus,
    glossary: Glossary,
    sources: Sequence[DocumentProvider],
    folder: Path | None = None,
    database: Database | None = None,
) -> SearchService:
    """The search over these sources; without a folder everything is kept in memory.

    ``database`` is the one whose index of comments a server looks after.
    """
    return SearchService(corpus, glossary, sources, folder, database)


def _newest(session: Session) -> frozenset[str]:
    """The versions that are the newest draft of their law, translations among them."""
    is_current = Version.withdrawn_at.is_(None)
    ordinals = select(Version.law_id, func.max(Version.ordinal).label("ordinal")).where(is_current)
    last = ordinals.group_by(Version.law_id).subquery()
    is_last = (Version.law_id == last.c.law_id) & (Version.ordinal == last.c.ordinal)
    return frozenset(session.scalars(select(Version.id).join(last, is_last).where(is_current)))


def _comment_view(comment: FoundComment, highlight: Highlight, glossary: Glossary, lang: Lang) -> HitView:
    words = joined((plain(comment.body), comment.proposed))
    return HitView(
        scope="comments",
        ref=comment.id,
        target=comment.id,
        label=said_by(comment.author[lang], comment.organisation[lang] if comment.is_on_behalf else None, lang),
        heading="" if comment.is_on_behalf else comment.organisation[lang],
        score=0.0,
        snippet=snippet(words, highlight, glossary),
        lang=language_of_words(words),
        is_cited=False,
        facets={},
        comment=comment,
    )
