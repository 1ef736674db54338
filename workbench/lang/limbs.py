"""How running text falls into sentences, and a sentence into the limbs between its commas (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from workbench.lang.languages import Lang

_SENTENCE_END: Final[Mapping[Lang, re.Pattern[str]]] = {
    "zh": re.compile(r"[。；！？;\n]"),
    "en": re.compile(r"[;\n]|[.!?](?=\s+[A-Z(]|\s*$)"),
}
_LIMB_END: Final[Mapping[Lang, re.Pattern[str]]] = {"zh": re.compile(r"[，,]"), "en": re.compile(r",(?!\d{3})")}


def sentences(text: str, lang: Lang) -> list[str]:
    """The sentences of ``text`` in order, without what ends them; a semicolon ends one too."""
    return [sentence.strip() for sentence in _SENTENCE_END[lang].split(text) if sentence.strip()]


def limb_at(sentence: str, at: int, lang: Lang) -> tuple[int, int]:
    """From where to where the limb of ``sentence`` reaches in which the character ``at`` stands."""
    ends = [match.span() for match in _LIMB_END[lang].finditer(sentence)]
    start = max((end for _, end in ends if end <= at), default=0)
    stop = min((begin for begin, _ in ends if begin >= at), default=len(sentence))
    return start, stop
