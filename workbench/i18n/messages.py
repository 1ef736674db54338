"""Messages: English sentences marked for the catalogues, and put into a reader's language only when they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workbench.i18n.languages import catalogue


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence whose fields in braces are its facts: ``No article {number}``.

    ``context`` tells two uses of one English sentence apart; ``plural`` is the sentence where the fact ``count`` is
    not one.
    """

    text: str
    context: str | None = None
    plural: str | None = None

    def in_language(self, language: str) -> str:
        return translate(self, language)


def N_(text: str) -> Message:
    """Marks a sentence for the catalogues (``make messages`` collects every call)."""
    return Message(text)


def NC_(context: str, text: str) -> Message:
    """Marks a sentence that other languages word differently elsewhere; ``context`` says where this one stands."""
    return Message(text, context)


def NP_(singular: str, plural: str) -> Message:
    """Marks a sentence with a plural, chosen by the fact ``count``."""
    return Message(singular, plural=plural)


def translate(message: Message, language: str, /, **facts: object) -> str:
    """The message in that language (in English where it has no catalogue), with its facts filled in.

    A fact that has words of its own in each language (a message, a member of a closed list, bilingual text) answers
    ``in_language`` and is put in the same one.
    """
    return sentence(message, language, facts.get("count")).format_map(
        {name: _worded(fact, language) for name, fact in facts.items()}
    )


BETWEEN_MEMBERS: Final = NC_("between the members of a list", ", ")


def listed(words: Iterable[str], language: str) -> str:
    """The words one after the other, as that language divides a list: ``a, b`` or ``甲、乙``."""
    return translate(BETWEEN_MEMBERS, language).join(words)


BETWEEN_PARTS: Final = NC_("between the parts of a longer list", "; ")


def divided(parts: Iterable[str], language: str) -> str:
    """Parts that may hold lists themselves, one after the other: ``a, b; c`` or ``甲、乙；丙``."""
    return translate(BETWEEN_PARTS, language).join(parts)


def sentence(message: Message, language: str, count: object = None) -> str:
    """The message as it stands in the catalogue of that language, its fields still open."""
    messages = catalogue(language)
    if message.plural is not None:
        return messages.ngettext(message.text, message.plural, count if isinstance(count, int) else 2)
    if message.context is not None:
        return messages.pgettext(message.context, message.text)
    return messages.gettext(message.text)


def _worded(fact: object, language: str) -> object:
    in_language = getattr(fact, "in_language", None)
    return fact if in_language is None else in_language(language)
