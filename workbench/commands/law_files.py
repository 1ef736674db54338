"""Reading a law file that a command is given: what is wrong with it is the command's own error."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.commands.speaking import refusal, worded
from workbench.errors import Invalid
from workbench.formats.intake import read_file
from workbench.law.model import Clause, LawText


def read_law_file(file: Path) -> LawText:
    """The law in ``file``; raises ClickException where it cannot be read."""
    try:
        return read_file(file.name, file.read_bytes())
    except Invalid as problem:
        raise refusal(problem, f"{file}: ") from problem


def units_of(law: LawText, file: Path) -> tuple[Clause, ...]:
    """What of a law is compared and judged one by one; raises ClickException where there is nothing of the kind."""
    if not law.units:
        raise click.ClickException(f"{file}: {worded('no_units')}")
    return law.units
