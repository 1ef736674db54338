"""Position papers on made-up versions."""

from __future__ import annotations

from sqlalchemy.orm import Session

from workbench.drafts.models import StoredClause, Version
from workbench.papers.models import Position, StoredPaper
from workbench.papers.service import Stated, add_paper, add_position
from workbench.people.models import Member
from workbench.standards.library import corpus


def make_paper(session: Session, member: Member, version: Version, **texts: str) -> StoredPaper:
    return add_paper(session, member, version, {"title_zh": "修改意见", "title_en": "Our position", **texts})


def make_position(
    session: Session, member: Member, paper: StoredPaper, clause: StoredClause, **stated: object
) -> Position:
    said = {"reasons_zh": "<p>便于会员了解。</p>", "reasons_en": "<p>Members should know.</p>", **stated}
    return add_position(session, member, paper, clause, Stated(**said), corpus())  # type: ignore[arg-type]
