"""Whether what the record tells of still stands as it was recorded: contents in their tables against their digests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.record.acts import Act
from workbench.record.models import RecordEntry
from workbench.record.service import Content, digest

# Of many subjects, the contents each went through, the first one first.
ContentsOf = Callable[[Session, Sequence[str]], Mapping[str, Sequence[Content]]]
_BATCH: Final = 500  # subjects


def changed_subjects(session: Session, acts: Sequence[Act], contents_of: ContentsOf) -> Iterator[str]:
    """The subjects of these acts of which an entry finds no content that it stands for, in order.

    Every entry needs a content of its own, with the one before it; so altered, deleted and exchanged contents are
    found. Entries that keep no digest, and those whose salt was erased, say nothing.
    """
    telling = RecordEntry.act.in_([str(act) for act in acts]), RecordEntry.salt != "", RecordEntry.after != ""
    batch = select(RecordEntry.subject).where(*telling).distinct().order_by(RecordEntry.subject).limit(_BATCH)
    subjects = session.scalars(batch).all()
    while subjects:
        entries = session.scalars(
            select(RecordEntry).where(RecordEntry.subject.in_(subjects), *telling).order_by(RecordEntry.subject)
        )
        contents = contents_of(session, subjects)
        for subject, on_subject in groupby(entries, key=lambda entry: entry.subject):
            if not _all_stand(on_subject, contents.get(subject, ())):
                yield subject
        subjects = session.scalars(batch.where(RecordEntry.subject > subjects[-1])).all()


def _all_stand(entries: Iterable[RecordEntry], contents: Sequence[Content]) -> bool:
    """Whether every entry finds a step from one content to the next that no other entry stands for."""
    steps = list(zip((None, *contents), contents, strict=False))
    for entry in entries:
        stood = next((step for step in steps if _stands_for(entry, *step)), None)
        if stood is None:
            return False
        steps.remove(stood)
    return True


def _stands_for(entry: RecordEntry, before: Content, after: Content) -> bool:
    return entry.after == digest(entry.salt, after) and entry.before == digest(entry.salt, before)
