"""Who stands behind comments: the one place where organisations and people are counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Agreement, Comment


@dataclass(frozen=True, slots=True)
class Supporters:
    """The organisations and the people behind comments, by their ids; each counts once, however often it spoke."""

    organisations: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    @classmethod
    def of(cls, several: Iterable[Supporters]) -> Self:
        """All that stand behind any of several comments."""
        each = list(several)
        return cls(
            frozenset().union(*(supporters.organisations for supporters in each)),
            frozenset().union(*(supporters.people for supporters in each)),
        )


def supporters_by_comment(session: Session, law_id: str) -> Mapping[str, Supporters]:
    """Who stands behind each comment on a law that is seen: whoever made it, and those who say the same.

    Behind what is withdrawn nobody stands.
    """
    spoken = select(Comment.id, Comment.organisation_id, Comment.author_id).where(
        Comment.law_id == law_id, Comment.parent_id.is_(None), Comment.withdrawn_at.is_(None)
    )
    agreed = (
        select(Agreement.comment_id, Agreement.organisation_id, Agreement.member_id)
        .join(Comment, Comment.id == Agreement.comment_id)
        .where(Comment.law_id == law_id, Comment.withdrawn_at.is_(None), Agreement.withdrawn_at.is_(None))
    )
    several: dict[str, list[Supporters]] = {}
    for statement in (spoken, agreed):
        for comment_id, organisation_id, member_id in session.execute(statement):
            each = Supporters(frozenset({organisation_id}), frozenset({member_id}))
            several.setdefault(comment_id, []).append(each)
    return {comment_id: Supporters.of(each) for comment_id, each in several.items()}
