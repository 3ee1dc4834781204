"""Puts a built site into its folder at once: built beside it, then swapped; never half of it.

`files.json` in the folder lists what a build wrote. What is not listed, or was changed since, belongs to
somebody else: then nothing is replaced.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from kiosk.core.errors import BadInput

LIST = "files.json"
_EXPECTED = "an empty folder, or one that only `kiosk hall build` wrote to"


def replace_site(out: Path, files: Mapping[str, str]) -> None:
    """Makes `out` hold exactly `files` (text by path) and their list.

    Raises BadInput, and leaves everything as it was, where `out` holds something else or cannot be written.
    If the machine dies between the two renames, the site lies whole in `.<out>.new`; build it again then.
    """
    out = Path(os.path.abspath(out))
    new, old = (out.with_name(f".{out.name}.{state}") for state in ("new", "old"))
    try:
        _refuse_strangers(out)
        for leftover in (new, old):
            if leftover.exists():
                shutil.rmtree(leftover)
        _write(new, files)
        if out.exists():
            os.replace(out, old)
        try:
            os.replace(new, out)
        except OSError:
            if old.exists():
                os.replace(old, out)
            raise
        if old.exists():
            shutil.rmtree(old)
    except OSError as fault:
        raise BadInput(str(out), "", fault.strerror or "an error", "a folder that can be written") from fault


def _write(folder: Path, files: Mapping[str, str]) -> None:
    listed = {}
    for path, text in sorted(files.items()):
        data = text.encode("utf-8")
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        listed[path] = hashlib.sha256(data).hexdigest()
    (folder / LIST).write_bytes((json.dumps({"files": listed}, indent=1) + "\n").encode("utf-8"))


def _refuse_strangers(out: Path) -> None:
    if not out.exists() and not out.is_symlink():
        return
    if out.is_symlink() or not out.is_dir():
        raise BadInput(str(out), "", "something that is no folder", _EXPECTED)
    listed = _listed(out)
    for file in sorted(out.rglob("*")):
        path = file.relative_to(out).as_posix()
        if file.is_symlink() or (not file.is_dir() and not _is_ours(file, path, listed)):
            raise BadInput(str(out), "", f"{path}, which no build left like this", _EXPECTED)


def _is_ours(file: Path, path: str, listed: Mapping[str, object]) -> bool:
    if path == LIST:
        return bool(listed)
    return path in listed and hashlib.sha256(file.read_bytes()).hexdigest() == listed[path]


def _listed(out: Path) -> Mapping[str, object]:
    try:
        found = json.loads((out / LIST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    files = found.get("files") if isinstance(found, dict) else None
    return files if isinstance(files, dict) else {}
