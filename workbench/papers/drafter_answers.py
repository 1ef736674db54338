"""What the drafter of a law states about a position, recorded beside what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, histories, last_standing
from workbench.drafts.service import find_version, later_versions
from workbench.errors import Forbidden, Invalid, NotFound
from workbench.lang.cleaning import clean_text
from workbench.papers.models import Position
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may
from workbench.web.richtext import LONGEST


def record_drafter_answer(
    session: Session, by: Member, position: Position, version_id: str, words: str, seen: int | None
) -> None:
    """Record what the drafter states about a position in a later draft; no words take back what was recorded.

    Raises Forbidden, NotFound for a draft that is no later one, Invalid for words too long, and Conflict where somebody
    recorded something since.
    """
    if not may(by, Permission.RULE_OUTCOME, Circumstances(law=position.paper.law_id)):
        raise Forbidden("permission_needed", permission=Permission.RULE_OUTCOME)
    version = find_version(session, version_id)
    if version not in later_versions(session, position.paper.version):
        raise NotFound("version_unknown")
    words = clean_text(words).strip()
    if len(words) > LONGEST:
        raise Invalid("text_long", field="words", most=LONGEST)
    decide(
        session,
        DecisionKind.DRAFTER_ANSWER,
        position.id,
        aspect=version.id,
        scope=position.paper_id,
        by=by,
        what={"words": words} if words else None,
        seen=seen,
        law_id=version.law_id,
    )


def drafter_answers(session: Session, paper_id: str) -> Mapping[tuple[str, str], Sequence[Decision]]:
    """What was recorded for the positions of a paper, by position and draft, the first one first."""
    return histories(session, DecisionKind.DRAFTER_ANSWER, paper_id)


def stated_words(decisions: Sequence[Decision]) -> str:
    """What the drafter states by the record that stands; empty where there is none."""
    decision = last_standing(decisions)
    return str((decision.what or {})["words"]) if decision is not None else ""
