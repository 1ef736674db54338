"""The gate for text: what no text of a law or a comment holds never gets further than here (pure).

Control characters, lone surrogates and non-characters cannot be stored by every database, nor written into a Word file;
marks that turn the direction of writing make a sentence read otherwise than it is stored (the Unicode Consortium's
report 36, 2.5). They mean nothing in Chinese or English, so they are taken out rather than refused.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from workbench.errors import Invalid

# C0 and C1 without tab, line feed and carriage return; surrogates; non-characters; marks and overrides of direction.
_NEVER: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
    "|[" + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)) + "]"
)
_LINE_END: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS: Final = re.compile(r"[ \t\n]+")


def clean_text(text: str) -> str:
    """Text of any length without what it may not hold; every line ends in ``\\n``, and nothing else is changed."""
    return text if text.isprintable() else _NEVER.sub("", _LINE_END.sub("\n", text))


def clean_line(text: str) -> str:
    """Text for a title, a name or a query: as :func:`clean_text`, on one line, without blanks at its ends."""
    return _BLANKS.sub(" ", clean_text(text)).strip()


def is_clean(text: str) -> bool:
    """Whether there is nothing in ``text`` that the gate would take out."""
    return text.isprintable() or _NEVER.search(text) is None  # what the gate takes out does not print


def count_unclean(text: str) -> int:
    """How many characters of ``text`` the gate would take out."""
    return 0 if text.isprintable() else len(_NEVER.findall(text))


def read_json(text: str, most: int, field: str | None = None) -> Any:
    """The value of a JSON text that a person sent, every string in it cleaned.

    Raises Invalid ``json_long`` where it has more than ``most`` characters, ``json_unreadable`` where it is no JSON or
    nested beyond reason.
    """
    if len(text) > most:
        raise Invalid("json_long", field=field, most=most)
    try:
        return clean_values(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise Invalid("json_unreadable", field=field) from error


def clean_values(value: Any) -> Any:
    """A value as JSON has them, every string in it cleaned, names too."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [clean_values(part) for part in value]
    if isinstance(value, dict):
        return {clean_text(name): clean_values(part) for name, part in value.items()}
    return value
