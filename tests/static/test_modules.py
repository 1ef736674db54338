"""The modules of the pages that need no browser, run by node's own test runner where node is installed.

Node and not a browser: what is tested here are functions of values, and a browser for them would take seconds.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.patience import HANGS
from tests.tools import needs

TESTS = Path(__file__).with_name("modules.test.mjs")


def test_modules_without_a_browser() -> None:
    command = [needs("node"), "--test", str(TESTS)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=HANGS, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
