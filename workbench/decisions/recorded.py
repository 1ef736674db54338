"""Whether every decision still says what the record says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import ACTS, content_of, record_subject
from workbench.record.contents import changed_subjects
from workbench.record.service import Content


def changed_decisions(session: Session) -> Iterator[str]:
    """The subjects whose decisions are not what was recorded, each as the record names it (``finding:``, id, Part)."""
    return changed_subjects(session, sorted(set(chain(*ACTS.values()))), _contents)


def _contents(session: Session, subjects: Sequence[str]) -> Mapping[str, Sequence[Content]]:
    contents: dict[str, list[Content]] = {}
    decisions = session.execute(
        select(Decision.kind, Decision.subject_id, Decision.aspect, Decision.value, Decision.reason)
        .where(
            Decision.kind.in_([str(kind) for kind in DecisionKind]),
            Decision.subject_id.in_({subject.split(":")[1] for subject in subjects}),
        )
        .order_by(Decision.number)
    )
    for kind, subject_id, aspect, value, reason in decisions:
        content = content_of(_decoded(value), reason)
        contents.setdefault(record_subject(kind, subject_id, aspect), []).append(content)
    return contents


def _decoded(value: str) -> object:
    """A value as JSON has it; one that somebody made unreadable is itself, which no entry stands for."""
    try:
        return json.loads(value)
    except ValueError:
        return value
