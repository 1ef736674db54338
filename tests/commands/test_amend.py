"""``workbench amend``: a decision applied to loose files, in the shape scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.commands.amend import amend
from workbench.formats.intake import read_file

LAW = """渡工津贴规则
第一条 渡工每月领取津贴。
第二条 津贴由码头发放，渡工凭牌领取，牌由码头制作。
第三条 渡工离岗的，依照第二条停发。
"""
DECISION = """关于修改《渡工津贴规则》的决定
一、增加一条，作为第二条：“第二条　津贴每月一百元。”
二、第二条中的“凭牌”修改为“凭证”，“港口”修改为“码头”。
《渡工津贴规则》根据本决定作相应修改并对条文顺序作相应调整，重新公布。
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    paths = tmp_path / "law.txt", tmp_path / "decision.txt"
    for path, text in zip(paths, (LAW, DECISION), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def run(*arguments: str, language: str = "en") -> Result:
    return CliRunner().invoke(amend, arguments, env={"WORKBENCH_LANGUAGE": language})


def test_each_instruction_is_told_with_what_it_did(files: tuple[str, str]) -> None:
    result = run(*files, "--json")
    assert result.exit_code == 1
    told = json.loads(result.output)
    assert [(each["number"], each["result"]) for each in told["instructions"]] == [
        ("一", "applied"),
        ("二", "applied"),
        ("二", "not_applied"),
        ("", "applied"),
    ]
    assert told["instructions"][1] == {
        "number": "二",
        "words": "第二条中的“凭牌”修改为“凭证”",
        "result": "applied",
        "where": ["第三条第一款"],
        "before": "津贴由码头发放，渡工凭牌领取，牌由码头制作。",
        "after": "津贴由码头发放，渡工凭证领取，牌由码头制作。",
        "why": "",
    }
    assert "港口" in told["instructions"][2]["why"]
    assert [clause["label"] for clause in told["law"]["clauses"] if clause["kind"] == "article"] == [
        "第一条",
        "第二条",
        "第三条",
        "第四条",
    ]
    assert told["law"]["clauses"][-1]["text"] == "渡工离岗的，依照第三条停发。"


def test_the_exit_code_is_0_where_all_was_applied(files: tuple[str, str]) -> None:
    Path(files[1]).write_text(DECISION.replace("，“港口”修改为“码头”", ""), encoding="utf-8")
    result = run(*files)
    assert result.exit_code == 0
    assert "第四条第一款: 渡工离岗的，依照第二条停发。 -> 渡工离岗的，依照第三条停发。" in result.output


@pytest.mark.parametrize("name", ["amended.txt", "amended.xml"])
def test_the_law_as_amended_is_written_and_can_be_read_again(files: tuple[str, str], tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    assert run(*files, "--output", str(output)).exit_code == 1
    assert [article.number for article in read_file(name, output.read_bytes()).articles] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("渡工们今天休息。\n", "No instruction was found"),
        ("Section 3 is repealed.\n", "must be in the language of the law"),
        ("", "decision.txt"),
    ],
)
def test_a_text_that_is_no_decision_is_refused(files: tuple[str, str], text: str, message: str) -> None:
    Path(files[1]).write_text(text, encoding="utf-8")
    result = run(*files)
    assert result.exit_code == 1
    assert message in result.output
