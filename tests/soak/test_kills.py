"""A server that is killed while somebody writes holds what it acknowledged, once: a small sample of the long run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.kills import run_kills
from workbench.config import Settings

pytestmark = pytest.mark.slow
KILLS = 3


def test_what_was_acknowledged_is_there_once(tmp_path: Path) -> None:
    tally = run_kills(Settings(tmp_path, f"sqlite:///{tmp_path / 'workbench.sqlite'}"), seed=9, count=KILLS)
    assert tally.failures == []
    assert tally.kills.total() == tally.ends.total() == KILLS
