"""Two builds of one commit are the same bytes: one time, one kind of permissions, one order."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from kiosk.core.errors import BadInput

_FOLDER, _PROGRAM, _FILE = 0o755, 0o755, 0o644


def commit_time_s(root: Path) -> int:
    """When the commit of a checkout was made, in seconds since 1970; SOURCE_DATE_EPOCH where it is set.

    Raises BadInput where neither tells.
    """
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if said:
        if not said.isdecimal():
            raise BadInput("environment", "SOURCE_DATE_EPOCH", said, "seconds since 1970")
        return int(said)
    try:
        asked = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        return int(subprocess.run(asked, capture_output=True, text=True, check=True, timeout=30).stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as fault:
        found = "no git history and no SOURCE_DATE_EPOCH"
        raise BadInput(str(root), "", found, "the time of the commit that is built") from fault


def environment(time_s: int) -> dict[str, str]:
    """The variables for a program that packs: those of this process, with one time and one hash seed."""
    fixed = {"SOURCE_DATE_EPOCH": str(time_s), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    return {**os.environ, **fixed}


def settle(tree: Path, time_s: int) -> None:
    """Give everything below `tree`, and itself, one time, and permissions that no builder's mask changes."""
    for path in [*tree.rglob("*"), tree]:
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(_FOLDER if path.is_dir() else _PROGRAM if runs else _FILE)
        os.utime(path, (time_s, time_s), follow_symlinks=False)


def tree_digest(tree: Path) -> str:
    """SHA-256 over every path below `tree`, its permissions, its time and its content."""
    whole = hashlib.sha256()
    for path in sorted(tree.rglob("*")):
        state = path.lstat()
        head = f"{path.relative_to(tree).as_posix()}\0{state.st_mode:o}\0{int(state.st_mtime)}\0"
        whole.update(head.encode())
        if path.is_symlink():
            whole.update(str(path.readlink()).encode())
        elif path.is_file():
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
