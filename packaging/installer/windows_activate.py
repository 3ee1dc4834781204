"""Makes the version that was laid out beside it the active one, or leaves the old one; the installer runs it.

It lies in the version's own folder and is run by that version's Python, as administrator:

    <version>/python/python.exe -I -X utf8 <version>/activate.py --folder … --data … install …

A kiosk that runs is waited for until it is idle, ended, and the new version checked on its data; `current`
names the new version only then. What fails leaves `current` as it was and starts the old version again.
Everything said is kept in install.log, because a silent installer shows nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import click

from kiosk.services.atomic_file import write_atomically
from kiosk.services.data_dir import DataDir, DataDirInUse, Ownership

TASK = "Mirae Kiosk"
DRAIN_S = 600.0
"""How long a visitor is waited for."""
END_S = 30.0
"""How long a kiosk that was told to end may take."""
RIGHTS_S = 120.0
"""How long the rights of thousands of files may take."""
CHECK_S = 300.0
"""How long a self-check may take, a migration of years of visits among it."""
NOT_ACTIVATED = 3

SYSTEM, ADMINISTRATORS, USERS = "*S-1-5-18", "*S-1-5-32-544", "*S-1-5-32-545"
"""By number: their names are translated on a Korean Windows."""

Run = Callable[[Sequence[str], Mapping[str, str] | None, float], tuple[int, str]]
"""A command, its environment (None: ours) and the seconds it may take; its exit code and what it said.

Raises FileNotFoundError where there is no such command.
"""


class NotActivatedError(Exception):
    """The old version stays; the text says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a kiosk is installed, and the version this file belongs to."""

    folder: Path
    version: Path
    data: Path

    @property
    def current(self) -> Path:
        return self.folder / "current"

    @property
    def active(self) -> str:
        """The name of the active version; empty where there is none yet."""
        try:
            return self.current.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""

    @property
    def run_dir(self) -> Path:
        return self.data / "run"

    @property
    def local(self) -> Path:
        return self.data / "local.toml"


@dataclass(frozen=True, slots=True)
class Activation:
    """What is done to a machine, in order; the machine is handed in."""

    place: Place
    run: Run
    say: Callable[[str], None]
    monotonic_s: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep

    def install(self, account: str, kiosk: int, *, checked: bool) -> None:
        """Raises NotActivatedError; then the old version is active and was started again."""
        self.guard_folders(account)
        self.write_local(kiosk, account)
        self.register(account)
        try:
            self.stop()
            if checked:
                self.check(account)
            self.put_launchers()
            before = self.place.active
            write_atomically(self.place.current, f"{self.place.version.name}\n".encode("ascii"))
            self.say(f"active version: {self.place.version.name}, before: {before or 'none'}")
        finally:
            if self.place.active:
                self.task("/Run")
        self.forget_old({before, self.place.version.name})

    def guard_folders(self, account: str) -> None:
        """Only the kiosk's account writes data, only administrators change the program.

        Comes before anything private is written. What was there already takes over the folder's rights: a
        folder that an administrator's Python made belongs to administrators alone.
        """
        place = self.place
        place.data.mkdir(parents=True, exist_ok=True)
        keep = (f"{SYSTEM}:(OI)(CI)F", f"{ADMINISTRATORS}:(OI)(CI)F")
        self.grant(place.folder, *keep, f"{USERS}:(OI)(CI)RX")
        self.grant(place.data, *keep, f"{account}:(OI)(CI)M")
        self.inherit_rights()

    def grant(self, path: Path, *rights: str) -> None:
        self.must("icacls", str(path), "/inheritance:r", "/grant:r", *rights, "/Q")

    def inherit_rights(self) -> None:
        """Everything below the data folder has the folder's rights, but for the local overrides."""
        for entry in sorted(self.place.data.iterdir()):
            if entry != self.place.local:
                self.must("icacls", str(entry), "/reset", "/T", "/Q")

    def write_local(self, kiosk: int, account: str) -> None:
        """The overrides of this machine: made once, never rewritten; the kiosk's account only reads them."""
        local = self.place.local
        if local.exists():
            self.say(f"{local}: kept as it is")
        else:
            words = (
                "# 이 컴퓨터에서만 다른 설정 / what differs on this machine; never rewritten by an installer"
            )
            local.write_text(f"{words}\nkiosk = {kiosk}\n", encoding="utf-8")
        self.grant(local, f"{SYSTEM}:F", f"{ADMINISTRATORS}:F", f"{account}:R")

    def register(self, account: str) -> None:
        """The task that starts the kiosk when its account logs on. A Windows without schtasks has none."""
        task = self.place.folder / "task.xml"
        words = (self.place.version / "task.xml").read_text(encoding="utf-8")
        words = words.replace("@ACCOUNT@", escape(account)).replace(
            "@FOLDER@", escape(str(self.place.folder))
        )
        task.write_text(words, encoding="utf-16")
        self.task("/Create", "/XML", str(task), "/F", must=True)

    def task(self, verb: str, *more: str, must: bool = False) -> None:
        """Raises NotActivatedError where it `must` and the Task Scheduler refuses."""
        try:
            code, said = self.run(("schtasks", verb, "/TN", TASK, *more), None, END_S)
        except FileNotFoundError:
            self.say(
                f"no Task Scheduler on this machine (schtasks {verb}): nothing starts the kiosk by itself"
            )
            return
        self.say(f"schtasks {verb}: {code} {said}")
        if must and code:
            raise NotActivatedError(f"schtasks {verb}: found exit code {code}, expected 0: {said}")

    def must(self, *command: str) -> None:
        code, said = self.run(command, None, RIGHTS_S)
        if code:
            self.say(f"{' '.join(command)}: {code} {said}")
            raise NotActivatedError(f"{command[0]} {command[1]}: found exit code {code}, expected 0: {said}")

    def stop(self) -> None:
        """Ends a running kiosk once nobody stands at it. Raises NotActivatedError where it does not end."""
        if not self.running():
            return
        self.say("the kiosk is running: waiting until nobody is using it")
        self._until(lambda: self._idle() or not self.running(), DRAIN_S)
        self.task("/End")
        if not self._until(lambda: not self.running(), END_S):
            raise NotActivatedError(
                f"{self.place.data}: found a running kiosk, expected none; log its account off"
            )

    def running(self) -> bool:
        """Whether a program owns the data: the lock is the system's, and goes with the program."""
        if not self.place.data.is_dir():
            return False
        try:
            Ownership(DataDir(self.place.data)).release()
        except DataDirInUse:
            return True
        return False

    def _idle(self) -> bool:
        try:
            state = json.loads((self.place.run_dir / "supervisor.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return isinstance(state, dict) and state.get("app") in {"idle", "down", "left"}

    def _until(self, holds: Callable[[], bool], longest_s: float) -> bool:
        end = self.monotonic_s() + longest_s
        while not holds():
            if self.monotonic_s() >= end:
                return False
            self.wait(0.5)
        return True

    def check(self, account: str) -> None:
        """`kiosk self-check` of the new version on the data it will have. Raises NotActivatedError."""
        version = self.place.version
        python, launch = version / "python" / "python.exe", version / "launch.py"
        command = (str(python), "-I", "-X", "utf8", str(launch), "self-check")
        named = {
            "KIOSK_SITE": str(version / "site.toml"),
            "KIOSK_LOCAL": str(self.place.local),
            "KIOSK_DATA_DIR": str(self.place.data),
            "KIOSK_RUN_DIR": str(self.place.run_dir),
        }
        try:
            code, said = self.run(command, {**os.environ, **named}, CHECK_S)
        finally:
            self.inherit_rights()  # an administrator made what the check left behind
        self.say(f"self-check: {code}\n{said}")
        if code:
            last = said.splitlines()[-1] if said else "it said nothing"
            raise NotActivatedError(
                f"self-check of {version.name}: found exit code {code}, expected 0: {last}"
            )

    def put_launchers(self) -> None:
        """A program that runs can be renamed but not replaced, so the old one steps aside."""
        for new in sorted((self.place.version / "bin").glob("*.exe")):
            there, aside = self.place.folder / new.name, self.place.folder / f"{new.name}.old"
            if there.exists():
                if there.read_bytes() == new.read_bytes():
                    continue
                aside.unlink(missing_ok=True)
                there.rename(aside)
            shutil.copyfile(new, there)

    def forget_old(self, kept: set[str]) -> None:
        """Delete every version but the active one and the one before, which is the way back."""
        for launch in sorted(self.place.folder.glob("*/launch.py")):
            if launch.parent.name not in kept:
                self.say(f"version {launch.parent.name} is removed")
                shutil.rmtree(launch.parent, ignore_errors=True)


def run_command(
    command: Sequence[str], environment: Mapping[str, str] | None, longest_s: float
) -> tuple[int, str]:
    """`Run` of this machine. What takes too long is ended and told as a failure."""
    try:
        done = subprocess.run(
            command,
            env=environment,
            capture_output=True,
            timeout=longest_s,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return 1, f"no answer in {longest_s:.0f} s"
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace").strip()


@contextmanager
def journal(folder: Path) -> Iterator[Callable[[str], None]]:
    """Says a line, and keeps it in install.log with its time."""
    with (folder / "install.log").open("a", encoding="utf-8") as file:

        def say(words: str) -> None:
            file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {words}\n")
            file.flush()
            click.echo(words)

        yield say


@click.group()
@click.option("--folder", required=True, type=click.Path(path_type=Path), help="Where the versions lie.")
@click.option("--data", required=True, type=click.Path(path_type=Path), help="The data of the kiosk.")
@click.pass_context
def main(context: click.Context, folder: Path, data: Path) -> None:
    """What the installer does after it laid the files out. Exits with 3 where the old version stays."""
    context.obj = Place(folder=folder, version=Path(__file__).parent, data=data)


@main.command()
@click.option("--account", required=True, help="The account of Windows that runs the kiosk.")
@click.option("--kiosk", "number", required=True, type=click.IntRange(0, 255), help="Number at its site.")
@click.option("--unchecked", is_flag=True, help="Without the self-check.")
@click.pass_obj
def install(place: Place, account: str, number: int, *, unchecked: bool) -> None:
    """Check this version and make it the active one."""
    _carry_out(place, lambda work: work.install(account, number, checked=not unchecked))


@main.command()
@click.pass_obj
def stop(place: Place) -> None:
    """End a running kiosk, so that the files of its version can be replaced."""
    _carry_out(place, Activation.stop)


@main.command()
@click.pass_obj
def remove(place: Place) -> None:
    """End the kiosk and delete its task. Its data stays."""

    def go(work: Activation) -> None:
        work.stop()
        work.task("/Delete", "/F")

    _carry_out(place, go)


def _carry_out(place: Place, work: Callable[[Activation], None]) -> None:
    with journal(place.folder) as say:
        try:
            work(Activation(place, run_command, say))
        except NotActivatedError as fault:
            say(f"Error: {fault}")
            sys.exit(NOT_ACTIVATED)


if __name__ == "__main__":
    main()
