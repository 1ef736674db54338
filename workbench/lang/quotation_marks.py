"""Quotation marks of both languages: which closes which, and what stands inside of which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# What begins a quotation of its own, and what ends it; single marks stand inside of others only.
CLOSING: Final[Mapping[str, str]] = {"“": "”", "「": "」", "『": "』", '"': '"', "＂": "＂"}
OPENING: Final = "".join(CLOSING)
_INNER: Final[Mapping[str, tuple[re.Pattern[str], str]]] = {
    "“": (re.compile(r"(?<![A-Za-z0-9])‘([^‘’]*)’(?![A-Za-z0-9])"), r"“\1”"),
    '"': (re.compile(r"(?<![A-Za-z0-9])'([^']*)'(?![A-Za-z0-9])"), r'"\1"'),
    "「": (re.compile("『([^『』]*)』"), r"「\1」"),
    "『": (re.compile("「([^「」]*)」"), r"『\1』"),
}


def closes_at(text: str, start: int, opening: str, depth: int = 1) -> int:
    """Where the quotation that is open before ``start`` ends in ``text``, inner ones of the same marks passed over.

    The place of the closing mark; -1 where it does not end.
    """
    closing = CLOSING[opening]
    for at in range(start, len(text)):
        if text[at] == closing:
            depth -= 1
            if not depth:
                return at
        elif text[at] == opening:
            depth += 1
    return -1


def raised(quoted: str, opening: str) -> str:
    """Quoted words as they are printed outside of the quotation: the marks inside it take the place of the outer."""
    if opening not in _INNER:
        return quoted
    pattern, outer = _INNER[opening]
    return pattern.sub(outer, quoted)
