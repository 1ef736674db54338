"""Nothing assumes SQLite: the demonstration loads, reads, searches and exports on PostgreSQL alike."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.browsing import Browser
from workbench.app import create_app
from workbench.commentary.models import Comment
from workbench.config import Settings
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD, load_demonstration
from workbench.instance import bring_up_to_date

pytestmark = pytest.mark.slow


def _server() -> Path:
    """The folder of PostgreSQL's programs; skips where they are absent, fails under CI."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed, and under CI nothing may be skipped", pytrace=False)
        pytest.skip("needs PostgreSQL's server programs, which are not installed here")
    return found[-1].parent if found else Path(str(on_path)).parent


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty database in a server of its own."""
    programs = _server()
    folder = tmp_path_factory.mktemp("postgresql")
    owner: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        for held in (folder, *list(folder.parents)[:4]):
            if held.name.startswith(("pytest", "popen", "postgresql")):
                held.chmod(0o755)
        shutil.chown(folder, "postgres")
        owner = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def run(program: str, *words: str) -> None:
        subprocess.run([*owner, str(programs / program), *words], check=True, capture_output=True, cwd=folder)

    run("initdb", "-D", str(folder / "data"), "-A", "trust", "-U", "workbench", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    log = str(folder / "log")
    # Its output goes to the log: a pipe held open by the server would never end.
    subprocess.run(
        [*owner, str(programs / "pg_ctl"), "-D", str(folder / "data"), "-o", options, "-l", log, "-w", "start"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    try:
        run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "workbench", "workbench")
        yield f"postgresql+psycopg://workbench@127.0.0.1:{port}/workbench"
    finally:
        run("pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "stop")


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
                thread.join(30)
        database.dispose()
