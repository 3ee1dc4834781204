"""Lays out all that an installer carries: the kiosk, its packages, a site, licences and what is inside."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from installer import bytecode, licences, reproducible, sbom, wheels
from installer.keep import Sieve, read_keep_list
from installer.target import DEB, TARGETS, WINDOWS, Target
from installer.unpack import unpack
from installer.wheels import Wheel

import kiosk
from kiosk.core.errors import BadInput
from kiosk.installation import known_experiences
from kiosk.services.site_file import load_site, site_faults

__all__ = ["DEB", "ROOT", "TARGETS", "WINDOWS", "Staged", "Target", "lay_out"]

ROOT = wheels.ROOT
LAUNCH = Path(__file__).with_name("launch.py")
SITE, PROGRAMMES, TRANSITIONS = "site.toml", "programmes.toml", "transitions.toml"
_ABOUT = {
    "type": "application",
    "name": "mirae-kiosk",
    "version": kiosk.__version__,
    "licenses": [{"expression": "Apache-2.0"}],
}
"""The kiosk in the list of what is inside."""
_BUILD_TIMEOUT_S = 300


@dataclass(frozen=True, slots=True)
class Staged:
    """A tree ready to be packed, and what its packers must know.

    `root` holds app/, lib/, launch.py, the site's files, licences/ and sbom.cdx.json. `site_id` is the site's
    id, as in the package's name. `commit_time_s` is the time of every file, in seconds since 1970.
    `from_system` are the system's libraries that it loads, each with one file that does. `compiled` is false
    where this machine has no Python of the target's version: then there are sources only, and the target must
    compile them. `wheels` are those of which anything is in lib/.
    """

    root: Path
    target: Target
    version: str
    site_id: str
    commit_time_s: int
    from_system: dict[str, str]
    compiled: bool
    wheels: tuple[Wheel, ...]

    @property
    def size_bytes(self) -> int:
        """What it takes on a disk."""
        return sum(file.lstat().st_size for file in self.root.rglob("*") if file.is_file())

    def describe(self) -> None:
        """Write the list of what is inside; again by a packer that has added to `root`."""
        sbom.write(self.root, self.wheels, _ABOUT, self.commit_time_s)


def lay_out(target: Target, site: Path, out: Path, said: Callable[[str], None] = lambda _: None) -> Staged:
    """Fill `out`, a new or empty folder, for one machine and one site; `said` hears what is going on.

    Raises BadInput, before anything is written, for a site with faults, a folder that has files, or a package
    that cannot be had.
    """
    faults = site_faults(site, known_experiences())
    if faults:
        raise faults[0]
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise BadInput(
            str(out), "", "a folder with files" if out.is_dir() else "a file", "a new or empty folder"
        )
    time_s = reproducible.commit_time_s(ROOT)
    sieve = Sieve(read_keep_list(), target)
    said(f"{target.name}: fetching what is not here yet")
    fetched = wheels.fetch(target, wheels.pins(target))

    said(f"{target.name}: laying out {len(fetched)} packages")
    out.mkdir(parents=True, exist_ok=True)
    unpacked = unpack(fetched, sieve, target, out / "lib")
    _lay_out_app(out / "app", time_s)
    _lay_out_site(site, out)
    shutil.copyfile(LAUNCH, out / LAUNCH.name)
    licences.gather(out, unpacked.wheels)
    python = bytecode.interpreter(target.python)
    if python is None:
        said(f"{target.name}: no Python {target.python} here, so nothing is compiled beforehand")
    else:
        said(f"{target.name}: compiling for Python {target.python}")
        bytecode.compile_tree(out, python)
    staged = Staged(
        root=out,
        target=target,
        version=kiosk.__version__,
        site_id=load_site(site).site.id,
        commit_time_s=time_s,
        from_system=unpacked.from_system,
        compiled=python is not None,
        wheels=unpacked.wheels,
    )
    staged.describe()
    reproducible.settle(out, time_s)
    return staged


def _lay_out_app(into: Path, time_s: int) -> None:
    """The kiosk as its wheel has it, built without a network by the locked build backend."""
    offline = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check")
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(
            [sys.executable, "-m", "pip", "wheel", *offline, "--wheel-dir", scratch, str(ROOT)],
            env=reproducible.environment(time_s),
            capture_output=True,
            text=True,
            timeout=_BUILD_TIMEOUT_S,
            check=False,
        )
        if done.returncode != 0:
            said = (done.stderr.strip() or "nothing").splitlines()[-1]
            raise BadInput(str(ROOT), "", f"pip saying “{said}”", "a checkout that builds")
        (wheel,) = Path(scratch).glob("*.whl")
        with ZipFile(wheel) as archive:
            for name in archive.namelist():
                if ".dist-info/" not in name:
                    archive.extract(name, into)


def _lay_out_site(site: Path, out: Path) -> None:
    """The site's files under the names that the launcher and the site file know."""
    named = load_site(site)
    shutil.copyfile(site, out / SITE)
    for key, file, known in (
        ("programmes", named.programmes, PROGRAMMES),
        ("transitions", named.transitions, TRANSITIONS),
    ):
        if not file:  # a site without a map of work nearby
            continue
        if Path(file).name != known:
            raise BadInput(str(site), key, file, f"{known}, the only name an installer has room for")
        shutil.copyfile(site.parent / file, out / known)
