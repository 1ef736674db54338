"""Text as it is compared: one form for what typesetters, keyboards and scripts write in several ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
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
_STOPS: Final = str.maketrans("。、", ".,")
# A blank says something only between two words in letters or digits.
_LETTER: Final = rf"[^\W_{HAN}]"
_IDLE_BLANKS: Final = re.compile(rf"(?<!{_LETTER})(?<!\s)\s++|\s++(?!{_LETTER})")
_BLANK_RUN: Final = re.compile(rf"(?P<parting>(?<={_LETTER})\s++(?={_LETTER}))|\s+")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text that knows where it came from.

    Character ``i`` of ``text`` stands for the original characters from ``starts[i]`` up to ``ends[i]``.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that ``text[start:end]`` stands for; an empty one stays empty."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


class _Table(dict[int, str]):
    """What each character folds to, found once; ``uneven`` are those that become none or several."""

    def __init__(self, keeps_case: bool) -> None:
        super().__init__()
        self.keeps_case = keeps_case
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = _plain(character)
        self[code] = plain = plain if self.keeps_case else plain.lower()
        if len(plain) != 1:
            self.uneven.add(character)
        return plain


_FOLDED: Final = _Table(keeps_case=False)
_CASED: Final = _Table(keeps_case=True)
_PLAIN: Final = {alike: plain for plain, several in _ALIKE.items() for alike in several}


def fold(text: str, *, keeps_case: bool = False) -> str:
    """``text`` as it is compared.

    Half-width, lower case unless ``keeps_case``, simplified characters, straight quotation marks, one hyphen for all
    dashes, one blank for each kind of blank, and nothing for what has no width. Line breaks stay.
    """
    if _TYPED_ACCENT.search(text):
        return folded(text, keeps_case=keeps_case).text
    return text.translate(_CASED if keeps_case else _FOLDED)


def folded(text: str, *, keeps_case: bool = False) -> FoldedText:
    """As :func:`fold`, with the way back from each folded character to the original ones."""
    table = _CASED if keeps_case else _FOLDED
    plain = text.translate(table)
    if table.uneven.isdisjoint(text) and not _TYPED_ACCENT.search(text):
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
    return " ".join(_IDLE_BLANKS.sub("", fold(text, keeps_case=True).translate(_STOPS)).split())


@lru_cache(maxsize=256)  # many comments are looked for in the same clauses
def located_key(text: str) -> FoldedText:
    """As :func:`equality_key`, with the way back to the original; a blank that stays stands for the whole run."""
    plain = folded(text, keeps_case=True)
    key = plain.text.translate(_STOPS)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for blanks in _BLANK_RUN.finditer(key):
        letters.append(key[at : blanks.start()])
        starts += plain.starts[at : blanks.start()]
        ends += plain.ends[at : blanks.start()]
        at = blanks.end()
        if blanks["parting"]:
            letters.append(" ")
            starts.append(plain.starts[blanks.start()])
            ends.append(plain.ends[at - 1])
    if not at:
        return FoldedText(key, plain.starts, plain.ends)
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
