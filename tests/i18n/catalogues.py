"""Catalogues made for a test: a pseudo-language that says every message in brackets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from workbench.i18n import languages

SHIPPED = Path(languages.__file__).resolve().parent.parent / "translations"


def bracketed(words: str | tuple[str, ...]) -> str:
    """The words as the pseudo-language says them: ``[[Support]]``."""
    return f"[[{words if isinstance(words, str) else words[-1]}]]"


def add_pseudo_language(folder: Path, locale: str) -> Path:
    """A folder of catalogues with those that ship, compiled, and one more of that locale; returns the folder."""
    made = Catalog(locale=locale)
    for message in _compile_shipped(folder):
        if message.id and message.context != "numbers of persons":  # a table for the program, not words
            said = bracketed(message.id)
            forms = said if isinstance(message.id, str) else (said,) * made.num_plurals
            made.add(message.id, forms, context=message.context)
    _compile(folder, locale, made)
    return folder


def add_language(folder: Path, locale: str, name: str, messages: Mapping[str, str]) -> Path:
    """A folder of catalogues with those that ship, compiled, and one that says these messages only; returns it."""
    _compile_shipped(folder)
    made = Catalog(locale=locale)
    made.add("English", name, context="name of this language, in this language")
    for message, translation in messages.items():
        made.add(message, translation)
    _compile(folder, locale, made)
    return folder


def _compile_shipped(folder: Path) -> Catalog:
    for source in SHIPPED.rglob("messages.po"):
        with source.open("rb") as file:
            shipped = read_po(file, locale=source.parent.parent.name)
        _compile(folder, source.parent.parent.name, shipped)
    return shipped


def _compile(folder: Path, locale: str, catalogue: Catalog) -> None:
    path = folder / locale / "LC_MESSAGES" / "messages.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as compiled:
        write_mo(compiled, catalogue)
