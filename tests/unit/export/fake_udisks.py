"""A UDisks2 that mounts in words only, on the bus of its environment: `python fake_udisks.py`.

It mounts `sdb1`, refuses `sdc1` as the real one refuses a file system it does not know, and says "ready".
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

SERVICE = "org.freedesktop.UDisks2"


# A decorator that takes a dictionary, whatever PySide6's stub says of it.
interface: Any = ClassInfo


@interface({"D-Bus Interface": f"{SERVICE}.Filesystem"})
class Filesystem(QObject):
    """One block device."""

    @Slot("QVariantMap", result=str)
    def Mount(self, options: dict[str, Any]) -> str:
        return "/media/kiosk/USB" if options.get("auth.no_user_interaction") else ""

    @Slot("QVariantMap")
    def Unmount(self, options: dict[str, Any]) -> None:
        assert options


def main() -> int:
    application = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    one = Filesystem()
    bus.registerObject(
        "/org/freedesktop/UDisks2/block_devices/sdb1", one, QDBusConnection.RegisterOption.ExportAllSlots
    )
    if not bus.registerService(SERVICE):
        return 1
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
