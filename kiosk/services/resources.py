"""Where the files that ship with the kiosk lie: `assets/` and `db/`."""

from __future__ import annotations

from pathlib import Path

import kiosk

_PACKAGE = Path(kiosk.__file__).parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, for example `resource("assets", "fonts")`.

    In a checkout the folders stand beside the package and win; an installed kiosk carries a copy in
    `kiosk/_data`. Whether the file exists is for the caller to find out.
    """
    return resource_root(_PACKAGE).joinpath(*parts)


def resource_root(package: Path) -> Path:
    """The folder that holds `assets` and `db` for the package folder `package`.

    Both must stand beside the package to make a checkout: in `site-packages` a folder with one of these
    names may belong to somebody else.
    """
    beside = package.parent
    if (beside / "assets").is_dir() and (beside / "db" / "migrations").is_dir():
        return beside
    return package / "_data"
