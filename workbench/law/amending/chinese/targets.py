"""The clauses that a Chinese instruction names: 第五条第一款第（二）项, lists and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from workbench.lang.numerals import CHINESE_NUMERAL, chinese_number
from workbench.law.amending.model import WHOLE_LAW, ClauseTarget, Step
from workbench.law.model import ClauseKind

_N: Final = f"[{CHINESE_NUMERAL}0-9０-９]+"
_BRACKETED: Final = f"第?[（(]?{_N}[）)]?"
_KINDS: Final[Mapping[str, ClauseKind]] = {
    "part": ClauseKind.PART,
    "chapter": ClauseKind.CHAPTER,
    "section": ClauseKind.SECTION,
    "article": ClauseKind.ARTICLE,
    "paragraph": ClauseKind.PARAGRAPH,
    "item": ClauseKind.ITEM,
    "subitem": ClauseKind.SUBITEM,
}
UNITS: Final[Mapping[str, ClauseKind]] = dict(zip("编章节条款项目", _KINDS.values(), strict=True))
_RANKS: Final[Mapping[ClauseKind, int]] = {kind: rank for rank, kind in enumerate(_KINDS.values())}
_ACT: Final = r"(?:条例|办法|规定|细则|规则|章程|规程|决定)"
_LAW: Final = rf"(?:[本该原](?:法|{_ACT})|《[^》]*》)"
_TARGET: Final = re.compile(
    rf"{_LAW}?的?(?P<part>第{_N}(?:分)?编)?(?P<chapter>第{_N}章)?(?P<section>第{_N}节)?的?"
    rf"(?P<article>第{_N}条(?![件例约款])(?:之{_N})?)?的?(?P<paragraph>第{_N}款)?(?P<item>{_BRACKETED}项)?"
    rf"(?P<subitem>{_BRACKETED}目)?"
)
_WHOLE: Final = re.compile(
    rf"(?:(?:{_LAW}|{_ACT})(?:的)?(?:全文|条文|其他(?:有关)?条款|有关条款|各条款?|所有条款|相关条文)?|全文|全法"
    r"|其他(?:有关)?条款|有关条款|各条款?|相关条款|相关条文|有关条文)(?=中|里|内|的)"
)
_NEXT: Final = re.compile(r"[、和与及跟]|以及|并(?=第)")
_TO: Final = re.compile(r"[至到]")
_NUMBER: Final = re.compile(rf"(?P<number>{_N})[^之{CHINESE_NUMERAL}0-9０-９]*(?:之(?P<within>{_N}))?")


def read_targets(words: str, at: int, context: Sequence[ClauseTarget]) -> tuple[tuple[ClauseTarget, ...], int]:
    """The clauses named from ``at`` on, and where their names end; ``context`` gives what the first leaves unsaid."""
    whole = _WHOLE.match(words, at)
    if whole is not None:
        return (WHOLE_LAW,), whole.end()
    targets: list[ClauseTarget] = []
    above = context[-1] if context else WHOLE_LAW
    while (match := _TARGET.match(words, at)) is not None and match.lastgroup:
        target = _inherited(_steps(match), above)
        at = match.end()
        to = _TO.match(words, at)
        last = _TARGET.match(words, to.end()) if to is not None else None
        if last is not None and last.lastgroup:
            targets += _range(target, _inherited(_steps(last), target))
            at = last.end()
        else:
            targets.append(target)
        above = targets[-1]
        following = _NEXT.match(words, at)
        after = _TARGET.match(words, following.end()) if following is not None else None
        if following is None or after is None or not after.lastgroup:
            break
        at = following.end()
    return tuple(targets), at


def _steps(match: re.Match[str]) -> tuple[Step, ...]:
    return tuple((kind, clause_number(match[name])) for name, kind in _KINDS.items() if match[name])


def clause_number(label: str) -> str:
    """The number in a label: ``57`` of 第五十七条, ``120-1`` of 第一百二十条之一; empty where there is none."""
    match = _NUMBER.search(label)
    value = chinese_number(match["number"]) if match is not None else None
    if match is None or value is None:
        return ""
    within = chinese_number(match["within"]) if match["within"] else None
    return f"{value}-{within}" if within else str(value)


def _inherited(steps: tuple[Step, ...], above: ClauseTarget) -> ClauseTarget:
    """The steps with those that the clause named before leaves unsaid: 第二款 behind 第五条第一款 is 第五条第二款."""
    first = steps[0][0]
    rank = _RANKS[first] if first is not None else 0
    if first is ClauseKind.ARTICLE or first is ClauseKind.CHAPTER or first is ClauseKind.PART:
        return ClauseTarget(steps)
    outer = [step for step in above.steps if step[0] is not None and _RANKS[step[0]] < rank]
    if first is not ClauseKind.SECTION and all(kind is not ClauseKind.ARTICLE for kind, _ in outer):
        outer = []
    return ClauseTarget((*outer, *steps))


def holders_in_mind(kind: ClauseKind, context: Sequence[ClauseTarget]) -> tuple[ClauseTarget, ...]:
    """What holds a new 款 or 项 where an instruction does not say it: the clause that was last spoken of.

    A new 条 or 章 has its place by its number alone.
    """
    if not context or kind not in (ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.SUBITEM):
        return ()
    steps = tuple(step for step in context[-1].steps if step[0] is not None and _RANKS[step[0]] < _RANKS[kind])
    return (ClauseTarget(steps),) if steps else ()


def _range(first: ClauseTarget, last: ClauseTarget) -> list[ClauseTarget]:
    """All clauses from one to another of the same kind; those two alone where they do not count on."""
    (kind, start), (last_kind, end) = first.steps[-1], last.steps[-1]
    if kind is not last_kind or not (start.isdecimal() and end.isdecimal()) or int(end) <= int(start):
        return [first, last]
    return [ClauseTarget((*first.steps[:-1], (kind, str(number)))) for number in range(int(start), int(end) + 1)]
