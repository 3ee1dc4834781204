"""Every operation on a stick fails in turn. What is left verifies or plainly does not; the next succeeds.

The stick is one in memory (`tests/unit/export/media.py`): it knows what reached its platter and what only the
system remembered, so both ends of what a pulled stick may hold are judged.
"""

from __future__ import annotations

import errno
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.errors import KioskError
from kiosk.services.export.faults import (
    BundleUnreadable,
    ExportCancelled,
    ExportFailed,
    StickFull,
    StickGone,
    StickReadOnly,
)
from tests.doubles import ManualClock
from tests.unit.export.media import StickInMemory, from_then_on, once, sound
from tests.unit.export.scene import NOON, Scene, a_rich_visit, bundles_in

KINDS = 8
"""The operations are dealt to that many tests, so that workers share them."""


@pytest.fixture
def scene(tmp_path: Path, clock: ManualClock) -> Iterator[Scene]:
    """With the kiosk's own files in memory where that can be: hundreds of exports are tried."""
    memory = Path("/dev/shm")
    clock.set_wall(NOON)
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Scene(Path(folder), clock)


def operations_of_a_good_export(scene: Scene) -> int:
    stick = StickInMemory()
    scene.export(stick, everything=True)
    return len(stick.operations)


def bundles_that_verify(scene: Scene, stick: StickInMemory) -> list[str]:
    """Judges what may be left in both ways; a bundle is there only if it verifies in one of them."""
    whole = []
    for left in (stick.on_platter(), stick.in_memory()):
        for name, files in bundles_in(left, scene.stick).items():
            judgement = scene.judge(files)
            assert judgement.verdict in {"genuine", "changed", "damaged"}
            if judgement.verdict == "genuine":
                assert len(files) == 16, "a bundle that verifies is whole, the files for people included"
                whole.append(name)
    return whole


def the_next_export_succeeds(scene: Scene, stick: StickInMemory) -> None:
    stick.plan, stick.room, stick.pulled_at = sound, None, None
    stick.wear = lambda _path, data: data
    made = scene.export(stick)
    assert made.visits == 2, "nothing counts as exported that was not read back"
    files = bundles_in(stick.on_platter(), scene.stick)[made.folder.name]
    assert scene.judge(files).verdict == "genuine"


def two_visits(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    scene.log(a_rich_visit(2))


def forget_exports(scene: Scene) -> None:
    scene.sql("DELETE FROM export")


@pytest.mark.parametrize("share", range(KINDS))
def test_an_operation_that_fails_once(share: int, scene: Scene) -> None:
    two_visits(scene)
    for at in range(share, operations_of_a_good_export(scene), KINDS):
        forget_exports(scene)
        stick = StickInMemory(once(at))
        with pytest.raises(ExportFailed):
            scene.export(stick)
        assert bundles_that_verify(scene, stick) == [], stick.operations[at]
        the_next_export_succeeds(scene, stick)


@pytest.mark.parametrize("share", range(KINDS))
def test_a_stick_pulled_out_before_any_operation(share: int, scene: Scene) -> None:
    two_visits(scene)
    for at in range(share, operations_of_a_good_export(scene), KINDS):
        forget_exports(scene)
        stick = StickInMemory(from_then_on(at))
        with pytest.raises(StickGone):
            scene.export(stick)
        bundles_that_verify(scene, stick)
        assert scene.sql("SELECT 1 FROM export WHERE verified_at IS NOT NULL") == []
        the_next_export_succeeds(scene, stick)


def bytes_to_pull_at(scene: Scene) -> Iterator[int]:
    stick = StickInMemory()
    scene.export(stick, everything=True)
    yield from range(0, stick.bytes_written, max(1, stick.bytes_written // 40))
    yield from range(stick.bytes_written - 80, stick.bytes_written + 1, 8)  # the signature is the end


def test_a_stick_pulled_out_at_many_bytes(scene: Scene) -> None:
    two_visits(scene)
    for at in bytes_to_pull_at(scene):
        forget_exports(scene)
        stick = StickInMemory(pulled_at=at)
        with pytest.raises(StickGone):
            scene.export(stick)
        bundles_that_verify(scene, stick)
        the_next_export_succeeds(scene, stick)


def test_a_stick_that_is_full_at_many_bytes_is_left_clean(scene: Scene) -> None:
    two_visits(scene)
    for room in bytes_to_pull_at(scene):
        forget_exports(scene)
        stick = StickInMemory(room=max(0, room - 1))
        with pytest.raises(StickFull):
            scene.export(stick)
        assert bundles_in(stick.in_memory(), scene.stick) == {}
        the_next_export_succeeds(scene, stick)


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        (errno.ENOSPC, StickFull),
        (errno.EDQUOT, StickFull),
        (errno.EROFS, StickReadOnly),
        (errno.EACCES, StickReadOnly),
        (errno.EIO, StickGone),
        (errno.ENODEV, StickGone),
        (errno.ENOENT, StickGone),
        (errno.ESTALE, StickGone),
        (errno.ENOTCONN, StickGone),
    ],
)
def test_what_the_system_says_becomes_what_staff_can_do(
    code: int, meaning: type[KioskError], scene: Scene
) -> None:
    stick = StickInMemory(lambda _number, name: OSError(code, "") if name == "write" else None)
    with pytest.raises(meaning):
        scene.export(stick)


def a_worn_stick(path: Path, data: bytes) -> bytes:
    """Loses one bit of one file on its way to the platter."""
    return bytes([data[0] ^ 1, *data[1:]]) if path.name == "play.csv" else data


def test_a_stick_that_corrupts_what_was_written_is_caught(scene: Scene) -> None:
    two_visits(scene)
    stick = StickInMemory(wear=a_worn_stick)
    with pytest.raises(BundleUnreadable):
        scene.export(stick)
    assert bundles_that_verify(scene, stick) == []
    assert scene.sql("SELECT 1 FROM export WHERE verified_at IS NOT NULL") == []
    the_next_export_succeeds(scene, stick)


def test_reading_it_back_from_memory_would_not_catch_it(scene: Scene) -> None:
    two_visits(scene)
    stick = StickInMemory(wear=a_worn_stick, forgetful=False)
    made = scene.export(stick)
    files = bundles_in(stick.on_platter(), scene.stick)[made.folder.name]
    assert scene.judge(files).verdict == "changed", "which is why the cache is dropped"


@pytest.mark.parametrize("name", ["manifest.json", "manifest.sig", "방문기록.xlsx", "읽어주세요.txt"])
def test_a_worn_byte_is_caught_in_any_file(name: str, scene: Scene) -> None:
    stick = StickInMemory(
        wear=lambda path, data: data[:-1] + bytes([data[-1] ^ 0x80]) if path.name == name else data
    )
    with pytest.raises(BundleUnreadable):
        scene.export(stick)


def test_a_stick_that_lies_about_its_size_is_caught(scene: Scene) -> None:
    two_visits(scene)
    stick = StickInMemory(wear=lambda _path, data: data[:300])
    with pytest.raises(BundleUnreadable):
        scene.export(stick)


def test_a_file_that_is_not_in_its_folder_afterwards_is_missed(scene: Scene) -> None:
    class Forgets(StickInMemory):
        def names(self, folder: Path) -> list[str]:
            return [name for name in super().names(folder) if name != "step.csv"]

    with pytest.raises(BundleUnreadable, match=r"step\.csv"):
        scene.export(Forgets())


def test_names_that_come_back_decomposed_are_the_same_names(scene: Scene) -> None:
    class Decomposes(StickInMemory):
        def names(self, folder: Path) -> list[str]:
            return [unicodedata.normalize("NFD", name) for name in super().names(folder)]

    scene.export(Decomposes())


def test_cancelling_before_any_operation_leaves_nothing(scene: Scene) -> None:
    two_visits(scene)
    good = operations_of_a_good_export(scene)
    cancelled_at = []
    for at in range(0, good, 3):
        forget_exports(scene)
        stick = StickInMemory()
        try:
            scene.export(stick, cancelled=lambda: len(stick.operations) >= at)  # noqa: B023 - used at once
        except ExportCancelled:
            cancelled_at.append(at)
            assert bundles_in(stick.in_memory(), scene.stick) == {}
            assert scene.sql("SELECT 1 FROM export WHERE verified_at IS NOT NULL") == []
            the_next_export_succeeds(scene, stick)
    assert len(cancelled_at) > good // 4, "while preparing, writing and checking alike"
