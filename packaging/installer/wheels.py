"""The locked wheels of a machine: fetched once, checked by their hashes every time, read as they are."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from installer.target import Target
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from kiosk.core.errors import BadInput

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
_FETCH_TIMEOUT_S = 1800


@dataclass(frozen=True, slots=True)
class Pin:
    """A package as the lock has it: one version, and the SHA-256 of every file that may be it."""

    name: str
    version: str
    hashes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wheel:
    """A package's wheel on this disk, whose content has one of the locked hashes."""

    name: str
    version: str
    file: Path
    sha256: str


def pins(target: Target, lock: Path = LOCK) -> tuple[Pin, ...]:
    """What the lock has for this machine, by name."""
    found = []
    for entry in re.split(r"\n(?=[A-Za-z0-9])", lock.read_text("utf-8")):
        head = entry.partition("\n")[0].removesuffix("\\").strip()
        if not head[:1].isalnum():
            continue
        wanted = Requirement(head)
        if wanted.marker is not None and not wanted.marker.evaluate(target.markers):
            continue
        version = str(wanted.specifier).removeprefix("==")
        hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
        found.append(Pin(canonicalize_name(wanted.name), version, hashes))
    return tuple(sorted(found, key=lambda pin: pin.name))


def fetch(target: Target, wanted: tuple[Pin, ...], folder: Path | None = None) -> tuple[Wheel, ...]:
    """The wheels of `wanted` for this machine, in that order.

    Those that `folder` lacks (left out: the user's cache) are fetched from the package registry, so that a
    second build needs no network. Raises BadInput for a package that has no wheel for the machine.
    """
    folder = folder or platformdirs.user_cache_path("mirae-kiosk") / "wheels" / target.name
    folder.mkdir(parents=True, exist_ok=True)
    known = _known(folder)
    missing = [pin for pin in wanted if _wheel_of(pin, known) is None]
    if missing:
        _download(target, missing, folder)
        known = _known(folder)
    wheels = []
    for pin in wanted:
        wheel = _wheel_of(pin, known)
        if wheel is None:
            found = f"no wheel of {pin.version} with a locked hash"
            raise BadInput(LOCK.name, pin.name, found, f"one for {target.name} and Python {target.python}")
        wheels.append(wheel)
    return tuple(wheels)


def _known(folder: Path) -> dict[tuple[str, str], list[Path]]:
    """The wheels of a folder by name and version."""
    found: dict[tuple[str, str], list[Path]] = {}
    for file in sorted(folder.glob("*.whl")):
        name, version, _, _ = parse_wheel_filename(file.name)
        found.setdefault((name, str(version)), []).append(file)
    return found


def _wheel_of(pin: Pin, known: dict[tuple[str, str], list[Path]]) -> Wheel | None:
    for file in known.get((pin.name, pin.version), []):
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest in pin.hashes:
            return Wheel(pin.name, pin.version, file, digest)
    return None


def _download(target: Target, missing: list[Pin], folder: Path) -> None:
    """Let pip fetch them: it knows the registry of this machine, and refuses what the lock does not name."""
    lines = [f"{pin.name}=={pin.version} --hash=sha256:" + _alternatives(pin) for pin in missing]
    platforms = [word for tag in target.tags for word in ("--platform", tag)]
    abis = [word for abi in (target.abi, "abi3", "none") for word in ("--abi", abi)]
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch) / "wanted.txt"
        wanted.write_text("\n".join(lines) + "\n", "utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        command += ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--implementation", "cp"]
        command += ["--python-version", target.python, *abis, *platforms]
        command += ["--dest", str(folder), "--requirement", str(wanted)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_FETCH_TIMEOUT_S, check=False)
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()[-1]
        expected = f"wheels for {target.name} and Python {target.python} from the package registry"
        raise BadInput(LOCK.name, "", f"pip saying “{said}”", expected)


def _alternatives(pin: Pin) -> str:
    return " --hash=sha256:".join(sorted(pin.hashes))
