"""What stands beside comments, fetched for all of a page at once: who agrees, who is mentioned, files, decisions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.agreements import agreements_on, open_to_agreement
from workbench.commentary.attachments import attachments_on
from workbench.commentary.mentions import mentioned_in
from workbench.commentary.models import Agreement, Attachment, Comment, ReturnedSource
from workbench.commentary.sources import sources_of
from workbench.consultation.models import Return
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decisions_on
from workbench.people.models import Member


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside comments and replies, each by the id of the comment; and to which others may agree."""

    agreements: Mapping[str, Sequence[Agreement]] = field(default_factory=dict)
    mentioned: Mapping[str, Sequence[Member]] = field(default_factory=dict)
    attachments: Mapping[str, Sequence[Attachment]] = field(default_factory=dict)
    decisions: Mapping[str, Sequence[Decision]] = field(default_factory=dict)
    open_to_agreement: frozenset[str] = frozenset()
    sources: Mapping[str, ReturnedSource] = field(default_factory=dict)


NOTHING_BESIDE = Beside()


def beside(session: Session, comments: Collection[Comment]) -> Beside:
    """What stands beside these comments, and who is mentioned in their replies."""
    ids = [comment.id for comment in comments]
    if not ids:
        return NOTHING_BESIDE
    replies = [answer.id for comment in comments for answer in comment.replies]
    return_ids = {comment.return_id for comment in comments if comment.return_id}
    with_rounds = select(Return).where(Return.id.in_(return_ids))
    returns = session.scalars(with_rounds).unique().all() if return_ids else ()
    decisions: dict[str, list[Decision]] = {}
    for decision in decisions_on(session, [DecisionKind.THREAD, DecisionKind.BEHALF], ids):
        decisions.setdefault(decision.subject_id, []).append(decision)
    return Beside(
        agreements_on(session, ids),
        mentioned_in(session, [*ids, *replies]),
        attachments_on(session, ids),
        decisions,
        open_to_agreement(comments, returns),
        sources_of(session, ids),
    )
