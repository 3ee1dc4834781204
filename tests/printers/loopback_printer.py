"""A `CommandReader` behind a TCP port of this computer, with the bad habits of real printers."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from tests.printers.command_reader import CommandReader, Strip, UnknownCommand


class MovedClock:
    """A clock that runs as the real one does, and is moved ahead by what would take long."""

    def __init__(self) -> None:
        self._ahead_s = 0.0

    def monotonic_s(self) -> float:
        return time.monotonic() + self._ahead_s

    def utc(self) -> datetime:
        return datetime.now(UTC)

    def advance(self, seconds: float) -> None:
        self._ahead_s += seconds


class LoopbackPrinter:
    """Serves one connection after another, as printers do.

    `answers` false: it prints and says nothing. `takes` false: it accepts and reads nothing. `resets_after`
    so many bytes of a connection it breaks it off. `slowly` is told how many bytes were read, a few at a
    time. Set them before it is spoken to, and look at `reader` under `guard`.
    """

    def __init__(self) -> None:
        self.reader = CommandReader()
        self.guard = threading.Condition()
        self.answers = True
        self.takes = True
        self.resets_after: int | None = None
        self.slowly: Callable[[int], None] | None = None
        self.connections = 0
        self._wrong: UnknownCommand | None = None
        self._stop, self._stopped = socket.socketpair()
        self._listening = socket.socket()
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._listening.bind(("127.0.0.1", 0))
        self._listening.listen()
        self._thread = threading.Thread(target=self._serve, name="loopback-printer", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        host, port = self._listening.getsockname()
        return f"{host}:{port}"

    def strips(self, count: int) -> list[Strip]:
        """The strips that came out, once there are so many; the test fails if they do not come."""
        with self.guard:
            assert self.guard.wait_for(lambda: len(self.reader.strips) >= count or self._wrong, 10)
            return list(self.reader.strips)

    def close(self) -> None:
        """Raises what the printer could not read."""
        self._stop.close()
        self._thread.join(10)
        for each in (self._listening, self._stopped):
            each.close()
        if self._wrong is not None:
            raise self._wrong

    def _serve(self) -> None:
        while self._ready(self._listening):
            connection, _ = self._listening.accept()
            self.connections += 1
            with connection, contextlib.suppress(OSError):
                try:
                    self._read(connection)
                except UnknownCommand as wrong:
                    with self.guard:
                        self._wrong = wrong
                        self.guard.notify_all()

    def _read(self, connection: socket.socket) -> None:
        read = 0
        while self._ready(connection) if self.takes else self._ready(self._stopped):
            data = connection.recv(32 if self.slowly else 4096)
            if not data:
                return
            read += len(data)
            if self.slowly:
                self.slowly(len(data))
            with self.guard:
                said = self.reader.feed(data)
                self.guard.notify_all()
            if self.resets_after is not None and read >= self.resets_after:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            if self.answers and said:
                connection.sendall(said)

    def _ready(self, what: socket.socket) -> bool:
        """Wait until something can be read; false when the printer is to be closed."""
        ready, _, _ = select.select((what, self._stopped), (), ())
        return self._stopped not in ready
