"""The help and the usage errors of commands in a language of the interface, click's own words among them."""

from __future__ import annotations

import copy
import gettext
import inspect
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from workbench.i18n.languages import WRITTEN_IN, catalogue, catalogue_folder, find_language

Command = TypeVar("Command", bound=click.Command)


def in_language(command: Command, language: str) -> Command:
    """The command, its parameters and those below it with their help in that language; in English the command itself.

    Others are copies, so that a command can be shown in several languages by one process.
    """
    if language == WRITTEN_IN:
        return command
    words = catalogue(language)
    translated = copy.copy(command)
    translated._help_option = None  # click makes it once, in the language it then speaks
    if command.help:
        translated.help = words.gettext(inspect.cleandoc(command.help))
        translated.short_help = translated.help.splitlines()[0]  # click shortens by spaces, and Chinese has none
    translated.params = [_parameter_in_language(parameter, words) for parameter in command.params]
    if isinstance(translated, click.Group):
        translated.commands = {name: in_language(below, language) for name, below in translated.commands.items()}
    return translated


@contextmanager
def click_speaking(language: str) -> Iterator[None]:
    """Click says its own words in that language meanwhile.

    It asks the gettext of the process, which goes by ``LANGUAGE`` before any other variable.
    """
    before = os.environ.get("LANGUAGE")
    gettext.bindtextdomain("messages", str(catalogue_folder()))
    os.environ["LANGUAGE"] = find_language(language).locale
    try:
        yield
    finally:
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before


def _parameter_in_language(parameter: click.Parameter, words: gettext.NullTranslations) -> click.Parameter:
    if not isinstance(parameter, click.Option):
        return parameter
    translated = copy.copy(parameter)
    translated.help = words.gettext(parameter.help) if parameter.help else parameter.help
    translated.prompt = words.gettext(parameter.prompt) if parameter.prompt else parameter.prompt
    return translated
