"""Reading in a child process what an organisation returned."""

from __future__ import annotations

from collections.abc import Callable

from workbench.config import READING_SECONDS
from workbench.drafts.sandbox import guarded
from workbench.law.codec import law_to_json
from workbench.law.model import LawText
from workbench.returns.codec import return_from_json
from workbench.returns.model import ReturnedFile


def read_return_guarded(
    name: str,
    data: bytes,
    draft: LawText,
    seconds: float = READING_SECONDS,
    megabytes: int = 1_024,
    while_reading: Callable[[], object] | None = None,
) -> ReturnedFile:
    """As :func:`workbench.returns.reading.read_return` of opinions on ``draft``, within the same limits as a law."""
    order = {"name": name, "draft": law_to_json(draft)}
    answer = guarded("workbench.drafts.return_child", order, data, seconds, megabytes, while_reading)
    return return_from_json(answer["return"])
