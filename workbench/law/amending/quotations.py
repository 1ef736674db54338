"""The words of an instruction with its quotations taken out: what stands between them says what is ordered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workbench.lang.quotation_marks import CLOSING, OPENING, closes_at, raised

FIRST_SIGN: Final = 0xF0000  # a private character stands for each quotation
LAST_SIGN: Final = 0xFFFFD
SIGN: Final = f"[{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}]"
_SIGN: Final = re.compile(SIGN)
_BEHIND: Final = re.compile(rf"{SIGN}[。．.；;，,、\s]*(?:and|or)?\s*$")
_STOPS: Final = re.compile(r"[。．.；;，,、\s]*(?:and|or)?\s*")
# New words that are announced and stand there without quotation marks.
_ANNOUNCED: Final = re.compile(
    r"(?:(?:修改|改|修正|调整)[为成]|增加[^。；：:]{0,40}|作为第[^。；：:]{1,30}|如下|内容为)[：:]\s*$"
    r"|(?i:(?:following|substituted?|inserted?|added|read|reads|read as follows)[^.;:—–]{0,80}(?:[:—–]|-{1,2})\s*$)"
)


_ORDERS: Final = re.compile(
    r"(?:将|把|删去|删除)第[^。：]{1,20}[条款项]|(?i:by (?:deleting|inserting|substituting|repealing))"
)


class QuotationReader:
    """The quotations of one instruction while its lines are read: ``words`` with a sign for each, ``quotes`` in order.

    A quotation goes over several lines where its mark is not closed, or where the next line opens with one again.
    """

    def __init__(self) -> None:
        self.words = ""
        self.quotes: list[list[str]] = []
        self._marks: list[str] = []
        self._mark = ""  # the mark that is open
        self._is_block = False  # whether it was opened before new words that were announced, on a line of their own
        self._is_unmarked = False

    @property
    def is_open(self) -> bool:
        return bool(self._mark)

    @property
    def is_announced(self) -> bool:
        """Whether new words are to come."""
        return _ANNOUNCED.search(self.words) is not None

    def read(self, line: str) -> None:
        """Take in one more line."""
        at = 0
        if self._mark:
            at = self._go_on(line)
        elif line[:1] in OPENING and self.quotes and _BEHIND.search(self.words):
            self._begin(line, 0, same=True)
            at = self._go_on_from(line, 1)
        elif self._is_unmarked and not _orders(line):
            self.quotes[-1].append(line)
            return
        self._words(line, at)

    def _words(self, line: str, at: int) -> None:
        """The words from ``at`` on, up to the end of the line or an open quotation."""
        self._is_unmarked = False
        if self.words and self.words[-1] not in "\n" and at == 0:
            self.words += "\n"
        while at < len(line):
            opening = next((spot for spot in range(at, len(line)) if line[spot] in OPENING), len(line))
            colon = self._unmarked_from(line, at, opening)
            if colon >= 0:
                self.words += line[at:colon] + self._sign()
                self._open_quote("", [line[colon:].strip()])
                self._is_unmarked = True
                return
            self.words += line[at:opening]
            if opening == len(line):
                return
            self._begin(line, opening, same=False)
            at = self._go_on_from(line, opening + 1)

    def _unmarked_from(self, line: str, at: int, opening: int) -> int:
        """Where new words begin behind a colon without any mark; -1 where none do."""
        for colon in (spot for spot in range(at, opening) if line[spot] in "：:"):
            rest = line[colon + 1 :].strip()
            if rest and rest[0] not in OPENING and _ANNOUNCED.search(self.words + line[at : colon + 1]):
                return colon + 1
        return -1

    def announce_unmarked(self, line: str) -> None:
        """Take a line as new words that stand there without marks, behind what announces them."""
        self.words += self._sign()
        self._open_quote("", [line])
        self._is_unmarked = True

    def _sign(self) -> str:
        return chr(FIRST_SIGN + len(self.quotes))

    def _begin(self, line: str, at: int, *, same: bool) -> None:
        self._mark = line[at]
        self._is_block = (same and self._is_block) or (at == 0 and self.is_announced)
        if not same:
            self.words += self._sign()
            self._open_quote(line[at], [])

    def _open_quote(self, mark: str, lines: list[str]) -> None:
        self.quotes.append(lines)
        self._marks.append(mark)

    def lines_of(self, sign: str) -> tuple[str, ...]:
        """The lines of the quotation that a sign stands for."""
        return tuple(self.quotes[ord(sign) - FIRST_SIGN])

    def written(self, words: str) -> str:
        """A stretch of ``words`` with its quotations in it again."""
        return _SIGN.sub(lambda sign: self._quoted(ord(sign[0]) - FIRST_SIGN), words)

    def _quoted(self, at: int) -> str:
        mark = self._marks[at]
        lines = "\n".join(self.quotes[at])
        return f"{mark}{lines}{CLOSING[mark]}" if mark else f"\n{lines}"

    def _go_on(self, line: str) -> int:
        """Go on with the open quotation in a new line; where in it the words begin again."""
        if line[:1] != self._mark:
            return self._go_on_from(line, 0)
        closing = CLOSING[self._mark]
        if self._mark == closing:
            balance = line.count(closing) % 2
        else:
            balance = line.count(self._mark) - line.count(closing)
        ends = closes_at(line, 1, self._mark)
        is_whole = balance == 0 and ends >= 0 and not line[ends + 1 :].strip("。；;，,.、 ")
        # A mark before each paragraph only says that the quotation goes on.
        return self._go_on_from(line, 1 if balance > 0 or is_whole else 0)

    def _go_on_from(self, line: str, start: int) -> int:
        closed = self._closes_at(line, start)
        end = closed if closed >= 0 else len(line)
        text = raised(line[start:end], self._mark).strip()
        if text:
            self.quotes[-1].append(text)
        if closed < 0:
            return len(line)
        self._mark = ""
        return closed + 1

    def _closes_at(self, line: str, start: int) -> int:
        """Where the open quotation closes; -1 where it goes on behind the line.

        Of straight marks, which do not say whether they open or close, those within a provision come in pairs, and
        the one that closes it has nothing but stops behind it.
        """
        last = line.rfind(self._mark, start)
        if self._is_block and CLOSING[self._mark] == self._mark and _STOPS.fullmatch(line, last + 1):
            return last if line.count(self._mark, start) % 2 else -1
        return closes_at(line, start, self._mark)


def _orders(line: str) -> bool:
    """Whether a line behind unmarked new words is an instruction again."""
    return (
        _ANNOUNCED.search(line) is not None
        or re.match(r"(?:将|把|在|对|删去|删除)?第[^。：]{1,20}[条款项]", line) is not None
    )


def quoted_words(lines: Sequence[str]) -> QuotationReader:
    """The quotations of an instruction that stands in ``lines``."""
    reading = QuotationReader()
    for line in lines:
        if not reading.is_open and reading.is_announced and line[:1] not in OPENING:
            reading.announce_unmarked(line)
        else:
            reading.read(line)
    return reading
