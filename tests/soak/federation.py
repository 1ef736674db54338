"""What must be true of rounds, returns and organisations whatever was done at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.soak.world import World
from workbench.commentary.models import Comment, Revision
from workbench.consultation.models import Return, Round, RoundState
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import history
from workbench.people.models import Invitation, Organisation
from workbench.record.acts import Act
from workbench.record.models import RecordEntry

Invariant = Callable[[Session, World], Iterator[str]]
# What an act on a round leads to.
_LEADS_TO: Final = {
    "call": RoundState.OPEN,
    "extend": RoundState.OPEN,
    "reopen": RoundState.OPEN,
    "close": RoundState.CLOSED,
    "withdraw": RoundState.WITHDRAWN,
}


def _rounds(session: Session, world: World) -> Iterator[str]:
    """Of a law one round is open at most; a round is as the last decision on it says, and withdrawn only unanswered."""
    laws = [world.law_id, session.get_one(Round, world.called.closed_id).law_id]
    for law_id in laws:
        rounds = session.scalars(select(Round).where(Round.law_id == law_id, Round.number > 0)).all()
        if sum(called.state == RoundState.OPEN for called in rounds) > 1:
            yield "two rounds of a law are open"
        if sorted(called.number for called in rounds) != list(range(1, len(rounds) + 1)):
            yield f"rounds numbered {sorted(called.number for called in rounds)}"
        for called in rounds:
            decisions = history(session, DecisionKind.ROUND, called.id)
            acts = [str((decision.what or {})["act"]) for decision in decisions]
            if called.state != _LEADS_TO[acts[-1]] or (called.closed_at is None) != (called.state == RoundState.OPEN):
                yield f"a round is {called.state}, closed {called.closed_at}, after {acts}"
            answering = session.scalars(select(Return).where(Return.round_id == called.id)).unique().all()
            if len({returned.organisation_id for returned in answering}) != len(answering):
                yield "an organisation answers twice to one round"
            if called.state == RoundState.WITHDRAWN and any(returned.submitted_at for returned in answering):
                yield "a round was withdrawn that somebody has answered"
            for returned in answering:
                yield from _return(session, called, returned)


def _return(session: Session, called: Round, returned: Return) -> Iterator[str]:
    """Nothing is written in a return once it is sealed or its round is closed, and its seal is what the record says."""
    subject = RecordEntry.subject.startswith(f"return:{returned.id}")
    entries = session.execute(select(RecordEntry.act, RecordEntry.at).where(subject)).all()
    seals = sum((act == Act.RETURN_SUBMIT) - (act == Act.RETURN_TAKE_BACK) for act, _ in entries)
    if seals != int(returned.submitted_at is not None):
        yield f"{seals} seals entered of a return submitted {returned.submitted_at}"
    written: list[datetime] = [at for act, at in entries if act != Act.RETURN_SUBMIT]
    comments = (
        select(Revision.created_at, Comment.withdrawn_at, Comment.left_out_at)
        .join(Comment, Comment.id == Revision.comment_id)
        .where(Comment.return_id == returned.id, Comment.parent_id.is_(None))
    )
    for moments in session.execute(comments):
        written += filter(None, moments)
    if returned.submitted_at is not None and (late := [at for at in written if at > returned.submitted_at]):
        yield f"changed at {max(late)}, and sealed at {returned.submitted_at}"
    written += [at for act, at in entries if act == Act.RETURN_SUBMIT]
    if called.closed_at is not None and (late := [at for at in written if at > called.closed_at]):
        yield f"changed at {max(late)} in a round that was closed at {called.closed_at}"
    outside = select(func.count()).select_from(Comment).where(Comment.return_id == returned.id)
    if session.scalar(outside.where(Comment.round_id != called.id)):
        yield "a comment of a return stands in another round"


def _invitations(session: Session, world: World) -> Iterator[str]:
    """A person has one link at most that can still be followed."""
    live = select(Invitation.id).where(Invitation.member_id == world.member_id, Invitation.ended_at.is_(None))
    if len(ids := session.scalars(live).all()) > 1:
        yield f"{len(ids)} invitations of one person can be followed"


def _tree(session: Session, world: World) -> Iterator[str]:
    """Every organisation leads up to headquarters, and what is asked stands below nothing that is retired."""
    organisations = {each.id: each for each in session.scalars(select(Organisation))}
    for organisation in organisations.values():
        above, steps = organisation, 0
        while above.parent_id is not None and steps <= len(organisations):
            above, steps = organisations[above.parent_id], steps + 1
        if above.parent_id is not None:
            yield f"{organisation.name_zh} stands below itself"
        parent = organisations.get(organisation.parent_id or "")
        if parent is not None and parent.retired_at is not None and organisation.retired_at is None:
            yield f"{organisation.name_zh} stands below {parent.name_zh}, which is retired"


OF_ROUNDS: Final[Sequence[Invariant]] = (_rounds,)
OF_ORGANISATIONS: Final[Sequence[Invariant]] = (_invitations, _tree)
