"""The words of a clause that a comment is on: found in its text, and kept with the words around them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.commentary.models import Anchor
from workbench.errors import Invalid
from workbench.law.anchor import quote_words


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """The words of a clause a comment is on, and where they begin in its text, in characters."""

    quote: str
    start: int


def quote_in(anchor: Anchor, text: str, quoted: QuotedWords) -> None:
    """Let an anchor quote the words in the text of its clause; raises Invalid where that cannot be said."""
    set_quote(anchor, text, *span_of(text, quoted))


def span_of(text: str, quoted: QuotedWords) -> tuple[int, int]:
    """From where to where the words stand: where they were selected, or else where they stand once and only once.

    Raises Invalid where they stand nowhere, or more than once.
    """
    start, quote = quoted.start, quoted.quote.replace("\r\n", "\n")
    if start < 0 or text[start : start + len(quote)] != quote:
        start, quote = _only_place(text, quote)
    return start, start + len(quote)


def set_quote(anchor: Anchor, text: str, start: int, end: int) -> None:
    """Let an anchor quote ``text[start:end]`` of its clause, with the words around by which it is found again."""
    quoted = quote_words(text, start, end)
    anchor.quote, anchor.start = quoted.quote, quoted.start
    anchor.prefix, anchor.suffix = quoted.prefix, quoted.suffix


def _only_place(text: str, quote: str) -> tuple[int, str]:
    """Where the words stand once and only once, white space aside (a browser breaks lines its own way)."""
    letters = "".join(quote.split())
    positions = [index for index, letter in enumerate(text) if not letter.isspace()]
    run = "".join(text[index] for index in positions)
    if not letters or run.count(letters) != 1:
        raise Invalid("quote_not_found", field="quote", quote=quote)
    first = run.index(letters)
    start, end = positions[first], positions[first + len(letters) - 1] + 1
    return start, text[start:end]
