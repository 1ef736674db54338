"""The words of an official text at one provision, put together from what was stored below it (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from workbench.standards.official.matching import is_within

_MARKS: Final = {"zh": "（{}）"}  # how a language prints the letter of an item, where not as (a)
_LAST_MARK: Final = re.compile(r"(?:\(|:)([0-9A-Za-z]+)\)?$")


def official_wording(wordings: Mapping[str, str], ref: str, lang: str) -> str:
    """The official words at ``ref`` and below, in the order of the file, one line each; empty where there are none.

    Every provision below ``ref`` stands behind its own number, as in the official text.
    """
    lines = [
        words if address == ref else f"{_mark(address, lang)}{words}"
        for address, words in wordings.items()
        if is_within(address, ref)
    ]
    return "\n".join(lines)


def _mark(ref: str, lang: str) -> str:
    match = _LAST_MARK.search(ref)
    number = match[1] if match else ""
    if number.isdigit():
        return f"{number}. "
    return _MARKS.get(lang, "({}) ").format(number)
