"""Whether every revision of a comment still says what the record says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Revision
from workbench.commentary.service import CommentData
from workbench.record.acts import Act
from workbench.record.contents import changed_subjects
from workbench.record.service import Content

_WRITTEN: Final = (Act.COMMENT_ADD, Act.COMMENT_EDIT, Act.REPLY_ADD)


def changed_comments(session: Session) -> Iterator[str]:
    """The comments and replies whose revisions are not what was recorded, each as ``comment:`` and its id."""
    return changed_subjects(session, _WRITTEN, _contents)


def _contents(session: Session, subjects: Sequence[str]) -> Mapping[str, Sequence[Content]]:
    contents: dict[str, list[Content]] = {}
    names = [field.name for field in fields(CommentData)]
    revisions = session.execute(
        select(Revision.comment_id, *(getattr(Revision, name) for name in names))
        .where(Revision.comment_id.in_([subject.partition(":")[2] for subject in subjects]))
        .order_by(Revision.number)
    )
    for comment_id, *written in revisions:
        contents.setdefault(f"comment:{comment_id}", []).append(dict(zip(names, written, strict=True)))
    return contents
