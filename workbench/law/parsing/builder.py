"""The tree under construction: nodes put in one after another, then made into clauses with ids and paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from workbench.lang.characters import BLANKS
from workbench.lang.languages import BETWEEN_WORDS, Lang
from workbench.lang.numerals import chinese_numeral
from workbench.law.model import Clause, ClauseKind

_STEMS: Final[dict[ClauseKind, str]] = {
    ClauseKind.PART: "part",
    ClauseKind.CHAPTER: "chp",
    ClauseKind.SECTION: "sec",
    ClauseKind.ARTICLE: "art",
    ClauseKind.PARAGRAPH: "para",
    ClauseKind.ITEM: "item",
    ClauseKind.SUBITEM: "subitem",
    ClauseKind.PREAMBLE: "preamble",
    ClauseKind.ANNEX: "annex",
    ClauseKind.TABLE: "table",
    ClauseKind.SIGNATURE: "signature",
    ClauseKind.NOTE: "note",
}
_DASHES: Final = "—–-"  # between a label and its heading: PART I - PRELIMINARY
# What a unit without a label is called in a path, and a paragraph by its number.
_NAMES: Final[Mapping[Lang, Mapping[ClauseKind, str]]] = {
    "zh": {
        ClauseKind.PREAMBLE: "序言",
        ClauseKind.ANNEX: "附件",
        ClauseKind.TABLE: "表",
        ClauseKind.SIGNATURE: "落款",
        ClauseKind.NOTE: "注",
        ClauseKind.PART: "编",
        ClauseKind.CHAPTER: "章",
        ClauseKind.SECTION: "节",
        ClauseKind.ARTICLE: "条",
        ClauseKind.ITEM: "项",
        ClauseKind.SUBITEM: "目",
    },
    "en": {
        ClauseKind.PREAMBLE: "Preamble",
        ClauseKind.ANNEX: "Annex",
        ClauseKind.TABLE: "table",
        ClauseKind.SIGNATURE: "signature",
        ClauseKind.NOTE: "note",
        ClauseKind.PART: "Part",
        ClauseKind.CHAPTER: "Chapter",
        ClauseKind.SECTION: "Section",
        ClauseKind.ARTICLE: "Article",
        ClauseKind.ITEM: "item",
        ClauseKind.SUBITEM: "sub-item",
    },
}
_PARAGRAPHS: Final[Mapping[Lang, Callable[[str], str]]] = {
    "zh": lambda number: f"第{chinese_numeral(int(number))}款",
    "en": lambda number: f"para. {number}",
}


class ClauseBuilder:
    """A clause in the making; ``lines`` are its own words, one entry a line of the source it was put together from."""

    __slots__ = ("article", "heading", "kind", "label", "line", "lines", "number", "parent")

    def __init__(
        self, kind: ClauseKind, number: str, label: str, heading: str, parent: ClauseBuilder | None, line: int
    ) -> None:
        self.kind: ClauseKind = kind
        self.number = number
        self.label = label
        self.heading = heading
        self.parent = parent
        self.line = line
        self.lines: list[str] = []
        self.article: ClauseBuilder | None = (
            self if kind == "article" else parent.article if parent is not None else None
        )


class LawBuilder:
    """Nodes in reading order; :meth:`clauses` gives the finished clauses."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self.nodes: list[ClauseBuilder] = []

    def add(
        self,
        kind: ClauseKind,
        number: str,
        label: str = "",
        heading: str = "",
        *,
        parent: ClauseBuilder | None = None,
        line: int = 0,
    ) -> ClauseBuilder:
        """Put a node after all others and give it back."""
        node = ClauseBuilder(kind, number, label, heading, parent, line)
        self.nodes.append(node)
        return node

    def clauses(self) -> tuple[Clause, ...]:
        """The finished clauses, in the order the nodes were added."""
        article_lines = self._article_lines()
        identified: dict[ClauseBuilder | None, tuple[str, str]] = {None: ("", "")}
        taken: dict[str, int] = {}
        made: list[Clause] = []
        for node in self.nodes:
            kind = node.kind
            above, path = identified[node.parent]
            identity = _unique(_stem(node, above), taken)
            path = f"{path}/{self._step(node)}" if path else self._step(node)
            identified[node] = (identity, path)
            lines = article_lines[node] if kind == "article" else node.lines
            text = lines[0] if len(lines) == 1 else "\n".join(lines)
            made.append(
                Clause(identity, kind, node.number, node.label, node.heading, text, above or None, path, node.line)
            )
        return tuple(made)

    def _article_lines(self) -> dict[ClauseBuilder, list[str]]:
        """The lines of each article: the labelled words of everything under it."""
        gathered: dict[ClauseBuilder, list[str]] = {}
        for node in self.nodes:
            if node.kind == "article":
                gathered[node] = []
            elif node.article is not None and node.kind != "note":
                lines = gathered[node.article]
                if not node.label and not node.heading:
                    lines.extend(node.lines)
                else:
                    lines.append(first_line(node, self.lang))
                    lines.extend(node.lines[1:])
        return gathered

    def _step(self, node: ClauseBuilder) -> str:
        """What ``node`` adds to a path: its label without blanks, or a name in the law's language."""
        label = node.label
        if not label and node.kind == "paragraph":
            return _PARAGRAPHS[self.lang](node.number)
        printed = label.strip("、.．:：;" + BLANKS)
        if printed[-1:] in _DASHES:
            printed = printed.rstrip(_DASHES + ".:" + BLANKS) or printed
        if printed:
            return BETWEEN_WORDS[self.lang].join(printed.split())
        if node.heading:
            return " ".join(node.heading.split()).replace("/", "／")
        return f"{_NAMES[self.lang][node.kind]} {node.number}".strip()


def first_line(node: ClauseBuilder, lang: Lang) -> str:
    """The first line of a node inside an article as it stands on the page, with label and heading in front."""
    front = " ".join(word for word in (node.label, node.heading) if word)
    if not node.lines:
        return front
    first = node.lines[0]
    joint = " " if first[:1].isascii() else BETWEEN_WORDS[lang]
    return f"{front}{joint if first else ''}{first}"


def _stem(node: ClauseBuilder, above: str) -> str:
    """The id a node would like: articles stand under their annex only, all else under the node that holds it."""
    own = f"{_STEMS[node.kind]}_{node.number}" if node.number else _STEMS[node.kind]
    if node.kind != "article":
        return f"{above}__{own}" if above else own
    holder = node.parent
    while holder is not None and holder.kind != "annex":
        holder = holder.parent
    return f"{above.split('__', 1)[0]}__{own}" if holder is not None else own


def _unique(key: str, counts: dict[str, int]) -> str:
    """``key``, or with ``.2``, ``.3`` behind it where it is taken; 1.2 may be a number of its own, too."""
    count = counts.get(key, 0) + 1
    counts[key] = count
    return key if count == 1 else _unique(f"{key}.{count}", counts)
