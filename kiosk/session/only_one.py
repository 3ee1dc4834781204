"""One supervisor for a run directory: a second one would lay 점검 중 over the first one's kiosk."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

from kiosk.core.errors import BadInput

NAME = "supervisor.lock"


def claim(run_dir: Path) -> IO[bytes] | None:
    """Hold this open as long as we supervise; the system lets go of it with us, whatever happens.

    None where the directory cannot be written. Raises BadInput where another supervisor holds it.
    """
    try:
        run_dir.mkdir(parents=True, exist_ok=True)
        file = (run_dir / NAME).open("ab")
    except OSError:
        return None
    try:
        _lock(file)
    except OSError as fault:
        file.close()
        raise BadInput(
            str(run_dir), NAME, "a running supervisor", "no other one for this directory; stop that one first"
        ) from fault
    return file


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
