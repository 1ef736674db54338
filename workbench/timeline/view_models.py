"""What the page of one clause through all drafts shows: plain values in the reader's language, and no rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.commentary.models import Anchor
from workbench.commentary.terms import PositionStatus
from workbench.commentary.view_models import CommentView, comment_view
from workbench.compare.view_models import ArticleView, ProposalView, proposal_view
from workbench.drafts.models import StoredClause
from workbench.drafts.stored_law import StoredLaw
from workbench.drafts.view_models import ClauseView, DraftView, clause_view, draft_view
from workbench.lang.languages import text_language
from workbench.law.address import cited
from workbench.law.matching.align import MatchKind
from workbench.law.model import Clause
from workbench.law.redline import DiffRun, redline
from workbench.papers.addresses import amended_text
from workbench.papers.outcomes import PositionJudgement
from workbench.papers.view_models import PositionJudgementView, position_judgement_view
from workbench.timeline.service import SHOWN, ClauseTimeline, TimelineRow


@dataclass(frozen=True, slots=True)
class TimelineComment:
    """A comment where it stands in one draft: ``address`` is the clause's there, ``status`` how surely it stands."""

    comment: CommentView
    address: str
    quote: str
    status: str


@dataclass(frozen=True, slots=True)
class TimelinePosition:
    """A position of a paper, with its wording as a redline and what became of it in the later drafts."""

    judged: PositionJudgementView
    paper_id: str
    paper: str
    status: PositionStatus
    redline: Sequence[DiffRun]


@dataclass(frozen=True, slots=True)
class TimelineRowView:
    """The clause in one draft; ``before`` and ``after`` are the drafts beside it, ``translated`` (language, clause)."""

    draft: DraftView
    ordinal: int
    dated: date | None
    clauses: tuple[ArticleView, ...]
    translated: tuple[tuple[str, ClauseView], ...]
    kind: MatchKind | None
    is_to_confirm: bool
    redline: Sequence[DiffRun]
    before: DraftView | None
    after: DraftView | None
    comments: tuple[TimelineComment, ...]
    comment_count: int
    proposal_count: int
    outcome_counts: Mapping[str, int]
    proposals: tuple[ProposalView, ...]
    positions: tuple[TimelinePosition, ...]
    position_count: int


@dataclass(frozen=True, slots=True)
class ClauseTimelineView:
    """A clause with its drafts, the newest first; ``draft`` is the one from which it was followed."""

    clause: ClauseView
    draft: DraftView
    rows: tuple[TimelineRowView, ...]


def clause_timeline_view(timeline: ClauseTimeline, language: str) -> ClauseTimelineView:
    named = [draft_view(row.version, language) for row in timeline.rows]
    beside = zip([None, *named], [*named[1:], None], strict=False)
    rows = [_row_view(row, before, after, language) for row, (before, after) in zip(timeline.rows, beside, strict=True)]
    draft = next(draft for draft in named if draft.id == timeline.clause.version_id)
    return ClauseTimelineView(clause_view(timeline.clause), draft, tuple(reversed(rows)))


def _row_view(row: TimelineRow, before: DraftView | None, after: DraftView | None, language: str) -> TimelineRowView:
    judged = row.outcomes.rows if row.outcomes else ()
    newest = sorted(judged, key=lambda proposal: proposal.comment.created_at, reverse=True)[:SHOWN]
    return TimelineRowView(
        draft=draft_view(row.version, language),
        ordinal=row.version.ordinal,
        dated=row.version.dated,
        clauses=tuple(_article_view(row.law, clause) for clause in row.clauses),
        translated=tuple(_translated_view(clause) for clause in row.translated),
        kind=row.kind,
        is_to_confirm=row.is_to_confirm,
        redline=row.redline,
        before=before,
        after=after,
        comments=tuple(_comment_view(anchor, language) for anchor in row.comments),
        comment_count=row.counts.comments,
        proposal_count=row.counts.proposals,
        outcome_counts=row.outcomes.counts if row.outcomes else {},
        proposals=tuple(proposal_view(proposal, language) for proposal in newest),
        positions=tuple(_position_view(position, language) for position in row.positions),
        position_count=row.position_count,
    )


def _article_view(law: StoredLaw, clause: Clause) -> ArticleView:
    return ArticleView(law.ids[clause.key], clause.label or cited(clause.path), clause.heading, clause.text)


def _translated_view(clause: StoredClause) -> tuple[str, ClauseView]:
    return clause.version.lang, clause_view(clause)


def _comment_view(anchor: Anchor, language: str) -> TimelineComment:
    address = cited(anchor.clause.path) if anchor.clause else ""
    return TimelineComment(comment_view(anchor.comment, language), address, anchor.quote, anchor.status)


def _position_view(judged: PositionJudgement, language: str) -> TimelinePosition:
    position = judged.position
    lang = text_language(position.paper.version.lang)
    proposed = position.proposed(lang)
    return TimelinePosition(
        judged=position_judgement_view(judged, language),
        paper_id=position.paper_id,
        paper=position.paper.title(language),
        status=position.status,
        redline=redline(amended_text(position), proposed, lang) if proposed else (),
    )
