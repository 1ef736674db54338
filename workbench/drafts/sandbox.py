"""Reading a stranger's file in a child process that may use only so much time and memory, and hands back plain JSON."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Final

import workbench
from workbench.config import READING_SECONDS, READING_WAIT_SECONDS
from workbench.drafts.child import OUT_OF_MEMORY
from workbench.errors import Invalid
from workbench.lang.languages import Lang
from workbench.law.codec import law_from_json
from workbench.law.model import LawText

_LOG = logging.getLogger(__name__)
LOOK_EVERY: Final = 1.0  # seconds between two questions whether the reading is to go on


def read_file_guarded(
    name: str,
    data: bytes,
    lang: Lang | None = None,
    encoding: str | None = None,
    document: int = 1,
    seconds: float = READING_SECONDS,
    megabytes: int = 1_024,
    while_reading: Callable[[], object] | None = None,
) -> LawText:
    """As :func:`workbench.formats.intake.read_file`, within ``seconds`` and ``megabytes`` of address space.

    Safe to call from any thread: the child is a fresh interpreter, and takes its limits upon itself. It gets the
    file and nothing else, neither the environment nor the instance. ``while_reading`` is called about once a second
    while the child reads; an error that it raises ends the child and passes on. Raises also Invalid
    ``file_too_heavy`` (limits reached or child killed) and ``file_unreadable`` (the reader failed; the log tells how).
    """
    order = {"name": name, "lang": lang, "encoding": encoding, "document": document}
    answer = guarded("workbench.drafts.reading_child", order, data, seconds, megabytes, while_reading)
    return law_from_json(answer["law"])


def guarded(
    module: str,
    order: Mapping[str, Any],
    data: bytes,
    seconds: float,
    megabytes: int,
    while_reading: Callable[[], object] | None,
) -> Mapping[str, Any]:
    """What the child of a module answers to an order on a file; raises Invalid as :func:`read_file_guarded`."""
    limited = {**order, "seconds": seconds, "megabytes": megabytes}
    command = [sys.executable, "-P", "-m", module]
    longest = seconds + READING_WAIT_SECONDS - READING_SECONDS
    child = _run(command, json.dumps(limited).encode() + b"\n" + data, longest, while_reading or (lambda: None))
    # An interpreter short of memory may die before it can say so in its exit code.
    if child.returncode < 0 or child.returncode == OUT_OF_MEMORY or b"MemoryError" in child.stderr[-4_000:]:
        raise Invalid("file_too_heavy", field="file")
    if child.returncode != 0:
        _LOG.error("reading an uploaded file failed: %s", child.stderr.decode("utf-8", "replace")[-4_000:])
        raise Invalid("file_unreadable", field="file")
    return _answer(json.loads(child.stdout))


def _run(
    command: Sequence[str], order: bytes, longest: float, while_reading: Callable[[], object]
) -> subprocess.CompletedProcess[bytes]:
    """Run the child to its end; raises Invalid ``file_too_heavy`` where it takes longer than ``longest`` seconds.

    The order lies in a file, not in a pipe: a pipe whose writing is broken off to look up is not written to the end.
    """
    pipe, end = subprocess.PIPE, time.monotonic() + longest
    with (
        _holding(order) as waiting,
        subprocess.Popen(command, stdin=waiting, stdout=pipe, stderr=pipe, env=_environment()) as child,
    ):
        try:
            while True:
                try:
                    output, errors = child.communicate(timeout=min(LOOK_EVERY, max(end - time.monotonic(), 0)))
                except subprocess.TimeoutExpired:
                    if time.monotonic() >= end:
                        raise Invalid("file_too_heavy", field="file") from None
                    while_reading()
                else:
                    return subprocess.CompletedProcess(command, child.returncode, output, errors)
        finally:
            child.kill()


def _holding(order: bytes) -> IO[bytes]:
    """A file without a name from which the order can be read; raises Invalid where the disk does not take it."""
    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115  # the caller closes it
    except OSError as error:
        raise Invalid("disk_full") from error
    try:
        file.write(order)
        file.seek(0)
    except OSError as error:
        file.close()
        raise Invalid("disk_full") from error
    return file


def _environment() -> dict[str, str]:
    """What the child needs to find this package, and none of the parent's secrets."""
    root = str(Path(workbench.__file__).parent.parent)
    inherited = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    return inherited | {"PYTHONPATH": root, "PYTHONUTF8": "1"}


def _answer(data: Mapping[str, Any]) -> Mapping[str, Any]:
    if "error" in data:
        raise Invalid(data["error"], field=data["field"], **data["facts"])
    return data
