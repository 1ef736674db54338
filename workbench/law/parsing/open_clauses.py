"""The clauses that are open while a text is read line by line: what both languages know of where the next line goes."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.lang.languages import Lang
from workbench.law.model import ClauseKind, ReadWarning
from workbench.law.parsing.builder import ClauseBuilder, LawBuilder
from workbench.law.parsing.source import SourceLine


@dataclass(slots=True)
class OpenList:
    """A list that goes on: how its labels are printed and counted, the number of its last entry, and that entry."""

    style: str
    value: int
    node: ClauseBuilder


class OpenReading:
    """The headings, the annex, the article, the paragraph and the lists that what comes next may belong to."""

    def __init__(self, lang: Lang) -> None:
        self.tree = LawBuilder(lang)
        self.warnings: list[ReadWarning] = []
        self._structure: list[tuple[int, ClauseBuilder]] = []  # open headings with their ranks
        self._top: ClauseBuilder | None = None  # annex or another text in the same file
        self._article: ClauseBuilder | None = None
        self._paragraph: ClauseBuilder | None = None
        self._lists: list[OpenList] = []
        self._leaf: ClauseBuilder | None = None  # what a wrapped line goes on with
        self._awaits_heading: ClauseBuilder | None = None
        self._ordinals: dict[tuple[ClauseBuilder | None, ClauseKind], int] = {}

    def _warn(self, code: str, clause_label: str, line: int, **facts: object) -> None:
        self.warnings.append(ReadWarning(code, clause_label, line, facts))

    def _ordinal(self, parent: ClauseBuilder | None, kind: ClauseKind) -> str:
        count = self._ordinals[parent, kind] = self._ordinals.get((parent, kind), 0) + 1
        return str(count)

    @property
    def _under(self) -> ClauseBuilder | None:
        """What an article stands under: the innermost heading, else the annex."""
        return self._structure[-1][1] if self._structure else self._top

    @property
    def _holder(self) -> ClauseBuilder | None:
        """The clause that takes what comes next: the article, else what an article would stand under."""
        return self._article if self._article is not None else self._under

    def _open_heading(self, rank: int) -> ClauseBuilder | None:
        """Close the headings that one of this rank ends; what it stands under."""
        while self._structure and self._structure[-1][0] >= rank:
            self._structure.pop()
        return self._under

    def _open_paragraph(self, text: str, line: int) -> None:
        holder = self._holder
        node = self.tree.add(
            ClauseKind.PARAGRAPH, self._ordinal(holder, ClauseKind.PARAGRAPH), parent=holder, line=line
        )
        if text:
            node.lines.append(text)
        self._paragraph = self._leaf = node
        self._lists = []

    def _go_on(self, style: str) -> int:
        """Close the lists inside the one of this style and its last entry; the number of that, 0 where none is open."""
        depth = next((at for at, level in enumerate(self._lists) if level.style == style), None)
        if depth is None:
            return 0
        previous = self._lists[depth].value
        del self._lists[depth:]
        return previous

    def _row(self, line: SourceLine) -> None:
        """A line of a table, which goes on with the table before it."""
        self._awaits_heading = None
        last = self.tree.nodes[-1] if self.tree.nodes else None
        if last is None or last.kind != "table":
            holder = self._paragraph if self._article is not None and self._paragraph is not None else self._holder
            last = self.tree.add(
                ClauseKind.TABLE, self._ordinal(holder, ClauseKind.TABLE), parent=holder, line=line.line
            )
            self._lists = []
            self._leaf = None
            if self._article is None:
                self._paragraph = None
        last.lines.append(line.text)

    def _close(self) -> None:
        """End the open article, which has a paragraph even where it has no words."""
        if self._article is not None and self._paragraph is None:
            self._open_paragraph("", self._article.line)
        self._article = self._paragraph = self._leaf = self._awaits_heading = None
        self._lists = []

    def _note(self, line: SourceLine) -> None:
        """A note to what was read last."""
        open_point = self._lists[-1].node if self._lists else None
        self._add_note(self._leaf or open_point or self._paragraph or self._holder, line)
        self._leaf = self._awaits_heading = None

    def _add_note(self, holder: ClauseBuilder | None, line: SourceLine) -> None:
        node = self.tree.add(ClauseKind.NOTE, self._ordinal(holder, ClauseKind.NOTE), parent=holder, line=line.line)
        node.lines.append(line.text)
