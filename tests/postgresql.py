"""A PostgreSQL server that lives as long as the tests that need it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from tests.absence import absent
from tests.patience import eventually


def _initdb() -> Path | None:
    """The newest of PostgreSQL's server programs of this name; None where they are not installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return installed[-1] if installed else Path(on_path) if on_path else None


def is_installed() -> bool:
    return _initdb() is not None


def _programs() -> Path:
    """The folder of PostgreSQL's server programs; skips where they are absent."""
    initdb = _initdb()
    if initdb is None:
        absent("PostgreSQL's server programs")
    return initdb.parent


@contextmanager
def server() -> Iterator[str]:
    """The address of a server of its own, without a database; its files go when it ends.

    They lie outside pytest's folders, which another session of pytest closes to all but its own user.
    """
    scratch = TemporaryDirectory(prefix="workbench-postgresql-", ignore_cleanup_errors=True)
    with scratch as folder, _server(Path(folder)) as address:
        yield address


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    programs = _programs()
    owner: dict[str, str | list[str]] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        owner = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = [programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "workbench", "-E", "UTF8", "--no-sync"]
    subprocess.run(made, check=True, capture_output=True, cwd=folder, **owner)
    started = [programs / "postgres", "-D", folder / "data", "-p", str(port), "-k", folder]
    # A child of the test itself, so that its end can be waited for, however long it takes.
    with (folder / "log").open("w") as log:
        running = subprocess.Popen(
            [*started, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, **owner,
        )  # fmt: skip
    try:
        address = f"postgresql://workbench@127.0.0.1:{port}"
        assert eventually(lambda: running.poll() is not None or _answers(f"{address}/postgres"))
        assert running.poll() is None, (folder / "log").read_text()
        yield address
    finally:
        running.send_signal(signal.SIGQUIT)  # at once: nothing in it is needed any more
        running.wait()


def _answers(address: str) -> bool:
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return True


def make_database(address: str, name: str, template: str = "template1") -> str:
    """Make a database in the server, as a copy of ``template``; returns its address as SQLAlchemy takes it."""
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    return f"{address}/{name}".replace("postgresql:", "postgresql+psycopg:")
