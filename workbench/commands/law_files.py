"""Reading a law file that a command is given: what is wrong with it is the command's own error."""

from __future__ import annotations

from pathlib import Path

from workbench.commands.speaking import refusal
from workbench.errors import Invalid
from workbench.formats.intake import read_file
from workbench.law.model import LawText


def read_law_file(file: Path) -> LawText:
    """The law in ``file``; raises ClickException where it cannot be read."""
    try:
        return read_file(file.name, file.read_bytes())
    except Invalid as problem:
        raise refusal(problem, f"{file}: ") from problem
