"""A mail server on loopback that takes letters, counts them, and refuses or hangs up where a test says so."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Thread
from typing import cast


@dataclass
class FakeServer:
    """``letters`` are those taken; ``answers`` are replies to DATA in their order, 250 where there are no more."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    greetings: int = 0

    def speak(self, connection: socket.socket) -> None:
        lines = connection.makefile("rb")
        self.greetings += 1
        connection.sendall(b"220 ready\r\n")
        for line in lines:
            word = line[:4].upper().strip()
            if word == b"DATA":
                connection.sendall(b"354 go on\r\n")
                if not self._take(lines, connection):
                    return
            elif word == b"QUIT":
                connection.sendall(b"221 bye\r\n")
                return
            else:
                connection.sendall(b"250 well\r\n")

    def _take(self, lines: Iterator[bytes], connection: socket.socket) -> bool:
        taken = bytearray()
        for line in lines:
            if line == b".\r\n":
                break
            taken += line.removeprefix(b".") if line.startswith(b"..") else line
        answer = self.answers.pop(0) if self.answers else "250 taken"
        if answer == "hang up":
            return False
        if answer.startswith("250"):
            self.letters.append(cast(EmailMessage, message_from_bytes(bytes(taken), policy=policy.default)))
        connection.sendall(f"{answer}\r\n".encode())
        return True


@contextmanager
def fake_server() -> Iterator[FakeServer]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = FakeServer(listener.getsockname()[1])

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                server.speak(connection)

    thread = Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
