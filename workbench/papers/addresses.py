"""What a position is on, in words, and the words of the draft that its wording takes the place of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from workbench.commentary.terms import CommentTarget
from workbench.drafts.models import StoredClause
from workbench.i18n.messages import N_, translate
from workbench.law.address import cited
from workbench.law.model import STRUCTURE
from workbench.papers.models import Position

WHOLE_DRAFT: Final = N_("the draft as a whole")
AFTER: Final = N_("New article after {clause}")


def position_address(position: Position, language: str) -> str:
    """What a position is on, as lists and tables name it."""
    return _address(position.target, position.clause.path, language)


def target_address(target: CommentTarget, clause: StoredClause, language: str) -> str:
    """What a position with this target and clause is on, before there is one."""
    return _address(target, clause.path, language)


def frozen_address(position: Mapping[str, Any], language: str) -> str:
    """The same of a position of a sealed paper; what was sealed before positions had a target is on its clause."""
    return _address(position.get("target", CommentTarget.CLAUSE), position["clause"]["path"], language)


def _address(target: str, path: str, language: str) -> str:
    match CommentTarget(target):
        case CommentTarget.DRAFT:
            return translate(WHOLE_DRAFT, language)
        case CommentTarget.NEW_ARTICLE:
            return translate(AFTER, language, clause=cited(path))
        case CommentTarget.CLAUSE:
            return cited(path)


def amended_text(position: Position, clause: StoredClause | None = None) -> str:
    """The words that the wording of a position takes the place of; ``clause`` is the same one of another text."""
    return amended_words(position.target, clause or position.clause)


def amended_words(target: CommentTarget, clause: StoredClause) -> str:
    """The words of a clause that a wording takes the place of: its text, of a chapter its label and heading.

    There are none where a new article is asked for, or the position is on the draft as a whole.
    """
    if target is not CommentTarget.CLAUSE:
        return ""
    return f"{clause.label} {clause.heading}".strip() if clause.kind in STRUCTURE else clause.text
