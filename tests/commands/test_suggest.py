import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.commands.suggest import suggest

LAW = (
    "# 社会保险法\n\n## 第一章 失业保险\n\n第一条 领取失业保险金的期限最长为九个月。\n\n第二条 具体办法由国务院规定。\n"
)


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "law.md"
    path.write_text(LAW, encoding="utf-8")
    return path


def test_every_article_is_answered_by_number(law: Path) -> None:
    done = CliRunner().invoke(suggest, [str(law), "--json"])
    clauses = json.loads(done.output)["clauses"]
    assert list(clauses) == ["1", "2"] and clauses["2"] == []
    first = clauses["1"][0]
    assert first["ref"] == "C102:24" and 0 < first["score"] <= 1
    assert any("期限" in reason for reason in first["why"])


def test_reasons_come_in_the_language_asked_for(law: Path) -> None:
    done = CliRunner().invoke(suggest, [str(law), "--json", "--lang", "en"])
    first = json.loads(done.output)["clauses"]["1"][0]
    assert any("belongs to the branch Unemployment" in reason for reason in first["why"])


def test_a_person_reads_article_reference_and_reason(law: Path) -> None:
    done = CliRunner().invoke(suggest, [str(law)])
    assert done.exit_code == 0
    assert done.output.startswith("第一条\n  C102:24  0.")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "law.docx"
    path.write_bytes(b"PK\x03\x04 broken")
    done = CliRunner().invoke(suggest, [str(path)])
    assert done.exit_code == 1
    assert "law.docx" in done.output


def test_points_are_judged_where_there_are_no_articles(tmp_path: Path) -> None:
    file = tmp_path / "opinion.txt"
    file.write_text(
        "关于失业保险的意见\n\n一、提高失业保险金标准，失业保险金按本人工资的百分之六十按月支付。\n", encoding="utf-8"
    )
    result = CliRunner().invoke(suggest, [str(file), "--json"])
    assert result.exit_code == 0 and json.loads(result.output)["clauses"]["1"]
    file.write_text("各位同事：\n失业保险金的来信收到。\n", encoding="utf-8")
    assert CliRunner().invoke(suggest, [str(file)]).exit_code == 1
