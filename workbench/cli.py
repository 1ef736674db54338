"""The console script: each command is loaded from its own module only when it is called, so that reading commands start fast."""

from __future__ import annotations

import importlib
import sys
from typing import Final

import click
from flask.cli import AppGroup

# command: (module, name in it, one line of help)
COMMANDS: Final[dict[str, tuple[str, str, str]]] = {
    "parse": ("workbench.commands.parse", "parse", "Read law files into clauses."),
    "compare": ("workbench.commands.compare", "compare", "Match the articles of two versions of a law."),
}


class Workbench(AppGroup):
    """A Flask command group whose commands are imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][2]) for name in self.list_commands(ctx)])


@click.group(cls=Workbench)
@click.version_option(package_name="workbench")
def main() -> None:
    """A workbench for trade-union comment on draft social insurance law."""


if __name__ == "__main__":
    sys.exit(main())
