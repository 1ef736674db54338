"""Whatever is typed on a command line is clean before a command sees it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from tests.soak.odd_strings import odd_strings
from workbench.cli import main
from workbench.commands.typed import WORDS
from workbench.config import Settings
from workbench.db import Database
from workbench.lang.cleaning import is_clean
from workbench.people.service import member_named, sign_in

# What is no text: a choice from a list, a number, a date, a name that the file system knows and nothing else does.
NO_TEXT = (
    click.Choice, click.types.IntRange, click.types.IntParamType, click.types.BoolParamType, click.DateTime,
    click.Path, click.File,
)  # fmt: skip


def parameters(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Parameter]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from parameters(command, f"{path}{name} ")
        else:
            yield from ((f"{path}{name} {parameter.name}", parameter) for parameter in command.params)


PARAMETERS = dict(parameters(main))


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_parameter_that_takes_text_takes_it_clean(name: str) -> None:
    parameter = PARAMETERS[name]
    if isinstance(parameter.type, NO_TEXT):
        return
    for odd in odd_strings():
        is_one = parameter.nargs == 1
        cast = parameter.type_cast_value(click.Context(main), odd if is_one else (odd,))
        (typed,) = (cast,) if is_one else cast
        assert isinstance(typed, str) and is_clean(typed), ascii(odd)


def test_parameters_that_take_text_are_seen() -> None:
    assert {"search query", "user add name_zh", "user add password", "export paper_name"} <= PARAMETERS.keys()
    assert sum(parameter.type is WORDS for parameter in PARAMETERS.values()) > 15


def test_an_account_made_at_the_command_line_opens_with_what_the_form_makes_of_the_same_words(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(settings.instance))
    password = "养老\u202e金不\x1b低于最低工资"
    added = CliRunner().invoke(main, ["user", "add", "l\u200ei"], input=f"{password}\n{password}\n")
    assert added.exit_code == 0, added.output
    database = Database(settings.database_url)
    with database.writing() as session:
        assert member_named(session, "li") is not None
        assert sign_in(session, "li", "养老金不低于最低工资", hours=1)
    database.dispose()


def test_what_is_read_from_standard_input_is_clean() -> None:
    case = {"id": "甲\u202e乙", "part": "V\u200f", "method": "nothing", "contingency": "", "inputs": {}}
    answer = CliRunner().invoke(main, ["adequacy", "--json"], input=json.dumps(case))
    assert json.loads(answer.output)["id"] == "甲乙"
