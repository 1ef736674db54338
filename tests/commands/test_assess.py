import json
from pathlib import Path

from click.testing import CliRunner

from workbench.commands.assess import assess

LAW = (
    "# 社会保险法\n\n## 第一章 失业保险\n\n第一条　失业保险金自登记之日起满十日后计发。\n\n"
    "第二条　失业保险金为本人工资的百分之四十五点五。\n\n第三条　具体办法由国务院规定。\n"
)


def answers(tmp_path: Path, *options: str) -> str:
    path = tmp_path / "law.md"
    path.write_text(LAW, encoding="utf-8")
    done = CliRunner().invoke(assess, [str(path), *options])
    assert done.exit_code == 0
    return done.output


def test_a_row_an_article_and_alternative(tmp_path: Path) -> None:
    rows = json.loads(answers(tmp_path, "--json", "--lang", "en"))
    assert rows[0] == {
        "article": "1",
        "provision": "C102:24(3)",
        "result": "falls_short",
        "value": 10,
        "unit": "day",
        "why": "Longest waiting period: 10 days, more than 7 days: falls short.",
    }
    assert [(row["provision"], row["value"], row["unit"]) for row in rows[1:]] == [
        ("C102:22(1)", 45.5, "percent"),
        ("C102:65(1)", 45.5, "percent"),
    ]


def test_reasons_come_in_the_language_of_the_law(tmp_path: Path) -> None:
    rows = json.loads(answers(tmp_path, "--json"))
    assert rows[0]["why"] == "最长等待期：10天，超过7天，不符合。"


def test_a_person_reads_article_provision_and_reason(tmp_path: Path) -> None:
    lines = answers(tmp_path, "--lang", "en").splitlines()
    assert lines[0] == "第一条"
    assert lines[1].startswith("  C.102 Art. 24(3)  Falls short as read: Longest waiting period")
    assert not any("第三条" in line for line in lines)


def test_a_law_of_which_nothing_can_be_said_has_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "law.md"
    path.write_text("# 法\n\n第一条　本法自公布之日起施行。\n", encoding="utf-8")
    assert CliRunner().invoke(assess, [str(path), "--json"]).output == "[]\n"
