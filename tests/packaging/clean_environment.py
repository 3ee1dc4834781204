"""An environment with the locked runtime packages, our wheel, and nothing a developer has besides.

The packages are those of the environment that runs the tests, linked in one by one as requirements.lock names
them: quick, and without a network. Whatever the lock forgets is not there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]


def locked(lock: Path) -> list[Requirement]:
    """What a lock file pins for this machine."""
    pins = [line.removesuffix("\\").strip() for line in lock.read_text().splitlines() if line[:1].isalnum()]
    wanted = [Requirement(pin) for pin in pins]
    return [pin for pin in wanted if pin.marker is None or pin.marker.evaluate()]


def build_wheel(into: Path) -> Path:
    """The wheel of this checkout, built offline by the locked build backend."""
    offline = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation")
    pip("wheel", *offline, "--wheel-dir", str(into), str(ROOT))
    (wheel,) = into.glob("*.whl")
    return wheel


def make(folder: Path, wheel: Path) -> Path:
    """A clean environment in `folder` with `wheel` installed; returns the folder of its programs."""
    venv.create(folder, symlinks=True)
    site = next(folder.glob("lib/python3*/site-packages"))
    for pin in locked(ROOT / "requirements.lock"):
        link(pin.name, site)
    programs = folder / "bin"
    pip("--python", str(programs / "python"), "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    return programs


def link(name: str, site: Path) -> None:
    """Let a distribution installed here be seen in `site`."""
    found = distribution(name)
    tops = {file.parts[0] for file in found.files or () if file.parts[0] not in {"..", "__pycache__"}}
    for top in tops:
        if not (site / top).exists():
            (site / top).symlink_to(Path(str(found.locate_file(top))).resolve())


def pip(*arguments: str) -> None:
    """Run pip; a failure ends the test with its words."""
    subprocess.run([sys.executable, "-m", "pip", *arguments], check=True, timeout=300)


def outside(home: Path) -> dict[str, str]:
    """The variables of a machine without a display that knows nothing of this checkout."""
    kept = {name: os.environ[name] for name in ("PATH", "LC_ALL", "LANG") if name in os.environ}
    return kept | {"HOME": str(home)}
