"""Everything one reading page needs, fetched in a handful of queries whatever the length of the law."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.commentary import service as commentary
from workbench.commentary.models import Anchor, Comment
from workbench.commentary.view_models import CommentView, comment_view
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import history, last_standing
from workbench.decisions.view_models import DecisionView, decision_view, decision_views
from workbench.deliberation.deciding import decisions_of_comments
from workbench.drafts import service as drafts
from workbench.drafts.counterparts import same_clause_in
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.view_models import ClauseView, DraftView, FurnitureView, clause_view, draft_view, furniture_views
from workbench.lang.languages import text_language
from workbench.law.codec import furniture_from_json
from workbench.law.redline import DiffRun, redline
from workbench.reading.page import HighlightedRun, OutlineNode, highlighted_runs, tree


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version laid out for reading.

    ``counts`` are comments by clause, ``lost`` how many found no place here, ``marked`` the clauses that carry
    quotations, cut where these begin and end, ``translations`` the (id, language) of the same draft in others.
    ``withdrawal`` is by whom and why it was withdrawn, where it is.
    """

    draft: DraftView
    title: str
    front: str
    furniture: Sequence[FurnitureView]
    dated: date | None
    is_translation: bool
    nodes: Sequence[OutlineNode]
    counts: Mapping[str, int]
    total: int
    lost: int
    marked: Mapping[str, Sequence[HighlightedRun]]
    translations: Sequence[tuple[str, str]]
    previous: DraftView | None
    withdrawal: DecisionView | None


@dataclass(frozen=True, slots=True)
class PaneComment:
    """A comment beside the text: where it stands, how surely, and its proposed wording as a redline against that.

    ``decisions`` are those on the opinion that it is in, the first one first.
    """

    comment: CommentView
    clause: ClauseView
    status: str
    quote: str
    redline: Sequence[DiffRun]
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class TranslatedClause:
    """The same clause in another language; ``is_original`` where that is the text that counts."""

    clause: ClauseView
    lang: str
    is_original: bool


@dataclass(frozen=True, slots=True)
class Pane:
    """What stands beside the text for one clause."""

    draft: DraftView
    clause: ClauseView
    article_id: str
    is_translation: bool
    is_withdrawn: bool
    comments: Sequence[PaneComment]
    translations: Sequence[TranslatedClause]

    @property
    def open_count(self) -> int:
        return sum(1 for entry in self.comments if entry.comment.withdrawn_at is None)


def read_version(session: Session, version_id: str, language: str) -> VersionView:
    """Lay a version out; raises NotFound."""
    version = drafts.find_version(session, version_id)
    counts = commentary.counts(session, version.id)
    previous = drafts.previous_version(session, version) if version.withdrawn_at is None else None
    withdrawal = last_standing(history(session, DecisionKind.WITHDRAWAL, version.id)) if version.withdrawn_at else None
    return VersionView(
        draft=draft_view(version, language),
        title=version.title or version.law.title(language),
        front=version.front,
        furniture=furniture_views(furniture_from_json(json.loads(version.furniture))),
        dated=version.dated,
        is_translation=version.original_id is not None,
        nodes=tree(drafts.clauses_of(session, version), commentary.counts_by_article(session, version.id, counts)),
        counts=counts,
        total=sum(counts.values()),
        lost=_count_lost(session, version),
        marked=_marked(session, version),
        translations=[(other.id, other.lang) for other in drafts.translations_of(session, version)],
        previous=draft_view(previous, language) if previous else None,
        withdrawal=decision_view(withdrawal, language) if withdrawal else None,
    )


def _count_lost(session: Session, version: Version) -> int:
    lost = (
        select(func.count())
        .select_from(Anchor)
        .join(Anchor.comment)
        .where(Anchor.version_id == version.id, Anchor.status == "lost", Comment.withdrawn_at.is_(None))
    )
    return session.scalar(lost) or 0


def read_pane(session: Session, clause: StoredClause, language: str) -> Pane:
    """What is said of a clause: of its article and of every paragraph and item of that article."""
    version = drafts.find_version(session, clause.version_id)
    article = drafts.article_of(session, clause)
    family = drafts.family_of(session, article)
    by_id = {relative.id: relative for relative in family}
    anchors = commentary.anchors_on(session, family)
    decisions = decisions_of_comments(session, [anchor.comment_id for anchor in anchors])
    return Pane(
        draft=draft_view(version, language),
        clause=clause_view(clause),
        article_id=article.id,
        is_translation=version.original_id is not None,
        is_withdrawn=version.withdrawn_at is not None,
        comments=[
            _pane_comment(
                anchor, by_id[anchor.clause_id or ""], version, decisions.get(anchor.comment_id, ()), language
            )
            for anchor in anchors
        ],
        translations=[
            TranslatedClause(clause_view(twin), other.lang, other.original_id is None)
            for other in drafts.translations_of(session, version)
            if (twin := same_clause_in(session, clause, other)) is not None
        ],
    )


def _pane_comment(
    anchor: Anchor, clause: StoredClause, version: Version, decisions: Sequence[Decision], language: str
) -> PaneComment:
    return PaneComment(
        comment=comment_view(anchor.comment, language, with_replies=True),
        clause=clause_view(clause),
        status=anchor.status,
        quote=anchor.quote,
        redline=_proposal(anchor, clause, version),
        decisions=decision_views(decisions, language),
    )


def _proposal(anchor: Anchor, clause: StoredClause, version: Version) -> Sequence[DiffRun]:
    proposed = anchor.comment.current.proposed
    return redline(clause.text, proposed, text_language(version.lang)) if proposed else ()


def _marked(session: Session, version: Version) -> Mapping[str, Sequence[HighlightedRun]]:
    """The clauses that carry quotations, cut into marked and unmarked runs."""
    anchors = session.scalars(
        select(Anchor)
        .join(Anchor.comment)
        .where(
            Anchor.version_id == version.id,
            Anchor.clause_id.is_not(None),
            Anchor.quote != "",
            Comment.withdrawn_at.is_(None),
        )
    ).all()
    by_clause: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        by_clause.setdefault(anchor.clause_id or "", []).append(anchor)
    texts = {anchor.clause.id: anchor.clause.text for anchor in anchors if anchor.clause}
    return {clause_id: highlighted_runs(texts[clause_id], passages) for clause_id, passages in by_clause.items()}
