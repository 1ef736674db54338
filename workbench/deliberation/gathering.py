"""Every opinion on a law with its comments, where they stand and who is behind them; the sums always add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from workbench.commentary.models import Anchor, Comment, Revision
from workbench.commentary.support import Supporters, supporters_by_comment
from workbench.commentary.terms import AnchorStatus, CommentTarget, Issue, Stance
from workbench.consultation.models import Return
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import last_decisions
from workbench.deliberation.models import GatheredComment, Opinion
from workbench.deliberation.terms import OpinionFilter, OpinionOrder
from workbench.drafts.models import StoredClause, Version

# Where a comment that has lost its place stands in the order of clauses, and where one on the whole draft does.
_LAST: Final = 1 << 30
_FIRST: Final = -1


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment to be decided: what it is about, and where it stands in the newest draft that it stands in.

    ``article_id`` is the article that holds ``clause_id``; both None where the comment has no place there. ``order``
    sorts by draft and clause, ``is_moved`` says that it was written elsewhere and carried there.
    """

    id: str
    organisation_id: str
    author_id: str
    is_withdrawn: bool
    stance: Stance
    issue: Issue
    target: CommentTarget
    opinion_id: str | None
    clause_id: str | None
    article_id: str | None
    order: tuple[int, int]
    is_moved: bool
    is_lost: bool


@dataclass(frozen=True, slots=True)
class OpinionCounts:
    """What is behind an opinion: all its comments, and of those how many were withdrawn, moved, or lost their place.

    ``organisations`` and ``people`` are those behind the comments that were not withdrawn, each counted once.
    """

    comments: int
    withdrawn: int
    moved: int
    lost: int
    organisations: int
    people: int

    @property
    def remaining(self) -> int:
        """The comments that were not withdrawn."""
        return self.comments - self.withdrawn


@dataclass(frozen=True, slots=True)
class OpinionSummary:
    """An opinion with its comments, the oldest first; ``id`` is the comment's where it stands alone in no opinion.

    ``decision`` is the last on it, None where there is none or it was taken back.
    """

    id: str
    opinion: Opinion | None
    comments: Sequence[CommentRow]
    counts: OpinionCounts
    decision: Decision | None

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing is left in it to decide."""
        return self.counts.comments == self.counts.withdrawn

    @property
    def first(self) -> CommentRow:
        """The comment by which it is placed: the first that was not withdrawn and has a place."""
        rows = [row for row in self.comments if not row.is_withdrawn] or self.comments
        return min(rows, key=lambda row: row.order)

    @property
    def issue(self) -> Issue:
        """What most of its comments are about."""
        issues = Counter(row.issue for row in self.comments if not row.is_withdrawn) or Counter(
            row.issue for row in self.comments
        )
        return max(issues, key=lambda issue: (issues[issue], issue))


@dataclass(frozen=True, slots=True)
class Deliberation:
    """All opinions on a law that are seen, and what they add up to."""

    opinions: Sequence[OpinionSummary]

    @property
    def undecided(self) -> Sequence[OpinionSummary]:
        """What waits: neither decided nor withdrawn whole."""
        return [each for each in self.opinions if each.decision is None and not each.is_withdrawn]

    @property
    def decided(self) -> Sequence[OpinionSummary]:
        return [each for each in self.opinions if each.decision is not None and not each.is_withdrawn]

    @property
    def comments(self) -> int:
        """Every comment that came in: those that stand in undecided opinions and in decided ones, and the withdrawn."""
        return sum(each.counts.comments for each in self.opinions)

    @property
    def withdrawn(self) -> int:
        """The comments that were withdrawn, also those in opinions of which others stand."""
        return sum(each.counts.withdrawn for each in self.opinions)

    def find(self, opinion_id: str) -> OpinionSummary | None:
        """The opinion of this id, of an opinion or of a comment in one."""
        return next(
            (each for each in self.opinions if each.id == opinion_id or any(c.id == opinion_id for c in each.comments)),
            None,
        )


def deliberation_on(session: Session, law_id: str) -> Deliberation:
    """Every opinion on a law that whoever the session reads for may see, in the order of the clauses."""
    rows = comment_rows(session, law_id)
    supporters = supporters_by_comment(session, law_id)
    opinions = {each.id: each for each in session.scalars(select(Opinion).where(Opinion.law_id == law_id))}
    decisions = {
        decision.subject_id: decision
        for decision in session.scalars(last_decisions(DecisionKind.DISPOSITION).where(Decision.scope == law_id))
        if decision.what is not None
    }
    members: dict[str, list[CommentRow]] = {}
    for row in rows:
        members.setdefault(row.opinion_id or row.id, []).append(row)
    summaries = [
        OpinionSummary(id_, opinions.get(id_), own, count(own, supporters), decisions.get(id_))
        for id_, own in members.items()
    ]
    return Deliberation(sorted(summaries, key=lambda each: (each.first.order, each.id)))


def count(rows: Sequence[CommentRow], supporters: Mapping[str, Supporters]) -> OpinionCounts:
    """What is behind these comments."""
    behind = Supporters.of(supporters[row.id] for row in rows if row.id in supporters)
    return OpinionCounts(
        comments=len(rows),
        withdrawn=sum(row.is_withdrawn for row in rows),
        moved=sum(row.is_moved for row in rows),
        lost=sum(row.is_lost for row in rows),
        organisations=len(behind.organisations),
        people=len(behind.people),
    )


def in_order(opinions: Iterable[OpinionSummary], order: OpinionOrder) -> list[OpinionSummary]:
    """Opinions in the order chosen; what that leaves equal, by clause."""
    by_clause = sorted(opinions, key=lambda each: (each.first.order, each.id))
    if order is OpinionOrder.WEIGHT:
        return sorted(by_clause, key=lambda each: (-each.counts.organisations, -each.counts.comments))
    if order is OpinionOrder.TYPE:
        types = list(Issue)
        return sorted(by_clause, key=lambda each: types.index(each.issue) if each.issue in types else len(types))
    return by_clause


def listed(deliberation: Deliberation, which: OpinionFilter) -> Sequence[OpinionSummary]:
    """The opinions that a page lists."""
    match which:
        case OpinionFilter.UNDECIDED:
            return deliberation.undecided
        case OpinionFilter.DECIDED:
            return deliberation.decided
    return deliberation.opinions


def came_in() -> ColumnElement[bool]:
    """Whether a comment came in: said before rounds, or in an answer that was submitted and did not leave it out."""
    submitted = select(Return.id).where(Return.submitted_at.is_not(None))
    return and_(Comment.left_out_at.is_(None), or_(Comment.return_id.is_(None), Comment.return_id.in_(submitted)))


def comment_rows(session: Session, law_id: str) -> list[CommentRow]:
    """The comments on a law that are to be decided, the oldest first: whatever was not left out, or not submitted yet.

    Withdrawn ones are among them: they came in.
    """
    spoken = (
        select(
            Comment.id,
            Comment.organisation_id,
            Comment.author_id,
            Comment.withdrawn_at,
            Revision.stance,
            Revision.issue,
            Comment.target,
            GatheredComment.opinion_id,
        )
        .join(Revision, (Revision.comment_id == Comment.id) & (Revision.number == Comment.latest))
        .outerjoin(GatheredComment, GatheredComment.comment_id == Comment.id)
        .where(
            Comment.law_id == law_id,
            Comment.parent_id.is_(None),
            came_in(),
        )
        .order_by(Comment.created_at, Comment.id)
    )
    places = _places(session, law_id)
    nowhere = (None, None, (_LAST, 0), False, False)
    return [
        CommentRow(
            row.id,
            row.organisation_id,
            row.author_id,
            row.withdrawn_at is not None,
            row.stance,
            row.issue,
            row.target,
            row.opinion_id,
            *places.get(row.id, nowhere),
        )
        for row in session.execute(spoken)
    ]


_Place = tuple[str | None, str | None, tuple[int, int], bool, bool]


def _places(session: Session, law_id: str) -> Mapping[str, _Place]:
    """Where each comment stands in the last draft to which it was carried, drafts that were withdrawn aside."""
    anchors = session.execute(
        select(Anchor.comment_id, Anchor.clause_id, Anchor.status, Version.id, Version.ordinal)
        .join(Version, Version.id == Anchor.version_id)
        .where(Version.law_id == law_id, Version.original_id.is_(None), Version.withdrawn_at.is_(None))
        .order_by(Version.ordinal)
    ).all()
    articles = _articles(session, {row[3] for row in anchors})
    places: dict[str, _Place] = {}
    for comment_id, clause_id, status, _, ordinal in anchors:
        is_lost = status == AnchorStatus.LOST
        article, position = articles.get(clause_id, (None, _LAST if is_lost else _FIRST))
        is_moved = status != AnchorStatus.ORIGINAL and clause_id is not None
        places[comment_id] = (
            clause_id,
            article,
            (-ordinal, position),
            is_moved,
            is_lost,
        )
    return places


def _articles(session: Session, version_ids: Iterable[str]) -> Mapping[str | None, tuple[str, int]]:
    """For each clause of these drafts the article that holds it, itself where none does, and its own position."""
    clauses = {
        row[0]: (row[1], row[2], row[3])
        for row in session.execute(
            select(StoredClause.id, StoredClause.parent_id, StoredClause.kind, StoredClause.position).where(
                StoredClause.version_id.in_(version_ids)
            )
        )
    }
    articles: dict[str | None, tuple[str, int]] = {}
    for clause_id, (_, _, position) in clauses.items():
        at: str | None = clause_id
        while at is not None and clauses[at][1] != "article":
            at = clauses[at][0]
        articles[clause_id] = (at or clause_id, position)
    return articles
