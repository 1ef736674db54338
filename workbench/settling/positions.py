"""From an opinion straight into a position: its comments, the wording chosen, and what was said as the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Anchor
from workbench.commentary.terms import CommentTarget, PositionStatus
from workbench.deliberation.gathering import OpinionSummary
from workbench.drafts.models import StoredClause
from workbench.drafts.service import article_of, find_clause
from workbench.errors import Invalid
from workbench.instruments.library import corpus
from workbench.papers.addresses import position_address
from workbench.papers.history import POSITION_TEXTS
from workbench.papers.models import Paper, Position
from workbench.papers.service import PositionData, add_position, find_paper, find_position, save_position
from workbench.people.models import Member
from workbench.settling.view_models import comments_by_id
from workbench.web import richtext

_FIRST: Final = 0  # the position of the first clause of a draft
_REASONS: Final = 3  # comments whose words begin the reasons


@dataclass(frozen=True, slots=True)
class PositionTarget:
    """Where an opinion can be taken up: ``paper:`` and its id for a new position there, ``position:`` and an id."""

    value: str
    name: str


def targets(session: Session, summary: OpinionSummary, language: str) -> tuple[PositionTarget, ...]:
    """The papers on a draft in which the opinion has a place, and their positions on its article; newest papers first.

    Of a clause nobody has a paper for there are none.
    """
    places = _places(session, summary)
    papers = session.scalars(
        select(Paper).where(Paper.version_id.in_(places)).order_by(Paper.created_at.desc(), Paper.id)
    ).all()
    offered: list[PositionTarget] = []
    for paper in papers:
        offered.append(PositionTarget(f"paper:{paper.id}", paper.title(language)))
        article = article_of(session, places[paper.version_id])
        offered += [
            PositionTarget(f"position:{each.id}", f"{paper.title(language)} · {position_address(each, language)}")
            for each in paper.positions
            if each.status != PositionStatus.DROPPED and article_of(session, each.clause).id == article.id
        ]
    return tuple(offered)


def _places(session: Session, summary: OpinionSummary) -> dict[str, StoredClause]:
    """In which drafts the opinion has a place, and where: that of its oldest comment which has one there.

    What is on a draft as a whole stands at its first clause, as a position on it does.
    """
    ids = [row.id for row in summary.comments if not row.is_withdrawn]
    anchors = session.scalars(select(Anchor).where(Anchor.comment_id.in_(ids), Anchor.clause_id.is_not(None))).all()
    places: dict[str, StoredClause] = {}
    for anchor in sorted(anchors, key=lambda anchor: ids.index(anchor.comment_id)):
        if anchor.clause is not None:
            places.setdefault(anchor.version_id, anchor.clause)
    whole = [row.id for row in summary.comments if not row.is_withdrawn and row.target is CommentTarget.DRAFT]
    drafts = select(StoredClause).join(Anchor, Anchor.version_id == StoredClause.version_id)
    at_first = drafts.where(Anchor.comment_id.in_(whole), StoredClause.position == _FIRST)
    for clause in session.scalars(at_first):
        places.setdefault(clause.version_id, clause)
    return places


def take_up(session: Session, by: Member, summary: OpinionSummary, target: str, wording: str) -> Position:
    """Make a position of an opinion, or add it to one; ``wording`` is the id of the comment whose wording is taken.

    Raises Invalid ``position_target_missing`` where no paper is chosen, ``opinion_without_place`` where its draft does
    not have the clause, ``wording_unknown``; NotFound for a paper or position that is not there.
    """
    kind, _, id_ = target.partition(":")
    comments = comments_by_id(session, [row.id for row in summary.comments if not row.is_withdrawn])
    if wording and (wording not in comments or not comments[wording].current.proposed):
        raise Invalid("wording_unknown")
    proposed = comments[wording].current.proposed if wording else ""
    if kind == "position":
        return _add_to(session, by, find_position(session, id_), list(comments), proposed)
    if kind != "paper" or not id_:
        raise Invalid("position_target_missing", field="target")
    paper = find_paper(session, id_)
    clause = _clause_in(session, summary, paper, wording)
    bodies = [comments[row.id].current.body for row in summary.comments if row.id in comments]
    reasons = "".join([body for body in bodies if not richtext.is_empty(body)][:_REASONS])
    texts = {f"proposed_{paper.version.lang}": proposed, f"reasons_{paper.version.lang}": reasons}
    stated = replace(PositionData(comments=list(comments)), **texts)
    return add_position(session, by, paper, clause, stated, corpus(), _target_on(summary, clause))


def _target_on(summary: OpinionSummary, clause: StoredClause) -> CommentTarget:
    """What the position is on: what the opinion is, where its comments agree on that."""
    targets = {row.target for row in summary.comments if not row.is_withdrawn}
    target = targets.pop() if len(targets) == 1 else CommentTarget.CLAUSE
    return CommentTarget.CLAUSE if target is CommentTarget.NEW_ARTICLE and clause.kind != "article" else target


def _clause_in(session: Session, summary: OpinionSummary, paper: Paper, wording: str) -> StoredClause:
    """The clause of the paper's draft that the wording is for, or else on which the opinion stands there."""
    if wording:
        anchor = session.scalar(
            select(Anchor).where(Anchor.comment_id == wording, Anchor.version_id == paper.version_id)
        )
        if anchor is not None and anchor.clause_id is not None:
            return find_clause(session, anchor.clause_id)
    clause = _places(session, summary).get(paper.version_id)
    if clause is None:
        raise Invalid("opinion_without_place")
    return clause


def _add_to(session: Session, by: Member, position: Position, comment_ids: Sequence[str], proposed: str) -> Position:
    """Let a position take up these comments too; a wording is taken over only where it has none yet."""
    own = {name: getattr(position, name) for name in POSITION_TEXTS}
    field = f"proposed_{position.paper.version.lang}"
    stated = PositionData(
        **{**own, field: own[field] or proposed},
        status=PositionStatus.PROPOSED if position.status == PositionStatus.AGREED else position.status,
        comments=[*(source.comment_id for source in position.sources), *comment_ids],
        provisions=[citation.provision for citation in position.citations],
    )
    save_position(session, by, position, stated, position.revision, corpus())
    return position
