"""Which sticks are found, on machines built of small files, and what the watch tells."""

from __future__ import annotations

import queue
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.staff_ports import Stick
from kiosk.services.export.linux_sticks import LinuxSticks
from kiosk.services.export.sticks import PollingStickWatch
from kiosk.services.export.udisks import object_name
from tests.unit.log.scene import SOON_S

USB, INTERNAL = "pci0000:00/0000:00:14.0/usb1/1-2", "pci0000:00/0000:00:17.0/ata1"


class FakeMachine:
    """/sys, /proc and /run as a kernel would have them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.mountinfo: list[str] = []
        for folder in ("sys/block", "proc/self", "run/udev/data"):
            (root / folder).mkdir(parents=True)

    def disk(self, name: str, *, at: str = USB, removable: bool = True, minor: int = 16) -> None:
        place = self.root / "sys/devices" / at / "block" / name
        place.mkdir(parents=True)
        (place / "removable").write_text(f"{int(removable)}\n")
        (place / "dev").write_text(f"8:{minor}\n")
        (place / "size").write_text("31116288\n")
        (self.root / "sys/block" / name).symlink_to(place)

    def partition(self, disk: str, name: str, *, minor: int = 17, udev: str = "") -> None:
        part = self.root / "sys/block" / disk / name
        part.mkdir()
        for file, text in {"dev": f"8:{minor}", "size": "31114240", "ro": "0", "partition": "1"}.items():
            (part / file).write_text(f"{text}\n")
        (self.root / f"run/udev/data/b8:{minor}").write_text(udev)

    def mount(self, device: str, place: str, *, number: str = "8:17", options: str = "rw,nosuid") -> None:
        self.mountinfo.append(
            f"36 35 {number} / {place} {options} shared:1 - vfat {device} rw,errors=remount-ro"
        )
        (self.root / "proc/self/mountinfo").write_text("\n".join(self.mountinfo) + "\n")

    def sticks(self, *, can_mount: bool = True) -> tuple[Stick, ...]:
        return LinuxSticks(self.root, can_mount=lambda: can_mount, space=lambda _place: (1000, 400)).look()


@pytest.fixture
def machine(tmp_path: Path) -> FakeMachine:
    return FakeMachine(tmp_path)


VFAT = "E:ID_FS_USAGE=filesystem\nE:ID_FS_TYPE=vfat\nE:ID_FS_LABEL_ENC=꿈터\\x20USB\n"


def test_a_mounted_stick_is_found_with_its_own_name_and_room(machine: FakeMachine) -> None:
    machine.disk("sdb")
    machine.partition("sdb", "sdb1", udev=VFAT)
    machine.mount("/dev/sdb1", "/media/kiosk/MY\\040USB")
    assert machine.sticks() == (Stick("sdb1", "꿈터 USB", "/media/kiosk/MY USB", 1000, 400),)


def test_a_stick_that_nothing_mounted_is_found_where_somebody_can_mount_it(machine: FakeMachine) -> None:
    machine.disk("sdb")
    machine.partition("sdb", "sdb1", udev=VFAT)
    (stick,) = machine.sticks()
    assert (stick.id, stick.mounted, stick.path, stick.size_bytes) == ("sdb1", False, "", 31114240 * 512)
    assert machine.sticks(can_mount=False) == ()


def test_two_sticks_are_both_listed_in_a_fixed_order(machine: FakeMachine) -> None:
    for disk, minor in (("sdc", 32), ("sdb", 16)):
        machine.disk(disk, at=f"{USB}/{disk}", minor=minor)
        machine.partition(disk, f"{disk}1", minor=minor + 1, udev=VFAT)
        machine.mount(f"/dev/{disk}1", f"/media/{disk}", number=f"8:{minor + 1}")
    assert [stick.id for stick in machine.sticks()] == ["sdb1", "sdc1"]


def test_an_internal_disk_is_no_stick(machine: FakeMachine) -> None:
    machine.disk("sda", at=INTERNAL, removable=False)
    machine.partition("sda", "sda1", udev=VFAT)
    machine.mount("/dev/sda1", "/mnt/data")
    assert machine.sticks() == ()


def test_a_usb_disk_that_does_not_call_itself_removable_is_one(machine: FakeMachine) -> None:
    machine.disk("sdb", removable=False)
    machine.partition("sdb", "sdb1", udev=VFAT)
    machine.mount("/dev/sdb1", "/run/media/kiosk/usb")
    assert [stick.id for stick in machine.sticks()] == ["sdb1"]


def test_a_usb_disk_that_the_system_runs_from_is_none(machine: FakeMachine) -> None:
    machine.disk("sdb", removable=False)
    machine.partition("sdb", "sdb1", udev=VFAT)
    machine.partition("sdb", "sdb2", minor=18, udev=VFAT)
    machine.mount("/dev/sdb1", "/", number="8:17")
    assert machine.sticks() == ()


def test_a_stick_without_partitions_and_one_through_fuse(machine: FakeMachine) -> None:
    machine.disk("sdb")
    machine.mount("/dev/sdb", "/media/plain", number="8:16")
    assert [stick.path for stick in machine.sticks()] == ["/media/plain"]
    machine.disk("sdc", at=f"{USB}/c", minor=32)
    machine.partition("sdc", "sdc1", minor=33, udev=VFAT)
    machine.mount("/dev/sdc1", "/media/exfat", number="0:51")
    assert [stick.path for stick in machine.sticks()] == ["/media/plain", "/media/exfat"]


def test_a_stick_mounted_read_only_says_so(machine: FakeMachine) -> None:
    machine.disk("sdb")
    machine.partition("sdb", "sdb1", udev=VFAT)
    machine.mount("/dev/sdb1", "/media/usb", options="ro,nosuid")
    assert [stick.read_only for stick in machine.sticks()] == [True]


def test_an_empty_card_reader_and_a_partition_without_files_are_none(machine: FakeMachine) -> None:
    machine.disk("sdb")
    machine.disk("sdc", at=f"{USB}/c", minor=32)
    machine.partition("sdc", "sdc1", minor=33, udev="E:ID_FS_USAGE=crypto\n")
    assert machine.sticks() == ()


def test_a_stick_that_vanishes_while_we_look_is_not_there(machine: FakeMachine) -> None:
    machine.disk("sdb")
    machine.partition("sdb", "sdb1", udev=VFAT)
    machine.mount("/dev/sdb1", "/media/usb")

    def gone(_place: str) -> tuple[int, int]:
        raise OSError(5, "gone")

    assert LinuxSticks(machine.root, space=gone).look() == ()


def test_a_machine_without_any_of_it_has_no_sticks(tmp_path: Path) -> None:
    assert LinuxSticks(tmp_path).look() == ()


def test_this_machine_can_be_looked_at() -> None:
    assert isinstance(LinuxSticks().look(), tuple)


def test_names_of_devices_as_dbus_wants_them() -> None:
    assert object_name("sdb1") == "sdb1"
    assert object_name("dm-0") == "dm_2d0"


class Looks:
    """Answers one list after the other; the last one for ever."""

    def __init__(self, *lists: tuple[Stick, ...]) -> None:
        self._lists = list(lists)
        self.exhausted: queue.Queue[None] = queue.Queue()

    def __call__(self) -> tuple[Stick, ...]:
        if len(self._lists) > 1:
            return self._lists.pop(0)
        self.exhausted.put(None)
        return self._lists[0]


def a_stick(name: str, free: int = 10, *, mounted: bool = True) -> Stick:
    return Stick(name, "", f"/media/{name}" if mounted else "", 100, free, mounted=mounted)


def test_the_watch_tells_at_once_and_at_every_change_and_of_nothing_else() -> None:
    one, fuller, two = (a_stick("sdb1"),), (a_stick("sdb1", 5),), (a_stick("sdb1", 5), a_stick("sdc1"))
    looks = Looks((), one, one, fuller, two, ())
    seen: queue.Queue[tuple[Stick, ...]] = queue.Queue()
    watch = PollingStickWatch(looks, every_s=0.0)
    watch.watch(seen.put)
    told = [seen.get(timeout=SOON_S) for _ in range(4)]
    looks.exhausted.get(timeout=SOON_S)
    watch.stop()
    assert told == [(), one, two, ()]
    assert seen.empty()


def test_a_stopped_watch_is_silent_and_another_can_begin() -> None:
    watch = PollingStickWatch(Looks((a_stick("sdb1"),)), every_s=60.0)
    first: queue.Queue[Any] = queue.Queue()
    second: queue.Queue[Any] = queue.Queue()
    watch.watch(first.put)
    assert first.get(timeout=SOON_S) == (a_stick("sdb1"),)
    watch.stop()
    watch.watch(second.put)
    assert second.get(timeout=SOON_S) == (a_stick("sdb1"),)
    watch.stop()
    watch.stop()
    assert first.empty()
