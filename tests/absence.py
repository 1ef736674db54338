"""What becomes of a test whose data or programs are not on this machine."""

from __future__ import annotations

import os
from typing import Final, NoReturn

import pytest

NEVER_SKIP: Final = "WORKBENCH_TESTS_NEVER_SKIP"  # set by .ci/run, where everything is at hand


def absent(what: str) -> NoReturn:
    """Skip the test, saying that it needs ``what``; fail it where nothing may be skipped."""
    if os.environ.get(NEVER_SKIP):
        pytest.fail(f"needs {what}, and where {NEVER_SKIP} is set nothing may be skipped", pytrace=False)
    pytest.skip(f"needs {what}, which is absent here")
