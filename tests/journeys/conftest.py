"""A running site on an instance of its own, and a real browser in front of it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.patience import HANGS, eventually
from tests.tools import needs

PASSWORD = "journeys-end-in-papers"
COMMAND = (sys.executable, "-W", "ignore", "-m", "workbench.cli")
# How long a page may take is no journey's concern: each step waits for what it needs, on a busy machine as well.
expect.set_options(timeout=HANGS * 1000)
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-quic",
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of ``workbench run`` on a fresh instance with an editor, an officer and a reader."""
    folder = tmp_path_factory.mktemp("site")
    environ = {**os.environ, "WORKBENCH_INSTANCE": str(folder / "instance")}
    for role in ("editor", "officer", "reader"):
        added = [*COMMAND, "user", "add", role, "--role", role, "--language", "en", "--password", PASSWORD]
        subprocess.run(added, env=environ, check=True, capture_output=True)
    with served(folder, environ) as address:
        yield address


@contextmanager
def served(folder: Path, environ: Mapping[str, str]) -> Iterator[str]:
    """The address of ``workbench run`` on the instance that ``environ`` names; its log lies in ``folder``."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen([*COMMAND, "run", "--port", str(port)], env=dict(environ), stdout=log, stderr=log)
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address, server, folder / "log")
            yield address
        finally:
            server.terminate()
            server.wait()


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    def is_up_or_gone() -> bool:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=HANGS):
                return True
        except OSError:
            return server.poll() is not None

    assert eventually(is_up_or_gone) and server.poll() is None, f"the site did not come up: {log.read_text()}"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = needs("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, site: str, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Opens a page signed in under a name; at the end no page may have logged an error, a CSP refusal among them."""
    complaints: list[str] = []
    contexts = []

    def open_page(name: str, width: int = 1280) -> Page:
        context = chromium.new_context(
            base_url=site, locale="en-GB", viewport={"width": width, "height": 900}, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(HANGS * 1000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        page.goto("/sign-in")
        page.fill("#username", name)
        page.fill("#password", PASSWORD)
        page.click("main button")
        page.wait_for_url(
            lambda address: not address.endswith("/sign-in")
        )  # else the next step leaves before it is signed in
        return page

    yield open_page
    for context in contexts:
        context.close()
    shutil.rmtree(tmp_path / "downloads", ignore_errors=True)
    assert not complaints, complaints
