"""A mail server on loopback, and an instance whose settings name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.mail.server import FakeServer, fake_server
from workbench.config import MailSettings, Settings


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with fake_server() as opened:
        yield opened


@pytest.fixture
def posting(settings: Settings, server: FakeServer) -> Settings:
    """The settings of the instance, with the server on loopback."""
    to = MailSettings("127.0.0.1", "workbench@union.example", "https://wb.example", server.port, "none")
    return replace(settings, mail=to)
