"""Sticks on Windows: removable drive letters, through kernel32. They are always mounted."""

from __future__ import annotations

import shutil
import string
import sys

from kiosk.core.staff_ports import Stick

if sys.platform == "win32":
    import ctypes

    _REMOVABLE = 2
    _READ_ONLY_VOLUME = 0x00080000
    _NAME_LETTERS = 261

    def removable_drives() -> tuple[Stick, ...]:
        """Every removable drive with a medium in it."""
        kernel = ctypes.windll.kernel32
        letters = kernel.GetLogicalDrives()
        roots = [f"{letter}:\\" for n, letter in enumerate(string.ascii_uppercase) if letters >> n & 1]
        found = (_stick(root) for root in roots if kernel.GetDriveTypeW(root) == _REMOVABLE)
        return tuple(stick for stick in found if stick)

    def _stick(root: str) -> Stick | None:
        """None for an empty card reader."""
        label, flags = ctypes.create_unicode_buffer(_NAME_LETTERS), ctypes.c_ulong()
        kernel = ctypes.windll.kernel32
        if not kernel.GetVolumeInformationW(
            root, label, _NAME_LETTERS, None, None, ctypes.byref(flags), None, 0
        ):
            return None
        try:
            usage = shutil.disk_usage(root)
        except OSError:
            return None
        read_only = bool(flags.value & _READ_ONLY_VOLUME)
        return Stick(root[0], label.value, root, usage.total, usage.free, read_only=read_only)

else:

    def removable_drives() -> tuple[Stick, ...]:
        """There are no drive letters here."""
        return ()


class DriveMounter:
    """`sticks.Mounter` where drives mount themselves."""

    def mount(self, stick: Stick) -> str:
        return stick.path

    def unmount(self, stick: Stick) -> bool:
        """Nothing was mounted by us; files were flushed one by one."""
        return bool(stick.path)
