"""Which chapter a clause stands in: its own, or the part's where there are no chapters; a section is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from workbench.law.model import Clause, ClauseKind, LawText

_CHAPTERS: Final = ("chapter", "part")


class StoredInTree(Protocol):
    """A clause as it is stored, with the id of the one that holds it."""

    id: str
    parent_id: str | None
    kind: ClauseKind
    label: str
    heading: str


def chapter_holding(law: LawText, clause: Clause) -> Clause | None:
    """The chapter (or part) a clause stands in; None where it stands in none."""
    holder: Clause | None = clause
    while holder is not None and holder.kind not in _CHAPTERS:
        holder = law.by_key[holder.parent] if holder.parent else None
    return holder


def chapter_of(law: LawText, clause: Clause) -> str:
    """Label and heading of the chapter a clause stands in; empty where it stands in none."""
    chapter = chapter_holding(law, clause)
    return f"{chapter.label} {chapter.heading}".strip() if chapter is not None else ""


def chapters_by_id(clauses: Iterable[StoredInTree]) -> Mapping[str, str]:
    """The same for every clause of a stored version, given in reading order."""
    chapters: dict[str, str] = {}
    for clause in clauses:
        title = f"{clause.label} {clause.heading}".strip() if clause.kind in _CHAPTERS else ""
        chapters[clause.id] = title or chapters.get(clause.parent_id or "", "")
    return chapters
