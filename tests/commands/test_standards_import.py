import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.commands.standards import standards
from workbench.config import Settings
from workbench.standards.models import OfficialProvision

TEXT = "Article 24\n\n1. Made-up lead\n\n(a) first entry; or\n\n(b) second entry.\n"


@pytest.fixture
def file(tmp_path: Path, app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(settings.instance))
    path = tmp_path / "copy.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(*arguments: str, answer: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(standards, ["import", *arguments, "--instrument", "C102", "--lang", "en"], input=answer)
    return done.exit_code, done.output


def stored(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(OfficialProvision)) or 0


@pytest.mark.parametrize(
    ("options", "answer", "rows"), [((), "y\n", 3), ((), "n\n", 0), (("--yes",), "", 3), (("--json",), "", 0)]
)
def test_nothing_is_stored_unconfirmed(
    file: str, session: Session, options: tuple[str, ...], answer: str, rows: int
) -> None:
    session.rollback()
    code, output = run(file, *options, answer=answer)
    assert code == 0, output
    assert stored(session) == rows


def test_the_report_is_json(file: str, session: Session) -> None:
    session.rollback()
    told = json.loads(run(file, "--json", "--yes", "--source", "A publisher", "--dated", "2020-01-02")[1])
    assert (told["articles"], told["stored"], told["replaced"]) == (1, True, False)
    assert told["missing"] == ["C102:24(2)", "C102:24(3)", "C102:24(4)"] and len(told["missing_articles"]) == 88
    assert json.loads(run(file, "--json", "--yes")[1])["replaced"] is True


def test_a_wrong_file_or_instrument_is_named(file: str, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("Nothing of the kind.\n", encoding="utf-8")
    code, output = run(str(other))
    assert code == 1 and "other.md" in output and "No article of C102" in output
    done = CliRunner().invoke(standards, ["import", file, "--instrument", "C9", "--lang", "en"])
    assert done.exit_code == 1 and "C9" in done.output
