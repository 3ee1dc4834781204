"""What one site offers to a visitor: booths, programmes and words, put together once by `app`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from kiosk.core.contract import Bot, Line, Rng, Simulation
from kiosk.core.doors import DoorPage, Doors, Step
from kiosk.core.manifest import Manifest
from kiosk.core.news import Notice
from kiosk.core.programmes import Programme, fit, local_courses
from kiosk.core.site import Site
from kiosk.core.texts import Texts
from kiosk.core.transitions import Transitions
from kiosk.core.visit import Rules
from kiosk.kit.play_controller import PlayController


@dataclass(frozen=True, slots=True)
class Booth:
    """One job in the hall. The loaders import the experience on first use and may raise its faults.

    `tile` and `view` are URLs of its QML; `controller` builds what its View requires.
    """

    manifest: Manifest
    tile: str
    view: str
    simulation: Callable[[], Simulation[Any]]
    bots: Callable[[], Mapping[str, Bot[Any]]]
    controller: Callable[[PlayController], QObject]

    @property
    def id(self) -> str:
        return self.manifest.id


@dataclass(frozen=True, slots=True)
class Offer:
    """The site's hall. `texts` are by language; `rng` makes the generator of a seed."""

    site: Site
    kiosk: int
    booths: tuple[Booth, ...]
    programmes: tuple[Programme, ...]
    texts: Mapping[str, Texts]
    rng: Callable[[int], Rng]
    qr: Callable[[str], tuple[str, ...]]
    notices: tuple[Notice, ...] = ()
    transitions: Transitions = Transitions()

    def booth(self, experience: str) -> Booth | None:
        return next((booth for booth in self.booths if booth.id == experience), None)

    def without(self, experience: str) -> Offer:
        """The hall after a booth failed: its tile is gone until the next start."""
        return replace(self, booths=tuple(booth for booth in self.booths if booth.id != experience))

    def first_step(self, experience: str, today: date) -> Programme | None:
        """The current programme that leads into a job, None where the district has none yet."""
        booth = self.booth(experience)
        if booth is None:
            return None
        step = booth.manifest.first_step
        courses = local_courses(self.programmes, experience=experience, first_step=step, today=today)
        return courses[0] if courses else None

    def programme(self, programme_id: str, today: date) -> Programme | None:
        """The programme of this id: of an old and a newer word on it, the one that is current."""
        named = [entry for entry in self.programmes if entry.id == programme_id]
        return next((entry for entry in named if entry.current(today)), named[0] if named else None)

    def entry(self, entry_id: str, today: date) -> Programme | Step | None:
        """What can be put on the slip under this id: a programme, or a step from behind a door."""
        return self._doors.step(entry_id) or self.programme(entry_id, today)

    def fit(self, audience: str | None, played: tuple[str, ...], today: date) -> tuple[str, ...]:
        """Ids of up to four programmes for this band and these plays."""
        booths = [booth for booth in map(self.booth, played) if booth]
        steps = [booth.manifest.first_step for booth in booths if booth.manifest.first_step]
        fitted = fit(self.programmes, audience=audience, played=played, today=today, first_steps=steps)
        return tuple(entry.id for entry in fitted)

    def door(self, path: str, trail: tuple[str, ...], today: date) -> DoorPage:
        """The page behind 전직학교, 창업 지원 or 일자리센터 at the end of a trail."""
        return self._doors.page(path, trail, today)

    @property
    def _doors(self) -> Doors:
        return Doors(self.programmes, self.transitions, tuple(booth.id for booth in self.booths))

    def ruling(self, rules: Rules, today: Callable[[], date]) -> Rules:
        """These rules, with programmes out of this offer."""
        return replace(
            rules,
            fit=lambda audience, played: self.fit(audience, played, today()),
            door_page=lambda path, trail: self.door(path, trail, today()),
        )

    def say(self, language: str, sentence: Line, owner: str = "") -> str:
        return self.texts[language].say(sentence, owner)
