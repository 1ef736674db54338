"""Every save of a paper and of a position, whole: a service that appends it as a decision and reads it again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy.orm import Session

from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, history
from workbench.papers.models import Paper, Position
from workbench.people.models import Member

PAPER_TEXTS: Final = (
    "title_zh", "title_en", "addressee_zh", "addressee_en", "organisation_zh", "organisation_en",
    "introduction_zh", "introduction_en", "opinions_zh", "opinions_en",
)  # fmt: skip
POSITION_TEXTS: Final = ("proposed_zh", "proposed_en", "reasons_zh", "reasons_en")


def append_paper(session: Session, member: Member, paper: Paper, seen: int) -> None:
    """Append what a paper says now as its revision ``seen + 1``; raises Conflict where there is one already."""
    texts = {name: getattr(paper, name) for name in PAPER_TEXTS}
    decide(
        session,
        DecisionKind.PAPER,
        paper.id,
        scope=paper.law_id,
        by=member,
        what={**texts, "dated": paper.dated.isoformat() if paper.dated else ""},
        seen=seen,
        law_id=paper.law_id,
    )


def append_position(session: Session, member: Member, position: Position, seen: int, **marks: str) -> None:
    """Append what a position says now as its revision ``seen + 1``; raises Conflict where there is one already.

    ``marks`` say how it came to it: in which meeting, and with what others in one go.
    """
    texts = {name: getattr(position, name) for name in POSITION_TEXTS}
    decide(
        session,
        DecisionKind.POSITION,
        position.id,
        scope=position.paper.id,
        by=member,
        what={
            **texts,
            "status": str(position.status),
            "comments": [source.comment_id for source in position.sources],
            "provisions": [cited.provision for cited in position.citations],
            **{name: mark for name, mark in marks.items() if mark},
        },
        seen=seen,
        law_id=position.paper.law_id,
    )


def paper_history(session: Session, paper: Paper) -> Sequence[Decision]:
    """Every save of a paper, the first one first."""
    return history(session, DecisionKind.PAPER, paper.id)


def position_history(session: Session, position: Position) -> Sequence[Decision]:
    """Every save of a position, the first one first."""
    return history(session, DecisionKind.POSITION, position.id)
