"""Reading a law file that a command is given, guarded as on the site: what is wrong with it is the command's error."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.commands.speaking import refusal, worded
from workbench.drafts.sandbox import read_file_guarded
from workbench.errors import Invalid
from workbench.formats.gate import check_size
from workbench.law.model import Clause, LawText


def read_law_file(file: Path) -> LawText:
    """The law in ``file``; raises ClickException where it cannot be read."""
    try:
        return read_file_guarded(file.name, bytes_of(file))
    except Invalid as problem:
        raise refusal(problem, f"{file}: ") from problem


def units_of(law: LawText, file: Path) -> tuple[Clause, ...]:
    """What of a law is compared and judged one by one; raises ClickException where there is nothing of the kind."""
    if not law.units:
        raise click.ClickException(f"{file}: {worded('no_units')}")
    return law.units


def bytes_of(file: Path) -> bytes:
    """What is in a file; one larger than any that is read is refused, as Invalid, without being opened."""
    check_size(file.stat().st_size)
    return file.read_bytes()
