"""A misread clause corrected by a person before the law is stored: kind and label, joined, or split; no word is lost.

The tree is taken apart into nodes in reading order, the one clause is changed, and what follows finds its holder anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.errors import Invalid
from workbench.lang.languages import BETWEEN_WORDS, Lang
from workbench.lang.numerals import CHINESE_NUMERAL, chinese_number
from workbench.law.accounting import texts_of_clauses
from workbench.law.model import Clause, ClauseKind, LawText, ReadWarning
from workbench.law.nodes import clauses_of_nodes, nodes_of
from workbench.law.numbering import numbering_warnings
from workbench.law.parsing.builder import ClauseBuilder

# The lower, the further out a clause stands; a clause is held by the nearest one before it that stands further out.
_RANKS: Final[Mapping[ClauseKind, int]] = {
    ClauseKind.ANNEX: 0,
    ClauseKind.PART: 1,
    ClauseKind.CHAPTER: 2,
    ClauseKind.SECTION: 3,
    ClauseKind.ARTICLE: 4,
    ClauseKind.PARAGRAPH: 5,
    ClauseKind.ITEM: 6,
    ClauseKind.SUBITEM: 7,
}
_OUTSIDE: Final = frozenset({ClauseKind.PREAMBLE, ClauseKind.SIGNATURE})  # held by nothing, and holding nothing
_HEADED: Final = frozenset({ClauseKind.ANNEX, ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION})
_NUMBER: Final = re.compile(rf"[0-9]+[A-Za-z]?|[{CHINESE_NUMERAL}]+|(?<![A-Za-z])[A-Za-z]{{1,4}}(?![A-Za-z])")
_LETTERS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing to be put right in a reading.

    key     the clause, as the reading names it
    action  ``name``: it is of ``kind`` and bears ``label``, the words it begins with (empty: it bears none);
            ``join``: it goes on the clause before it; ``split``: a new clause begins with the words ``begins``
    """

    key: str
    action: str
    kind: ClauseKind = ClauseKind.PARAGRAPH
    label: str = ""
    begins: str = ""


def correct(law: LawText, correction: Correction) -> LawText:
    """The law with one clause put right; raises Invalid where the clause is not there or the words do not allow it."""
    nodes = nodes_of(law)
    source_ids = {node: clause.source_id for node, clause in zip(nodes, law.clauses, strict=True)}
    at = next((at for at, clause in enumerate(law.clauses) if clause.key == correction.key), None)
    act = _ACTIONS.get(correction.action)
    if at is None or act is None:
        raise Invalid("correction_unknown")
    changed = act(nodes, at, correction, law.lang)
    _nest(nodes, changed)
    built = zip(nodes, clauses_of_nodes(nodes, law.lang), strict=True)
    clauses = tuple(replace(clause, source_id=source_ids.get(node, "")) for node, clause in built)
    corrected = replace(law, clauses=clauses)
    if words_of(corrected) != words_of(law):
        raise Invalid("correction_loses_words")
    return replace(corrected, warnings=_warnings(law, corrected, law.clauses[at], correction))


def _warnings(law: LawText, corrected: LawText, clause: Clause, correction: Correction) -> tuple[ReadWarning, ...]:
    """The reader's warnings for what now stands: what the correction settled is gone, what it brings is new."""

    def by_line(warnings: Iterable[ReadWarning]) -> dict[tuple[str, int], ReadWarning]:
        return {(warning.code, warning.line): warning for warning in warnings}

    before, after = by_line(numbering_warnings(law)), by_line(numbering_warnings(corrected))
    settled = before.keys() - after.keys()
    if correction.action == "name":
        settled = settled | {("article_doubtful", clause.line)}  # a person has said what it is
    stays = [warning for warning in law.warnings if (warning.code, warning.line) not in settled]
    known = {(warning.code, warning.line) for warning in stays}
    return (*stays, *(warning for key, warning in after.items() if key not in before and key not in known))


def words_of(law: LawText) -> str:
    """All words of the clauses in reading order, without blanks: what no correction may change."""
    return _LETTERS.sub("", "".join(texts_of_clauses(law)))


def _name(nodes: list[ClauseBuilder], at: int, correction: Correction, lang: Lang) -> ClauseBuilder:
    """Give a clause another kind and label; its words go where those of such a clause stand."""
    node, kind = nodes[at], correction.kind
    body = nodes[at + 1] if _has_body(nodes, at) else None
    if body is not None:
        node.lines = body.lines
        _remove(nodes, body, node)
    rest = _after_label(node, correction.label.strip(), lang)
    node.kind, node.label = kind, correction.label.strip()
    node.number = _number(node.label) or node.number or "1"
    if kind in _HEADED and not node.heading and len(rest) == 1:
        node.heading, rest = rest[0], []
    node.lines = rest
    if kind == ClauseKind.ARTICLE and rest:
        paragraph = ClauseBuilder(ClauseKind.PARAGRAPH, "1", "", "", node, node.line)
        paragraph.lines, node.lines = rest, []
        nodes.insert(at + 1, paragraph)
    return node


def _has_body(nodes: Sequence[ClauseBuilder], at: int) -> bool:
    """Whether the words of an article begin with a paragraph that has no label of its own."""
    follows = nodes[at + 1] if at + 1 < len(nodes) else None
    is_article = nodes[at].kind == ClauseKind.ARTICLE
    if not is_article or follows is None or follows.parent is not nodes[at]:
        return False
    return follows.kind == ClauseKind.PARAGRAPH and not (follows.label or follows.heading)


def _after_label(node: ClauseBuilder, label: str, lang: Lang) -> list[str]:
    """The own lines of a clause once it bears ``label``, which must be the words it begins with; keeps its heading."""
    if label == node.label:
        return node.lines
    whole = BETWEEN_WORDS[lang].join(part for part in (node.label, node.heading, *node.lines[:1]) if part)
    pattern = r"\s*".join(map(re.escape, _LETTERS.sub("", label)))
    begins = re.match(pattern, whole)
    if begins is None:
        raise Invalid("correction_label_elsewhere", field="label", words=whole[:40])
    rest = whole[begins.end() :].strip()
    lines = node.lines[1:]
    if node.heading and rest.endswith(node.heading):
        lines = node.lines  # the label alone became shorter or longer than what was read
        spare = rest[: -len(node.heading)].strip()
        node.heading = BETWEEN_WORDS[lang].join(part for part in (spare, node.heading) if part)
        return lines
    node.heading = ""
    return [rest, *lines] if rest else lines


def _number(label: str) -> str:
    matched = _NUMBER.search(label)
    if matched is None:
        return ""
    value = chinese_number(matched[0])
    return str(value) if value is not None else matched[0]


def _join(nodes: list[ClauseBuilder], at: int, _: Correction, lang: Lang) -> ClauseBuilder:
    """Let the words of a clause go on those of the clause before it in reading order."""
    if at == 0:
        raise Invalid("correction_nothing_before")
    node, before = nodes[at], nodes[at - 1]
    body = nodes[at + 1] if _has_body(nodes, at) else None
    if body is not None:
        node.lines = body.lines
        _remove(nodes, body, node)
    joint = BETWEEN_WORDS[lang]
    first = joint.join(part for part in (node.label, node.heading, *node.lines[:1]) if part)
    if before.kind == ClauseKind.ARTICLE or (before.kind in _HEADED and not before.lines):
        before.heading = joint.join(part for part in (before.heading, first, *node.lines[1:]) if part)
    else:
        last = before.lines.pop() if before.lines else ""
        before.lines += [joint.join(part for part in (last, first) if part), *node.lines[1:]]
    _remove(nodes, node, before)
    return before


def _split(nodes: list[ClauseBuilder], at: int, correction: Correction, _: Lang) -> ClauseBuilder:
    """Let a new clause of the same kind begin within the words of a clause, or of an article within its heading."""
    node, begins = nodes[at], correction.begins.strip()
    whole = "\n".join(node.lines)
    if begins and node.heading.count(begins) + whole.count(begins) != 1:
        begins = ""
    if not begins or (whole.startswith(begins) and not node.heading):
        raise Invalid("correction_words_elsewhere", field="begins")
    if begins in node.heading:
        cut = node.heading.index(begins)
        node.heading, rest = node.heading[:cut].strip(), node.heading[cut:]
        if node.kind != ClauseKind.ARTICLE:
            node.lines = [rest, *node.lines]
            return node
        new = ClauseBuilder(ClauseKind.PARAGRAPH, "1", "", "", node, node.line)
        new.lines = [rest]
    else:
        cut = whole.index(begins)
        node.lines = [line for line in whole[:cut].strip().split("\n") if line]
        new = ClauseBuilder(node.kind, node.number, "", "", node.parent, node.line)
        new.lines = whole[cut:].split("\n")
        for child in nodes[at + 1 :]:
            if child.parent is node:
                child.parent = new
    nodes.insert(at + 1, new)
    return new


def _remove(nodes: list[ClauseBuilder], gone: ClauseBuilder, heir: ClauseBuilder) -> None:
    nodes.remove(gone)
    for node in nodes:
        if node.parent is gone:
            node.parent = heir


def _nest(nodes: Sequence[ClauseBuilder], changed: ClauseBuilder) -> None:
    """Find the holders anew of ``changed`` and of what follows it, where the one they had is not open any more."""
    holders: list[ClauseBuilder] = []
    is_after = False
    for node in nodes:
        is_after = is_after or node is changed
        if is_after:
            node.parent = _holder(node, changed, holders)
        if node.kind in _RANKS:
            while holders and holders[-1] is not node.parent:
                holders.pop()
            holders.append(node)


def _holder(node: ClauseBuilder, changed: ClauseBuilder, holders: Sequence[ClauseBuilder]) -> ClauseBuilder | None:
    rank = _RANKS.get(node.kind)
    if node.kind in _OUTSIDE:
        return None
    if rank is None:
        return node.parent if node.parent in holders or not holders else holders[-1]
    if node is not changed and (node.parent is None or node.parent in holders):
        above = holders.index(node.parent) if node.parent is not None else -1
        is_cut_off = changed in holders and holders.index(changed) > above and _RANKS[changed.kind] < rank
        is_too_deep = node.parent is changed and _RANKS[changed.kind] >= rank
        if not (is_cut_off or is_too_deep):
            return node.parent
    return next((holder for holder in reversed(holders) if _RANKS[holder.kind] < rank), None)


_Act = Callable[[list[ClauseBuilder], int, Correction, Lang], ClauseBuilder]
_ACTIONS: Final[Mapping[str, _Act]] = {"name": _name, "join": _join, "split": _split}
