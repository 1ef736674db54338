"""What a sentence of a law is about (who is covered, how much, how long, ...) and which provisions answer it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workbench.lang.languages import Lang


@dataclass(frozen=True, slots=True)
class Target:
    """Where an aspect leads, and how strongly (0 to 1).

    Either ``role``: the articles with that role in the Part of the sentence's branch (``care`` and ``cash`` are the
    benefit articles of a branch that give care, or money); or ``ref``: one provision whatever the branch.
    """

    strength: float
    role: str = ""
    ref: str = ""


CASH_BRANCHES: Final = frozenset(
    {"sickness", "unemployment", "old_age", "employment_injury", "maternity", "invalidity", "survivors"}
)


def own_part(role: str, strength: float) -> Target:
    """The articles with ``role`` in the Part of the sentence's own branch."""
    return Target(strength, role=role)


def provision(address: str, strength: float) -> Target:
    """One provision of C.102, such as ``65(10)``, whatever the branch."""
    return Target(strength, ref=f"C102:{address}")


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing a sentence may be about.

    ``zh`` and ``en`` are patterns for its cue phrases; ``branches`` limits it to sentences on these branches;
    ``unless`` names aspects whose presence in the same sentence silences this one.
    """

    id: str
    name: tuple[str, str]
    zh: str
    en: str
    targets: tuple[Target, ...]
    branches: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    def cue(self, text: str, lang: Lang) -> str | None:
        """The words of ``text`` that show this aspect, or None."""
        found = compiled(self.zh if lang == "zh" else self.en).search(text)
        return found.group() if found else None


@dataclass(frozen=True, slots=True)
class Sign:
    """An aspect seen in a sentence, and the words that show it."""

    aspect: Aspect
    words: str


@lru_cache(maxsize=512)
def compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def signs(text: str, branches: Mapping[str, float], aspects: tuple[Aspect, ...], lang: Lang) -> tuple[Sign, ...]:
    """The aspects of one sentence that speaks of ``branches``."""
    found = [
        Sign(aspect, words)
        for aspect in aspects
        if not aspect.branches or aspect.branches.intersection(branches)
        if (words := aspect.cue(text, lang)) is not None
    ]
    seen = {sign.aspect.id for sign in found}
    return tuple(sign for sign in found if not sign.aspect.unless & seen)
