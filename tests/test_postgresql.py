"""Nothing assumes SQLite: the demonstration loads, reads, searches and exports on PostgreSQL alike."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import func, select

from tests.absence import absent
from tests.browsing import Browser
from tests.first_tables import upgrade_filled
from tests.patience import eventually
from workbench.app import create_app
from workbench.commentary.models import Comment
from workbench.config import Settings
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD, load_demonstration
from workbench.instance import bring_up_to_date

pytestmark = pytest.mark.slow


def _programs() -> Path:
    """The folder of PostgreSQL's server programs; skips where they are absent."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        absent("PostgreSQL's server programs")
    return found[-1].parent if found else Path(str(on_path)).parent


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty database in a server of its own."""
    programs = _programs()
    folder = tmp_path_factory.mktemp("postgresql")
    owner: dict[str, str | list[str]] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        owner = {"user": "postgres", "group": "postgres", "extra_groups": []}
        for above in (folder, *list(folder.parents)[:4]):
            if above.name.startswith(("pytest", "popen", "postgresql")):
                above.chmod(0o755)
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = [programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "workbench", "-E", "UTF8", "--no-sync"]
    subprocess.run(made, check=True, capture_output=True, cwd=folder, **owner)
    started = [programs / "postgres", "-D", folder / "data", "-p", str(port), "-k", folder]
    # A child of the test itself, so that its end can be waited for, however long it takes.
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [*started, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, **owner,
        )  # fmt: skip
    try:
        address = f"postgresql://workbench@127.0.0.1:{port}"
        assert eventually(lambda: server.poll() is not None or _answers(f"{address}/postgres"))
        assert server.poll() is None, (folder / "log").read_text()
        with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE workbench")
        yield f"{address}/workbench".replace("postgresql:", "postgresql+psycopg:")
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing in it is needed any more
        server.wait()


def _answers(address: str) -> bool:
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return True


def test_the_demonstration_lives_on_postgresql(address: str, tmp_path: Path) -> None:
    app = create_app(Settings(instance=tmp_path, database_url=address))
    app.testing = True
    database: Database = app.extensions["workbench.database"]
    try:
        bring_up_to_date(app)
        with app.app_context():
            assert load_demonstration(app)
            assert not load_demonstration(app)
        with database.reading() as session:
            assert (session.scalar(select(func.count()).select_from(Comment)) or 0) > 40
        browser = Browser(app.test_client()).sign_in("editor", ACCOUNTS_PASSWORD)
        for path in ("/", "/papers", "/search?q=失业保险金"):
            browser.get(path)
            assert browser.status == 200, path
        browser.get("/search?q=农民工&scope=comments")
        assert browser.status == 200 and "<mark>" in browser.page
    finally:
        for thread in threading.enumerate():
            if thread.name.startswith("search-"):  # the index is renewed in the background, on a connection of its own
                thread.join()
        database.dispose()


def test_a_filled_database_of_the_first_migration_is_upgraded(address: str, tmp_path: Path) -> None:
    app = create_app(Settings(instance=tmp_path, database_url=address))
    try:
        upgrade_filled(app)
    finally:
        app.extensions["workbench.database"].dispose()
