"""A Windows of our own for one test module: a fresh Wine prefix, with stand-ins for what Wine 8 lacks."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOOLS = ("wine", "wineboot", "makensis", "x86_64-w64-mingw32-gcc")
STAND_INS = Path(__file__).with_name("wine_stand_ins")
_LONGEST_S = 300.0


def missing_tools() -> list[str]:
    """Programs that these tests need and this machine lacks."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


@dataclass(frozen=True)
class Windows:
    """One prefix. Paths are those of this machine; programs are given theirs."""

    prefix: Path

    @property
    def disk(self) -> Path:
        return self.prefix / "drive_c"

    @property
    def folder(self) -> Path:
        return self.disk / "Program Files" / "MiraeKiosk"

    @property
    def data(self) -> Path:
        return self.disk / "ProgramData" / "MiraeKiosk"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return kept | {
            "LC_ALL": "C.UTF-8",  # how Wine reads the arguments that it is given here
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No installer of .NET or of a browser; the stand-ins instead of nothing.
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=;icuuc,bcryptprimitives=n",
            "QT_QPA_PLATFORM": "offscreen",
        }

    def run(self, *command: str | Path, longest_s: float = _LONGEST_S) -> tuple[int, str]:
        """A program's exit code and what it printed. All are pipes: Python in Wine cannot do with files."""
        done = subprocess.run(
            ["wine", *map(str, command)],
            env=self.environment,
            input=b"",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=longest_s,
            check=False,
        )
        return done.returncode, "\n".join(
            line.rstrip("\r") for line in done.stdout.decode("utf-8", "replace").splitlines()
        )

    def kiosk(self, *arguments: str, code: int = 0) -> str:
        """What the installed command prints."""
        found, said = self.run(self.folder / "mirae-kiosk.exe", *arguments)
        assert found == code, said
        return said

    @contextmanager
    def running(self, *command: str | Path) -> Iterator[None]:
        """While the block runs, so does this program; it is ended with everything of this prefix."""
        process = subprocess.Popen(
            ["wine", *map(str, command)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield
        finally:
            self.shut_down()
            process.wait(timeout=30)

    def registry(self, key: str) -> str:
        """A key of HKEY_LOCAL_MACHINE with its values; empty where there is none."""
        code, said = self.run("reg", "query", f"HKLM\\{key}", "/reg:64")
        return said if code == 0 else ""

    def log(self) -> str:
        return (self.folder / "install.log").read_text("utf-8")

    def shut_down(self) -> None:
        """End every program of this prefix."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False, timeout=60)


def install_windows(prefix: Path) -> Windows:
    """A prefix as Wine makes it, an up-to-date Windows as far as programs can see."""
    windows = Windows(prefix)
    subprocess.run(["wineboot", "--init"], env=windows.environment, check=True, timeout=_LONGEST_S)
    for source in sorted(STAND_INS.glob("*.c")):
        library = windows.disk / "windows" / "system32" / f"{source.stem}.dll"
        command = ["x86_64-w64-mingw32-gcc", "-shared", "-s", "-o", str(library), str(source), "-ladvapi32"]
        subprocess.run(command, check=True, timeout=60)
    windows.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
    return windows


def copy_of(windows: Windows, prefix: Path) -> Windows:
    """Another machine in the same state."""
    windows.shut_down()
    subprocess.run(["cp", "--archive", "--reflink=auto", windows.prefix, prefix], check=True, timeout=120)
    return Windows(prefix)


def soon(holds: Callable[[], bool], longest_s: float) -> bool:
    """Whether it holds within that time; another machine's programs tell nobody when they are done."""
    end = time.monotonic() + longest_s
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True
