"""Everything one reading page needs, fetched in a handful of queries whatever the length of the law."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.commentary.beside import Beside, beside
from workbench.commentary.counting import counts, counts_beside, counts_by_article
from workbench.commentary.models import Anchor, Comment
from workbench.commentary.terms import CommentTarget
from workbench.commentary.view_models import CommentView, comment_view
from workbench.commentary.whole_draft import count_on_draft
from workbench.commentary.window import CommentsWindow, window_on_clauses, window_on_draft
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

    ``counts`` are comments by clause, ``on_draft`` how many are on it as a whole, ``lost`` how many found no place
    here, ``total`` all on the draft, or on the original of a translation; ``marked`` the clauses that carry quotations,
    cut where these begin and end, ``translations`` the (id, language) of the same draft in others. ``withdrawal`` is by
    whom and why it was withdrawn, where it is.
    """

    draft: DraftView
    title: str
    front: str
    furniture: Sequence[FurnitureView]
    dated: date | None
    is_translation: bool
    nodes: Sequence[OutlineNode]
    counts: Mapping[str, int]
    on_draft: int
    total: int
    lost: int
    marked: Mapping[str, Sequence[HighlightedRun]]
    translations: Sequence[tuple[str, str]]
    previous: DraftView | None
    withdrawal: DecisionView | None


@dataclass(frozen=True, slots=True)
class PaneComment:
    """A comment beside the text: where it stands, how surely, and its proposed wording as a redline against that.

    ``clause`` is None where it is on the draft as a whole; ``lang`` is the language of the text it stands in;
    ``decisions`` are those on the opinion that it is in, the first one first.
    """

    comment: CommentView
    clause: ClauseView | None
    lang: str
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
class WindowView:
    """How many comments stand before and after those shown, and which one to ask for to see them."""

    earlier: int
    later: int
    back: str
    onward: str


@dataclass(frozen=True, slots=True)
class Pane:
    """What stands beside the text for one clause.

    ``comments`` are some of those on its article, ``window`` tells of the others; ``open_count`` counts all that are
    not withdrawn.
    """

    draft: DraftView
    clause: ClauseView
    article_id: str
    is_translation: bool
    is_withdrawn: bool
    comments: Sequence[PaneComment]
    window: WindowView
    open_count: int
    translations: Sequence[TranslatedClause]


@dataclass(frozen=True, slots=True)
class DraftPane:
    """What stands beside the text for the draft as a whole; as :class:`Pane`."""

    draft: DraftView
    is_withdrawn: bool
    comments: Sequence[PaneComment]
    window: WindowView
    open_count: int


def read_version(session: Session, version_id: str, language: str) -> VersionView:
    """Lay a version out; raises NotFound."""
    version = drafts.find_version(session, version_id)
    original_id = version.original_id
    counted = counts_beside(session, version.id, original_id) if original_id else counts(session, version.id)
    on_draft = count_on_draft(session, version.original_id or version.id)
    previous = drafts.previous_version(session, version) if version.withdrawn_at is None else None
    withdrawal = last_standing(history(session, DecisionKind.WITHDRAWAL, version.id)) if version.withdrawn_at else None
    return VersionView(
        draft=draft_view(version, language),
        title=version.title or version.law.title(language),
        front=version.front,
        furniture=furniture_views(furniture_from_json(json.loads(version.furniture))),
        dated=version.dated,
        is_translation=version.original_id is not None,
        nodes=tree(drafts.clauses_of(session, version), counts_by_article(session, version.id, counted)),
        counts=counted,
        on_draft=on_draft,
        total=sum((counts(session, original_id) if original_id else counted).values()) + on_draft,
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


def read_pane(session: Session, clause: StoredClause, language: str, around: str = "") -> Pane:
    """What is said of a clause: of its article and of every paragraph and item of that article.

    Beside a translation stands what is said of the same article of the original. ``around`` is the id of a comment that
    is among those shown.
    """
    version = drafts.find_version(session, clause.version_id)
    article = drafts.article_of(session, clause)
    commented = _in_original(session, article, version)
    family = drafts.family_of(session, commented) if commented else ()
    window = window_on_clauses(session, family, around) if family else CommentsWindow()
    return Pane(
        draft=draft_view(version, language),
        clause=clause_view(clause),
        article_id=commented.id if commented else article.id,
        is_translation=version.original_id is not None,
        is_withdrawn=version.withdrawn_at is not None,
        comments=_pane_comments(session, window.anchors, language),
        window=WindowView(window.earlier, window.later, window.back, window.onward),
        open_count=window.open_count,
        translations=[
            TranslatedClause(clause_view(twin), other.lang, other.original_id is None)
            for other in drafts.translations_of(session, version)
            if (twin := same_clause_in(session, clause, other)) is not None
        ],
    )


def read_draft_pane(session: Session, version: Version, language: str, around: str = "") -> DraftPane:
    """What is said of a draft as a whole; beside a translation, of its original."""
    window = window_on_draft(session, version.original_id or version.id, around)
    return DraftPane(
        draft=draft_view(version, language),
        is_withdrawn=version.withdrawn_at is not None,
        comments=_pane_comments(session, window.anchors, language),
        window=WindowView(window.earlier, window.later, window.back, window.onward),
        open_count=window.open_count,
    )


def _in_original(session: Session, clause: StoredClause, version: Version) -> StoredClause | None:
    if version.original_id is None:
        return clause
    return same_clause_in(session, clause, drafts.find_version(session, version.original_id))


def _pane_comments(session: Session, anchors: Sequence[Anchor], language: str) -> list[PaneComment]:
    standing_by = beside(session, [anchor.comment for anchor in anchors])
    if not anchors:
        return []
    version = drafts.find_version(session, anchors[0].version_id)
    decisions = decisions_of_comments(session, [anchor.comment_id for anchor in anchors])
    return [
        _pane_comment(anchor, version, standing_by, decisions.get(anchor.comment_id, ()), language)
        for anchor in anchors
    ]


def _pane_comment(
    anchor: Anchor, version: Version, standing_by: Beside, decisions: Sequence[Decision], language: str
) -> PaneComment:
    return PaneComment(
        comment=comment_view(anchor.comment, language, with_replies=True, beside=standing_by),
        clause=clause_view(anchor.clause) if anchor.clause else None,
        lang=version.lang,
        status=anchor.status,
        quote=anchor.quote,
        redline=_proposal(anchor, version),
        decisions=decision_views(decisions, language),
    )


def _proposal(anchor: Anchor, version: Version) -> Sequence[DiffRun]:
    proposed = anchor.comment.current.proposed
    if not proposed:
        return ()
    is_new = anchor.clause is None or anchor.comment.target is CommentTarget.NEW_ARTICLE
    before = "" if is_new or anchor.clause is None else anchor.clause.text
    return redline(before, proposed, text_language(version.lang))


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
