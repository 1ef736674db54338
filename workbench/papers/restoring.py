"""Every revision of a position beside the one before it, and one of them brought back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from workbench.commentary.terms import PositionStatus
from workbench.decisions.models import Decision
from workbench.decisions.view_models import DecisionView, decision_view
from workbench.errors import NotFound
from workbench.instruments.library import corpus
from workbench.lang.languages import text_language
from workbench.law.redline import DiffRun, redline
from workbench.papers.history import POSITION_TEXTS, position_history
from workbench.papers.models import Position
from workbench.papers.service import PositionData, save_position
from workbench.people.models import Member
from workbench.web import richtext


@dataclass(frozen=True, slots=True)
class PositionRevision:
    """A save of a position: what it said, and how that differs from the save before, text by text."""

    decision: DecisionView
    changes: tuple[tuple[str, Sequence[DiffRun]], ...]
    opened_again: bool


def position_revisions(session: Session, position: Position, language: str) -> tuple[PositionRevision, ...]:
    """Every save, the first one first."""
    decisions = position_history(session, position)
    befores: list[Decision | None] = [None, *decisions]
    return tuple(
        PositionRevision(
            decision_view(decision, language),
            tuple(_changes(before.what or {}, decision.what or {})) if before is not None else (),
            before is not None and _is_agreed(before) and not _is_agreed(decision),
        )
        for before, decision in zip(befores, decisions, strict=False)
    )


def _is_agreed(decision: Decision) -> bool:
    return (decision.what or {}).get("status") == PositionStatus.AGREED


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[DiffRun]]]:
    """The texts that are not as they were: the language of each, and its redline."""
    for name in POSITION_TEXTS:
        old, new = (richtext.plain(str(state.get(name, ""))) for state in (before, after))
        if old != new:
            lang = text_language(name[-2:])
            yield lang, redline(old, new, lang)


def restore(session: Session, by: Member, position: Position, number: int, seen: int) -> None:
    """Bring back what a position said at its revision ``number``, as a new one; what was agreed is proposed again.

    Raises NotFound where there is no such revision, Conflict where somebody saved the position since ``seen``.
    """
    decision = next((each for each in position_history(session, position) if each.number == number), None)
    if decision is None or decision.what is None:
        raise NotFound("revision_unknown")
    what = decision.what
    status = PositionStatus.PROPOSED if what["status"] == PositionStatus.AGREED else what["status"]
    stated = PositionData(
        **{name: what[name] for name in POSITION_TEXTS},
        status=status,
        comments=what["comments"],
        provisions=what["provisions"],
    )
    save_position(session, by, position, stated, seen, corpus())
