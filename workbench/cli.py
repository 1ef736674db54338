"""The console script: a command is loaded from its module only when it is called, so that reading ones start fast."""

from __future__ import annotations

import importlib
import sys
from gettext import gettext
from typing import Any, Final

import click

from workbench.commands.help_language import click_speaking, in_language
from workbench.commands.speaking import terminal_language
from workbench.i18n.messages import N_, Message, translate

# command: (module, name in it, one line of help)
COMMANDS: Final[dict[str, tuple[str, str, Message]]] = {
    "init": ("workbench.commands.instance", "init", N_("Make the instance, or bring it up to date.")),
    "run": ("workbench.commands.instance", "run", N_("Serve the workbench.")),
    "work": ("workbench.commands.work", "work", N_("Work on jobs, without serving.")),
    "user": ("workbench.commands.instance", "user", N_("Keep accounts.")),
    "organisation": (
        "workbench.commands.organisations",
        "organisation",
        N_("Keep the tree of organisations; take in a register."),
    ),
    "parse": ("workbench.commands.parse", "parse", N_("Read law files into clauses.")),
    "import": ("workbench.commands.import_draft", "import_draft", N_("Store a law file as the next version of a law.")),
    "amend": ("workbench.commands.amend", "amend", N_("Apply an amending decision to a law, on loose files.")),
    "compare": ("workbench.commands.compare", "compare", N_("Match the articles of two versions of a law.")),
    "carry": ("workbench.commands.carry", "carry", N_("Carry comments from one version to another.")),
    "adopted": ("workbench.commands.carry", "adopted", N_("Tell what became of proposals.")),
    "outcome": ("workbench.commands.outcome", "tell_outcomes", N_("Judge what became of proposals, on loose texts.")),
    "fill": ("workbench.commands.fill", "fill_instance", N_("Store made-up comments, to try out and to measure.")),
    "group": ("workbench.commands.group", "group", N_("Put comments together that say the same.")),
    "locate": ("workbench.commands.locate", "locate", N_("Find words quoted from one version again, on loose files.")),
    "export": ("workbench.commands.export", "export", N_("Write a position paper as a Word file.")),
    "doctor": ("workbench.commands.doctor", "doctor", N_("Check that the instance is sound.")),
    "returns": ("workbench.commands.returns", "returns", N_("Read opinions that organisations returned.")),
    "search": ("workbench.commands.search", "search", N_("Search standards, drafts, comments and evidence.")),
    "reindex": ("workbench.commands.reindex", "reindex", N_("Build the search index anew.")),
    "adequacy": ("workbench.commands.adequacy", "adequacy", N_("Judge a benefit against the minimum.")),
    "acceptance": ("workbench.commands.acceptance", "acceptance", N_("See which Parts of C.102 could be accepted.")),
    "suggest": ("workbench.commands.suggest", "suggest", N_("Suggest C.102 provisions for each article of a law.")),
    "assess": ("workbench.commands.assess", "assess", N_("Read a law against C.102, provision by provision.")),
    "evaluate": ("workbench.commands.evaluate", "evaluate", N_("Score what is judged on a gold file; try weights.")),
    "standards": ("workbench.commands.standards", "standards", N_("Look after the restated instruments.")),
}


class Workbench(click.Group):
    """A command group whose commands are imported on demand: reading a law needs no web framework."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        language = terminal_language()
        with click_speaking(language):
            return super(Workbench, in_language(self, language)).main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return in_language(command, terminal_language())

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = terminal_language()
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, translate(COMMANDS[name][2], language)) for name in self.list_commands(ctx)])


@click.group(cls=Workbench)
@click.version_option(package_name="workbench")
def main() -> None:
    """A workbench for trade-union comment on draft social insurance law."""


if __name__ == "__main__":
    sys.exit(main())
