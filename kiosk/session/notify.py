"""What systemd is told (sd_notify), in Python's own words: no library, and nothing where systemd is not."""

from __future__ import annotations

import socket
from collections.abc import Mapping

OWN_VARIABLES = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")
"""Meant for the supervisor. A kiosk that had them could keep a dead supervisor alive."""


class Notifier:
    """Talks to the service manager that started us; silent where none did.

    `WATCHDOG_PID` is not looked at: it names the compositor, which is the unit's main process, and the unit
    accepts what any of its processes says (`NotifyAccess=all`).
    """

    def __init__(self, address: str, watchdog_s: float | None = None) -> None:
        """`address` as in NOTIFY_SOCKET ("@" begins an abstract one), "" for nobody."""
        self.watchdog_s = watchdog_s
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._socket: socket.socket | None = None
        if address.startswith(("/", "@")):
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            # A manager that is slow to read must not make us slow.
            self._socket.setblocking(False)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Notifier:
        """The manager that this environment names."""
        usec = environment.get("WATCHDOG_USEC", "")
        watchdog_s = int(usec) / 1e6 if usec.isascii() and usec.isdigit() and int(usec) > 0 else None
        return cls(environment.get("NOTIFY_SOCKET", ""), watchdog_s)

    @property
    def somebody(self) -> bool:
        """Whether a service manager started us."""
        return self._socket is not None

    def tell(self, **said: str | int) -> bool:
        """Send assignments, as `READY=1`; whether that went well, as it does where nobody listens."""
        if self._socket is None:
            return True
        message = "\n".join(f"{name}={value}" for name, value in said.items())
        try:
            self._socket.sendto(message.encode(), self._address)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Nothing is told any more."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def without_own(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for processes of ours."""
    return {name: value for name, value in environment.items() if name not in OWN_VARIABLES}
