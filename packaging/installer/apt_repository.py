"""A signed flat apt repository: our package and all that it needs, for a kiosk without a network."""

from __future__ import annotations

import hashlib
import lzma
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from installer.debian_package import RECIPE, Deb, neighbours
from installer.signing import Signer

from kiosk.core.errors import BadInput

SUITES = ("bookworm", "bookworm-updates", "bookworm-security")
_FETCH_TIMEOUT_S = 3600
_BESIDE_A_STANZA = ("Filename", "Size", "SHA256")


@dataclass(frozen=True, slots=True)
class Repository:
    """What was written. `packages` counts Debian's beside ours, `size_bytes` is everything in the folder.

    `key_sha256` is what install.sh prints at the first installation, for a technician to compare.
    """

    folder: Path
    packages: int
    size_bytes: int
    key_sha256: str


def build_repository(deb: Deb, beside: Sequence[Path], out: Path, signer: Signer, time_s: int) -> Repository:
    """Write the repository into `out`, anew: ours, and the files `beside` it (`fetch_closure`)."""
    if out.exists():
        shutil.rmtree(out)
    out.mkdir(parents=True)
    for file in [deb.file, *beside]:
        _stand(file, out / _plain_name(file.name))
    _index(out, time_s)
    (out / "InRelease").write_bytes(signer.clear_signed((out / "Release").read_bytes(), time_s))
    (out / "mirae-kiosk.asc").write_bytes(signer.public_key())
    script = (RECIPE / "install.sh").read_text("utf-8")
    for name, value in {"PACKAGE": deb.package, "VERSION": deb.version}.items():
        script = script.replace(f"@{name}@", value)
    (out / "install.sh").write_text(script, "utf-8")
    (out / "install.sh").chmod(0o755)
    files = [file for file in out.iterdir() if file.suffix == ".deb"]
    size = sum(file.stat().st_size for file in out.iterdir())
    key = hashlib.sha256((out / "mirae-kiosk.asc").read_bytes()).hexdigest()
    return Repository(out, len(files) - 1, size, key)


def _plain_name(name: str) -> str:
    """Without the epoch that apt writes as `%3a`: it would be read as a colon, which no stick takes."""
    return re.sub(r"_\d+%3a", "_", name)


def _stand(source: Path, target: Path) -> None:
    """A copy, or the same file where the disk allows: four sites need the same 200 packages."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _refuse_other_than_debian_12() -> None:
    about = Path("/etc/os-release")
    told = about.read_text("utf-8") if about.exists() else ""
    found = re.search(r'^PRETTY_NAME="?([^"\n]*)', told, re.M)
    if not re.search(r"^VERSION_CODENAME=bookworm$", told, re.M):
        raise BadInput(str(about), "", found[1] if found else "nothing", "Debian 12, as on the kiosks")


def fetch_closure(deb: Deb, cache: Path) -> list[Path]:
    """Debian's packages that ours and its options need, fetched into `cache` and checked by apt.

    A machine with nothing at all is assumed, so what every Debian has is there too, and may be old.
    `cache` keeps the files from one build to the next. Raises BadInput on a machine that is not Debian 12,
    and where apt does not get what is needed.
    """
    _refuse_other_than_debian_12()
    with tempfile.TemporaryDirectory(prefix="apt-") as work:
        apt = _Apt(Path(work), cache)
        apt.get("update")
        wanted = ("install", str(deb.file), *neighbours().extras)
        # Beside an empty cache: apt names only what it would have to fetch.
        plan = apt.get(*wanted, "--print-uris", "-o", f"Dir::Cache::Archives={work}/nothing")
        names = set(re.findall(r"^'[^']+' (\S+\.deb) \d+", plan, re.M)) - {deb.file.name}
        apt.get(*wanted, "--download-only", "--yes")
        return sorted(cache / name for name in names)


class _Apt:
    """apt with lists, status and cache of its own and Debian 12's part of this machine's sources."""

    def __init__(self, work: Path, cache: Path) -> None:
        for folder in (work / "lists" / "partial", work / "nothing" / "partial", cache / "partial"):
            folder.mkdir(parents=True, exist_ok=True)
        (work / "status").touch()
        (work / "debian.list").write_text("".join(_sources()), "utf-8")
        self._options = [
            *("-o", f"Dir::State::Lists={work / 'lists'}", "-o", f"Dir::State::Status={work / 'status'}"),
            *(
                "-o",
                f"Dir::Cache::Archives={cache}",
                "-o",
                "Dir::Cache::pkgcache=",
                "-o",
                "Dir::Cache::srcpkgcache=",
            ),
            *("-o", f"Dir::Etc::SourceList={work / 'debian.list'}", "-o", "Dir::Etc::SourceParts=/dev/null"),
            *("-o", "APT::Install-Recommends=false", "-o", "APT::Install-Suggests=false"),
            *(
                "-o",
                "APT::Architecture=amd64",
                "-o",
                "APT::Sandbox::User=root",
                "-o",
                "Debug::NoLocking=true",
            ),
        ]

    def get(self, *command: str) -> str:
        """Run apt-get; returns what it prints. Raises BadInput with its last words."""
        done = subprocess.run(
            ["apt-get", "-q", *self._options, *command],
            capture_output=True,
            text=True,
            check=False,
            timeout=_FETCH_TIMEOUT_S,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        if done.returncode:
            said = " ".join(done.stderr.split()) or "no word of why"
            raise BadInput(
                "apt-get", command[0], said, "Debian 12's packages, from this machine's own sources"
            )
        return done.stdout


def _sources() -> Iterator[str]:
    """This machine's sources, without those that are not Debian 12's own."""
    form = "$(REPO_URI)|$(RELEASE)|$(COMPONENT)"
    command = ["apt-get", "indextargets", "--format", form, "Created-By: Packages"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if listed.returncode:
        raise BadInput(
            "apt-get", "indextargets", " ".join(listed.stderr.split()), "this machine's sources of packages"
        )
    for line in sorted(set(listed.stdout.splitlines())):
        uri, release, component = line.split("|")
        if release in SUITES and component == "main":
            yield f"deb [arch=amd64] {uri} {release} {component}\n"


def _index(folder: Path, time_s: int) -> None:
    """Packages, its compressed twin, and Release, which names both by their sums."""
    packages = "".join(f"{_stanza(file)}\n" for file in sorted(folder.glob("*.deb"))).encode()
    (folder / "Packages").write_bytes(packages)
    (folder / "Packages.xz").write_bytes(lzma.compress(packages))
    sums = "".join(
        f" {hashlib.sha256(file.read_bytes()).hexdigest()} {file.stat().st_size} {file.name}\n"
        for file in (folder / "Packages", folder / "Packages.xz")
    )
    date = format_datetime(datetime.fromtimestamp(time_s, UTC), usegmt=True)
    release = (
        "Origin: Mirae Kiosk\nLabel: Mirae Kiosk\nSuite: bookworm\nCodename: bookworm\n"
        f"Date: {date}\nArchitectures: amd64 all\nSHA256:\n{sums}"
    )
    (folder / "Release").write_text(release, "utf-8")


def _stanza(file: Path) -> str:
    """What apt must know of a package: its own control file, and where it lies."""
    told = _output(["dpkg-deb", "--field", str(file)])
    kept = [line for line in told.splitlines() if line.partition(":")[0] not in _BESIDE_A_STANZA]
    content = file.read_bytes()
    kept += [
        f"Filename: ./{file.name}",
        f"Size: {len(content)}",
        f"SHA256: {hashlib.sha256(content).hexdigest()}",
    ]
    return "\n".join(kept) + "\n"


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
