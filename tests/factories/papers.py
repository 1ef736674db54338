"""Position papers on made-up versions."""

from __future__ import annotations

from sqlalchemy.orm import Session

from workbench.commentary.terms import CommentTarget
from workbench.drafts.models import StoredClause, Version
from workbench.instruments.library import corpus
from workbench.papers.models import Paper, Position
from workbench.papers.service import PositionData, add_paper, add_position
from workbench.people.models import Member


def make_paper(session: Session, member: Member, version: Version, **texts: str) -> Paper:
    return add_paper(session, member, version, {"title_zh": "修改意见", "title_en": "Our position", **texts})


def make_position(
    session: Session,
    member: Member,
    paper: Paper,
    clause: StoredClause,
    target: CommentTarget = CommentTarget.CLAUSE,
    **stated: object,
) -> Position:
    said = {"reasons_zh": "<p>便于会员了解。</p>", "reasons_en": "<p>Members should know.</p>", **stated}
    return add_position(session, member, paper, clause, PositionData(**said), corpus(), target=target)  # type: ignore[arg-type]
