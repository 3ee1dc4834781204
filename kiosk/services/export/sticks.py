"""Finding sticks: `core.staff_ports.StickWatch`, and who mounts them."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from typing import Protocol

from kiosk.core.staff_ports import Stick

_log = logging.getLogger(__name__)

LOOK_S = 1.0
"""How often the watch looks. A look reads a few small files of the kernel, and no stick."""

Look = Callable[[], tuple[Stick, ...]]


class Mounter(Protocol):
    """Opens and closes sticks that the system found and did not mount."""

    def mount(self, stick: Stick) -> str:
        """Where it is mounted now. Raises ExportFailed."""
        ...

    def unmount(self, stick: Stick) -> bool:
        """Whether it may be taken out: everything is on it, and it is in no one's use."""
        ...


class PollingStickWatch:
    """Looks again and again while somebody watches, and tells when something changed.

    `look` is the system's list; a test hands in its own. A bug in it travels to threading.excepthook.
    """

    def __init__(self, look: Look, every_s: float = LOOK_S) -> None:
        self._look = look
        self._every_s = every_s
        self._stop: threading.Event | None = None
        self._watcher: threading.Thread | None = None

    def watch(self, seen: Callable[[tuple[Stick, ...]], None]) -> None:
        """`seen` hears the list at once and at every change, from another thread, until `stop`."""
        self.stop()
        stop = self._stop = threading.Event()
        self._watcher = threading.Thread(
            target=self._watch, args=(stop, seen), name="stick-watch", daemon=True
        )
        self._watcher.start()

    def stop(self) -> None:
        """Harmless if nothing is watched. A look that hangs on a dying stick is not waited for."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None

    def _watch(self, stop: threading.Event, seen: Callable[[tuple[Stick, ...]], None]) -> None:
        before: tuple[Stick, ...] | None = None
        while not stop.is_set():
            found = self._look()
            if not stop.is_set() and (before is None or _differs(before, found)):
                before = found
                seen(found)
            stop.wait(self._every_s)


def _differs(before: tuple[Stick, ...], after: tuple[Stick, ...]) -> bool:
    """A stick that only became fuller is no news: it is being written to."""

    def what_counts(sticks: tuple[Stick, ...]) -> list[tuple[str, str, bool, bool]]:
        return [(stick.id, stick.path, stick.mounted, stick.read_only) for stick in sticks]

    return what_counts(before) != what_counts(after)


def system_sticks() -> tuple[PollingStickWatch, Mounter]:
    """The watch and the mounter of this machine."""
    if sys.platform == "win32":
        from kiosk.services.export.windows_drives import DriveMounter, removable_drives

        return PollingStickWatch(removable_drives), DriveMounter()
    from kiosk.services.export.linux_sticks import LinuxSticks
    from kiosk.services.export.udisks import UDisks

    disks = UDisks()
    return PollingStickWatch(LinuxSticks(can_mount=disks.answers).look), disks
