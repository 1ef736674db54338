"""Whether a line of an English text breaks off where only more of the same sentence can follow."""

from __future__ import annotations

import re
from typing import Final

_GOES_ON: Final = re.compile(
    r"(?:\b(?:[Aa]|[Aa]n|and|as|at|by|every|for|from|[Ii]n|into|of|on|or|per|than|that|[Tt]he|this|to|under|with|within|see"
    r"|which|sections?|articles?|rules?|regulations?|paragraphs?|part|schedule|is|are|shall)"
    r"|[a-z] (?:Section|Article|Rule|Regulation|Part|Schedule|Chapter)|,)$"
)
_REACH: Final = 20  # letters; the longest word that is looked for, and one before it
_LONG: Final = 50  # letters; a line of this length that has no end was wrapped


def breaks_off(text: str) -> bool:
    """Whether ``text`` ends in a word or comma that needs another behind it."""
    return _GOES_ON.search(text[-_REACH:]) is not None and not text.isupper()


def may_be_wrapped(text: str) -> bool:
    """Whether ``text`` is as long as a line and ends without a stop."""
    return len(text) >= _LONG and (text[-1].islower() or text[-1] == ",") and not text.istitle()
