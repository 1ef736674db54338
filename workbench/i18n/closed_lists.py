"""Closed lists: the values a field may have, each with its name, its colour on the page and the words that find it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, Self

from workbench.i18n.languages import languages
from workbench.i18n.messages import Message, translate

_UNNAMED: Final = Message("")


class ClosedList(StrEnum):
    """A list whose members stand in one place each: ``LATE = "late", N_("Too late"), "negative", ("overdue",)``.

    The member itself is the value that is stored; ``label`` its name; ``tone`` the part it plays in the style sheet
    (``.tone-negative``), empty where it plays none; ``words`` further words by which a search finds it.
    """

    label: Message
    tone: str
    words: tuple[str, ...]

    def __new__(cls, value: str, label: Message = _UNNAMED, tone: str = "", words: tuple[str, ...] = ()) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label, member.tone, member.words = label, tone, words
        return member

    def in_language(self, language: str) -> str:
        """The member's name."""
        return translate(self.label, language)

    @classmethod
    def meant_by(cls, word: str) -> Self | None:
        """The member a person means who writes ``word``: its value, its name in any language, or a word for it."""
        folded = word.casefold().strip()
        return next((member for member in cls if folded in {name.casefold() for name in member.names()}), None)

    def names(self) -> Iterator[str]:
        """Everything the member is called."""
        yield self.value
        yield from (self.in_language(language) for language in languages())
        yield from self.words
