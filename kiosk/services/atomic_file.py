"""Replacing a small file so that a power cut leaves the old one or the new one, never half of it."""

from __future__ import annotations

import os
from pathlib import Path

OWNER_ONLY = 0o600


def write_atomically(path: Path, content: bytes, *, mode: int = OWNER_ONLY) -> None:
    """Put `content` at `path`, synced to the disk, its folder entry included.

    Raises OSError if it cannot; then `path` is as it was.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=mode)  # private before it holds anything
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a folder's own entries durable. Windows keeps them by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
