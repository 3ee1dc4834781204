"""`activate`: which version serves after an update, beside a systemd that is a few lines of shell."""

from __future__ import annotations

import json
import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "packaging" / "installer" / "debian" / "activate.py"

SYSTEMCTL = """#!/bin/sh
cd "$(dirname "$0")" || exit 9
echo "$@" >>calls
case $1 in
show) cat state ;;
stop) echo inactive >state ;;
start)
    grep -q . broken 2>/dev/null && grep -qx "$(basename "$(readlink program/current)")" broken && exit 1
    echo active >state ;;
esac
"""
LAUNCHER = """#!/bin/sh
cd "$(dirname "$0")" || exit 9
echo "checked $(basename "$MIRAE_KIOSK_PROGRAM") while $(cat state)" >>calls
[ ! -e "$MIRAE_KIOSK_PROGRAM/faulty" ] || { echo "Error: the log does not open" >&2; exit 1; }
"""


def load() -> ModuleType:
    spec = spec_from_file_location("activate", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["activate"] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


activation = load()


class Kiosk:
    """A machine in a folder: versions, the supervisor's state, and what was asked of systemd."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "program"
        self.program.mkdir()
        for name, text in (("systemctl", SYSTEMCTL), ("launcher", LAUNCHER)):
            (folder / name).write_text(text)
            (folder / name).chmod(0o755)
        (folder / "state").write_text("inactive\n")
        (folder / "systemd").mkdir()
        self.app("idle")
        self.versions = activation.Versions(self.program)
        self.machine = activation.Machine(
            systemctl=str(folder / "systemctl"),
            launcher=str(folder / "launcher"),
            booted=folder / "systemd",
            state_file=folder / "supervisor.json",
        )

    def app(self, state: str) -> None:
        (self.folder / "supervisor.json").write_text(json.dumps({"app": state}))

    def unpack(self, version: str, *, faulty: bool = False) -> None:
        """As dpkg does: the new files are there, those of other versions are gone."""
        for other in self.program.iterdir():
            if other.name not in {"kept", "current", version}:
                for file in other.iterdir():
                    file.unlink()
                other.rmdir()
        (self.program / version).mkdir(exist_ok=True)
        (self.program / version / "launch.py").unlink(missing_ok=True)
        (self.program / version / "launch.py").write_text(version)
        if faulty:
            (self.program / version / "faulty").touch()

    def update(self, version: str, *, faulty: bool = False, wait_s: float = 0.0) -> None:
        self.unpack(version, faulty=faulty)
        activation.activate(self.versions, self.machine, version, wait_s)

    def serving(self) -> str:
        """What the active version's own file says; "" unless the unit is up."""
        up = (self.folder / "state").read_text().strip() == "active"
        return (self.program / "current" / "launch.py").read_text() if up else ""

    def calls(self) -> list[str]:
        return (self.folder / "calls").read_text().splitlines()

    def kept(self) -> set[str]:
        return {folder.name for folder in (self.program / "kept").iterdir()}


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return Kiosk(tmp_path)


def test_the_first_version_checks_itself_and_serves(kiosk: Kiosk) -> None:
    kiosk.update("1.0")
    assert kiosk.serving() == "1.0"
    assert "checked 1.0 while inactive" in kiosk.calls()


def test_an_update_is_checked_while_nothing_runs_and_serves_then(kiosk: Kiosk) -> None:
    kiosk.update("1.0")
    kiosk.update("1.1")
    assert kiosk.serving() == "1.1"
    assert "checked 1.1 while inactive" in kiosk.calls()


def test_the_version_before_is_kept_whole_and_older_ones_are_not(kiosk: Kiosk) -> None:
    for version in ("1.0", "1.1", "1.2"):
        kiosk.update(version)
    assert kiosk.kept() == {"1.1", "1.2"}
    assert (kiosk.program / "kept" / "1.1" / "launch.py").read_text() == "1.1"


def test_what_runs_is_never_touched_by_the_package_manager(kiosk: Kiosk) -> None:
    kiosk.update("1.0")
    running = (kiosk.program / "current").resolve()
    kiosk.unpack("1.1")
    assert (running / "launch.py").read_text() == "1.0"


def test_an_update_that_fails_its_own_check_leaves_the_old_version_serving(kiosk: Kiosk) -> None:
    kiosk.update("1.0")
    with pytest.raises(activation.NotActivated, match=r"^Error: the log does not open; 1\.0 serves on$"):
        kiosk.update("1.1", faulty=True)
    assert kiosk.serving() == "1.0"
    kiosk.update("1.2")
    assert kiosk.serving() == "1.2"


def test_an_update_that_reaches_no_screen_gives_way_to_the_old_version(kiosk: Kiosk) -> None:
    kiosk.update("1.0")
    (kiosk.folder / "broken").write_text("1.1\n")
    with pytest.raises(activation.NotActivated, match="first screen.*1.0 serves on"):
        kiosk.update("1.1")
    assert kiosk.serving() == "1.0"


def test_the_same_version_once_more_is_the_newly_unpacked_one(kiosk: Kiosk) -> None:
    kiosk.update("1.0")
    kiosk.update("1.1")
    before = (kiosk.program / "current" / "launch.py").stat().st_ino
    kiosk.update("1.1")
    assert kiosk.serving() == "1.1"
    assert (kiosk.program / "current" / "launch.py").stat().st_ino != before
    assert kiosk.kept() == {"1.0", "1.1"}


@pytest.mark.parametrize("state", ["visit", "staff", "starting"])
def test_it_waits_for_whoever_uses_the_kiosk(
    kiosk: Kiosk, state: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kiosk.update("1.0")
    kiosk.app(state)
    monkeypatch.setattr(activation, "POLL_S", 0.01)
    kiosk.update("1.1", wait_s=0.05)
    assert "waiting until they are done" in capsys.readouterr().err
    assert kiosk.serving() == "1.1"


def test_it_does_not_wait_at_a_kiosk_that_nobody_uses(
    kiosk: Kiosk, capsys: pytest.CaptureFixture[str]
) -> None:
    kiosk.update("1.0")
    kiosk.update("1.1", wait_s=3600.0)
    assert capsys.readouterr().err == ""


def test_a_state_that_cannot_be_read_counts_as_use(kiosk: Kiosk) -> None:
    (kiosk.folder / "supervisor.json").write_text("not json")
    assert kiosk.machine.in_use()


def test_in_an_image_without_systemd_the_version_is_active_and_nothing_started(kiosk: Kiosk) -> None:
    os.rmdir(kiosk.folder / "systemd")
    kiosk.update("1.0")
    assert (kiosk.program / "current" / "launch.py").read_text() == "1.0"
    assert kiosk.calls() == ["checked 1.0 while inactive"]
