"""How a kiosk is started: what the command line, a rehearsal or a test decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.core.clock import Clock
from kiosk.core.ports import SlipPrinter, Sounds
from kiosk.core.site import Site
from kiosk.core.staff_ports import StaffWorld
from kiosk.core.visit import Aids
from kiosk.installation import shipped_site
from kiosk.services.local_file import Overrides, load_overrides
from kiosk.services.site_file import load_site

if TYPE_CHECKING:
    from kiosk.backstage import Sticks
    from kiosk.ui.offer import Offer
    from kiosk.ui.presses import Chance


@dataclass(frozen=True, slots=True)
class Settings:
    """How to start: what the command line decided.

    `file` is where the site comes from, `overrides` what this machine says over it; `transitions` is None for
    a site without a map of work nearby; `tier` overrides the site's; `chance` fixes ids and seeds. `live` is
    whether display frames drive time; a demo drives it step by step. `counted`: this running is one of the
    kiosk's; a trial of the machine is not. `printer` stands in for the site's, and `furnish` changes what is
    offered: a rehearsal has paper that waits and a hall with more in it. `staff` is what staff work with,
    `sticks` what finds and opens sticks, `sign` stands in for the kiosk's key.
    """

    site: Site
    file: Path
    programmes: Path
    transitions: Path | None = None
    data_dir: Path | None = None
    tier: str = ""
    kiosk: int = 1
    aids: Aids | None = None
    language: str = ""
    live: bool = True
    clock: Clock | None = None
    chance: Chance | None = None
    sounds: Sounds | None = None
    printer: SlipPrinter | None = None
    furnish: Callable[[Offer], Offer] | None = None
    staff: StaffWorld | None = None
    sticks: Sticks | None = None
    sign: Callable[[bytes], bytes] | None = None
    overrides: Overrides = Overrides()
    counted: bool = True

    def file_of(self, key: str) -> Path:
        """Which of the two files says this key of the site."""
        return Path(self.overrides.file) if self.overrides.says(key) else self.file


def settings_from(
    site_file: Path | None, *, local: Path | None = None, kiosk: int | None = None, **options: Any
) -> Settings:
    """Settings for a site file (None: the demo site). Raises BadInput naming what is wrong.

    `local` is this machine's own file, `kiosk` its number where the command line says one.
    """
    path, overrides = site_file or shipped_site("demo"), load_overrides(local)
    site = load_site(path, overrides)
    number = next(one for one in (kiosk, overrides.kiosk, 1) if one is not None)
    return Settings(
        site=site,
        file=path,
        programmes=path.parent / site.programmes,
        transitions=path.parent / site.transitions if site.transitions else None,
        kiosk=number,
        overrides=overrides,
        **options,
    )
