"""Commands speak the language of the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.cli import main
from workbench.commands.speaking import terminal_language


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "WORKBENCH_LANGUAGE": "zh"}, "zh"),
        ({"LC_MESSAGES": "", "LANG": "zh_TW"}, "zh"),
    ],
)
def test_the_language_of_the_terminal(environ: dict[str, str], code: str) -> None:
    assert terminal_language(environ) == code


@pytest.mark.parametrize(("language", "words"), [("zh", "没有实例"), ("en", "There is no instance in")])
def test_a_command_that_cannot_begin_says_so(tmp_path: Path, language: str, words: str) -> None:
    environ = {"WORKBENCH_LANGUAGE": language, "WORKBENCH_INSTANCE": str(tmp_path / "none")}
    said = CliRunner().invoke(main, ["doctor"], env=environ)
    assert said.exit_code == 1 and words in said.output
