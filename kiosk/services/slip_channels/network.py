"""A printer on the network (TCP port 9100).

Not python-escpos' `Network`: one time limit serves it for connecting, for a whole `sendall` and for reading,
so a printer that takes a little now and then cannot be told from one that takes nothing; it leaves its socket
open when a connection fails; and it knows no IPv6.
"""

from __future__ import annotations

import select
import socket
import struct
import sys

from kiosk.core.printers import DEFAULT_PORT
from kiosk.services.slip_channels import PrinterTrouble
from kiosk.services.slip_channels.patience import Patience

_LAST_WORDS, _LAST_WORD_S = 20, 0.2

_HELD_BYTES = 16_384
"""Bytes that this computer holds for a printer. Few, so that what went is nearly what was taken."""


class NetworkWire:
    """An open TCP connection. `target` is `host` or `host:port`."""

    def __init__(self, target: str, patience: Patience) -> None:
        """Raises PrinterTrouble: `missing` where nothing is at that address, `offline` without an answer."""
        host, _, port = target.partition(":")
        try:
            self._socket = socket.create_connection((host, int(port or DEFAULT_PORT)), patience.connect_s)
        except (socket.gaierror, ConnectionRefusedError, OverflowError, ValueError) as fault:
            # ValueError: a host that is no host name, as 192.168..10, and a port that is no number.
            raise PrinterTrouble("missing", f"{target}: {fault}") from fault
        except OSError as fault:
            raise PrinterTrouble("offline", f"{target}: {fault}") from fault
        self._socket.setblocking(False)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _HELD_BYTES)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, data: bytes, patience_s: float) -> int:
        try:
            _, ready, _ = select.select((), (self._socket,), (), patience_s)
            return self._socket.send(data) if ready else 0
        except BlockingIOError:
            return 0
        except OSError as fault:
            raise PrinterTrouble("offline", str(fault)) from fault

    def receive(self, patience_s: float) -> bytes:
        try:
            ready, _, _ = select.select((self._socket,), (), (), patience_s)
            said = self._socket.recv(64) if ready else None
        except BlockingIOError:
            return b""
        except OSError as fault:
            raise PrinterTrouble("offline", str(fault)) from fault
        if said == b"":
            raise PrinterTrouble("refused", "it closed the connection")
        return said or b""

    def unsent(self) -> int:
        """Bytes that the printer's side has not confirmed. Linux tells, other systems do not."""
        return _unconfirmed(self._socket)

    def close(self, *, drop: bool) -> None:
        """With `drop` the connection is reset: what the printer has not taken yet never reaches it."""
        try:
            if drop:
                at_once = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
            else:
                self._socket.shutdown(socket.SHUT_WR)
                self._hear_out()
        except OSError:
            pass  # the printer was quicker
        finally:
            self._socket.close()

    def _hear_out(self) -> None:
        """Read what the printer still says: closed over unread bytes, a connection would be reset instead."""
        for _ in range(_LAST_WORDS):
            ready, _, _ = select.select((self._socket,), (), (), _LAST_WORD_S)
            if not ready or not self._socket.recv(64):
                return


if sys.platform == "linux":
    import fcntl
    import termios

    def _unconfirmed(connection: socket.socket) -> int:
        try:
            answer = fcntl.ioctl(connection, termios.TIOCOUTQ, bytes(4))
        except OSError:
            return 0
        return int.from_bytes(answer, sys.byteorder)

else:

    def _unconfirmed(connection: socket.socket) -> int:
        return 0
