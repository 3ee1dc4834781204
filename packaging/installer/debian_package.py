"""One site's Debian package: the staged tree, the session's files, and the scripts that install them."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import tempfile
import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from installer.reproducible import settle

from kiosk.core.errors import BadInput

RECIPE = Path(__file__).with_name("debian")
SCRIPTS = ("config", "postinst", "prerm", "postrm")
_MAINTAINER = "Mirae Kiosk maintainers <maintainers@mirae-kiosk.invalid>"
_PACK_TIMEOUT_S = 1800
EFFORT = 6
"""Of xz, 0 to 9. Tests that pack several versions use less."""

PLACES = {
    "launcher.sh": "usr/bin/mirae-kiosk",
    "activate.py": "usr/lib/@PACKAGE@/activate",
    "pulse-client.conf": "usr/lib/@PACKAGE@/pulse-client.conf",
    "mirae-kiosk.service": "lib/systemd/system/mirae-kiosk.service",
    "logind.conf": "usr/lib/systemd/logind.conf.d/60-mirae-kiosk.conf",
    "modules-load.conf": "usr/lib/modules-load.d/mirae-kiosk.conf",
    "sysctl.conf": "usr/lib/sysctl.d/60-mirae-kiosk.conf",
    "polkit.rules": "usr/share/polkit-1/rules.d/50-mirae-kiosk.rules",
    "lintian-overrides": "usr/share/lintian/overrides/@PACKAGE@",
    "copyright": "usr/share/doc/@PACKAGE@/copyright",
}
"""Where each file of the recipe lies on the kiosk."""

_PROGRAMS = ("launcher.sh", "activate.py")


@dataclass(frozen=True, slots=True)
class Deb:
    """A package as it was built. `installed_bytes` is what it takes on the kiosk's disk."""

    file: Path
    package: str
    version: str
    installed_bytes: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Debian's packages beside ours, as fields of a control file; `extras` are the optional ones."""

    depends: str
    suggests: str

    @property
    def extras(self) -> tuple[str, ...]:
        return tuple(self.suggests.split(", "))


def neighbours(file: Path = RECIPE / "packages.toml") -> Neighbours:
    """What `packages.toml` says. Raises BadInput for an entry without a reason."""
    table = tomllib.loads(file.read_text("utf-8"))
    for group, entries in table.items():
        for name, reason in entries.items():
            if not reason:
                raise BadInput(str(file), f"{group}.{name}", "no reason", "why a kiosk needs it")
    return Neighbours(*(", ".join(table[group]) for group in ("depends", "suggests")))


def package_name(site_id: str) -> str:
    """Of a site: Debian takes no underscore."""
    return f"mirae-kiosk-{site_id.replace('_', '-')}"


def build_deb(tree: Path, site_id: str, version: str, out: Path, time_s: int, *, effort: int = EFFORT) -> Deb:
    """Pack the staged `tree` as `version` for a site into `out`, which must be there.

    The same tree, version, time (seconds since 1970) and `effort` of xz give the same bytes. Raises BadInput
    where dpkg-deb is missing.
    """
    if shutil.which("dpkg-deb") is None:
        raise BadInput("dpkg-deb", "", "no such command", "a Debian or Ubuntu machine (package dpkg)")
    package = package_name(site_id)
    words = {"PACKAGE": package, "VERSION": version, "SITE": site_id}
    with tempfile.TemporaryDirectory(prefix="deb-", dir=out) as work:
        root = Path(work) / "root"
        program = root / "usr" / "lib" / package / version
        program.parent.mkdir(parents=True)
        shutil.copytree(tree, program, symlinks=True)
        _place(root, words)
        _changelog(root, words, time_s)
        settle(root, time_s)
        installed = sum(_installed(root))
        _control(root, words | {"INSTALLED_KIB": str(installed // 1024)})
        settle(root / "DEBIAN", time_s)
        os.utime(root, (time_s, time_s))
        file = out / f"{package}_{version}_amd64.deb"
        _pack(root, file, time_s, effort)
    return Deb(file, package, version, installed)


def _filled(text: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        text = text.replace(f"@{name}@", value)
    return text


def _place(root: Path, words: dict[str, str]) -> None:
    for source, place in PLACES.items():
        file = root / _filled(place, words)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_filled((RECIPE / source).read_text("utf-8"), words), "utf-8")
        file.chmod(0o755 if source in _PROGRAMS else 0o644)


def _changelog(root: Path, words: dict[str, str], time_s: int) -> None:
    """Debian wants its own form; what changed stands in the project's own."""
    date = format_datetime(datetime.fromtimestamp(time_s, UTC))
    text = textwrap.dedent(f"""\
        {words["PACKAGE"]} ({words["VERSION"]}) bookworm; urgency=medium

          * What changed stands in CHANGELOG.md of the project.

         -- {_MAINTAINER}  {date}
        """)
    file = root / "usr" / "share" / "doc" / words["PACKAGE"] / "changelog.gz"
    file.write_bytes(gzip.compress(text.encode(), mtime=0))


def _control(root: Path, words: dict[str, str]) -> None:
    """The part that dpkg keeps: who it is, what it needs, what to run when."""
    beside = neighbours()
    words = words | {
        "DEPENDS": beside.depends,
        "SUGGESTS": beside.suggests,
    }
    files = [file for file in sorted(root.rglob("*")) if file.is_file() and not file.is_symlink()]
    sums = [f"{_md5(file)}  {file.relative_to(root).as_posix()}\n" for file in files]
    folder = root / "DEBIAN"
    folder.mkdir()
    for name in ("control", "templates", *SCRIPTS):
        file = folder / name
        file.write_text(_filled((RECIPE / name).read_text("utf-8"), words), "utf-8")
        file.chmod(0o755 if name in SCRIPTS else 0o644)
    (folder / "md5sums").write_text("".join(sums), "utf-8")


def _md5(file: Path) -> str:
    """What `dpkg --verify` compares; it keeps no other sum."""
    return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()


def _installed(root: Path) -> Iterator[int]:
    """Bytes on disk of every file and folder, as dpkg counts: whole blocks of 1 KiB."""
    for path in root.rglob("*"):
        plain = path.is_file() and not path.is_symlink()
        yield -(-path.lstat().st_size // 1024) * 1024 if plain else 1024


def _pack(root: Path, file: Path, time_s: int, effort: int) -> None:
    # As many threads as the machine has: the bytes are the same (seen with 1, 2 and 5).
    packed = ["-Zxz", f"-z{effort}", "--build", str(root), str(file)]
    command = ["dpkg-deb", "--root-owner-group", *packed]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(time_s)}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=_PACK_TIMEOUT_S
    )
    if done.returncode:
        raise BadInput(str(root), "", done.stderr.strip(), "a tree that dpkg-deb packs")
