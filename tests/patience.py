"""Waiting in tests: for what must come to pass, however slow the machine, and never for work that has no end."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

# These end a test that hangs; they decide none that ends by itself, and lie far beyond what any machine needs.
HANGS: Final = 300.0  # seconds
ENDLESS: Final = 60.0  # seconds of the test's own processor time, which does not pass while others work


def eventually(condition: Callable[[], bool]) -> bool:
    """Whether ``condition`` comes to hold; True as soon as it does."""
    end = time.monotonic() + HANGS
    while not (holds := condition()) and time.monotonic() < end:
        time.sleep(0.02)
    return holds


@contextmanager
def in_linear_time() -> Iterator[None]:
    """Fails where the work within has no end in sight.

    Give it an input so long that work which grows with the square of it takes many minutes, and work which grows
    with its length a second at most: then what this tells apart is the growth, and not the speed of a machine.
    """

    def give_up(*_: object) -> NoReturn:
        raise AssertionError("the work grows faster than its input: no end in sight")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
