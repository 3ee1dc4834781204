"""UDisks2 over D-Bus: mounting and unmounting a stick without being root.

Finding sticks does not need it (`linux_sticks.py`). Where there is no D-Bus, or no UDisks2 on it, only sticks
that something else mounted are offered.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kiosk.core.staff_ports import Stick
from kiosk.services.export.faults import StickNotOpened

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusMessage

SERVICE = "org.freedesktop.UDisks2"
_DEVICES = "/org/freedesktop/UDisks2/block_devices"
_FILESYSTEM = f"{SERVICE}.Filesystem"
_CALL_MS = 25_000
"""A worn stick is checked while it is mounted, and unmounting writes what waits."""

_log = logging.getLogger(__name__)


class UDisks:
    """`sticks.Mounter`. Blocks: use it on a worker."""

    def answers(self) -> bool:
        """Whether UDisks2 is there, started or to be started by the bus."""
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return False
        names = bus.interface()
        return bool(names.isServiceRegistered(SERVICE).value()) or SERVICE in (
            names.activatableServiceNames().value() or []
        )

    def mount(self, stick: Stick) -> str:
        """Raises StickNotOpened with what UDisks2 said."""
        reply = self._call(stick, "Mount")
        if reply.errorName():
            raise StickNotOpened(f"{stick.id}: {reply.errorName()}: {reply.errorMessage()}")
        return str(reply.arguments()[0])

    def unmount(self, stick: Stick) -> bool:
        reply = self._call(stick, "Unmount")
        if reply.errorName():
            _log.warning("%s was not unmounted: %s: %s", stick.id, reply.errorName(), reply.errorMessage())
        return not reply.errorName()

    def _call(self, stick: Stick, method: str) -> QDBusMessage:
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

        path = f"{_DEVICES}/{object_name(stick.id)}"
        message = QDBusMessage.createMethodCall(SERVICE, path, _FILESYSTEM, method)
        message.setArguments([{"auth.no_user_interaction": True}])
        return QDBusConnection.systemBus().call(message, QDBus.CallMode.Block, _CALL_MS)


def object_name(device: str) -> str:
    """A device's name as D-Bus wants it in a path: all but letters and digits as `_` and their code."""
    kept = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    return "".join(letter if letter in kept else f"_{ord(letter):02x}" for letter in device)
