"""A file that is a draft of the law itself, with marks made in it: no new draft, but what was returned."""

from __future__ import annotations

from collections import Counter
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.drafts.models import StoredClause, Version
from workbench.law.model import LawText

_MARKS: Final = frozenset({"tracked_changes", "comments_left_out"})  # what the reader of Word files warns of
_MUCH: Final = 0.5  # of the clauses with words that must stand in a draft, word for word, for a copy of it


def marked_copy_of(session: Session, law_id: str, reading: LawText) -> Version | None:
    """The draft that a file with tracked changes or comments is a copy of; None where it bears no marks, or is of none.

    Of several drafts it is that of which most stands in the file, of equal ones the newest.
    """
    if not any(warning.code in _MARKS for warning in reading.warnings):
        return None
    words = {_bare(clause.text) for clause in reading.clauses if clause.text.strip()}
    known: Counter[str] = Counter()
    rows = session.execute(
        select(StoredClause.version_id, StoredClause.text)
        .join(StoredClause.version)
        .where(Version.law_id == law_id, Version.withdrawn_at.is_(None), StoredClause.text != "")
        .order_by(Version.ordinal.desc(), Version.id, StoredClause.position)
    )
    seen: dict[str, set[str]] = {}
    for version_id, text in rows:
        seen.setdefault(version_id, set()).add(_bare(text))
    for version_id, texts in seen.items():
        known[version_id] = len(words & texts)
    best = max(known, key=lambda version_id: known[version_id], default=None)
    if best is None or known[best] < _MUCH * len(words):
        return None
    return session.get(Version, best)


def _bare(text: str) -> str:
    return "".join(text.split())
