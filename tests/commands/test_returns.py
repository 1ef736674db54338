"""``workbench returns``: opinions from files, in the shape scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from tests.returns.files import ARTICLES
from workbench.commands.returns import returns

KEYS = {
    "file",
    "where",
    "organisation",
    "kind",
    "clause",
    "clauses",
    "quote",
    "proposed",
    "deleted",
    "inserted",
    "body",
}


def run(folder: Path, *arguments: str, language: str = "en") -> Result:
    law = folder / "draft.md"
    law.write_text("# 过冬办法\n\n" + "\n\n".join(ARTICLES), "utf-8")
    return CliRunner().invoke(returns, [*arguments, "--draft", str(law)], env={"WORKBENCH_LANGUAGE": language})


def test_items_the_rest_and_groups(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("起草组：\n1、第二条第一款的“三百元”改为“五百元”。\n", "utf-8")
    answer = json.loads(run(tmp_path, str(file), "--organisation", "草原总工会", "--json").stdout)
    (item,) = answer["items"]
    assert set(item) >= {*KEYS, "cites", "placed"} and answer["groups"] == []
    assert (item["clause"], item["organisation"], item["deleted"]) == ("第二条第一款", "草原总工会", "三百元")
    assert [rest["text"] for rest in answer["not_items"]] == ["起草组："]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.docx"
    good.write_text("1、第四条的津贴应当提高。\n", "utf-8")
    bad.write_bytes(b"PK\x03\x04 broken")
    done = run(tmp_path, str(bad), str(good))
    assert done.exit_code == 1 and "bad.docx" in done.stderr and "第四条" in done.stdout
