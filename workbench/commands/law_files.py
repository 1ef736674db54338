"""Reading a law file that a command is given: what is wrong with it is the command's own error."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.errors import Invalid
from workbench.formats.intake import read_file
from workbench.law.model import LawText
from workbench.wording import say


def read_law_file(file: Path) -> LawText:
    """The law in ``file``; raises ClickException, worded in English, where it cannot be read."""
    try:
        return read_file(file.name, file.read_bytes())
    except Invalid as problem:
        raise click.ClickException(f"{file}: {say(problem.code, problem.facts, 'en')}") from problem
