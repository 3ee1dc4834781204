"""What the shell works with of the world, handed in by `app`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from kiosk.core.clock import Clock
from kiosk.core.ports import SlipPrinter, Sounds, VisitLog, Voice
from kiosk.core.printers import PrinterChoice
from kiosk.ui.presses import Chance


@dataclass(frozen=True, slots=True)
class World:
    """The services. `today` and `local_time` are of this place.

    `printer` gives the slip printer of a choice, which calls what it is handed when its state is another;
    who made it closes it. `sign` is this kiosk's signature of a ticket's bytes, b"" while there is no key.
    """

    clock: Clock
    log: VisitLog
    printer: Callable[[PrinterChoice, Callable[[], None]], SlipPrinter]
    voice: Voice
    sounds: Sounds
    chance: Chance
    today: Callable[[], date]
    local_time: Callable[[], time]
    signal_staff: Callable[[], None]
    sign: Callable[[bytes], bytes]
