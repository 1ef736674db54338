"""The clauses that an English instruction names: section 5(2)(a), paragraph (b) of subsection (1), sections 4 and 7."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.lang.numerals import roman_number
from workbench.law.amending.model import ClauseTarget, Step
from workbench.law.model import ClauseKind

FIRST_TARGET: Final = 0x100000  # a private character stands for each clause that is named
LAST_TARGET: Final = 0x10FFFD
TARGET: Final = f"[{chr(FIRST_TARGET)}-{chr(LAST_TARGET)}]"

_LABELS: Final = r"(?:\((?:\d{1,3}[A-Za-z]{0,2}|[A-Za-z]{1,4})\))"
_NUMBER: Final = rf"(?:\d{{1,4}}[A-Z]{{0,2}}(?![a-z\d])(?:{_LABELS})*|(?-i:[IVXLC]{{1,7}})\b|{_LABELS}+)"
UNIT: Final = r"(?:sub-?)*(?:section|article|regulation|rule|paragraph|clause|item|part|chapter|division|schedule)s?"
_ONE: Final = rf"{UNIT}\s+{_NUMBER}"
_LIST: Final = rf"{_ONE}(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s+or\s+|\s+to\s+)(?:{_ONE}|{_NUMBER}))*"
_KINDS: Final = "(?:Act|Law|Code|Ordinance|Regulations?|Rules|Convention|Decree|Order)"
_SMALL: Final = r"(?:\s+(?:and|of|for|on|the|to|in|respecting|concerning)(?=\s))*"
_LAW: Final = (
    rf"(?:[Tt]he\s+)?(?P<law>{_KINDS}\s+(?:on|of|concerning|respecting|for)(?:\s+the)?(?:\s+[A-Z][\w’'-]*{_SMALL})+"
    rf"|(?:[A-Z][\w’'-]*{_SMALL}\s+){{1,9}}{_KINDS})(?:,?\s+(?:No\.?\s*\d+\s+of\s+)?\d{{4}})?"
    rf"|(?:[Tt]he|[Tt]his|[Tt]hat)\s+(?:[Pp]rincipal\s+|said\s+|main\s+)?{_KINDS}\b"
)
_NAMED: Final = re.compile(
    rf"(?:[Tt]he\s+)?(?P<first>(?i:{_LIST}))(?P<outer>(?i:(?:\s*,?\s+(?:of|in|to)\s+(?:the\s+)?{_ONE})*))"
    rf"(?P<inner>(?i:(?:\s*,\s+(?:sub-?)*(?:section|paragraph|clause|item)\s+{_NUMBER})*))"
    rf"(?:\s*,?\s+(?:of|to|in)\s+(?:{_LAW}))?"
)
_PIECE: Final = re.compile(rf"(?:(?P<unit>{UNIT})\s+)?(?P<number>{_NUMBER})", re.IGNORECASE)
_TO: Final = re.compile(r"\s+to\s+", re.IGNORECASE)
_STRUCTURE: Final[Mapping[str, ClauseKind]] = {
    "part": ClauseKind.PART, "chapter": ClauseKind.CHAPTER, "division": ClauseKind.SECTION,
    "schedule": ClauseKind.ANNEX,
}  # fmt: skip
_ARTICLES: Final = ("section", "article", "regulation", "rule")


@dataclass(frozen=True, slots=True)
class ActTarget:
    """The clauses that one phrase names, as far as it says; ``law`` is the act they are of, where it is named."""

    steps: tuple[tuple[Step, ...], ...]
    law: str
    words: str


def mark_targets(words: str) -> tuple[str, list[ActTarget]]:
    """The words with a sign for each phrase that names clauses, and those phrases in order."""
    named: list[ActTarget] = []

    def sign(match: re.Match[str]) -> str:
        named.append(_read(match))
        return chr(FIRST_TARGET + len(named) - 1)

    return _NAMED.sub(sign, words), named


def _read(match: re.Match[str]) -> ActTarget:
    pieces = list(_PIECE.finditer(match["first"]))
    outer = [step for piece in reversed(list(_PIECE.finditer(match["outer"] or ""))) for step in _steps(piece, "")]
    inner = [step for piece in _PIECE.finditer(match["inner"] or "") for step in _steps(piece, "")]
    targets: list[tuple[Step, ...]] = []
    unit = ""
    for at, piece in enumerate(pieces):
        unit = (piece["unit"] or unit).lower()
        steps = tuple(_steps(piece, unit))
        between = match["first"][pieces[at - 1].end() : piece.start()] if at else ""
        if not piece["unit"] and targets and piece["number"].startswith("("):
            steps = (*targets[-1][: -len(steps)], *steps) if len(targets[-1]) > len(steps) else steps
            steps = steps[len(outer) :] if outer and steps[: len(outer)] == tuple(outer) else steps
        if _TO.fullmatch(between) and targets:
            targets += [(*outer, *each) for each in _between(targets[-1][len(outer) :], steps)]
        targets.append((*outer, *steps, *inner))
    return ActTarget(tuple(targets), (match["law"] or "").strip(), match[0])


def _steps(piece: re.Match[str], unit: str) -> list[Step]:
    name = (piece["unit"] or unit).lower().replace("-", "").rstrip("s")
    number = piece["number"]
    labels = re.findall(r"\(([^()]+)\)", number)
    head = number.partition("(")[0]
    steps: list[Step] = []
    if head and name in _STRUCTURE:
        value = roman_number(head) if not head[0].isdecimal() else None
        steps.append((_STRUCTURE[name], str(value) if value else head))
    elif head and (name in _ARTICLES or labels or name == "clause"):
        steps.append((ClauseKind.ARTICLE, head))
    elif head:
        steps.append((None, head))
    return [*steps, *((None, label) for label in labels)]


def _between(first: Sequence[Step], last: Sequence[Step]) -> list[tuple[Step, ...]]:
    """The clauses that a range leaves out between its first and its last."""
    (kind, start), (_, end) = first[-1], last[-1]
    if start.isdecimal() and end.isdecimal():
        names = [str(number) for number in range(int(start) + 1, int(end))]
    elif len(start) == len(end) == 1 and start.islower() and end.islower():
        names = [chr(code) for code in range(ord(start) + 1, ord(end))]
    else:
        return []
    return [(*first[:-1], (kind, name)) for name in names]


def resolved(steps: Sequence[Step], context: Sequence[ClauseTarget]) -> ClauseTarget:
    """The clause that some steps name, those above them taken from the clause that was last spoken of."""
    if not steps or steps[0][0] is not None or not context:
        return ClauseTarget(tuple(steps))
    rank = _rank(steps[0])
    outer = [step for step in context[-1].steps if step[0] is not None or _rank(step) < rank]
    return ClauseTarget((*outer, *steps))


def _rank(step: Step) -> int:
    """How deep a label lies by its form: (2), then (a), then (i), then (A)."""
    kind, number = step
    if kind is not None:
        return 0
    if number[0].isdecimal():
        return 1
    if number.isupper():
        return 4
    return 3 if roman_number(number) is not None and (len(number) > 1 or number in "iv") else 2
