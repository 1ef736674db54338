"""The languages the program speaks to people in: English, the language of the source, and each that has a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

FOLDER = Path(__file__).resolve().parent.parent / "translations"  # one folder a locale, as gettext lays them out
WRITTEN_IN: Final = "en"  # the language of the messages in the code
DEFAULT: Final = "zh"  # where neither the person nor the browser asks for a language


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the interface: ``code`` (``zh``) in addresses and settings, ``locale`` (``zh_Hans_CN``) the name of
    its catalogue, ``name`` what its readers call it, ``tag`` (``zh-Hans``) what HTML calls it (BCP 47)."""

    code: str
    locale: str
    name: str
    tag: str


def catalogue_folder() -> Path:
    """Where the catalogues stand: ``<locale>/LC_MESSAGES/messages.mo``."""
    return FOLDER


def languages() -> Mapping[str, Language]:
    """The languages there are, by code; a further one needs its compiled catalogue and nothing else."""
    return _languages_in(FOLDER)


def find_language(code: str) -> Language:
    """The language of that code; English where there is none."""
    known = languages()
    return known.get(code, known["en"])


def catalogue(code: str) -> NullTranslations:
    """The messages of a language; those of English, and of a language without a catalogue, are the source's own."""
    known = languages()
    return _catalogue_of(FOLDER, known[code].locale) if code in known else NullTranslations()


@cache
def _languages_in(folder: Path) -> Mapping[str, Language]:
    locales = sorted(path.parent.parent.name for path in folder.glob("*/LC_MESSAGES/messages.mo"))
    spoken = (_language(folder, locale) for locale in locales)
    return {**{language.code: language for language in spoken}, "en": Language("en", "en", "English", "en")}


def _language(folder: Path, locale: str) -> Language:
    parts = locale.split("_")
    tag = "-".join(part for part in parts if not (part.isupper() and len(part) == 2))  # the country says nothing here
    name = _catalogue_of(folder, locale).pgettext("name of this language, in this language", "English")
    return Language(parts[0], locale, name, tag)


@cache
def _catalogue_of(folder: Path, locale: str) -> NullTranslations:
    path = folder / locale / "LC_MESSAGES" / "messages.mo"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as compiled:
        return GNUTranslations(compiled)
