"""A whole kiosk on a stepped clock, and a visitor in front of it."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.app import Kiosk
from kiosk.commands.audit.staff_world import RehearsedStaff
from kiosk.commands.visitor import SteppedClock, Visitor
from kiosk.core.staff_ports import Stick
from kiosk.core.visit import Aids
from kiosk.services.export.sticks import PollingStickWatch
from kiosk.settings import settings_from
from kiosk.ui.presses import Chance
from tests.doubles import Loudspeaker


class Hands:
    """A `Mounter` of sticks that are mounted by hand."""

    def mount(self, stick: Stick) -> str:
        raise AssertionError(f"{stick} is mounted already")

    def unmount(self, stick: Stick) -> bool:
        raise AssertionError(f"{stick} was not mounted by us")


class Front:
    """The kiosk, its clock, its loudspeaker, its staff's world and one visitor. `at` is when it starts.

    With `sticks`, which says what is plugged in, the real services stand behind the staff page.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        seed: int = 7,
        aids: Aids | None = None,
        site: Path | None = None,
        at: datetime | None = None,
        sticks: Callable[[], tuple[Stick, ...]] | None = None,
    ) -> None:
        rng = random.Random(seed)
        chance = Chance(
            lambda: str(uuid.UUID(int=rng.getrandbits(128), version=4)), lambda: rng.randrange(2**31)
        )
        self.clock = SteppedClock(at)
        self.loudspeaker = Loudspeaker()
        self.staff = RehearsedStaff(self.clock)
        settings = settings_from(
            site,
            data_dir=data_dir,
            tier="flat",
            aids=aids or Aids(reduced_motion=True),
            live=False,
            clock=self.clock,
            chance=chance,
            sounds=self.loudspeaker,
            staff=None if sticks else self.staff.world,
            sticks=(PollingStickWatch(sticks, every_s=0.01), Hands()) if sticks else None,
        )
        self.kiosk = Kiosk(settings)
        if sticks:
            self.kiosk.open_backstage()
        self.kiosk.window.resize(settings.site.screen.width_px, settings.site.screen.height_px)
        self.kiosk.window.show()
        self.visitor = Visitor(self.kiosk, self.clock)
        self.visitor.wait(0.5)

    @property
    def screen(self) -> str:
        return self.kiosk.conductor.visit.screen

    @property
    def overlay(self) -> str:
        return self.kiosk.conductor.visit.overlay


@pytest.fixture
def open_front(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Callable[..., Front]]:
    """Opens kiosks on the test's own data directory; all are closed at the end."""
    fronts: list[Front] = []

    def open_(**options: object) -> Front:
        front = Front(tmp_path / "data", **options)  # type: ignore[arg-type]
        fronts.append(front)
        return front

    yield open_
    for front in fronts:
        front.kiosk.close()


@pytest.fixture
def front(open_front: Callable[..., Front]) -> Front:
    """The demo site in portrait, as a visitor finds it."""
    return open_front()
