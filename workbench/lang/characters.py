"""Which characters are Chinese, blank or unseen: every range of characters that the program knows stands here."""

from __future__ import annotations

import re
from typing import Final

# To be put into the brackets of a regular expression.
# Unified ideographs with extension A, compatibility ideographs, the planes of the rarer ones, and the zero of numbers.
HAN: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
# Blanks within a line: the plain ones, the ideographic one, and the fixed widths that Word and PDF files bring.
BLANKS: Final = " \t\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
# Marks without width or shape: soft hyphen, zero-width characters, marks of direction, byte order mark, variation.
INVISIBLE: Final = "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
# Characters as wide as an ideograph, with the punctuation that belongs to Chinese text.
WIDE: Final = f"\u2e80-\u303f{HAN}\uff01-\uff60\uffe0-\uffef“”‘’"
# Whatever is set in an East Asian typeface: radicals, ideographs, kana, hangul, and the punctuation among them.
EAST_ASIAN: Final = "\u2e80-\U0003ffff"

_HAN: Final = re.compile(f"[{HAN}]")
_HAN_RUN: Final = re.compile(f"[{HAN}]+")
_UNSEEN: Final = re.compile(f"[\\s{BLANKS}{INVISIBLE}]*")


def has_chinese(text: str) -> bool:
    """Whether a Chinese character stands in ``text``."""
    return _HAN.search(text) is not None


def chinese_runs(text: str) -> list[str]:
    """The longest stretches of Chinese characters, in order; punctuation, digits and letters part them."""
    return _HAN_RUN.findall(text)


def is_unseen(text: str) -> bool:
    """Whether ``text`` shows nothing on a page: no character at all, or only blanks and marks without width."""
    return _UNSEEN.fullmatch(text) is not None
