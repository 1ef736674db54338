"""A few random histories; ``python -m tests.soak histories`` runs a thousand."""

from __future__ import annotations

from hypothesis import settings as hypothesis_settings
from hypothesis.stateful import run_state_machine_as_test

from tests.papers.histories import Histories
from workbench.config import Settings
from workbench.wiring import open_database


def test_no_history_seals_a_position_that_is_not_agreed(settings: Settings) -> None:
    database = open_database(settings.database_url)

    class Here(Histories):
        open_session = staticmethod(database.writing)

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Here, settings=hypothesis_settings(max_examples=8, stateful_step_count=14, deadline=None, derandomize=True)
    )
    assert Here.sealed_in_all > 0, "histories that never seal prove nothing"
    database.dispose()
