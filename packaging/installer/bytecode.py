"""Byte-compiles a laid out tree for the Python that will run it, the same bytes each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.core.errors import BadInput

_TIMEOUT_S = 600
_COMPILED = ("app", "lib")
_ASK_VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"


def interpreter(version: str) -> str | None:
    """A Python of this "major.minor" on this machine, None where there is none."""
    if version == "{}.{}".format(*sys.version_info[:2]):
        return sys.executable
    return next((python for python in _candidates(version) if _answers(python, version)), None)


def compile_tree(tree: Path, python: str) -> None:
    """Write a `.pyc` for every module in `tree`/app and `tree`/lib, with `python`.

    It is trusted without a look at the source's time, which packaging changes. No path of this machine is in
    it: modules are named as they lie in the tree. Raises BadInput for a module that does not compile.
    """
    command = [python, "-P", "-s", "-S", "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
    command += ["-s", str(tree), *(str(tree / folder) for folder in _COMPILED)]
    # One hash seed: the order of constant sets is in the bytes.
    environment = {"PYTHONHASHSEED": "0", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
    )
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip().splitlines()
        raise BadInput(str(tree), "", said[0] if said else "nothing said", "modules that compile")


def _candidates(version: str) -> Iterator[str]:
    """Where a Python of this version may be: on the path, and where pyenv and uv keep theirs."""
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield on_path
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from map(str, sorted(pyenv.glob(f"versions/{version}.*/bin/python{version}")))
    uv = Path(sys.executable).with_name("uv")
    if uv.exists():
        command = [str(uv), "python", "find", "--offline", "--no-project", version]
        found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        if found.stdout.strip():
            yield found.stdout.strip()


def _answers(python: str, version: str) -> bool:
    """Whether it is what its name says; a shim of a version manager may have nothing behind it."""
    try:
        done = subprocess.run(
            [python, "-I", "-c", _ASK_VERSION], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.stdout.strip() == version
