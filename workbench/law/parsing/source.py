"""What every file format is turned into before a law is read: plain lines in order, with what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.law.model import Furniture, ReadWarning

LineKind = Literal["text", "heading", "table", "note"]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One paragraph of the source: its words, with any automatic number already written in front.

    ``kind`` is what the format says of it: ``heading`` (with ``level`` 1 to 9), ``table`` (one row, cells parted by
    tabs; rows of one table follow one another), ``note`` (a footnote or endnote), else ``text``.
    ``line`` is the 1-based line or paragraph of the source.
    """

    text: str
    line: int
    kind: LineKind = "text"
    level: int = 0


@dataclass(frozen=True, slots=True)
class SourceText:
    """The lines of a file in order, and what its format could not give or gave in an unusual way.

    ``furniture`` is what its reader left out by name. ``words`` are the words of the file itself, piece by
    piece, with the numbers and signs that the reader wrote itself; None where the lines are the file.
    """

    lines: tuple[SourceLine, ...]
    warnings: tuple[ReadWarning, ...] = ()
    title: str = ""
    furniture: tuple[Furniture, ...] = ()
    words: tuple[str, ...] | None = None
