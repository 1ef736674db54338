"""The rows of a Schedule or an Annex in an official text, each under the number the restatement gives it (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from workbench.instruments.model import Corpus
from workbench.law.model import Clause

_ROW: Final = re.compile(r"(?:divisions?|parts?|group)\s+([0-9]+|[ivx]+)\b", re.IGNORECASE)
_BLANK: Final = frozenset({"", "---", "-", "—"})


@dataclass(slots=True)
class Rows:
    """The rows of one Schedule or Annex, read in order: ``row`` is the numbered row that unnumbered ones belong to."""

    corpus: Corpus
    ref: str
    put: Callable[[str, str], None]
    row: str = ""
    below: int = 0

    def take(self, clause: Clause) -> None:
        if clause.kind == "table":
            for line in clause.text.splitlines():
                self._line(line)
        elif clause.label and clause.number and (target := self._numbered(clause.number)):
            self.put(target, words_of(clause))
        else:
            self._heading(" ".join(filter(None, (clause.label, words_of(clause)))))

    def _line(self, line: str) -> None:
        first, *rest = (cell.strip() for cell in line.split("\t"))
        words = "\t".join(cell for cell in rest if cell not in _BLANK)
        if first in _BLANK and self.row:
            letters = self.corpus.children(self.row)
            if self.below < len(letters):
                self.put(letters[self.below].ref, words)
                self.below += 1
                return
        if target := self._numbered(first.strip(".() ")):
            self.put(target, words)
        else:
            self._heading("\t".join(cell for cell in (first, *rest) if cell not in _BLANK))

    def _heading(self, words: str) -> None:
        """A line without a number of its own: it may open a division, else it is the table's."""
        match = _ROW.match(words)
        target = f"{self.ref}:{match[1].upper()}" if match else ""
        if target in self.corpus.provisions:
            self.row, self.below = target, 0
            self.put(target, words)
        else:
            self.put(self.ref, words)

    def _numbered(self, mark: str) -> str:
        """The reference of the row called ``mark``, in the table or in the division that is open; empty for none."""
        top, inside = f"{self.ref}:{mark.upper()}", f"{self.row}({mark.lower()})"
        if self.row and inside in self.corpus.provisions:
            return inside
        if mark and top in self.corpus.provisions:
            self.row, self.below = top, 0
            return top
        return ""


def words_of(clause: Clause) -> str:
    """The heading and the words of a clause, without its label."""
    return " ".join(filter(None, (clause.heading, clause.text)))
