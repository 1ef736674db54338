"""A Chinese decision cut into its numbered points 一、二、 and （一）（二）, with what stands before and after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.lang.characters import BLANKS
from workbench.lang.numerals import CHINESE_COUNT, chinese_number
from workbench.law.amending.quotations import QuotationReader

_PLAIN: Final = re.compile(rf"(?P<number>[{CHINESE_COUNT}百零〇]{{1,7}})[{BLANKS}]*[、．.](?P<rest>.*)$")
_DIGIT: Final = re.compile(rf"(?P<number>[0-9０-９]{{1,3}})[{BLANKS}]*[、．.](?P<rest>.*)$")
_ARTICLE: Final = re.compile(rf"第(?P<number>[{CHINESE_COUNT}百零〇]{{1,7}})条[{BLANKS}：:]+(?P<rest>.*)$")
_ROUND: Final = re.compile(rf"[（(](?P<number>[{CHINESE_COUNT}]{{1,3}}|[0-9]{{1,2}})[）)](?P<rest>.*)$")
_AMENDS: Final = re.compile(r"修改为|改为|增加|删去|删除|合并|分为|作为第")
_CLOSES: Final = re.compile(r"本(?:决定|修正案|法)[^。：“]{0,12}自[^。：“]{0,40}施行|重新公布|根据本(?:决定|修正案)")
_TITLES: Final = re.compile(r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》|〈([^〈〉]+)〉")
_TITLED: Final = re.compile(rf"^[{BLANKS}]*第[{CHINESE_COUNT}]+条[{BLANKS}]")


@dataclass(slots=True)
class DecisionPoint:
    """A numbered point: its lines without the number, and the words before its sub-points, to which each belongs."""

    number: str
    lines: list[str] = field(default_factory=list)
    head: str = ""
    law: str = ""


def points_of(lines: Sequence[str]) -> tuple[list[DecisionPoint], str]:
    """The points in order, and the title of the one law that the decision names before them, if it names just one."""
    pattern = _numbering(lines)
    points, front = _cut(lines, pattern) if pattern is not None else ([], [])
    if not points:
        points = [
            DecisionPoint("", [line]) for line in _paragraphs(lines) if _AMENDS.search(line) or _CLOSES.search(line)
        ]
        front = [line for line in lines if not _AMENDS.search(line)]
    named = {first or second for line in front for first, second in _TITLES.findall(line)}
    named = {_inner(name) for name in named}
    law = named.pop() if len(named) == 1 else ""
    return [each for point in points for each in _sub_points(point)], law


def _inner(name: str) -> str:
    """Of 关于修改〈甲法〉的决定 the law that it amends."""
    within = re.search(r"[〈《]([^〈〉《》]+)[〉》]", name)
    return within[1] if within is not None else name


def _numbering(lines: Sequence[str]) -> re.Pattern[str] | None:
    """How the points of a decision are numbered; None where they are not."""
    for pattern in (_PLAIN, _DIGIT):
        if any((match := pattern.match(line)) is not None and chinese_number(match["number"]) == 1 for line in lines):
            return pattern
    for line in lines:
        match = _ROUND.match(line)
        if match is not None and chinese_number(match["number"]) == 1 and _AMENDS.search(match["rest"]):
            return _ROUND
    numbered = [match for line in lines if (match := _ARTICLE.match(line)) is not None]
    return _ARTICLE if any(_AMENDS.search(match["rest"][:60]) for match in numbered) else None


def _cut(lines: Sequence[str], pattern: re.Pattern[str]) -> tuple[list[DecisionPoint], list[str]]:
    points: list[DecisionPoint] = []
    front: list[str] = []
    quoted = QuotationReader()
    last = 0
    for line in lines:
        match = pattern.match(line)
        number = chinese_number(match["number"]) if match is not None else None
        begins = number == last + 1 or (pattern is _ARTICLE and not quoted.is_open and number is not None and last == 0)
        if match is not None and number is not None and begins:
            last = number
            points.append(DecisionPoint(match["number"], [match["rest"].strip()]))
            quoted = QuotationReader()
            quoted.read(points[-1].lines[0])
            continue
        if not points:
            front.append(line)
            continue
        is_outside = not quoted.is_open and not quoted.is_announced
        if is_outside and pattern is not _ARTICLE and _TITLED.match(line):
            break  # the law as amended, printed behind the decision
        if is_outside and (_CLOSES.search(line) or not points[-1].number):
            points.append(DecisionPoint("", [line]))
            continue
        quoted.read(line)
        points[-1].lines.append(line)
    return _without_trailing(points), front


def _without_trailing(points: list[DecisionPoint]) -> list[DecisionPoint]:
    """The points without what stands behind the last sentence of the decision: dates, names, a title."""
    ends = [at for at, point in enumerate(points) if point.number or _CLOSES.search(point.lines[0])]
    return points[: ends[-1] + 1] if ends else points


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a decision without numbers, those of one instruction joined to one."""
    quoted = QuotationReader()
    gathered: list[str] = []
    for line in lines:
        goes_on = gathered and (quoted.is_open or quoted.is_announced or line[:1] in '“「『"')
        if not goes_on:
            if gathered:
                yield "\n".join(gathered)
            gathered, quoted = [], QuotationReader()
        gathered.append(line)
        quoted.read(line)
    if gathered:
        yield "\n".join(gathered)


def _sub_points(point: DecisionPoint) -> list[DecisionPoint]:
    """The points （一）（二） within a point; the point itself where it has none."""
    quoted = QuotationReader()
    made: list[DecisionPoint] = []
    head: list[str] = []
    lines = [each for line in point.lines for each in line.split("\n")]
    for line in lines:
        match = _ROUND.match(line)
        number = chinese_number(match["number"]) if match is not None else None
        is_next = number == len(made) + 1 and not quoted.is_open and not quoted.is_announced
        if match is not None and is_next and _AMENDS.search(match["rest"]):
            made.append(DecisionPoint(f"{point.number}（{match['number']}）", [match["rest"].strip()]))
            quoted = QuotationReader()
            quoted.read(made[-1].lines[0])
            continue
        (made[-1].lines if made else head).append(line)
        quoted.read(line)
    if not made:
        return [DecisionPoint(point.number, lines)]
    for each in made:
        each.head = "\n".join(head)
    return made
