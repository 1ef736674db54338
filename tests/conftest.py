"""What every test may use: an empty instance, a session rolled back, and a browser-like client signed in as a role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from workbench.app import create_app
from workbench.config import Settings
from workbench.db import Base, Database
from workbench.people.models import Member
from workbench.people.service import add_member, member_named

PASSWORD = "long-enough-for-tests"


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("template")
    database = Database(f"sqlite:///{folder / 'workbench.sqlite'}")
    Base.metadata.create_all(database.engine)
    with database.writing() as session:
        for role in ("reader", "officer", "editor", "administrator"):
            add_member(session, username=role, password=PASSWORD, role=role, language="en")
        add_member(session, username="officer2", password=PASSWORD, role="officer", language="en")
        session.commit()
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.dispose()
    return folder / "workbench.sqlite"


@pytest.fixture
def settings(tmp_path: Path, _template: Path) -> Settings:
    (tmp_path / "workbench.sqlite").write_bytes(_template.read_bytes())
    return Settings(instance=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    made = create_app(settings)
    made.testing = True
    yield made
    made.extensions["workbench.database"].dispose()


@pytest.fixture
def session(settings: Settings) -> Iterator[Session]:
    """A writing session on the instance, rolled back at the end unless the test commits."""
    database = Database(settings.database_url)
    with database.writing() as opened:
        yield opened
    database.dispose()


@pytest.fixture
def people(session: Session) -> Callable[[str], Member]:
    """The member whose user name is the role's."""

    def find(name: str) -> Member:
        found = member_named(session, name)
        assert found is not None
        return found

    return find


class Browser:
    """A client that keeps cookies, follows redirects and fills in the CSRF token of the page it last saw."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.page = ""

    def get(self, path: str, **options: object) -> str:
        answer = self.client.get(path, follow_redirects=True, **options)  # type: ignore[arg-type]
        self.status, self.page, self.path = answer.status_code, answer.get_data(as_text=True), answer.request.path
        return self.page

    def post(self, path: str, data: dict[str, object] | None = None, **options: object) -> str:
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.page)
        sent = {"csrf_token": token.group(1) if token else "", **(data or {})}
        answer = self.client.post(path, data=sent, follow_redirects=True, **options)  # type: ignore[arg-type]
        self.status, self.page, self.path = answer.status_code, answer.get_data(as_text=True), answer.request.path
        return self.page

    def sign_in(self, name: str, password: str = PASSWORD) -> Browser:
        self.get("/sign-in")
        self.post("/sign-in", {"username": name, "password": password})
        assert self.status == 200 and "sign-out" in self.page, self.page
        return self


@pytest.fixture
def browser(app: Flask) -> Callable[[str], Browser]:
    """A browser signed in under a name (``browser("editor")``), or signed out (``browser("")``)."""

    def open_browser(name: str = "") -> Browser:
        opened = Browser(app.test_client())
        return opened.sign_in(name) if name else opened

    return open_browser
