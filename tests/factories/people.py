"""Members with the password every test knows."""

from __future__ import annotations

from itertools import count

from sqlalchemy.orm import Session

from workbench.people.models import Member
from workbench.people.service import add_member

PASSWORD = "long-enough-for-tests"
_numbers = count(1)


def make_member(session: Session, role: str = "officer", username: str = "", **more: str) -> Member:
    name = username or f"{role}-{next(_numbers)}"
    return add_member(session, username=name, password=PASSWORD, role=role, **more)  # type: ignore[arg-type]
