"""What is typed on a command line passes the same gate for text as what is typed in a form."""

from __future__ import annotations

from typing import Any, Final

import click

from workbench.i18n.languages import languages
from workbench.lang.cleaning import clean_text
from workbench.lang.languages import TEXT_LANGUAGES


class CleanWords(click.types.StringParamType):
    """Words of a person as an argument, an option or an answer: clean, as :func:`clean_text` has it.

    A password too, since the form in which it is typed later takes the same out of it.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return clean_text(super().convert(value, param, ctx))


WORDS: Final = CleanWords()
TEXT_LANGUAGE: Final = click.Choice(TEXT_LANGUAGES)
INTERFACE_LANGUAGE: Final = click.Choice([*languages()])
