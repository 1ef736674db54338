"""The domain's errors: they know no HTTP and no database, and carry what a person needs to put things right."""

from __future__ import annotations

from collections.abc import Mapping


class WorkbenchError(Exception):
    """Root of every error a person can cause and put right.

    ``code`` names the sentence a person reads (``workbench/wording/`` has one table of them a feature, and the
    catalogues in ``workbench/translations`` the other languages); ``facts`` are the values the sentence quotes.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        printed = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code} ({printed})" if printed else self.code


class NotFound(WorkbenchError):
    """What was asked for is not here."""


class Invalid(WorkbenchError):
    """What was given cannot be accepted; ``field`` names the form field at fault, where there is one."""

    def __init__(self, code: str, /, *, field: str | None = None, **facts: object) -> None:
        super().__init__(code, **facts)
        self.field = field


class Conflict(WorkbenchError):
    """Someone else has changed the same thing since it was read."""


class Forbidden(WorkbenchError):
    """The member's role does not allow this."""
