"""After the deadline nothing is accepted, by no door: a small sample of the long run."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from tests.soak.deadlines import run_deadlines

WRITES = 24


def test_nothing_that_begins_after_the_deadline_is_accepted(site: Flask, tmp_path: Path) -> None:
    tally = run_deadlines(site, tmp_path, seed=9, count=WRITES)
    assert tally.failures == []
    assert tally.ends.total() == WRITES
    accepted = sum(number for (_, is_accepted), number in tally.ends.items() if is_accepted)
    assert WRITES // 3 <= accepted < WRITES
