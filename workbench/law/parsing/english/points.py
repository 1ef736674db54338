"""The labels of lists in an English law, at the beginning of a line or inside one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.lang.numerals import letter_number, roman_number

_POINT: Final = re.compile(
    r"\((?P<round>[a-z]{1,5}|[A-Z]{1,5}|[0-9]{1,3}[A-Z]?)\)|(?P<stop>[0-9]{1,3})\.(?![0-9])"
    r"|(?P<decimal>[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}[A-Z]{0,2})(?P<dot>\.?)(?=[ \t]+[A-Z(“\"‘\[])"
    r"|(?P<letter>[a-zA-Z]|[ivx]{1,5})[.)](?=[ \t])"
    r"|(?P<bullet>[•‣▪·–—*-])(?=[ \t])"
)
_INLINE: Final = re.compile(r"\(([a-z]{1,5}|[A-Z]|[0-9]{1,2})\)")
_BEFORE_FIRST: Final = re.compile(r"(?:[:—–,;]|\b(?:that|either|if|where|to|by|when))[ \t]*$")
_BEFORE_NEXT: Final = re.compile(r"[;,.](?:[ \t]*(?:and|or|and/or))?[ \t]*$")


class Point(NamedTuple):
    """A list label: ``mark`` what is inside it (``iv``), ``form`` how it is printed (``()`` or ``.``)."""

    label: str
    mark: str
    form: str
    rest: str


def point_of(text: str) -> Point | None:
    """The list label at the beginning of ``text``, if there is one."""
    first = text[0]
    if not (first == "(" or first.isdigit() or (len(text) > 1 and text[1] in ".) \tivx")):
        return None
    match = _POINT.match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip()
    if match["round"]:
        return Point(match[0], match["round"], "()", rest)
    if match["stop"]:
        return Point(match[0], match["stop"], ".", rest)
    if match["decimal"]:
        return Point(match[0], match["decimal"], "decimal", rest)
    if match["bullet"]:
        return Point(match[0], "", "bullet", rest)
    return Point(match[0], match["letter"], match[0][-1], rest)


def inline_points(text: str) -> Iterator[str]:
    """``text`` cut before each label of the lists inside it: ``such as: (a) x; (b) y`` gives three pieces.

    A label counts where it begins a list behind a colon, dash or comma, or goes on with one behind a semicolon or
    comma; a list of one label is no list, so that references such as ``subparagraph (a)`` stay whole.
    """
    if text.count("(") < 2:
        yield text
        return
    cuts: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for match in _INLINE.finditer(text):
        mark, before = match[1], text[max(0, match.start() - 12) : match.start()]
        for style, value in _values(mark):
            starts = value == 1 and (not match.start() or _BEFORE_FIRST.search(before) is not None)
            goes_on = last.get(style) == value - 1 and _BEFORE_NEXT.search(before) is not None
            if goes_on or (starts and style not in last):
                cuts.setdefault(style, []).append(match.start())
                last[style] = value
                break
    offsets = sorted({offset for style in cuts.values() if len(style) > 1 for offset in style if offset})
    begin = 0
    for offset in offsets:
        yield text[begin:offset].rstrip()
        begin = offset
    yield text[begin:]


def _values(mark: str) -> Iterator[tuple[str, int]]:
    """What a label may count as, most likely first: digits, a Roman numeral from i, or a letter."""
    if mark.isdecimal():
        yield "digit", int(mark)
        return
    case = "upper" if mark.isupper() else "lower"
    roman, letter = roman_number(mark), letter_number(mark)
    if (roman is not None and len(mark) > 1) or mark in "iI":
        yield f"roman {case}", roman or 0
    if letter is not None:
        yield f"letter {case}", letter
    if roman is not None and len(mark) == 1 and mark not in "iI":
        yield f"roman {case}", roman
