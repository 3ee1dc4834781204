"""What the computer is asked, word for word. Nothing here restarts anything."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime

import pytest

from kiosk.core.staff_ports import Done
from kiosk.services.staff.machine import (
    Command,
    MachineRefused,
    SystemMachine,
    run_command,
    set_windows_clock,
)
from kiosk.services.staff.worker import Worker
from tests.unit.staff_services.scene import Heard

LOCAL = datetime(2026, 11, 22, 9, 5, 0)


class Console:
    """Hears commands; refuses those that begin with `refused`."""

    def __init__(self, refused: Command = ()) -> None:
        self.heard: list[Command] = []
        self.clocks: list[datetime] = []
        self._refused = refused

    def run(self, command: Command) -> None:
        self.heard.append(command)
        if self._refused and command[: len(self._refused)] == self._refused:
            raise MachineRefused("not allowed")


def asked(
    worker: Worker, platform: str, what: Callable[[SystemMachine, Done[None]], None], console: Console
) -> object:
    machine = SystemMachine(
        worker, platform=platform, run=console.run, set_clock_of_windows=console.clocks.append
    )
    heard: Heard[None] = Heard()
    what(machine, heard)
    return heard.answer


def test_linux_asks_systemd(worker: Worker) -> None:
    console = Console()
    assert asked(worker, "linux", SystemMachine.restart, console) is None
    assert asked(worker, "linux", SystemMachine.shut_down, console) is None
    assert asked(worker, "linux", lambda machine, done: machine.set_clock(LOCAL, done), console) is None
    assert console.heard == [
        ("systemctl", "--no-ask-password", "reboot"),
        ("systemctl", "--no-ask-password", "poweroff"),
        ("timedatectl", "--no-ask-password", "set-ntp", "false"),
        ("timedatectl", "--no-ask-password", "set-time", "2026-11-22 09:05:00"),
    ]


def test_windows_asks_its_own_program_and_sets_its_own_clock(worker: Worker) -> None:
    console = Console()
    assert asked(worker, "win32", SystemMachine.restart, console) is None
    assert asked(worker, "win32", SystemMachine.shut_down, console) is None
    assert asked(worker, "win32", lambda machine, done: machine.set_clock(LOCAL, done), console) is None
    assert console.heard == [("shutdown.exe", "/r", "/t", "0"), ("shutdown.exe", "/s", "/t", "0")]
    assert console.clocks == [LOCAL]


def test_a_refusal_is_an_answer_and_ends_it(worker: Worker) -> None:
    console = Console(refused=("timedatectl", "--no-ask-password", "set-ntp"))
    answer = asked(worker, "linux", lambda machine, done: machine.set_clock(LOCAL, done), console)
    assert isinstance(answer, MachineRefused)
    assert len(console.heard) == 1


@pytest.mark.parametrize(
    "command",
    [
        (sys.executable, "-c", "import sys; sys.exit('Interactive authentication required.')"),
        ("no-such-program-of-this-machine",),
    ],
)
def test_a_program_that_fails_or_is_missing_is_a_refusal(command: Command) -> None:
    with pytest.raises(MachineRefused, match="authentication|no-such-program"):
        run_command(command)


def test_a_program_that_succeeds_is_none() -> None:
    run_command((sys.executable, "-c", ""))


@pytest.mark.skipif(sys.platform == "win32", reason="would set this machine's clock")
def test_elsewhere_the_clock_of_windows_is_refused() -> None:
    with pytest.raises(MachineRefused):
        set_windows_clock(LOCAL)


def test_a_command_inherits_no_input_of_ours() -> None:
    """Under a supervisor that is its line to us."""
    reading, writing = os.pipe()
    ours = os.dup(0)
    os.dup2(reading, 0)
    try:
        with pytest.raises(MachineRefused, match="/dev/null"):
            run_command(("sh", "-c", "readlink /proc/self/fd/0; exit 1"))
    finally:
        os.dup2(ours, 0)
        for handle in (ours, reading, writing):
            os.close(handle)
