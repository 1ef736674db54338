"""Where each law stands: its newest draft, what is said of it, what the unions want, and what waits for somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.commentary.models import Anchor, Comment, Revision
from workbench.commentary.service import newest_anchor
from workbench.commentary.terms import AnchorStatus, CommentTarget, PositionStatus, Stance
from workbench.commentary.threads import count_unanswered
from workbench.commentary.view_models import CommentView, comment_view
from workbench.compare.carry import count_uncarried
from workbench.drafts import service as drafts
from workbench.drafts.models import Law, Version
from workbench.drafts.view_models import DraftView, draft_view
from workbench.law.address import cited
from workbench.papers.models import Paper, Position
from workbench.papers.service import list_papers
from workbench.papers.view_models import PaperSummary, paper_summary

LATEST = 5
_OPEN = frozenset({PositionStatus.DRAFT, PositionStatus.PROPOSED})


@dataclass(frozen=True, slots=True)
class RecentComment:
    """A comment or reply made lately; ``address`` is the clause it stands on, empty where its place is lost."""

    comment: CommentView
    is_reply: bool
    address: str


@dataclass(frozen=True, slots=True)
class LawSummary:
    """Where a law stands; all numbers are of its newest draft, and withdrawn comments count nowhere.

    ``stances`` are comments by stance; ``lost`` have no place in the draft and ``near`` one to be checked;
    ``waiting`` were not carried over yet; ``unanswered`` are questions without a reply. ``positions`` are by status,
    those of every paper on the law.
    """

    law_id: str
    title: str
    newest: DraftView | None = None
    dated: date | None = None
    stored_at: datetime | None = None
    previous: DraftView | None = None
    versions: int = 0
    stances: Mapping[Stance, int] = field(default_factory=dict)
    lost: int = 0
    near: int = 0
    waiting: int = 0
    unanswered: int = 0
    papers: Sequence[PaperSummary] = ()
    positions: Mapping[PositionStatus, int] = field(default_factory=dict)
    latest: Sequence[RecentComment] = ()

    @property
    def comments(self) -> int:
        return sum(self.stances.values())

    @property
    def to_agree(self) -> int:
        """Positions that are neither agreed nor dropped."""
        return sum(number for status, number in self.positions.items() if status in _OPEN)

    @property
    def needs_attention(self) -> bool:
        return bool(self.lost or self.near or self.waiting or self.unanswered or self.to_agree)


def law_summaries(session: Session, language: str) -> list[LawSummary]:
    """Every law with where it stands, the newest law first."""
    return [_summary(session, law, language) for law in drafts.list_laws(session)]


def _summary(session: Session, law: Law, language: str) -> LawSummary:
    versions = drafts.versions_of(session, law)
    if not versions:
        return LawSummary(law.id, law.title(language))
    newest = versions[-1]
    previous = drafts.previous_version(session, newest)
    statuses = _by_status(session, newest)
    return LawSummary(
        law_id=law.id,
        title=law.title(language),
        newest=draft_view(newest, language),
        dated=newest.dated,
        stored_at=newest.created_at,
        previous=draft_view(previous, language) if previous else None,
        versions=len(versions),
        stances=_by_stance(session, newest),
        lost=statuses.get("lost", 0),
        near=statuses.get("near", 0),
        waiting=count_uncarried(session, previous.id, newest.id) if previous else 0,
        unanswered=count_unanswered(session, newest.id),
        papers=[paper_summary(paper, language) for paper in list_papers(session, law)],
        positions=_positions(session, law),
        latest=_latest(session, law, language),
    )


def _by_status(session: Session, version: Version) -> Mapping[str, int]:
    counted = session.execute(
        select(Anchor.status, func.count())
        .join(Anchor.comment)
        .where(Anchor.version_id == version.id, Comment.withdrawn_at.is_(None))
        .group_by(Anchor.status)
    ).all()
    return dict(counted)


def _by_stance(session: Session, version: Version) -> Mapping[Stance, int]:
    rows = session.execute(
        select(Revision.stance, func.count())
        .join(Comment, (Comment.id == Revision.comment_id) & (Comment.latest == Revision.number))
        .join(Anchor, Anchor.comment_id == Comment.id)
        .where(Anchor.version_id == version.id, Anchor.status != AnchorStatus.LOST, Comment.withdrawn_at.is_(None))
        .group_by(Revision.stance)
    ).all()
    counts = dict(rows)
    return {stance: counts[stance] for stance in Stance if counts.get(stance)}


def _positions(session: Session, law: Law) -> Mapping[PositionStatus, int]:
    counted = session.execute(
        select(Position.status, func.count())
        .join(Paper, Paper.id == Position.paper_id)
        .where(Paper.law_id == law.id)
        .group_by(Position.status)
    ).all()
    by_status = {row[0]: row[1] for row in counted}
    return {status: by_status[status] for status in PositionStatus if status in by_status}


def _latest(session: Session, law: Law, language: str) -> list[RecentComment]:
    comments = session.scalars(
        select(Comment)
        .where(Comment.law_id == law.id, Comment.withdrawn_at.is_(None))
        .order_by(Comment.created_at.desc(), Comment.id)
        .limit(LATEST)
    ).all()
    return [_recent(session, comment, language) for comment in comments]


def _recent(session: Session, comment: Comment, language: str) -> RecentComment:
    anchor = newest_anchor(session, comment.parent_id or comment.id)
    clause = anchor.clause if anchor else None
    is_on_draft = anchor is not None and anchor.comment.target is CommentTarget.DRAFT
    address = CommentTarget.DRAFT.in_language(language) if is_on_draft else cited(clause.path) if clause else ""
    return RecentComment(comment_view(comment, language), comment.parent_id is not None, address)
