"""Text cut into the smallest tokens that a change may show: words, figures with their units, references, signs."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from workbench.lang.characters import HAN
from workbench.lang.folding import fold, folded
from workbench.lang.number_words import CHINESE_WORDS, DENOMINATORS, DIGITS, ENGLISH_WORDS, VULGAR
from workbench.lang.numerals import CHINESE_NUMERAL
from workbench.lang.quantities import UNIT_ZH

_WORD: Final = re.compile(rf"[^\W\d_{HAN}]+|\d+|[{HAN}]")

# Beside the units of quantities, what else a Chinese law counts and what its dates are made of.
_UNIT_ZH: Final = rf"年度|个半(?:月|小时|工作日|星期)|{UNIT_ZH}|公里|平方米|月|户|次(?!性)"
_HALF_ZH: Final = r"(?:(?<=[年天周倍])半(?![数价额径]))?"

# A reference (第十六条之一第二款) is one token but no figure: its renumbering changes nothing of substance.
_REFERENCE: Final = rf"第[{CHINESE_NUMERAL}\d]+[条款项章节编目](?:之[{CHINESE_NUMERAL}\d]+)?"
_FIGURE_ZH: Final = "|".join(
    (
        rf"(?:{CHINESE_WORDS}|\d+)分之(?:{CHINESE_WORDS}|{DIGITS})",
        r"一半|半数|半(?=年|个?月|天|日|个?小时|个?星期)(?:年(?!度)|个?月|天|日|个?小时|个?星期)",
        rf"{DIGITS}\s?(?:%|‰|per\s?cent\b)",
        rf"{CHINESE_WORDS}(?:至|到|-+|~)(?:{CHINESE_WORDS}|{DIGITS})(?:{_UNIT_ZH}|%)",
        rf"{DIGITS}(?:st|nd|rd|th)\b",
        rf"{DIGITS}[百千万亿]*(?:{_UNIT_ZH})?{_HALF_ZH}",
        rf"{CHINESE_WORDS}(?:{_UNIT_ZH}){_HALF_ZH}",
        rf"(?=[{CHINESE_NUMERAL}]*[十百廿卅])[{CHINESE_NUMERAL}]{{2,}}",
    )
)
_FIGURE_EN: Final = "|".join(
    (
        r"half(?:(?:\sof)?\san?\s|-)(?:year|month|week|day|hour)\b",
        r"an?\s(?:year|month|week|day|hour)\sand\sa\shalf\b",
        rf"(?:an?|{ENGLISH_WORDS})\sand\s(?:a|one)[\s-]half\b",
        rf"(?:one|two|three|four|five|seven|nine)[\s-](?:{'|'.join(DENOMINATORS)})s?\b",
        # "one" alone is more often a pronoun than a number.
        rf"(?!(?:zero|one)\b(?!\s(?:hundred|thousand|million)))(?:{ENGLISH_WORDS})",
        r"(?:half|halves|thirds?|quarters?|hundred|thousand|million|billion)\b",
    )
)
# Most characters begin no figure; only those that may are looked at more closely.
_FIGURE: Final = rf"(?=[半\d{CHINESE_NUMERAL}{VULGAR}])(?:{_FIGURE_ZH})|(?<![a-z])(?=[abefhmnoqstz])(?:{_FIGURE_EN})"


@cache  # compiled only where a text is cut: a fifth of a second that most commands need not wait
def _atom() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<reference>{_REFERENCE})|(?P<figure>{_FIGURE})|[^\W\d_{HAN}]+(?:['\-][^\W\d_{HAN}]+)*|\n|[^\S\n]+|.",
        re.DOTALL,
    )


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(_FIGURE)


def words(text: str) -> list[str]:
    """The words in letters, the numbers in digits and the single Chinese characters of a text, in order."""
    return _WORD.findall(text)


def atoms(text: str) -> list[str]:
    """The tokens of ``text`` in order, which joined give it back; a Latin word, or a figure with its unit, is one."""
    plain = folded(text)
    if len(plain.text) == len(text) and isinstance(plain.starts, range):
        return [text[match.start() : match.end()] for match in _atom().finditer(plain.text)]
    tokens: list[str] = []
    at = 0
    for match in _atom().finditer(plain.text):
        start, end = plain.original(*match.span())
        tokens += [text[at:start], text[max(at, start) : end]]
        at = max(at, end)
    return [token for token in (*tokens, text[at:]) if token]


def is_figure(atom: str) -> bool:
    """Whether a token is a number, percentage, fraction, amount, term, age or date (a reference to a clause is not)."""
    return _figure().fullmatch(fold(atom)) is not None


def is_word(atom: str) -> bool:
    """Whether a token says something, other than white space and punctuation."""
    return atom[0].isalnum()
