"""The panel's power: real programs in place of ddcutil and cec-ctl, which write down how they were called."""

from __future__ import annotations

import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from kiosk.services.panel_power import COMMANDS, PanelPower

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is switched there")

Open = Callable[..., PanelPower]


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder for programs, and nothing else on the search path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


@pytest.fixture
def open_panel(programs: Path) -> Iterator[Open]:
    opened: list[PanelPower] = []

    def open_(**options: float) -> PanelPower:
        find = partial(shutil.which, path=str(programs))
        opened.append(PanelPower(find, **{"between_tries_s": 0.02, **options}))
        return opened[-1]

    yield open_
    for panel in opened:
        panel.close()


def install(programs: Path, name: str, script: str = "") -> None:
    """A program that writes down its arguments first."""
    file = programs / name
    file.write_text(f'#!/bin/sh\necho "{name} $*" >> "{programs}/calls"\n{script}\n')
    file.chmod(0o755)


def calls(programs: Path, wanted: int) -> list[str]:
    """The calls so far, once there are as many as wanted."""
    file, until = programs / "calls", time.monotonic() + 10
    while time.monotonic() < until:
        lines = file.read_text().splitlines() if file.exists() else []
        if len(lines) >= wanted:
            return lines
        time.sleep(0.01)
    raise AssertionError(f"{wanted} calls wanted")


ON = ["ddcutil --noverify setvcp D6 01", "cec-ctl --playback --to 0 --image-view-on"]
OFF = ["ddcutil --noverify setvcp D6 04", "cec-ctl --playback --to 0 --standby"]


def test_every_command_there_is_is_told_at_a_change_and_only_then(programs: Path, open_panel: Open) -> None:
    for command in COMMANDS:
        install(programs, command.program)
    panel = open_panel()
    for on in (True, True, False, False, True):
        panel.switch(on=on)
        calls(programs, 2)
        if not on:
            assert calls(programs, 4)[2:] == OFF
    assert calls(programs, 6) == [*ON, *OFF, *ON]


def test_a_command_that_is_not_installed_is_not_missed(programs: Path, open_panel: Open) -> None:
    install(programs, "cec-ctl")
    open_panel().switch(on=False)
    assert calls(programs, 1) == OFF[1:]


def test_where_there_is_no_command_no_thread_is_begun(open_panel: Open) -> None:
    open_panel().switch(on=False)


def test_a_panel_that_misses_the_first_call_to_come_on_is_called_again(
    programs: Path, open_panel: Open
) -> None:
    install(programs, "ddcutil", f'test "$(wc -l < "{programs}/calls")" -ge 2')
    open_panel().switch(on=True)
    assert calls(programs, 2) == [ON[0], ON[0]]


def test_trouble_is_logged_once_and_the_panel_left_alone(
    programs: Path, open_panel: Open, caplog: pytest.LogCaptureFixture
) -> None:
    install(programs, "ddcutil", "echo 'Display not found' >&2; exit 1")
    panel = open_panel()
    with caplog.at_level(logging.WARNING):
        panel.switch(on=True)
        calls(programs, 3)
        panel.switch(on=False)
        calls(programs, 4)
        panel.close()
    (record,) = caplog.records
    assert "Display not found" in record.getMessage()
    assert len(calls(programs, 4)) in (4, 5)  # closing asks once more for light


def test_a_command_that_hangs_is_given_up(
    programs: Path, open_panel: Open, caplog: pytest.LogCaptureFixture
) -> None:
    install(programs, "ddcutil", "exec sleep 20")
    install(programs, "cec-ctl")
    panel = open_panel(timeout_s=0.2)
    panel.switch(on=False)
    assert calls(programs, 2) == OFF
    assert "timed out" in caplog.text


def test_a_dark_panel_is_lit_when_the_kiosk_ends(programs: Path, open_panel: Open) -> None:
    install(programs, "ddcutil")
    panel = open_panel()
    panel.switch(on=False)
    calls(programs, 1)
    panel.close()
    assert calls(programs, 2) == [OFF[0], ON[0]]
