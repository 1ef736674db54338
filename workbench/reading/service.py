"""Everything one reading page needs, fetched in a handful of queries whatever the length of the law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.commentary import service as commentary
from workbench.commentary.models import Anchor, Comment
from workbench.drafts import service as drafts
from workbench.drafts.models import StoredClause, Version
from workbench.law.redline import DiffRun, redline
from workbench.reading.page import HighlightedRun, OutlineNode, highlighted_runs, tree


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version laid out for reading. ``counts`` are comments by clause; ``lost`` how many found no place here."""

    version: Version
    nodes: Sequence[OutlineNode]
    counts: Mapping[str, int]
    total: int
    lost: int
    translations: Sequence[Version]
    previous: Version | None


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment as the pane shows it, with its proposed wording as a redline against the clause it stands on."""

    comment: Comment
    place: Anchor
    clause: StoredClause
    redline: Sequence[DiffRun]


@dataclass(frozen=True, slots=True)
class Pane:
    """What stands beside the text for one clause."""

    clause: StoredClause
    article: StoredClause
    version: Version
    shown: Sequence[CommentView]
    translations: Sequence[StoredClause]

    @property
    def open_count(self) -> int:
        return sum(1 for shown in self.shown if shown.comment.withdrawn_at is None)


def read_version(session: Session, version_id: str) -> VersionView:
    """Lay a version out; raises NotFound."""
    version = drafts.find_version(session, version_id)
    counts = commentary.counts_by_article(session, version.id)
    own_counts = commentary.counts(session, version.id)
    return VersionView(
        version=version,
        nodes=tree(drafts.clauses_of(session, version), counts),
        counts=own_counts,
        total=sum(own_counts.values()),
        lost=session.scalar(
            select(func.count())
            .select_from(Anchor)
            .join(Anchor.comment)
            .where(Anchor.version_id == version.id, Anchor.status == "lost", Comment.withdrawn_at.is_(None))
        )
        or 0,
        translations=drafts.translations_of(session, version),
        previous=drafts.previous_version(session, version),
    )


def read_pane(session: Session, clause: StoredClause) -> Pane:
    """What is said of a clause: of its article and of every paragraph and item of that article."""
    version = drafts.find_version(session, clause.version_id)
    article = drafts.article_of(session, clause)
    family = drafts.family_of(session, article)
    by_id = {held.id: held for held in family}
    shown = [
        CommentView(
            place.comment, place, by_id[place.clause_id or ""], _proposal(place, by_id[place.clause_id or ""], version)
        )
        for place in commentary.places_on(session, family)
    ]
    translations = [
        found
        for other in drafts.translations_of(session, version)
        if (found := drafts.same_clause_in(session, clause, other)) is not None
    ]
    return Pane(clause, article, version, shown, translations)


def _proposal(place: Anchor, clause: StoredClause, version: Version) -> Sequence[DiffRun]:
    proposed = place.comment.current.proposed
    return redline(clause.text, proposed, "zh" if version.lang == "zh" else "en") if proposed else ()


def marked(session: Session, reading: VersionView) -> Mapping[str, Sequence[HighlightedRun]]:
    """The clauses that carry quotations, cut into marked and unmarked runs."""
    places = session.scalars(
        select(Anchor)
        .join(Anchor.comment)
        .where(
            Anchor.version_id == reading.version.id,
            Anchor.clause_id.is_not(None),
            Anchor.quote != "",
            Comment.withdrawn_at.is_(None),
        )
    ).all()
    by_clause: dict[str, list[Anchor]] = {}
    for place in places:
        by_clause.setdefault(place.clause_id or "", []).append(place)
    texts = {place.clause.id: place.clause.text for place in places if place.clause}
    return {clause_id: highlighted_runs(texts[clause_id], held) for clause_id, held in by_clause.items()}
