"""Who links, and what they link: an officer, a version, and a clause of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.factories.drafts import clause_at, make_version
from workbench.drafts.models import StoredClause, Version
from workbench.people.models import Member

Find = Callable[[str], Member]


@pytest.fixture
def officer(people: Find) -> Member:
    return people("officer")


@pytest.fixture
def version(session: Session, people: Find) -> Version:
    return make_version(session, people("editor"))


@pytest.fixture
def clause(session: Session, version: Version) -> StoredClause:
    return clause_at(session, version, "第三条")
