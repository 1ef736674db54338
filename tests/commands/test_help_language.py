"""The help and the usage errors of every command are in the language of the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner, Result

from workbench.cli import COMMANDS, main
from workbench.commands.help_language import in_language
from workbench.i18n.languages import languages
from workbench.i18n.messages import translate

OTHERS = [code for code in languages() if code != "en"]
CHINESE = re.compile("[\u4e00-\u9fff]")


def _below(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group) and command is not main:
        for name, member in command.commands.items():
            yield from _below(member, (*path, name))


def _every_command() -> list[tuple[tuple[str, ...], click.Command]]:
    loaded = {name: main.get_command(click.Context(main), name) for name in COMMANDS}
    return [((), main), *(pair for name, command in loaded.items() if command for pair in _below(command, (name,)))]


EVERY_COMMAND = _every_command()
PATHS = [" ".join(path) or "workbench" for path, _ in EVERY_COMMAND]


def _run(language: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"WORKBENCH_LANGUAGE": language})


def test_every_command_is_looked_at() -> None:
    assert len(EVERY_COMMAND) > len(COMMANDS) and {"user add", "standards check", "evaluate tune"} <= set(PATHS)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("command", [command for _, command in EVERY_COMMAND], ids=PATHS)
def test_a_command_and_each_option_have_help_in_the_language(command: click.Command, language: str) -> None:
    shown = in_language(command, language)
    assert command.help and shown.help != command.help
    pairs = [(option, other) for option, other in zip(command.params, shown.params, strict=True)]
    same = [
        option.name
        for option, other in pairs
        if isinstance(option, click.Option) and isinstance(other, click.Option)
        if (option.help and option.help == other.help) or (option.prompt and option.prompt == other.prompt)
    ]
    assert same == []


@pytest.mark.parametrize(("path", "command"), EVERY_COMMAND, ids=PATHS)
def test_the_help_page_is_chinese_on_a_chinese_terminal(path: tuple[str, ...], command: click.Command) -> None:
    _run("en", *path, "--help")  # nor does English stay behind
    page = _run("zh", *path, "--help").output
    assert page.startswith("用法：") and "选项:" in page
    assert not re.search(r"Usage|Options:|Commands:|Show this|Show the|default:|required|\.\.\.$", page)
    described = [line for line in page.splitlines() if re.match(r"  --\w\S*( \S+)*  +\S", line)]
    assert described and [line for line in described if not CHINESE.search(line) and "[" not in line] == []


@pytest.mark.parametrize(("path", "command"), EVERY_COMMAND, ids=PATHS)
def test_the_help_page_is_english_on_another_terminal(path: tuple[str, ...], command: click.Command) -> None:
    _run("zh", *path, "--help")  # what was shown in Chinese leaves nothing behind
    page = _run("en", *path, "--help").output
    assert page.startswith("Usage: ") and "Show this message and exit." in page and not CHINESE.search(page)
    assert (command.help or "").split() == page.split()[(start := _words_of_usage(page)) : start + _words(command)]


def _words_of_usage(page: str) -> int:
    return len(page.partition("\n\n")[0].split())


def _words(command: click.Command) -> int:
    return len((command.help or "").split())


@pytest.mark.parametrize("language", OTHERS)
def test_the_list_of_commands_is_in_the_language(language: str) -> None:
    assert [name for name, (_, _, line) in COMMANDS.items() if translate(line, language) == line.text] == []


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (["parse"], "Error: Missing argument 'FILES...'.", "错误：缺少参数 'FILES...'"),
        (["export"], "Error: Missing option '--out'.", "错误：缺少选项 '--out'"),
        (["parses"], "No such command 'parses'.", "没有命令 'parses'。"),
        (["run", "--porter"], "No such option '--porter'.", "没有选项 '--porter'。"),
        (
            ["run", "--port", "x"],
            "Invalid value for '--port': 'x' is not a valid",
            "'--port' 的值无效：'x' 不是有效的数。",
        ),
        (["run", "--port", "0"], "0 is not in the range 1<=x<=65535.", "0 不在范围 1<=x<=65535 之内。"),
        (["run", "--port"], "Option '--port' requires an argument.", "选项 '--port' 需要 1 个值。"),
        (["run", "more"], "Got unexpected extra argument (more)", "多余的参数（more）"),
        (["search", "--scope", "x", "q"], "'x' is not one of ", "'x' 不在可选值 "),
        (["compare", "none.docx", "none.docx"], "File 'none.docx' does not exist.", "'none.docx' 不存在。"),
        (["reindex", "--hel"], "Try 'main reindex --help' for help.", "用法说明见 'main reindex --help'。"),
    ],
)
def test_a_usage_error_is_in_the_language(arguments: list[str], english: str, chinese: str) -> None:
    in_chinese, in_english = _run("zh", *arguments), _run("en", *arguments)
    assert in_chinese.exit_code == in_english.exit_code == 2
    assert chinese in in_chinese.output and "Error" not in in_chinese.output
    assert english in in_english.output and not CHINESE.search(in_english.output)


def test_a_password_is_asked_for_in_the_language() -> None:
    answered = CliRunner().invoke(
        main, ["user", "password", "li"], input="one word\nanother\n", env={"WORKBENCH_LANGUAGE": "zh"}
    )
    assert "密码: " in answered.output and "再次输入以确认: " in answered.output
    assert "错误：两次输入的内容不一致。" in answered.output and "已中止！" in answered.output
