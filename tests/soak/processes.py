"""Commands of the console script in processes of their own, forked from one that has imported the program already.

They are what a shell would start, each the first of a group that can be killed whole; only the seconds that Python
takes to import everything anew are saved.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Final

_FORKING: Final = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload(["tests.soak.processes", "workbench.commands.instance", "workbench.commands.work"])


def begin(words: Sequence[str], environment: Mapping[str, str], log: Path) -> ForkServerProcess:
    """Begin a command; what it prints goes to the end of ``log``. Its process is a group of its own."""
    process = _FORKING.Process(target=_run, args=(list(words), dict(environment), str(log)))
    process.start()
    return process


def _run(words: Sequence[str], environment: Mapping[str, str], log: str) -> None:
    os.setsid()
    os.environ.update(environment)
    with Path(log).open("ab", buffering=0) as printed:
        os.dup2(printed.fileno(), 1)
        os.dup2(printed.fileno(), 2)
    from workbench.cli import main  # what it says depends on the language that the environment names

    main(list(words), prog_name="workbench")
