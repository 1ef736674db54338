"""Text as its words are recognised in another version: beyond the folding, figures by their value and no blanks."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final

from workbench.lang.folding import FoldedText, located_key
from workbench.lang.number_words import CHINESE_WORDS, DIGITS, ENGLISH_NUMBER, ENGLISH_WORDS, VULGAR, number
from workbench.lang.numerals import CHINESE_NUMERAL

_LONGEST_NUMBER: Final = 24  # characters; a longer row of digits is no figure of a law
_NUMBER: Final = rf"(?:{DIGITS}[百千万亿]*|{CHINESE_WORDS})"
# Most characters begin no figure, and most texts of letters hold none.
_FIGURE: Final = rf"""(?:
      (?=[\d{CHINESE_NUMERAL}{VULGAR}])(?:
          (?P<below>{_NUMBER})分之(?P<above>{_NUMBER})
        | (?P<value>{_NUMBER})(?P<percent>\s?per\s?cent\b)?)
    | (?<![A-Za-z])(?=(?:{ENGLISH_NUMBER})\b)(?P<words>{ENGLISH_WORDS})(?P<words_percent>\s?per\s?cent\b)?
    | (?P<blank>\ ))"""


@cache  # compiled only where words are looked for
def _figure() -> re.Pattern[str]:
    return re.compile(_FIGURE, re.VERBOSE | re.IGNORECASE)


@lru_cache(maxsize=512)  # many comments are looked for in the same clauses
def words_key(text: str) -> FoldedText:
    """What two texts have in common that say the same in the same words, with the way back to the original.

    十日, 10日 and １０ 日 are one, and so are 百分之二十 and 20%, ten days and 10 days. Each character of a figure
    stands for the whole figure.
    """
    plain = located_key(text)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _figure().finditer(plain.text):
        key = "" if match["blank"] else _value(match)
        if key is None:
            continue
        letters += (plain.text[at : match.start()], key)
        starts += plain.starts[at : match.start()]
        ends += plain.ends[at : match.start()]
        start, end = plain.original(*match.span())
        starts += [start] * len(key)
        ends += [end] * len(key)
        at = match.end()
    if not at:
        return plain
    return FoldedText("".join((*letters, plain.text[at:])), [*starts, *plain.starts[at:]], [*ends, *plain.ends[at:]])


def _value(match: re.Match[str]) -> str | None:
    """The one form of a figure; None where what looks like one is none (万 alone) or has that form already."""
    written = match["value"] or match["words"]
    if written is None:
        below, above = number(match["below"]), number(match["above"])
        if not below or above is None:
            return None
        return f"{above}%" if below == 100 else str(above / below)
    value = _number(written)
    if value is None:
        return None
    return f"{value}%" if match["percent"] or match["words_percent"] else str(value)


def _number(written: str) -> Fraction | None:
    if len(written) > _LONGEST_NUMBER and not written[0].isalpha():
        return None
    return None if written[0] in "百千万亿佰仟" else number(written.lower())
