"""A new paper on a later draft that starts from an older one: its texts, and its open positions on their clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.terms import CommentTarget, PositionStatus
from workbench.compare.service import Pairing, pair_versions
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import clauses_of, later_versions
from workbench.errors import Invalid, NotFound
from workbench.instruments.library import corpus
from workbench.law.outcome import OutcomeResult
from workbench.papers.history import PAPER_TEXTS, POSITION_TEXTS
from workbench.papers.models import Paper, Position
from workbench.papers.outcomes import PositionJudgement, judge_positions_of
from workbench.papers.service import PositionData, add_paper, add_position
from workbench.people.models import Member


@dataclass(frozen=True, slots=True)
class CarriedPosition:
    """A position of an older paper and what becomes of it in the new one.

    ``clause`` is where it goes, None where its clause went, or became several: a person then says where. ``result`` is
    what became of it in the new draft, None where it proposes no wording. One that was adopted is not open any more.
    """

    position: Position
    clause: StoredClause | None
    result: OutcomeResult | None

    @property
    def is_open(self) -> bool:
        return self.result is not OutcomeResult.ADOPTED


def continued_positions(session: Session, paper: Paper, version: Version) -> Sequence[CarriedPosition]:
    """Every position of a paper that was not dropped, with where it goes in a later draft.

    Raises NotFound for a draft that is no later one of the same law.
    """
    if version not in later_versions(session, paper.version):
        raise NotFound("version_unknown")
    pairing = pair_versions(session, paper.version_id, version.id)
    positions = [each for each in paper.positions if each.status != PositionStatus.DROPPED]
    judged = {each.position.id: each for each in judge_positions_of(session, positions)}
    return [
        CarriedPosition(each, _clause_in(session, pairing, each), _result_in(judged.get(each.id), version))
        for each in positions
    ]


def _result_in(judged: PositionJudgement | None, version: Version) -> OutcomeResult | None:
    outcomes = judged.outcomes if judged is not None else ()
    return next((OutcomeResult(each.result) for each in outcomes if each.version.id == version.id), None)


def _clause_in(session: Session, pairing: Pairing, position: Position) -> StoredClause | None:
    """The clause that the clause of a position became, where that is one; the first where it is on the whole draft."""
    if position.target is CommentTarget.DRAFT:
        return next(iter(clauses_of(session, pairing.new)), None)
    keys = pairing.successors.get(pairing.old_law.keys[position.clause_id], ())
    return session.get_one(StoredClause, pairing.new_law.ids[keys[0]]) if len(keys) == 1 else None


def continue_paper(session: Session, by: Member, paper: Paper, version: Version) -> Paper:
    """Begin a paper on a later draft with the texts of this one and its open positions, each as a draft.

    What was adopted is left behind, and what has no single clause waits to be placed by a person
    (:func:`waiting_positions`). Raises Invalid ``paper_continued_already`` where there is one on that draft already.
    """
    _alone(session, paper)
    already = select(Paper.id).where(Paper.continues_id == paper.id, Paper.version_id == version.id)
    if session.scalar(already) is not None:
        raise Invalid("paper_continued_already")
    carried = continued_positions(session, paper, version)
    begun = add_paper(session, by, version, {name: getattr(paper, name) for name in PAPER_TEXTS})
    begun.continues_id = paper.id
    for each in carried:
        if each.is_open and each.clause is not None:
            _carry(session, by, begun, each.position, each.clause)
    session.flush()
    return begun


def _alone(session: Session, paper: Paper) -> None:
    """Until this transaction ends nobody else continues this paper, or places in it what waits."""
    session.execute(select(Paper.id).where(Paper.id == paper.id).with_for_update(key_share=True))


def _carry(session: Session, by: Member, paper: Paper, position: Position, clause: StoredClause) -> None:
    data = PositionData(
        **{name: getattr(position, name) for name in POSITION_TEXTS},
        comments=[source.comment_id for source in position.sources],
        provisions=[cited.provision for cited in position.citations],
    )
    add_position(session, by, paper, clause, data, corpus(), position.target).continues_id = position.id


def waiting_positions(session: Session, paper: Paper) -> Sequence[Position]:
    """The open positions of the paper that this one continues which nobody has placed in it."""
    before = session.get(Paper, paper.continues_id) if paper.continues_id else None
    if before is None or paper.version not in later_versions(session, before.version):
        return ()
    placed = {each.continues_id for each in paper.positions}
    carried = continued_positions(session, before, paper.version)
    return [each.position for each in carried if each.is_open and each.position.id not in placed]


def place_position(session: Session, by: Member, paper: Paper, position: Position, clause: StoredClause) -> None:
    """Place a position that waits on a clause of the new paper's draft; raises NotFound where it does not wait."""
    _alone(session, paper)
    if position not in waiting_positions(session, paper):
        raise NotFound("position_unknown")
    _carry(session, by, paper, position, clause)
    session.flush()
