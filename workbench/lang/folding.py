"""Text as it is compared: one form for what typesetters, keyboards and scripts write in several ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from opencc import OpenCC

from workbench.lang.characters import BLANKS, HAN, INVISIBLE

# One character for all that stand for it; NFKC leaves these apart.
_ALIKE: Final = {
    '"': "“”„‟«»「」『』〝〞〟﹁﹂﹃﹄",
    "'": "‘’‚‛‹›ʼ′",
    "-": "‐‑‒–—―−﹘﹣－",
    "[": "〔【〖",
    "]": "〕】〗",
    "《": "〈",
    "》": "〉",
    "·": "・•‧∙⋅",
    "~": "〜∼",
    "〇": "○◯",
}
# Forms that NFKC would turn into plain digits and letters, though they mean something else: 15² is no 152, 1½ no 11⁄2,
# and ① before a figure is no part of it.
_MEANT: Final = ("<super>", "<sub>", "<fraction>", "<circle>")
_IDEOGRAPH: Final = re.compile(f"[{HAN}]")
_BLANK: Final = re.compile(f"[{BLANKS}\v\f\x1c-\x1f\x85]")
_UNSEEN: Final = re.compile(f"[{INVISIBLE}]")
_ACCENT: Final = "[\u0300-\u036f\u3099\u309a]"  # typed after its letter
_TYPED_ACCENT: Final = re.compile(_ACCENT)
_CLUSTER: Final = re.compile(f".{_ACCENT}*", re.DOTALL)
# A blank says something only between two words in letters or digits.
_LETTER: Final = rf"[^\W_{HAN}]"
# Both begin with the blank itself, for which a text is scanned far faster than for what stands before it.
_IDLE_BLANK: Final = re.compile(rf" (?:(?!{_LETTER})|(?<!{_LETTER} ))")
_BLANK_RUN: Final = re.compile(rf"\s(?P<parting>(?<={_LETTER}\s)\s*+(?={_LETTER}))?\s*")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text that knows where it came from.

    Character ``i`` of ``text`` stands for the original characters from ``starts[i]`` up to ``ends[i]``.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @property
    def is_even(self) -> bool:
        """Whether character ``i`` stands for the original character ``i``, as in most texts."""
        return isinstance(self.starts, range)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that ``text[start:end]`` stands for; an empty one stays empty."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


class _Table(dict[int, str]):
    """What each character becomes, found once; ``uneven`` are those that become none or several."""

    def __init__(self, finish: Callable[[str], str]) -> None:
        super().__init__()
        self.finish = finish  # what is done to the plain form of a character
        self.uneven: list[str] = []
        self._shifting = (0, _TYPED_ACCENT)

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = finished = self.finish(_plain(character))
        if len(finished) != 1:
            self.uneven.append(character)
        return finished

    def shifts(self, text: str) -> bool:
        """Whether ``text``, which was translated before, does not become something character by character."""
        known, pattern = self._shifting
        if known != len(self.uneven):
            uneven = tuple(self.uneven)
            pattern = re.compile(f"{_ACCENT}|[{re.escape(''.join(uneven))}]")
            self._shifting = (len(uneven), pattern)
        return pattern.search(text) is not None


_STOPS: Final = {"。": ".", "、": ","}
_FOLDED: Final = _Table(str.lower)
_CASED: Final = _Table(str)
_KEYED: Final = _Table(lambda plain: _STOPS.get(plain, plain))
_PLAIN: Final = {alike: plain for plain, several in _ALIKE.items() for alike in several}


def fold(text: str, *, keeps_case: bool = False) -> str:
    """``text`` as it is compared.

    Half-width, lower case unless ``keeps_case``, simplified characters, straight quotation marks, one hyphen for all
    dashes, one blank for each kind of blank, and nothing for what has no width. Line breaks stay.
    """
    return _become(text, _CASED if keeps_case else _FOLDED)


def folded(text: str, *, keeps_case: bool = False) -> FoldedText:
    """As :func:`fold`, with the way back from each folded character to the original ones."""
    return _traced(text, _CASED if keeps_case else _FOLDED)


def _become(text: str, table: _Table) -> str:
    return _traced(text, table).text if _TYPED_ACCENT.search(text) else text.translate(table)


def _traced(text: str, table: _Table) -> FoldedText:
    plain = text.translate(table)
    if not table.shifts(text):
        return FoldedText(plain, range(len(text)), range(1, len(text) + 1))
    clusters = [cluster.span() for cluster in _CLUSTER.finditer(text)]
    plains = [unicodedata.normalize("NFC", text[start:end].translate(table)) for start, end in clusters]
    starts = [start for (start, _), piece in zip(clusters, plains, strict=True) for _ in piece]
    ends = [end for (_, end), piece in zip(clusters, plains, strict=True) for _ in piece]
    return FoldedText("".join(plains), starts, ends)


def equality_key(text: str) -> str:
    """What two texts have in common that say the same word for word: the folding, capitals kept, without its blanks.

    Chinese and Western full stops and commas are one. A blank stays, as one, where it parts two words in letters.
    """
    return _IDLE_BLANK.sub("", " ".join(_become(text, _KEYED).split()))


@lru_cache(maxsize=256)  # many comments are looked for in the same clauses
def located_key(text: str) -> FoldedText:
    """As :func:`equality_key`, with the way back to the original; a blank that stays stands for the whole run."""
    plain = _traced(text, _KEYED)
    key = plain.text
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for blanks in _BLANK_RUN.finditer(key):
        letters.append(key[at : blanks.start()])
        starts += plain.starts[at : blanks.start()]
        ends += plain.ends[at : blanks.start()]
        at = blanks.end()
        if blanks["parting"] is not None:
            letters.append(" ")
            starts.append(plain.starts[blanks.start()])
            ends.append(plain.ends[at - 1])
    if not at:
        return plain
    return FoldedText("".join((*letters, key[at:])), [*starts, *plain.starts[at:]], [*ends, *plain.ends[at:]])


def _plain(character: str) -> str:
    if _UNSEEN.match(character):
        return ""
    if _BLANK.match(character):
        return " "
    if unicodedata.decomposition(character).startswith(_MEANT):
        return character
    plain = unicodedata.normalize("NFKC", character)
    plain = _PLAIN.get(plain, plain)
    return _simplifier().convert(plain) if _IDEOGRAPH.match(plain) else plain


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
