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
from kiosk.services.site_file import load_site

if TYPE_CHECKING:
    from kiosk.backstage import Sticks
    from kiosk.ui.offer import Offer
    from kiosk.ui.presses import Chance


@dataclass(frozen=True, slots=True)
class Settings:
    """How to start: what the command line decided.

    `file` is where the site comes from; `tier` overrides the site's; `chance` fixes ids and seeds. `live` is
    whether display frames drive time; a demo drives it step by step. `printer` stands in for the site's, and
    `furnish` changes what is offered: a rehearsal has paper that waits and a hall with more in it. `staff` is
    what staff work with, `sticks` what finds and opens sticks, `sign` stands in for the kiosk's key.
    """

    site: Site
    file: Path
    programmes: Path
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


def settings_from(site_file: Path | None, **options: Any) -> Settings:
    """Settings for a site file (None: the demo site). Raises BadInput naming what is wrong."""
    path = site_file or shipped_site("demo")
    site = load_site(path)
    return Settings(site=site, file=path, programmes=path.parent / site.programmes, **options)
