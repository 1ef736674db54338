"""Text cut into pieces: runs of one script for searching, and the smallest pieces that a change may show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from workbench.lang.characters import HAN
from workbench.lang.folding import fold, folded
from workbench.lang.number_words import CHINESE_WORDS, DENOMINATORS, DIGITS, ENGLISH_WORDS, VULGAR
from workbench.lang.numerals import CHINESE_NUMERAL
from workbench.lang.quantities import UNIT_ZH
from workbench.lang.stems import base_form

_RUN: Final = re.compile(rf"(?P<han>[{HAN}]+)|(?P<word>[^\W_{HAN}]+)")
_WORD: Final = re.compile(rf"[^\W\d_{HAN}]+|\d+|[{HAN}]")

# Beside the units of quantities, what else a Chinese law counts and what its dates are made of.
_UNIT_ZH: Final = rf"年度|个半(?:月|小时|工作日|星期)|{UNIT_ZH}|公里|平方米|月|户|次(?!性)"
_HALF_ZH: Final = r"(?:(?<=[年天周倍])半(?![数价额径]))?"

# A reference (第十六条之一第二款) is one piece but no figure: its renumbering changes nothing of substance.
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
_ATOM: Final = re.compile(
    rf"(?P<reference>{_REFERENCE})|(?P<figure>{_FIGURE})|[^\W\d_{HAN}]+(?:['\-][^\W\d_{HAN}]+)*|\n|[^\S\n]+|.",
    re.DOTALL,
)
_FIGURE_ALONE: Final = re.compile(_FIGURE)


def script_runs(text: str) -> Iterator[tuple[bool, str]]:
    """The runs of Chinese characters (True) and the other words and numbers (False) of a folded text, in order."""
    for found in _RUN.finditer(text):
        yield found.lastgroup == "han", found.group()


def bigrams(run: str) -> list[str]:
    """Every pair of neighbouring characters of a Chinese run."""
    return [first + second for first, second in pairwise(run)]


def ranking_terms(text: str) -> list[str]:
    """The terms by which texts of one language are compared: pairs of Chinese neighbours, base forms, and numbers.

    A Chinese character that stands alone is a term; a letter that does is none, since it only counts items.
    """
    terms: list[str] = []
    for is_han, run in script_runs(fold(text)):
        if is_han:
            terms += bigrams(run) or [run]
        elif len(run) > 1 or run.isdecimal():
            terms.append(base_form(run))
    return terms


def words(text: str) -> list[str]:
    """The words in letters, the numbers in digits and the single Chinese characters of a text, in order."""
    return _WORD.findall(text)


def atoms(text: str) -> list[str]:
    """The pieces of ``text`` in order, which joined give it back; a Latin word, or a figure with its unit, is one."""
    plain = folded(text)
    if len(plain.text) == len(text) and isinstance(plain.starts, range):
        return [text[found.start() : found.end()] for found in _ATOM.finditer(plain.text)]
    pieces: list[str] = []
    at = 0
    for found in _ATOM.finditer(plain.text):
        start, end = plain.original(*found.span())
        pieces += [text[at:start], text[max(at, start) : end]]
        at = max(at, end)
    return [piece for piece in (*pieces, text[at:]) if piece]


def is_figure(atom: str) -> bool:
    """Whether a piece is a number, percentage, fraction, amount, term, age or date (a reference to a clause is not)."""
    return _FIGURE_ALONE.fullmatch(fold(atom)) is not None


def is_word(atom: str) -> bool:
    """Whether a piece says something, other than white space and punctuation."""
    return atom[0].isalnum()
