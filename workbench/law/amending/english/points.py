"""An English amending act cut into its numbered points 2. (1) (a) (i), each with how deep it lies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.lang.numerals import roman_number
from workbench.law.amending.quotations import QuotationReader

_SECTION: Final = re.compile(
    r"(?:(?:Section|SECTION|Article|ARTICLE|Clause|Sec\.)\s+(?P<word>\d{1,3})(?:\.|:|\s*[—–])"
    r"|(?P<bare>\d{1,3})(?:\.|\)|\s*[—–]|(?=\s+[A-Z(“\"])))\s*(?P<rest>.*)$"
)
_LABEL: Final = re.compile(r"\((?P<mark>\d{1,2}|[a-z]{1,4}|[A-Z])\)\s*(?P<rest>.*)$")
_VERBS: Final = r"(?:delet|omit|insert|substitut|repeal|replac|strik|add)(?:e|ed|ing|t|ting|ut|ute|uting|s)?"
_ORDERS: Final = re.compile(rf"(?i:(?:in |by |for |after |before )?(?:[^.;]{{0,80}}\b)?{_VERBS}\b)")
_STYLES: Final = ("digit", "letter", "roman", "capital")


@dataclass(slots=True)
class ActPoint:
    """A numbered point of an act: its number with those above it, how deep it lies, and its lines without labels."""

    number: str
    depth: int
    lines: list[str] = field(default_factory=list)


def points_of_act(lines: Sequence[str]) -> list[ActPoint]:
    """The points in order; a line outside of them is a point without a number."""
    cutter = _ActReader()
    for line in lines:
        cutter.read(line)
    return cutter.points


class _ActReader:
    def __init__(self) -> None:
        self.points: list[ActPoint] = []
        self._quoted = QuotationReader()
        self._last = 0
        self._section = ""
        self._open: list[tuple[str, str]] = []  # style and mark of the labels that are open

    def read(self, line: str) -> None:
        if self._quoted.is_open or (self._quoted.is_announced and not self._opens(line)):
            self._go_on(line)
            return
        section = _SECTION.match(line)
        number = int(section["word"] or section["bare"]) if section is not None else 0
        if section is not None and (number == self._last + 1 or not self._last):
            self._last, self._section, self._open = number, str(number), []
            self._begin(0, section["rest"])
            return
        label = _LABEL.match(line)
        if label is not None and self.points:
            self._label(label)
        elif not self.points or not self.points[-1].number:
            self._open = []
            self._begin(0, line, number="")
        else:
            self._go_on(line)

    def _opens(self, line: str) -> bool:
        """Whether a line behind an announcement is a point all the same, such as (a) behind: is amended as follows."""
        label = _LABEL.match(line)
        return label is not None and label["mark"] in ("a", "1", "i") and _ORDERS.match(label["rest"]) is not None

    def _label(self, label: re.Match[str]) -> None:
        style = self._style(label["mark"])
        while self._open and _STYLES.index(self._open[-1][0]) >= _STYLES.index(style):
            self._open.pop()
        self._open.append((style, label["mark"]))
        self._begin(len(self._open), label["rest"])

    def _style(self, mark: str) -> str:
        if mark.isdecimal():
            return "digit"
        if mark.isupper():
            return "capital"
        letters = [last for style, last in self._open if style == "letter"]
        is_roman = roman_number(mark) is not None
        follows_letter = bool(letters) and len(mark) == 1 and ord(mark) == ord(letters[-1][-1]) + 1
        if is_roman and (len(mark) > 1 or (mark == "i" and letters and not follows_letter)):
            return "roman"
        return "roman" if is_roman and letters and any(style == "roman" for style, _ in self._open) else "letter"

    def _begin(self, depth: int, rest: str, number: str | None = None) -> None:
        labels = "".join(f"({mark})" for _, mark in self._open)
        inner = _LABEL.match(rest) if number is None else None
        if inner is not None and inner["mark"] in ("1", "a", "i"):
            self.points.append(ActPoint(f"{self._section}{labels}", depth))
            self._label(inner)
            return
        self.points.append(ActPoint(f"{self._section}{labels}" if number is None else number, depth))
        self._quoted = QuotationReader()
        self._go_on(rest)

    def _go_on(self, line: str) -> None:
        if not line:
            return
        self.points[-1].lines.append(line)
        if not self._quoted.is_open and self._quoted.is_announced and line[:1] not in '“"':
            self._quoted.announce_unmarked(line)
        else:
            self._quoted.read(line)
