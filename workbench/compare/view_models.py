"""What the pages of a comparison show: matches, comments carried over and proposals, without a row of the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Anchor
from workbench.commentary.terms import CommentTarget
from workbench.commentary.view_models import CommentView, comment_view
from workbench.compare import outcomes
from workbench.compare.carry import CarriedRow
from workbench.compare.outcomes import ProposalRow
from workbench.compare.service import MatchRow, Pairing
from workbench.decisions.models import Decision
from workbench.decisions.view_models import DecisionView, decision_view, decision_views
from workbench.drafts.models import Version
from workbench.drafts.stored_law import StoredLaw
from workbench.law.address import cited
from workbench.law.model import Clause
from workbench.law.redline import DiffRun

# What a comment can stand on; a chapter is a heading, and a table or a signature no place for one.
COMMENTED_KINDS = ("article", "paragraph", "item", "annex", "preamble")

UNITS: tuple[str, ...] = ()  # what is matched: articles, or the outermost points of a text without any


@dataclass(frozen=True, slots=True)
class ClauseChoice:
    """A clause as a person chooses it from a list: by its address, with the words it begins with."""

    id: str
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """A text of a law as a person chooses it for a comparison; ``dated`` is the day it bears, if any."""

    id: str
    label: str
    lang: str
    dated: date | None
    is_translation: bool


def version_choice(version: Version, language: str) -> VersionChoice:
    return VersionChoice(
        version.id, version.label_in(language), version.lang, version.dated, version.original_id is not None
    )


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article on one side of a comparison."""

    id: str
    label: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """A match with its articles on both sides.

    ``edges`` are the pairs of articles that it is made of, each with how often it was decided on; ``decisions`` are
    those on any pair that an article of the match belongs to, also on one that was parted.
    """

    kind: str
    chapter: str
    old: tuple[ArticleView, ...]
    new: tuple[ArticleView, ...]
    edges: tuple[tuple[ArticleView, ArticleView, int], ...]
    redline: tuple[DiffRun, ...]
    is_decided: bool
    is_inherited: bool
    is_to_confirm: bool
    decisions: tuple[DecisionView, ...]

    @property
    def id(self) -> str:
        """The id of the article by which the page is pointed at."""
        return (self.new or self.old)[0].id


@dataclass(frozen=True, slots=True)
class AnchorView:
    """Where a comment stands in one version; all empty where its place is lost."""

    clause_id: str
    address: str
    quote: str


@dataclass(frozen=True, slots=True)
class CarriedView:
    """A comment with its place before and after; ``written_on`` is (address, draft) where the place was lost before."""

    comment: CommentView
    status: str
    before: AnchorView
    after: AnchorView
    written_on: tuple[str, str] | None
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class UnknownClause:
    """A clause that somebody typed as the place of a comment and that the draft lacks; ``message`` says so in words."""

    comment_id: str
    typed: str
    message: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change that a proposal asked for: how much of it stands (0 to 1), and in a sentence why not all."""

    deleted: str
    inserted: str
    stands: float
    why: str


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal and what became of it; ``supporters`` are other comments that make it too.

    ``ruling`` is the note of the ruling that stands, None where there is none.
    """

    comment: CommentView
    supporters: tuple[CommentView, ...]
    address: str
    successors: tuple[str, ...]
    result: str
    judged: str
    changes: tuple[ChangeView, ...]
    ruling: str | None
    decisions: tuple[DecisionView, ...]
    proposed_redline: Sequence[DiffRun]
    new_redline: Sequence[DiffRun]


def clause_choices(law: StoredLaw, kinds: Sequence[str]) -> list[ClauseChoice]:
    """The clauses of these kinds, or those that are matched (``UNITS``).

    What two clauses share as their citation is told apart by the whole path.
    """
    citations = Counter(cited(clause.path) for clause in law.text.clauses)
    return [
        ClauseChoice(
            law.ids[clause.key],
            clause.path if citations[cited(clause.path)] > 1 else cited(clause.path),
            clause.heading or clause.text,
        )
        for clause in law.text.clauses
        if clause.kind in kinds or (kinds == UNITS and clause.key in law.text.units_by_key)
    ]


def chosen_clause(law: StoredLaw, words: str, kinds: Sequence[str] = COMMENTED_KINDS) -> str:
    """The id of the clause whose address somebody chose or typed; the words themselves where they are none."""
    typed = words.strip()
    return next((choice.id for choice in clause_choices(law, kinds) if choice.address == typed), typed)


def match_view(
    pairing: Pairing, row: MatchRow, decided: Mapping[tuple[str, str], Sequence[Decision]], language: str
) -> MatchView:
    """The match as a page shows it; ``decided`` is what :func:`match_histories` found."""
    old = {clause.key: _article(pairing.old_law, clause) for clause in row.old}
    new = {clause.key: _article(pairing.new_law, clause) for clause in row.new}
    edges = [(old[edge.old], new[edge.new]) for edge in row.match.edges]
    olds, news = {article.id for article in old.values()}, {article.id for article in new.values()}
    return MatchView(
        kind=row.match.kind,
        chapter=row.chapter,
        old=tuple(old.values()),
        new=tuple(new.values()),
        edges=tuple((before, after, len(decided.get((before.id, after.id), ()))) for before, after in edges),
        redline=row.redline,
        is_decided=bool(row.decided),
        is_inherited=row.is_inherited,
        is_to_confirm=row.is_to_confirm,
        decisions=tuple(
            decision_view(decision, language, pair_label(pairing, *pair))
            for pair, decisions in decided.items()
            if pair[0] in olds or pair[1] in news
            for decision in decisions
        ),
    )


def pair_label(pairing: Pairing, old_id: str, new_id: str) -> str:
    """Two articles by their labels, the old one first."""
    old, new = pairing.old_law.clause(old_id), pairing.new_law.clause(new_id)
    return " → ".join(clause.label if clause else "—" for clause in (old, new))


def _article(law: StoredLaw, clause: Clause) -> ArticleView:
    return ArticleView(law.ids[clause.key], clause.label, clause.heading, clause.text)


def carried_views(session: Session, rows: Sequence[CarriedRow], language: str) -> list[CarriedView]:
    """Comments carried over, each with where it was written if its place in the old version was lost already."""
    lost = [row.comment.id for row in rows if row.before.clause is None]
    originals = session.scalars(select(Anchor).where(Anchor.comment_id.in_(lost), Anchor.status == "original")).all()
    written_on = {
        anchor.comment_id: (cited(anchor.clause.path), anchor.clause.version.label_in(language))
        for anchor in originals
        if anchor.clause is not None
    }
    return [_carried_view(row, written_on.get(row.comment.id), language) for row in rows]


def _carried_view(row: CarriedRow, written_on: tuple[str, str] | None, language: str) -> CarriedView:
    return CarriedView(
        comment=comment_view(row.comment, language),
        status=row.after.status,
        before=_anchor_view(row.before, language),
        after=_anchor_view(row.after, language),
        written_on=written_on,
        decisions=decision_views(row.decisions, language),
    )


def _anchor_view(anchor: Anchor, language: str) -> AnchorView:
    clause = anchor.clause
    if anchor.comment.target is CommentTarget.DRAFT:
        return AnchorView("", CommentTarget.DRAFT.in_language(language), "")
    return AnchorView(clause.id if clause else "", cited(clause.path) if clause else "", anchor.quote)


def proposal_view(row: ProposalRow, language: str) -> ProposalView:
    return ProposalView(
        comment=comment_view(row.comment, language),
        supporters=tuple(comment_view(comment, language) for comment in row.supporters),
        address=cited(row.clause.path),
        successors=tuple(cited(clause.path) for clause in row.news),
        result=row.result,
        judged=row.outcome.result,
        changes=tuple(
            ChangeView(change.deleted, change.inserted, change.stands, outcomes.say_why(change, language))
            for change in row.outcome.changes
        ),
        ruling=row.ruling.reason if row.ruling else None,
        decisions=decision_views(row.rulings, language),
        proposed_redline=row.proposed_redline,
        new_redline=row.new_redline,
    )
