"""The PIN as the staff page meets it, and its recovery on the console."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli import main
from kiosk.core.errors import BadInput
from kiosk.core.staff_ports import PinAnswer
from kiosk.services.data_dir import DataDir, Ownership, open_data_dir
from kiosk.services.identity import IdentityFile
from kiosk.services.staff.pin_desk import PinNotKept, WorkerPin
from kiosk.services.staff.worker import Worker
from kiosk.services.staff_pin import PinAlreadySet, PinTooSimple, StaffPin
from tests.doubles import ManualClock
from tests.unit.log.scene import rows
from tests.unit.staff_services.scene import Heard, Pages


@pytest.fixture
def file(tmp_path: Path) -> IdentityFile:
    file = IdentityFile(tmp_path / "identity.json")
    file.ensure("demo")
    return file


def first(desk: WorkerPin, pin: str) -> Heard[None]:
    heard: Heard[None] = Heard()
    desk.set_first(pin, heard)
    return heard


def check(desk: WorkerPin, pin: str) -> PinAnswer:
    heard: Heard[PinAnswer] = Heard()
    desk.check(pin, heard)
    return heard.result


def test_a_pin_is_set_once_and_then_checked(file: IdentityFile, clock: ManualClock, worker: Worker) -> None:
    desk = WorkerPin(StaffPin(file, clock), worker)
    assert not desk.is_set
    assert first(desk, "2580").answer is None
    assert desk.is_set
    assert check(desk, "2580") == PinAnswer(right=True, wait_s=0.0)
    assert isinstance(first(desk, "1357").answer, PinAlreadySet)
    assert WorkerPin(StaffPin(file, clock), worker).is_set


def test_a_simple_pin_is_refused_and_nothing_is_set(
    file: IdentityFile, clock: ManualClock, worker: Worker
) -> None:
    desk = WorkerPin(StaffPin(file, clock), worker)
    assert isinstance(first(desk, "1111").answer, PinTooSimple)
    assert not desk.is_set


def test_the_wait_after_wrong_pins_is_at_hand(file: IdentityFile, clock: ManualClock, worker: Worker) -> None:
    desk = WorkerPin(StaffPin(file, clock), worker)
    assert first(desk, "2580").answer is None
    assert [check(desk, "0000").wait_s for _ in range(3)] == [0.0, 0.0, 30.0]
    clock.advance(10)
    assert desk.wait_s == 20.0


def test_changing_needs_the_old_pin(file: IdentityFile, clock: ManualClock, worker: Worker) -> None:
    desk = WorkerPin(StaffPin(file, clock), worker)
    assert first(desk, "2580").answer is None
    for old, right in (("9999", False), ("2580", True)):
        heard: Heard[PinAnswer] = Heard()
        desk.change(old, "1379", heard)
        assert heard.result.right is right
    assert check(desk, "1379").right


def test_what_the_screen_asks_never_reads_the_disk(
    file: IdentityFile, tmp_path: Path, clock: ManualClock, worker: Worker
) -> None:
    desk = WorkerPin(StaffPin(file, clock), worker)
    (tmp_path / "identity.json").unlink()
    assert (desk.is_set, desk.wait_s) == (False, 0.0)
    heard: Heard[PinAnswer] = Heard()
    desk.check("2580", heard)
    assert isinstance(heard.answer, BadInput)


def test_a_disk_that_refuses_is_an_answer(
    file: IdentityFile, tmp_path: Path, clock: ManualClock, worker: Worker
) -> None:
    desk = WorkerPin(StaffPin(file, clock), worker)
    (tmp_path / "identity.json.part").mkdir()  # where the new file would be written
    assert isinstance(first(desk, "2580").answer, PinNotKept)
    assert not desk.is_set


@pytest.fixture
def data_dir(tmp_path: Path) -> DataDir:
    return open_data_dir(tmp_path / "data")


def reset(data_dir: DataDir) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["staff", "reset-pin", "--data-dir", str(data_dir.root)])
    return done.exit_code, done.output


def with_pin(data_dir: DataDir, clock: ManualClock) -> IdentityFile:
    file = IdentityFile(data_dir.identity)
    file.ensure("demo", 3)
    StaffPin(file, clock).set_first("2580")
    return file


def test_the_console_forgets_the_pin_and_says_so_in_the_log(data_dir: DataDir, clock: ManualClock) -> None:
    file = with_pin(data_dir, clock)
    Pages(data_dir.visits).close()
    assert reset(data_dir)[0] == 0
    assert (file.read().pin_hash, file.read().kiosk) == ("", 3)
    assert rows(data_dir.visits, "SELECT action, detail FROM staff_action") == [("pin", "reset")]
    assert rows(data_dir.visits, "SELECT count(*) FROM uptime") == [(0,)]  # the console is no running kiosk


def test_while_the_kiosk_runs_it_says_to_stop_it_and_changes_nothing(
    data_dir: DataDir, clock: ManualClock
) -> None:
    file = with_pin(data_dir, clock)
    with Ownership(data_dir):
        code, said = reset(data_dir)
    assert code == 2
    assert "stop that one first" in said
    assert file.read().pin_hash


def test_a_damaged_log_does_not_keep_staff_out(data_dir: DataDir, clock: ManualClock) -> None:
    file = with_pin(data_dir, clock)
    data_dir.visits.write_bytes(b"not a database" * 99)
    code, said = reset(data_dir)
    assert code == 0
    assert "Warning" in said
    assert not file.read().pin_hash


@pytest.mark.parametrize("missing", ["folder", "identity"])
def test_a_place_without_a_kiosk_is_bad_input(tmp_path: Path, missing: str) -> None:
    data_dir = DataDir(tmp_path / "nowhere")
    if missing == "identity":
        data_dir = open_data_dir(data_dir.root)
    code, said = reset(data_dir)
    assert code == 2
    assert said.startswith("Error: ")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can give files away")
def test_root_leaves_every_file_with_the_kiosks_own_user(data_dir: DataDir, clock: ManualClock) -> None:
    with_pin(data_dir, clock)
    Pages(data_dir.visits).close()
    nobody = 65534
    data_dir.root.parent.chmod(0o755)
    for path in (data_dir.root, *data_dir.root.rglob("*")):
        os.chown(path, nobody, nobody)
    for parent in data_dir.root.parents[1:4]:
        parent.chmod(parent.stat().st_mode | 0o011)
    assert reset(data_dir)[0] == 0
    assert {path.stat().st_uid for path in (data_dir.root, *data_dir.root.rglob("*"))} == {nobody}
    assert os.geteuid() == 0
