"""What decides on Windows which version is active: a scripted machine, real folders, real locks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from installer import windows_activate as activate

from kiosk.services.data_dir import DataDir, Ownership

SOURCE = Path(__file__).parents[2] / "packaging" / "installer" / "windows"


class Machine:
    """A Windows with a kiosk of version 1.0.0, and 1.1.0 beside it. Its clock runs while one waits."""

    def __init__(self, root: Path) -> None:
        self.commands: list[str] = []
        self.said: list[str] = []
        self.check = (0, "fit to serve")
        self.has_scheduler = True
        self.ends = True
        self.serving: Ownership | None = None
        self._now_s = 0.0
        folder = root / "MiraeKiosk & co"
        for version in ("0.9.0", "1.0.0", "1.1.0"):
            (folder / version / "bin").mkdir(parents=True)
            (folder / version / "launch.py").touch()
            (folder / version / "bin" / "mirae-kiosk.exe").write_text(version)
            (folder / version / "task.xml").write_bytes((SOURCE / "task.xml").read_bytes())
        (folder / "current").write_text("1.0.0\n")
        (folder / "mirae-kiosk.exe").write_text("1.0.0")
        self.place = activate.Place(folder=folder, version=folder / "1.1.0", data=root / "data")

    def run(
        self, command: Sequence[str], environment: Mapping[str, str] | None, longest_s: float
    ) -> tuple[int, str]:
        if command[0] == "schtasks":
            if not self.has_scheduler:
                raise FileNotFoundError
            self.commands.append(f"schtasks {command[1]}")
            if command[1] == "/End" and self.ends and self.serving:
                self.serving.release()
        elif command[0] == "icacls":
            self.commands.append(f"icacls {' '.join(command[1:])}")
        else:
            self.commands.append(command[-1])
            return self.check
        return 0, ""

    def wait(self, seconds: float) -> None:
        self._now_s += seconds
        if self._now_s >= 60:
            self.show("idle")

    def serve(self, state: str) -> None:
        """From now on a kiosk runs here, and is in this state; a minute later nobody stands at it."""
        self.place.data.mkdir()
        self.serving = Ownership(DataDir(self.place.data))
        self.show(state)

    def show(self, state: str) -> None:
        if self.serving:
            self.place.run_dir.mkdir(exist_ok=True)
            (self.place.run_dir / "supervisor.json").write_text(json.dumps({"app": state}))

    def install(self, *, checked: bool = True) -> None:
        work = activate.Activation(self.place, self.run, self.said.append, lambda: self._now_s, self.wait)
        work.install("kiosk", 2, checked=checked)

    @property
    def active(self) -> str:
        return str(self.place.active)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_checked_version_becomes_the_active_one(machine: Machine) -> None:
    machine.install()
    assert machine.active == "1.1.0"
    assert (machine.place.folder / "mirae-kiosk.exe").read_text() == "1.1.0"
    acts = [command for command in machine.commands if not command.startswith("icacls")]
    assert acts == ["schtasks /Create", "self-check", "schtasks /Run"]


def test_the_version_before_stays_and_older_ones_go(machine: Machine) -> None:
    machine.install()
    assert (machine.place.folder / "1.0.0").exists()
    assert not (machine.place.folder / "0.9.0").exists()


def test_a_version_that_is_not_fit_changes_nothing(machine: Machine) -> None:
    machine.check = (1, "Error: attract: nothing was drawn\n1.1.0: not fit to serve")
    with pytest.raises(activate.NotActivatedError, match=r"found exit code 1.*not fit to serve"):
        machine.install()
    assert machine.active == "1.0.0"
    assert (machine.place.folder / "mirae-kiosk.exe").read_text() == "1.0.0"
    assert machine.commands[-1] == "schtasks /Run"
    assert (machine.place.folder / "0.9.0").exists()


def test_a_first_version_that_is_not_fit_is_not_active_and_not_started(machine: Machine) -> None:
    machine.place.current.unlink()
    machine.check = (2, "")
    with pytest.raises(activate.NotActivatedError, match="it said nothing"):
        machine.install()
    assert machine.active == ""
    assert "schtasks /Run" not in machine.commands


def test_nobody_is_sent_away_from_the_kiosk(machine: Machine) -> None:
    machine.serve("visit")
    machine.install()
    assert machine._now_s >= 60
    assert machine.commands.index("schtasks /End") < machine.commands.index("self-check")
    assert machine.active == "1.1.0"


def test_a_kiosk_that_does_not_end_keeps_its_version(machine: Machine) -> None:
    machine.serve("idle")
    machine.ends = False
    with pytest.raises(activate.NotActivatedError, match="log its account off"):
        machine.install()
    assert machine.active == "1.0.0"
    assert "self-check" not in machine.commands
    assert machine.serving is not None
    machine.serving.release()


def test_local_overrides_are_made_once(machine: Machine) -> None:
    machine.install()
    assert machine.place.local.read_text("utf-8").endswith("\nkiosk = 2\n")
    machine.place.local.write_text("kiosk = 5\n")
    machine.install()
    assert machine.place.local.read_text("utf-8") == "kiosk = 5\n"


def test_only_administrators_and_the_account_may_read_the_data(machine: Machine) -> None:
    machine.place.data.mkdir()
    (machine.place.data / "kiosk.key").touch()
    machine.install()
    folder, data, *_ = (command for command in machine.commands if "/grant:r" in command)
    assert "/inheritance:r" in folder
    assert "*S-1-5-32-545:(OI)(CI)RX" in folder
    assert "/inheritance:r" in data
    assert "kiosk:(OI)(CI)M" in data
    assert "S-1-5-32-545" not in data
    key = f"icacls {machine.place.data / 'kiosk.key'} /reset /T /Q"
    assert machine.commands.index(key) < machine.commands.index("self-check")
    assert key in machine.commands[machine.commands.index("self-check") :]  # what the check made, too


def test_the_task_names_its_account_and_its_folder(machine: Machine) -> None:
    machine.install()
    task = ElementTree.fromstring((machine.place.folder / "task.xml").read_text("utf-16"))
    assert str(machine.place.folder) in [element.text for element in task.iter()]
    assert "kiosk" in [element.text for element in task.iter()]


def test_a_windows_without_a_scheduler_is_told_of(machine: Machine) -> None:
    machine.has_scheduler = False
    machine.install()
    assert machine.active == "1.1.0"
    assert any("no Task Scheduler" in words for words in machine.said)


def test_an_unchecked_version_is_taken_at_its_word(machine: Machine) -> None:
    machine.check = (1, "never asked")
    machine.install(checked=False)
    assert machine.active == "1.1.0"


def test_a_kiosk_whose_data_somebody_deleted_can_still_be_removed(machine: Machine) -> None:
    assert not machine.place.data.exists()
    activate.Activation(machine.place, machine.run, machine.said.append).stop()
    assert machine.commands == []
