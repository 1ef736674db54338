"""A server that is killed while somebody writes holds what it acknowledged, once: a small sample of the long run."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.soak.kills import run_kills

pytestmark = pytest.mark.slow
KILLS = 2


def test_what_was_acknowledged_is_there_once(demonstration: Flask) -> None:
    tally = run_kills(demonstration.extensions["workbench.settings"], seed=9, count=KILLS, is_printed=False)
    assert tally.failures == []
    assert tally.kills.total() == tally.ends.total() == KILLS
