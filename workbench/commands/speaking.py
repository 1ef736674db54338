"""What commands say, in the language of the terminal: ``WORKBENCH_LANGUAGE``, or else the locale, or else English."""

from __future__ import annotations

import os
from collections.abc import Mapping

import click

from workbench.errors import WorkbenchError
from workbench.i18n.languages import languages
from workbench.wording import say

_ASKED = ("WORKBENCH_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides, as POSIX has it


def terminal_language(environ: Mapping[str, str] = os.environ) -> str:
    """The code of the language to speak: one that has a catalogue, or else English."""
    locale = next((environ[name] for name in _ASKED if environ.get(name)), "")
    code = locale.partition(".")[0].partition("_")[0].lower()
    return code if code in languages() else "en"


def worded(code: str, **facts: object) -> str:
    """The sentence of a code in the language of the terminal."""
    return say(code, facts, terminal_language())


def refusal(error: WorkbenchError, prefix: str = "") -> click.ClickException:
    """A domain error as the error of a command; ``prefix`` names what it is about."""
    return click.ClickException(prefix + say(error.code, error.facts, terminal_language()))
