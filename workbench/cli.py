"""The console script: a command is loaded from its module only when it is called, so that reading ones start fast."""

from __future__ import annotations

import importlib
import sys
from typing import Final

import click

# command: (module, name in it, one line of help)
COMMANDS: Final[dict[str, tuple[str, str, str]]] = {
    "init": ("workbench.commands.instance", "init", "Make the instance, or bring it up to date."),
    "run": ("workbench.commands.instance", "run", "Serve the workbench."),
    "work": ("workbench.commands.work", "work", "Work on jobs, without serving."),
    "user": ("workbench.commands.instance", "user", "Keep accounts."),
    "parse": ("workbench.commands.parse", "parse", "Read law files into clauses."),
    "import": ("workbench.commands.import_draft", "import_draft", "Store a law file as the next version of a law."),
    "compare": ("workbench.commands.compare", "compare", "Match the articles of two versions of a law."),
    "carry": ("workbench.commands.carry", "carry", "Carry comments from one version to another."),
    "adopted": ("workbench.commands.carry", "adopted", "Tell what became of proposals."),
    "outcome": ("workbench.commands.outcome", "tell_outcomes", "Judge what became of proposals, on loose texts."),
    "locate": ("workbench.commands.locate", "locate", "Find words quoted from one version again, on loose files."),
    "export": ("workbench.commands.export", "export", "Write a position paper as a Word file."),
    "doctor": ("workbench.commands.doctor", "doctor", "Check that the instance is sound."),
    "search": ("workbench.commands.search", "search", "Search standards, drafts, comments and evidence."),
    "reindex": ("workbench.commands.reindex", "reindex", "Build the search index anew."),
    "adequacy": ("workbench.commands.adequacy", "adequacy", "Judge a benefit against the minimum."),
    "acceptance": ("workbench.commands.acceptance", "acceptance", "See which Parts of C.102 could be accepted."),
    "suggest": ("workbench.commands.suggest", "suggest", "Suggest C.102 provisions for each article of a law."),
    "evaluate": ("workbench.commands.evaluate", "evaluate", "Score what is judged on a gold file; try weights."),
    "standards": ("workbench.commands.standards", "standards", "Look after the restated instruments."),
}


class Workbench(click.Group):
    """A command group whose commands are imported on demand: reading a law needs no web framework."""

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
