"""Text cut into the terms by which it is searched and compared: runs of one script, pairs of characters, base forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from workbench.lang.characters import HAN
from workbench.lang.folding import fold
from workbench.lang.stems import base_form

_RUN: Final = re.compile(rf"(?P<han>[{HAN}]+)|(?P<word>[^\W_{HAN}]+)")


def script_runs(text: str) -> Iterator[tuple[bool, str]]:
    """The runs of Chinese characters (True) and the other words and numbers (False) of a folded text, in order."""
    for match in _RUN.finditer(text):
        yield match.lastgroup == "han", match.group()


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
