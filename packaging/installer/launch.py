"""Starts the kiosk that lies beside this file: `python3 -I launch.py COMMAND …`.

Its packages are those in `app` and `lib` here, and Python's own; nothing else on this machine is seen. The
path is resolved on purpose: an update turns `current` to another version while this one runs, and what it
imports later must still be its own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SYSTEM = ("dist-packages", "site-packages")


def our_packages() -> list[str]:
    """Where this version's packages lie, the first asked first."""
    lib = HERE / "lib"
    found = [str(HERE / "app"), str(lib)]
    if sys.platform == "win32":  # what pywin32 says in a .pth file, which only an installed Python reads
        found += [str(lib / "win32"), str(lib / "win32" / "lib")]
        if (lib / "pywin32_system32").is_dir():
            os.add_dll_directory(str(lib / "pywin32_system32"))
    return found


def start() -> None:
    """Hand over to the `kiosk` command."""
    ours = our_packages()
    sys.path[:] = ours + [one for one in sys.path if one not in ours and Path(one).name not in SYSTEM]
    os.environ.setdefault("KIOSK_SITE", str(HERE / "site.toml"))
    from kiosk.cli import main  # found only now

    main(prog_name="mirae-kiosk")


if __name__ == "__main__":
    start()
