"""The data directory: where live data lies, who owns it, and keeping its folders small."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from kiosk.core.errors import BadInput

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

APP_NAME = "mirae-kiosk"

# Windows forbids reading a locked region, so the lock lies far behind the text that names its owner.
_LOCK_BYTE = 1 << 30


class DataDirInUse(BadInput):
    """Another running program owns the data directory."""

    message_key = "error-data-dir-in-use"


@dataclass(frozen=True, slots=True)
class DataDir:
    """The paths inside one data directory."""

    root: Path

    @property
    def identity(self) -> Path:
        return self.root / "identity.json"

    def key(self, name: str) -> Path:
        """The signing key; `name` is `key_file` of the identity."""
        return self.root / name

    @property
    def visits(self) -> Path:
        return self.root / "visits.db"

    @property
    def slips(self) -> Path:
        return self.root / "slips"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def drawn(self) -> Path:
        """Pictures as they were drawn; may be deleted at any time."""
        return self.root / "drawn"

    @property
    def news(self) -> Path:
        """What staff took over from a stick: notices and programmes."""
        return self.root / "news"

    @property
    def lock(self) -> Path:
        return self.root / "kiosk.lock"


def default_root() -> Path:
    """Where this user's data lies if no directory is named."""
    import platformdirs  # only asked where the command line is silent

    return platformdirs.user_data_path(APP_NAME, appauthor=False)


def open_data_dir(root: Path | None = None) -> DataDir:
    """The data directory at `root` (None: the default), with its folders made and tried for writing.

    Raises BadInput where it cannot be made, read or written.
    """
    data_dir = DataDir(root or default_root())
    try:
        for folder in (data_dir.root, data_dir.slips, data_dir.logs):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.listdir(data_dir.root)
        # Permission bits do not tell (administrator, network folder, full disk): writing does.
        with tempfile.TemporaryFile(dir=data_dir.root) as probe:
            probe.write(b"writable")
    except OSError as fault:
        raise _unusable(data_dir.root, fault) from fault
    return data_dir


def existing_data_dir(root: Path | None = None) -> DataDir:
    """The data directory at `root` for commands that only read one. Raises BadInput if there is none."""
    data_dir = DataDir(root or default_root())
    if not data_dir.root.is_dir():
        raise BadInput(str(data_dir.root), "", "no such directory", "a data directory of a kiosk")
    return data_dir


def _unusable(root: Path, fault: OSError) -> BadInput:
    return BadInput(str(root), "", fault.strerror or str(fault), "a directory that can be read and written")


class Ownership:
    """One program's claim to a data directory, held until released or until the program is gone.

    The operating system drops the lock with the process, so a crash leaves nothing to clean up; the lock
    file itself stays, because removing it would let two programs lock two files of one name.
    """

    def __init__(self, data_dir: DataDir) -> None:
        """Raises DataDirInUse where another program owns it, BadInput where it cannot be written."""
        try:
            data_dir.lock.touch(mode=0o600)
            file = data_dir.lock.open("r+b")
        except OSError as fault:
            raise _unusable(data_dir.root, fault) from fault
        try:
            _lock(file)
        except OSError as fault:
            owner = file.read().decode("ascii", "replace").strip() or "unknown"
            file.close()
            raise DataDirInUse(
                str(data_dir.root),
                data_dir.lock.name,
                f"a running program (process {owner})",
                "a data directory that no other program uses; stop that one first",
            ) from fault
        file.truncate(0)
        file.write(f"{os.getpid()}\n".encode("ascii"))
        file.flush()
        self._file = file

    def release(self) -> None:
        """Give the data directory up. Harmless if done twice."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":

    def _lock(file: IO[bytes]) -> None:
        file.seek(_LOCK_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        finally:
            file.seek(0)

else:

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def cap_files(folder: Path, *, most_files: int, most_bytes: int) -> int:
    """Delete the oldest files of `folder` until both limits hold; returns how many went.

    A file that something else holds open (Windows) stays until the next time.
    """
    files = [(entry.stat(), Path(entry.path)) for entry in os.scandir(folder) if entry.is_file()]
    files.sort(key=lambda each: (each[0].st_mtime_ns, each[1].name))
    size = sum(stat.st_size for stat, _ in files)
    kept, gone = len(files), 0
    for stat, path in files:
        if kept <= most_files and size <= most_bytes:
            break
        try:
            path.unlink()
        except PermissionError:
            continue
        kept, size, gone = kept - 1, size - stat.st_size, gone + 1
    return gone
