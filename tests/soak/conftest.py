"""The databases that races are run on: SQLite always, PostgreSQL where its server is installed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.postgresql import make_database, server
from tests.soak.scenarios import add_accounts
from workbench.app import create_app
from workbench.config import Settings
from workbench.db import Database
from workbench.instance import bring_up_to_date


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server with a database ``template`` that has the tables and some accounts."""
    with server() as address:
        app = create_app(Settings(tmp_path_factory.mktemp("template"), make_database(address, "template")))
        bring_up_to_date(app)
        add_accounts(app.extensions["workbench.database"])
        app.extensions["workbench.database"].dispose()
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The application on a database of its own, with the accounts that the other tests know."""
    if request.param == "sqlite":
        app: Flask = request.getfixturevalue("app")
    else:
        address = make_database(request.getfixturevalue("postgresql"), tmp_path.name, "template")
        app = create_app(Settings(tmp_path, address))
        app.testing = True
    yield app
    for thread in threading.enumerate():
        if thread.name.startswith("search-"):  # the index is renewed in the background, on a connection of its own
            thread.join()
    app.extensions["workbench.database"].dispose()


@pytest.fixture
def database(site: Flask) -> Database:
    opened: Database = site.extensions["workbench.database"]
    return opened
