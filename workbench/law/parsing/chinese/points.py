"""Lists of a Chinese text that stand on one line, or bear letters or 甲、乙、."""

from __future__ import annotations

import re
from typing import Final

from workbench.lang.characters import BLANKS
from workbench.lang.numerals import CHINESE_COUNT, chinese_number
from workbench.law.parsing.chinese.marks import Mark, label_end

Marks = list[Mark | None]

_INLINE: Final = re.compile(
    rf"(?:^|[：:；;。{BLANKS}])[{BLANKS}]*(?P<label>[（(](?P<round>[{CHINESE_COUNT}]{{1,3}})[）)]"
    r"|[（(](?P<digit>[0-9]{1,2})[）)]|(?P<arabic>[0-9]{1,2})(?:[、．）)]|\.(?![0-9]))|(?P<circled>[①-⑳])"
    r"|[（(]?(?P<letter>[a-z])[）)])"
)
# What a second item stands behind: nearly every line is turned down by it.
_GOES_ON: Final = re.compile(rf"[；;。][{BLANKS}]*[（(0-9①-⑳a-z]")
_STYLES: Final = ("round", "digit", "arabic", "circled", "letter")
_BEGINS_BEHIND: Final = frozenset("：:")
_GOES_ON_BEHIND: Final = frozenset("；;。")


def inline_items(text: str) -> list[int]:
    """Where the items of a list on one line begin.

    （一） opens a list behind a colon, at the beginning of the line or behind the label of an article; （二） goes on
    with it behind the end of （一）. A single label is no list.
    """
    if _GOES_ON.search(text) is None:
        return []
    offsets: list[int] = []
    open_style, last, opening = "", 0, -2
    for match in _INLINE.finditer(text):
        at, before = match.start("label"), match[0][0]
        style = next(name for name in _STYLES if match[name])
        number = _number(style, match[style])
        if offsets and style == open_style and number == last + 1 and before in _GOES_ON_BEHIND:
            offsets.append(at)
            last = number
        elif not offsets:
            opening = label_end(text) if opening < -1 else opening
            if at == 0 or (number == 1 and (before in _BEGINS_BEHIND or at == opening)):
                offsets, open_style, last = [at], style, number
    return offsets if len(offsets) > 1 else []


def _number(style: str, written: str) -> int:
    if style == "circled":
        return ord(written) - 0x2460 + 1
    return ord(written) - 96 if style == "letter" else chinese_number(written) or 0


def settle_letters(marks: Marks) -> None:
    """Take lines that begin with a letter or 甲、 for words unless they begin a list or go on with one, in place."""
    last: dict[str, int] = {}
    for position, mark in enumerate(marks):
        if mark is None:
            continue
        if mark.kind != "item":
            last = {}
        elif mark.style.startswith(("latin", "stem")):
            if mark.number[0] not in (1, last.get(mark.style, 0) + 1):
                marks[position] = None
            else:
                last[mark.style] = mark.number[0]
