"""The anchors by which a clause is found again in a Word file of ours, and what tells which draft the file is of."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from workbench.law.model import LawText

BOOKMARK_LENGTH: Final = 40  # the longest bookmark name that Word takes
CLAUSE_KIND: Final = "clause"
NOTE_KIND: Final = "form"  # of what a form of ours says beside the draft
VERSION_PROPERTY: Final = "workbench-version"
DRAFT_PROPERTY: Final = "workbench-draft"


def bookmark_name(kind: str, key: str) -> str:
    """A bookmark's name that any Word accepts and that ``key`` alone decides, e.g. ``clause_art_57``.

    Word takes at most 40 letters, digits and underscores and does not tell capitals from small letters, so any
    other key is cut short and told apart by a digest.
    """
    name = f"{kind}_{key}"
    if len(name) <= BOOKMARK_LENGTH and re.fullmatch("[a-z0-9_]+", key):
        return name
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    plain = re.sub("[^a-z0-9]+", "_", key.lower())[: BOOKMARK_LENGTH - len(kind) - 12]
    return f"{kind}_{plain}_{digest}"


def clause_anchor(key: str) -> str:
    """The name of the bookmark that a clause bears."""
    return bookmark_name(CLAUSE_KIND, key)


def draft_digest(law: LawText) -> str:
    """What tells a draft from every other one: a digest of its clauses, their keys and their words."""
    words = "\x00".join(part for clause in law.clauses for part in (clause.key, clause.label, clause.text))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
