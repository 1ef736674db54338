"""The child that reads a stranger's file: what all such children have in common. It takes its limits upon itself."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from workbench.errors import Invalid

_MEGABYTE: Final = 1_000_000
OUT_OF_MEMORY: Final = 3  # exit status of the child

Reading = Callable[[Mapping[str, Any], bytes], Mapping[str, Any]]


def serve(read: Reading) -> int:
    """Answer the one order on standard input, a line of JSON and then the file, with one line of JSON; the exit status.

    An order holds ``seconds`` of CPU and ``megabytes`` of address space, and what ``read`` needs beside them.
    """
    order = json.loads(sys.stdin.buffer.readline())
    _limit(order["seconds"], order["megabytes"])
    try:
        sys.stdout.buffer.write(answer_of(read, order, sys.stdin.buffer.read()))
        sys.stdout.buffer.flush()
    except (MemoryError, RecursionError):
        return OUT_OF_MEMORY
    return 0


def answer_of(read: Reading, order: Mapping[str, Any], data: bytes) -> bytes:
    """What ``read`` makes of an order and its file, or why it refuses, as JSON."""
    try:
        answer = read(order, data)
    except Invalid as error:
        answer = {"error": error.code, "field": error.field, "facts": dict(error.facts)}
    return json.dumps(answer, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")


def _limit(seconds: float, megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, megabytes * _MEGABYTE))
    cpu = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
