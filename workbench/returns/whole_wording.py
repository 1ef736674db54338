"""The whole text of a clause as an opinion would have it, worked out from the few words it gives."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from workbench.returns.model import ReturnedOpinion

_AHEAD: Final = 12  # letters before a change by which its place is told
_MUCH: Final = 0.5  # of a wording that must stand in the clause for it to be the clause reworded


def whole_wording(opinion: ReturnedOpinion, text: str) -> str:
    """``text`` with the change made; empty where the opinion gives no words, or it cannot be told where they belong."""
    if opinion.deleted:
        start = _start_of(text, opinion.deleted, opinion.before)
        if start is None:
            return ""
        return text[:start] + opinion.inserted + text[start + len(opinion.deleted) :]
    if opinion.inserted:
        end = _end_of(text, opinion.before) if opinion.before else _end_of(text, opinion.quote)
        return "" if end is None else text[:end] + opinion.inserted + text[end:]
    if opinion.proposed and SequenceMatcher(None, text, opinion.proposed, autojunk=False).ratio() >= _MUCH:
        return opinion.proposed
    return ""


def _start_of(text: str, words: str, before: str) -> int | None:
    """Where words stand in a text: once, or else once behind what stood before them."""
    if text.count(words) == 1:
        return text.index(words)
    end = _end_of(text, before)
    return end if end is not None and text.startswith(words, end) else None


def _end_of(text: str, before: str) -> int | None:
    """Where the last letters of ``before`` end in a text, in which they stand once; the most that do."""
    tail = before[-_AHEAD:]
    while len(tail) > 1:
        if text.count(tail) == 1:
            return text.index(tail) + len(tail)
        tail = tail[1:]
    return None
