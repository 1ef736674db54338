"""``workbench work``: a worker alone, which does what was asked for, and takes up what a killed one left."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.cli import main
from workbench.config import Settings


def test_a_worker_needs_an_instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(tmp_path / "none"))
    told = CliRunner().invoke(main, ["work"])
    assert told.exit_code == 1 and "workbench init" in told.output


def test_a_worker_is_of_no_use_where_jobs_are_done_at_once(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(settings.instance))
    monkeypatch.setenv("WORKBENCH_JOBS_AT_ONCE", "0")
    told = CliRunner().invoke(main, ["work"])
    assert told.exit_code == 1 and "WORKBENCH_JOBS_AT_ONCE is 0" in told.output
