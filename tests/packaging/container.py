"""A bare Debian 12 of its own, booted with its own systemd and without a network (systemd-nspawn).

Made once by debootstrap and kept as an archive in the user's cache; each `Container` is a copy. For root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs

TOOLS = ("debootstrap", "systemd-nspawn", "nsenter", "tar", "apt-get")
BOOT_S = 60.0
POLL_S = 0.1
_MAKE_TIMEOUT_S = 1200
_CLEAN = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}


def why_not() -> str:
    """Why no container can be booted here; "" where one can."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if os.geteuid() != 0:
        return "only root boots a container"
    return f"not installed: {', '.join(missing)}" if missing else ""


def mirror() -> str:
    """Where this machine gets Debian 12 from."""
    form = "$(REPO_URI)|$(RELEASE)"
    command = ["apt-get", "indextargets", "--format", form, "Created-By: Packages"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    return next(line.split("|")[0] for line in listed.splitlines() if line.endswith("|bookworm"))


def base() -> Path:
    """The archive of a bare Debian 12: what the installer of Debian puts on a disk before any choice."""
    archive = platformdirs.user_cache_path("mirae-kiosk-build") / "debian-12.tar"
    if not archive.exists():
        archive.parent.mkdir(parents=True, exist_ok=True)
        folder = archive.with_suffix(".making")
        shutil.rmtree(folder, ignore_errors=True)
        _must("debootstrap", "--arch=amd64", "bookworm", str(folder), mirror())
        shutil.rmtree(folder / "var/cache/apt/archives", ignore_errors=True)
        new = archive.with_suffix(".new")
        _must("tar", "--numeric-owner", "--xattrs", "-C", str(folder), "-cf", str(new), ".")
        shutil.rmtree(folder)
        new.replace(archive)
    return archive


def _must(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_MAKE_TIMEOUT_S)
    assert done.returncode == 0, f"{command[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}"


class Container:
    """A machine in `root`, made fresh, that sees folders of ours by where they lie inside. On within `with`.

    It may write into those of `shares`.
    """

    def __init__(self, root: Path, sees: Mapping[str, Path], shares: Mapping[str, Path]) -> None:
        self.root = root
        self._sees, self._shares = dict(sees), dict(shares)
        self._process: subprocess.Popen[bytes] | None = None
        self._init = 0
        self._console = root.with_suffix(".console")
        root.mkdir(parents=True)
        _must("tar", "--numeric-owner", "--xattrs", "-C", str(root), "-xf", str(base()))
        (root / "etc/apt/sources.list").write_text("")
        for inside in (*sees, *shares):
            (root / inside.lstrip("/")).mkdir(parents=True, exist_ok=True)

    @property
    def is_on(self) -> bool:
        return self._init != 0

    def __enter__(self) -> Self:
        self.boot()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.halt()

    def boot(self) -> None:
        """Power on; returns when systemd has started everything."""
        with self._console.open("ab") as console:
            self._process = subprocess.Popen(
                [
                    *(
                        "systemd-nspawn",
                        "--boot",
                        "--quiet",
                        "--register=no",
                        "--keep-unit",
                        "--private-network",
                    ),
                    *("--directory", str(self.root), "--machine", f"mirae-{os.getpid()}", "--console=pipe"),
                    *(f"--bind-ro={outside}:{inside}" for inside, outside in self._sees.items()),
                    *(f"--bind={outside}:{inside}" for inside, outside in self._shares.items()),
                ],
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
            )
        self.until(self._is_up, BOOT_S, "systemd in the container")

    def _is_up(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self._console.read_text(errors="replace")[-3000:]
        if not self._init:
            children = (
                Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
            )
            self._init = next((int(pid) for pid in children if _is_init(int(pid))), 0)
            return False
        told = self.run("systemctl", "is-system-running", check=False)
        return told.strip() in {"running", "degraded"}

    def halt(self) -> None:
        """Power off as a plug that is pulled: nothing in it is asked."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            subprocess.run(["kill", "-KILL", str(self._init)], check=False, capture_output=True)
            self._process, self._init = None, 0

    def command(self, *command: str, **variables: str) -> list[str]:
        """How `command` is run inside, for subprocess."""
        pairs = [f"{name}={value}" for name, value in (_CLEAN | variables).items()]
        inside = [
            "nsenter",
            "--target",
            str(self._init),
            "-m",
            "-u",
            "-i",
            "-n",
            "-p",
            "-C",
            "--root",
            "--wd",
        ]
        return [*inside, "env", "-i", *pairs, *command]

    def run(self, *command: str, check: bool = True, timeout_s: float = 600.0, **variables: str) -> str:
        """What it prints, both streams. With `check` it must end well."""
        done = subprocess.run(
            self.command(*command, **variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
            timeout=timeout_s,
        )
        assert not check or done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout[-6000:]}"
        return done.stdout

    def until(self, ready: Callable[[], bool], limit_s: float, what: str) -> float:
        """Seconds until `ready`; more than `limit_s` fails with what the kiosk last wrote."""
        began = time.monotonic()
        while not ready():
            waited = time.monotonic() - began
            assert waited < limit_s, f"{what}: not within {limit_s} s\n{self.last_words()}"
            time.sleep(POLL_S)
        return time.monotonic() - began

    def last_words(self) -> str:
        """The end of the kiosk's journal, else of the console."""
        if not self._init:
            return self._console.read_text(errors="replace")[-3000:]
        return self.run("journalctl", "-u", "mirae-kiosk", "-n", "60", "--no-pager", check=False)

    def seen(self, path: str) -> Path:
        """A file inside, as it is reached from here, sockets and what lies in its memory included."""
        return Path(f"/proc/{self._init}/root") / path.lstrip("/")


def _is_init(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip() == "systemd"
    except OSError:
        return False
