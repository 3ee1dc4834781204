"""A real supervisor over an app that crashes, hangs, lies and will not go. Only the times are short."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.session.conftest import Manager, Supervise, runs, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stops and kills processes by signals")


def test_a_kiosk_that_crashed_is_back_at_once(supervise: Supervise) -> None:
    kiosk = supervise("crash:0.2", "serve")
    kiosk.serves(run=2)
    assert kiosk.state["restarts"] == 1
    assert kiosk.state["last_end"] == "exit code 3"
    assert kiosk.state["pid"] == kiosk.process.pid
    assert kiosk.state["version"] == "1.2.3"
    assert kiosk.screens == []


@pytest.mark.parametrize("trouble", ["hang", "mute", "closed"])
def test_a_kiosk_that_falls_silent_is_killed_and_started_again(supervise: Supervise, trouble: str) -> None:
    kiosk = supervise(trouble, "serve")
    kiosk.serves(run=2)
    assert kiosk.state["last_end"] == "hung"
    assert not runs(kiosk.apps[0])


def test_a_frozen_kiosk_is_killed_and_started_again(supervise: Supervise) -> None:
    kiosk = supervise("serve")
    os.kill(kiosk.serves(), signal.SIGSTOP)
    kiosk.serves(run=2)


def test_a_killed_kiosk_is_started_again(supervise: Supervise) -> None:
    kiosk = supervise("serve")
    os.kill(kiosk.serves(), signal.SIGKILL)
    kiosk.serves(run=2)
    assert kiosk.state["last_end"] == "signal 9"


def test_a_migration_may_take_longer_than_a_start(supervise: Supervise) -> None:
    kiosk = supervise("migrate:3.5")
    kiosk.serves()
    assert kiosk.state["restarts"] == 0


def test_noise_is_passed_on_and_hides_no_pulse(supervise: Supervise) -> None:
    kiosk = supervise("noise")
    kiosk.serves()
    assert kiosk.errors.count(b"x") >= 5_000_000
    assert b"\x00\xff\n" in kiosk.errors
    assert b"kiosk-pulse" not in kiosk.errors


def test_a_kiosk_that_dies_at_once_a_hundred_times_is_replaced_by_one_screen(supervise: Supervise) -> None:
    kiosk = supervise(*["crash"] * 100, "serve")
    until(lambda: len(kiosk.screens) == 1)
    screen = kiosk.screens[0]
    kiosk.serves(run=101)
    until(lambda: not runs(screen))
    assert kiosk.screens == [screen]
    assert kiosk.state["restarts"] == 100


def test_bad_input_shows_the_screen_and_is_tried_again(supervise: Supervise) -> None:
    kiosk = supervise("bad", "serve")
    kiosk.becomes("down")
    assert kiosk.state["last_end"] == "bad input"
    kiosk.serves(run=2)
    assert len(kiosk.screens) == 1


def test_what_a_crashed_kiosk_left_behind_is_ended_and_holds_nothing_up(supervise: Supervise) -> None:
    kiosk = supervise("orphan", "serve")
    kiosk.serves(run=2)
    left = int((kiosk.folder / "left").read_text())
    until(lambda: not runs(left))


def test_told_to_stop_it_ends_the_kiosk_politely(supervise: Supervise, manager: Manager) -> None:
    kiosk = supervise("serve", NOTIFY_SOCKET=manager.address)
    app = kiosk.serves()
    assert kiosk.stop() == 0
    assert (kiosk.folder / "bye").exists()
    assert not runs(app)
    assert kiosk.state["app"] == "down"
    assert "STOPPING=1" in manager.said


def test_told_to_stop_it_kills_a_kiosk_that_will_not_go(supervise: Supervise) -> None:
    kiosk = supervise("deaf")
    app = kiosk.serves()
    assert kiosk.stop() == 0
    assert not runs(app)


def test_stopped_while_it_waits_it_takes_its_screen_along(supervise: Supervise) -> None:
    kiosk = supervise("bad")
    until(lambda: len(kiosk.screens) == 1)
    assert kiosk.stop() == 0
    assert not runs(kiosk.screens[0])


@pytest.mark.skipif(
    not shutil.which("setpriv"), reason="no setpriv: only a kiosk that listens ends by itself"
)
def test_no_kiosk_outlives_its_supervisor(supervise: Supervise) -> None:
    kiosk = supervise("deaf")
    app = kiosk.serves()
    kiosk.process.kill()
    until(lambda: not runs(app))


def test_it_stood_still_itself_and_blames_nobody(supervise: Supervise) -> None:
    kiosk = supervise("serve")
    app = kiosk.serves()
    kiosk.process.send_signal(signal.SIGSTOP)
    threading.Event().wait(2.0)  # twice the silence that is a hang
    kiosk.process.send_signal(signal.SIGCONT)
    until(lambda: b"stood still" in kiosk.errors)
    assert kiosk.stop() == 0
    assert kiosk.apps == [app]


def test_a_run_directory_that_cannot_be_written_is_done_without(supervise: Supervise, tmp_path: Path) -> None:
    (tmp_path / "run").write_text("a file")
    kiosk = supervise("crash:0.1", "serve")
    until(lambda: len(kiosk.apps) == 2)
    assert kiosk.errors.count(b"cannot be written") == 1
    assert kiosk.stop() == 0


@pytest.mark.parametrize("abstract", [False, True])
def test_systemd_hears_when_it_is_ready_and_that_it_is_alive(
    supervise: Supervise, tmp_path: Path, abstract: bool
) -> None:
    systemd = Manager(f"@kiosk-{os.getpid()}" if abstract else str(tmp_path / "notify"))
    systemd.listen()
    surroundings = {"NOTIFY_SOCKET": systemd.address, "WATCHDOG_USEC": "300000", "WATCHDOG_PID": "1"}
    try:
        kiosk = supervise("migrate:0.5", **surroundings)
        kiosk.serves()
        until(lambda: "READY=1" in systemd.said)
        until(lambda: "STATUS=serving: idle" in systemd.said)
        before = systemd.said[: systemd.said.index("READY=1")]
        assert "WATCHDOG=1" in before
        assert any(line.startswith("EXTEND_TIMEOUT_USEC=") for line in before)
        assert "STATUS=bringing the log up to date" in before
        heard = systemd.said.count("WATCHDOG=1")
        begun_s = time.monotonic()
        until(lambda: systemd.said.count("WATCHDOG=1") >= heard + 10)
        assert time.monotonic() - begun_s == pytest.approx(1.0, abs=0.5)
        after = systemd.said[len(before) :]
        assert after.count("READY=1") == 1
        assert not any(line.startswith("EXTEND_TIMEOUT_USEC=") for line in after)
    finally:
        systemd.close()


def test_a_systemd_too_busy_to_listen_hears_later_that_it_is_ready(
    supervise: Supervise, tmp_path: Path
) -> None:
    systemd = Manager(str(tmp_path / "notify"))
    kiosk = supervise("serve", NOTIFY_SOCKET=systemd.address, WATCHDOG_USEC="30000")
    kiosk.serves()
    threading.Event().wait(1.0)  # its socket has been full for long
    systemd.listen()
    until(lambda: "READY=1" in systemd.said)
    systemd.close()


def test_systemd_hears_of_it_while_the_kiosk_hangs_and_waits(supervise: Supervise, manager: Manager) -> None:
    kiosk = supervise(
        "serve", "crash", "crash", "crash", "bad", NOTIFY_SOCKET=manager.address, WATCHDOG_USEC="300000"
    )
    os.kill(kiosk.serves(), signal.SIGSTOP)
    kiosk.becomes("down")
    heard = manager.said.count("WATCHDOG=1")
    assert heard >= 8
    until(lambda: manager.said.count("WATCHDOG=1") > heard + 3)


def test_the_kiosk_cannot_speak_to_systemd(supervise: Supervise, manager: Manager) -> None:
    kiosk = supervise("serve", NOTIFY_SOCKET=manager.address, WATCHDOG_USEC="300000", KIOSK_SITE="a")
    kiosk.serves()
    environment = (kiosk.folder / "environment").read_text()
    assert "KIOSK_SITE=a" in environment
    assert "NOTIFY_SOCKET" not in environment
    assert "WATCHDOG" not in environment


def test_staff_leave_the_program_and_it_stays_away(
    supervise: Supervise, manager: Manager, tmp_path: Path
) -> None:
    asked = tmp_path / "asked"
    systemctl = tmp_path / "systemctl"
    systemctl.write_text(f'#!/bin/sh\necho "$@" >{asked}\n')
    systemctl.chmod(0o755)
    kiosk = supervise("staff", NOTIFY_SOCKET=manager.address, PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert kiosk.process.wait(20) == 0
    assert kiosk.state["app"] == "left"
    assert len(kiosk.apps) == 1
    assert asked.read_text().split() == ["--no-ask-password", "stop", "--no-block", "mirae-kiosk.service"]


def test_staff_may_leave_a_program_that_no_systemd_started(supervise: Supervise, tmp_path: Path) -> None:
    kiosk = supervise("staff", PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert kiosk.process.wait(20) == 0
    assert kiosk.state["app"] == "left"


@contextmanager
def display(path: Path, *, answers: bool) -> Iterator[None]:
    """A Wayland display: one that answers, or one whose compositor has left its loop."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(path))
        listening.listen(5)

        def answer() -> None:
            with suppress(OSError):
                while True:
                    asking, _ = listening.accept()
                    with asking:
                        assert len(asking.recv(12)) == 12
                        asking.sendall(bytes(12))

        thread = threading.Thread(target=answer)
        if answers:
            thread.start()
        yield
        listening.shutdown(socket.SHUT_RDWR)
        if answers:
            thread.join()


@pytest.mark.parametrize("gone", ["deaf", "closed"])
def test_without_its_display_it_ends_and_leaves_the_rest_to_systemd(
    supervise: Supervise, tmp_path: Path, gone: str
) -> None:
    surroundings = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    with display(tmp_path / "wayland-7", answers=True):
        kiosk = supervise("serve", **surroundings)
        app = kiosk.serves()
    (tmp_path / "wayland-7").unlink()
    if gone == "closed":
        os.kill(app, signal.SIGKILL)
        assert kiosk.process.wait(20) == 0
    else:
        with display(tmp_path / "wayland-7", answers=False):
            os.kill(app, signal.SIGKILL)
            assert kiosk.process.wait(20) == 0
    assert len(kiosk.apps) == 1
    assert kiosk.screens == []
    assert kiosk.state["app"] == "down"


def test_a_crash_on_a_display_that_answers_is_a_crash(supervise: Supervise, tmp_path: Path) -> None:
    with display(tmp_path / "wayland-7", answers=True):
        kiosk = supervise("crash", "serve", WAYLAND_DISPLAY=str(tmp_path / "wayland-7"))
        kiosk.serves(run=2)
        assert kiosk.stop() == 0
