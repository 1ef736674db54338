"""What a returned file holds: items, each with where it stands and what it asks for, and all that is no opinion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ReturnKind = Literal["proposal", "comment", "general", "new_article"]
ReturnPlaced = Literal["placed", "near", "unplaced"]
ReturnWhere = dict[str, object]  # paragraph, table and row, sheet and row, or lines


@dataclass(frozen=True, slots=True)
class ReturnedOpinion:
    """One opinion as the file has it, not yet placed in the draft.

    ``cited`` is the clause as the file writes it, ``quote`` words of the draft, ``proposed`` a wording of its own;
    ``deleted`` and ``inserted`` the words to go and to come. ``paragraphs`` are those it stands on in a marked copy of
    the draft, ``is_margin`` tells a comment in the margin, ``is_new`` an article or paragraph that is not there yet.
    ``stands`` are the clauses that those paragraphs are, where the copy tells by more than their words.
    ``is_near`` tells that they are those next to it only. ``key`` is the clause that a table of ours names in its
    hidden column or by its anchor,
    ``before`` are the words of the paragraph before a change, ``follows`` the paragraph that a new one stands after.
    """

    where: ReturnWhere
    body: str = ""
    reason: str = ""
    cited: str = ""
    quote: str = ""
    proposed: str = ""
    deleted: str = ""
    inserted: str = ""
    organisation: str = ""
    author: str = ""
    date: str = ""
    paragraphs: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()
    is_near: bool = False
    is_new: bool = False
    is_margin: bool = False
    kind: ReturnKind | None = None
    before: str = ""
    follows: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedRest:
    """Words of the file that are no opinion, and where they stand."""

    where: ReturnWhere
    text: str


@dataclass(frozen=True, slots=True)
class ReturnedWarning:
    """What should be known of a file that its words do not show: ``code`` is of the wording, ``facts`` its fields."""

    code: str
    facts: Mapping[str, object]


@dataclass(slots=True)
class ReturnedFile:
    """All that was read of one file."""

    opinions: list[ReturnedOpinion] = field(default_factory=list)
    rest: list[ReturnedRest] = field(default_factory=list)
    organisation: str = ""
    warnings: list[ReturnedWarning] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReturnedTable:
    """A table as rows of cells; a merged cell stands in each of its places. ``where`` gives the place of a row.

    ``anchors`` are the bookmarks of ours in the rows, empty where a row has none.
    """

    rows: tuple[tuple[str, ...], ...]
    wheres: tuple[ReturnWhere, ...]
    title: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """A line of running text and where it stands."""

    where: ReturnWhere
    text: str
