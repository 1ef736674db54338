"""Labels given another number in their own style, and the numbers of clauses in the order in which they count."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from workbench.lang.languages import Lang
from workbench.lang.numerals import CHINESE_NUMERAL, chinese_numeral
from workbench.law.amending.model import ClauseTarget
from workbench.law.model import ClauseKind

Number = tuple[int, int]  # 120-1 is (120, 1)

# Labels to number in where a law has none of its kind to take after.
FIRST_ARTICLE: Final[Mapping[Lang, str]] = {"zh": "第一条", "en": "1."}
FIRST_ITEM: Final[Mapping[Lang, str]] = {"zh": "（一）", "en": "(1)"}

_SINGLE: Final = ((0x2460, 20), (0x3220, 10), (0x2474, 20), (0x2488, 20))  # ① ㈠ ⑴ ⒈
_NUMERAL: Final = re.compile(
    rf"(?P<number>[{CHINESE_NUMERAL}]+|[0-9０-９]+)(?P<unit>[编章节条款项目]?)(?:[之-](?P<within>[{CHINESE_NUMERAL}]+|[0-9]+))?"
)
_COUNTED: Final = re.compile(r"(\d+)(?:-(\d+)|([A-Z]{1,2}))?")
_UNITS: Final[Mapping[ClauseKind | None, str]] = {
    ClauseKind.PART: "编", ClauseKind.CHAPTER: "章", ClauseKind.SECTION: "节", ClauseKind.ARTICLE: "条",
    ClauseKind.PARAGRAPH: "款", ClauseKind.ITEM: "项", ClauseKind.SUBITEM: "目",
}  # fmt: skip
_ENGLISH: Final[Mapping[ClauseKind | None, str]] = {
    ClauseKind.PART: "Part", ClauseKind.CHAPTER: "Chapter", ClauseKind.SECTION: "Division",
    ClauseKind.ARTICLE: "section", ClauseKind.ANNEX: "Schedule",
}  # fmt: skip


def counted(number: str) -> Number | None:
    """A number that counts on: ``57`` is (57, 0), ``120-1`` and ``120A`` are (120, 1); None for a letter alone."""
    match = _COUNTED.fullmatch(number)
    if match is None:
        return None
    letters = 0
    for letter in match[3] or "":
        letters = letters * 26 + ord(letter) - 64
    return int(match[1]), int(match[2] or letters)


def number_text(number: Number) -> str:
    return f"{number[0]}-{number[1]}" if number[1] else str(number[0])


def relabelled(label: str, number: str) -> str:
    """``label`` with another number in the same numerals and signs; as it is where it holds no number."""
    value = counted(number)
    if value is None or number[-1].isalpha():
        return label
    for first, size in _SINGLE:
        if label and first <= ord(label[0]) < first + size and value[0] <= size:
            return chr(first + value[0] - 1) + label[1:]

    def printed(match: re.Match[str]) -> str:
        is_digit = match["number"][0].isdecimal()
        within = ("-" if is_digit else "之") + (str(value[1]) if is_digit else chinese_numeral(value[1]))
        written = str(value[0]) if is_digit else chinese_numeral(value[0])
        return f"{written}{match['unit']}{within if value[1] else ''}"

    return _NUMERAL.sub(printed, label, count=1)


def cited_target(target: ClauseTarget, lang: Lang) -> str:
    """The address of a target as the decision's language writes it."""
    return _CITED[lang](target)


def _chinese(target: ClauseTarget) -> str:
    return "".join(_chinese_step(kind, number) for kind, number in target.steps)


def _chinese_step(kind: ClauseKind | None, number: str) -> str:
    value = counted(number)
    if value is None:
        return number
    within = f"之{chinese_numeral(value[1])}" if value[1] else ""
    if kind is ClauseKind.ITEM:
        return f"第（{chinese_numeral(value[0])}）项"
    return f"第{chinese_numeral(value[0])}{_UNITS.get(kind, '')}{within}"


def _english(target: ClauseTarget) -> str:
    steps = [f"{_ENGLISH[kind]} {number}" if kind in _ENGLISH else f"({number})" for kind, number in target.steps]
    return " ".join(steps).replace(" (", "(")


_CITED: Final[Mapping[Lang, Callable[[ClauseTarget], str]]] = {"zh": _chinese, "en": _english}
