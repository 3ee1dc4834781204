#!/usr/bin/python3 -I
"""Lets a version of the kiosk serve that stands beside the one that serves now. As root; postinst calls it.

    activate VERSION [--wait SECONDS]

Waits until nobody uses the kiosk, stops it, lets the new version check itself with the real data, and only
then makes it the active one. Where it fails, the old version serves again, with every visit. Exit codes: 0 it
serves, 1 it does not (one sentence says why), 2 there is no such version.

What runs lies below `kept/<version>`, as hard links to the files that dpkg unpacked: dpkg deletes the files
of the old version while that still runs, loads modules and may be needed again. `current` leads there.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

UNIT = "mirae-kiosk.service"
NOT_IN_USE = frozenset({"idle", "down", "left"})
WAIT_S = 600.0
"""A visit is idle after two minutes and over soon after that; ten are a long one."""
CHECK_S = 900.0
"""A self-check migrates the log, which may hold years."""
POLL_S = 0.5
BAD_INPUT = 2


class NotActivated(Exception):
    """The version does not serve. The text is one sentence for the technician."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What is asked of the system. Tests put programs of their own in its place."""

    systemctl: str = "/usr/bin/systemctl"
    launcher: str = "/usr/bin/mirae-kiosk"
    booted: Path = Path("/run/systemd/system")
    state_file: Path = Path("/run/mirae-kiosk/supervisor.json")

    def has_systemd(self) -> bool:
        """Not while an image is being made: nothing is started there."""
        return self.booted.is_dir()

    def serves(self) -> bool:
        """Whether the kiosk's unit is up or coming up."""
        if not self.has_systemd():
            return False
        asked = [self.systemctl, "show", "--property=ActiveState", "--value", UNIT]
        told = subprocess.run(asked, capture_output=True, text=True, check=False)
        return told.stdout.strip() in {"active", "activating", "reloading"}

    def in_use(self) -> bool:
        """Whether a visitor or staff may be at it; what cannot be read is."""
        try:
            state = json.loads(self.state_file.read_text("utf-8"))
        except (OSError, ValueError):
            return True
        return not isinstance(state, dict) or state.get("app") not in NOT_IN_USE

    def stop(self) -> None:
        if self.has_systemd():
            subprocess.run([self.systemctl, "stop", UNIT], check=False)

    def start(self) -> bool:
        """Whether it came as far as its first screen. True on a machine without systemd."""
        if not self.has_systemd():
            return True
        subprocess.run([self.systemctl, "reset-failed", UNIT], capture_output=True, check=False)
        return subprocess.run([self.systemctl, "start", UNIT], check=False).returncode == 0

    def self_check(self, program: Path) -> str:
        """What the version at `program` finds wrong with itself, as its last line; "" for nothing."""
        asked = {**os.environ, "MIRAE_KIOSK_PROGRAM": str(program)}
        try:
            done = subprocess.run(
                [self.launcher, "self-check"],
                env=asked,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
                timeout=CHECK_S,
            )
        except subprocess.TimeoutExpired:
            return f"its self-check took longer than {CHECK_S:.0f} s"
        if done.returncode == 0:
            return ""
        lines = (done.stderr + done.stdout).strip().splitlines()
        return lines[-1] if lines else f"its self-check ended with {done.returncode}"


class Versions:
    """The versions in the package's folder: `<version>/` is dpkg's, `kept/<version>/` is what runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept = folder / "kept"
        self._current = folder / "current"

    def installed(self, version: str) -> Path:
        return self.folder / version

    def active(self) -> str:
        """The active version; "" before the first."""
        return Path(os.readlink(self._current)).name if self._current.is_symlink() else ""

    def keep(self, version: str) -> None:
        """Stand what dpkg unpacked where dpkg does not reach it, in place of an earlier copy."""
        new, old = self._kept / f".{version}.new", self._kept / f".{version}.old"
        for leftover in (new, old):
            shutil.rmtree(leftover, ignore_errors=True)
        shutil.copytree(self.installed(version), new, symlinks=True, copy_function=os.link)
        if (self._kept / version).exists():
            (self._kept / version).rename(old)
        new.rename(self._kept / version)
        shutil.rmtree(old, ignore_errors=True)

    def point_to(self, version: str) -> None:
        """Make it the active one, at once or not at all, whatever happens to the power."""
        os.sync()
        new = self.folder / ".current.new"
        new.unlink(missing_ok=True)
        new.symlink_to(Path("kept") / version)
        new.replace(self._current)

    def forget_all_but(self, *wanted: str) -> None:
        for folder in self._kept.iterdir():
            if folder.name not in wanted:
                shutil.rmtree(folder, ignore_errors=True)


def activate(versions: Versions, machine: Machine, version: str, wait_s: float) -> None:
    """Let `version` serve. Raises NotActivated; what served before serves again then."""
    old = versions.active()
    if machine.serves():
        wait_until_free(machine, wait_s)
    machine.stop()
    fault = machine.self_check(versions.installed(version))
    if fault:
        raise NotActivated(f"{fault}; {go_on_with(versions, machine, old)}")
    versions.keep(version)
    versions.point_to(version)
    if not machine.start():
        came_to = "it did not come as far as its first screen (journalctl -u mirae-kiosk)"
        raise NotActivated(f"{came_to}; {go_on_with(versions, machine, old if old != version else '')}")
    if old != version:
        versions.forget_all_but(version, old)


def wait_until_free(machine: Machine, wait_s: float) -> None:
    """Return when nobody uses the kiosk, or after `wait_s`: a technician stands beside it."""
    end = time.monotonic() + wait_s
    told = False
    while machine.serves() and machine.in_use():
        if time.monotonic() >= end:
            say(f"somebody still uses the kiosk after {wait_s:.0f} s; going on all the same")
            return
        if not told:
            say(f"somebody uses the kiosk; waiting until they are done, {wait_s:.0f} s at most")
            told = True
        time.sleep(POLL_S)


def go_on_with(versions: Versions, machine: Machine, old: str) -> str:
    """Let the version serve that did so far, and say which that is."""
    if not old:
        return "no other version is there to serve"
    if versions.active() != old:
        machine.stop()
        versions.point_to(old)
    return f"{old} serves on" if machine.start() else f"{old} is active but does not start either"


def say(sentence: str) -> None:
    """To the technician. dpkg owns stdout."""
    sys.stderr.write(f"mirae-kiosk: {sentence}\n")


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="activate", description="Let a version of the kiosk serve.")
    parser.add_argument("version", help="a version that is installed here")
    parser.add_argument("--wait", type=float, default=float(os.environ.get("MIRAE_KIOSK_WAIT_S", WAIT_S)))
    asked = parser.parse_args(arguments)
    versions = Versions(Path(__file__).resolve().parent)
    if not (versions.installed(asked.version) / "launch.py").is_file():
        say(f"{asked.version}: found no such version in {versions.folder}, expected one that is installed")
        return BAD_INPUT
    with open("/run/mirae-kiosk-activate.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            activate(versions, Machine(), asked.version, asked.wait)
        except NotActivated as fault:
            say(f"{asked.version} is not used: {fault}")
            return 1
    say(f"{asked.version} is active")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
