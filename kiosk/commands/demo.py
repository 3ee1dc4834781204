"""`kiosk demo`: a bot visitor plays one whole visit on the real screens and keeps its pictures."""

from __future__ import annotations

import json
import os
import random
import shutil
import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtTest import QTest

from kiosk.app import Kiosk
from kiosk.commands.visitor import NotOnScreen, SteppedClock, Visitor
from kiosk.core.bot_play import LOOK_S, sight_of
from kiosk.core.errors import BadInput
from kiosk.core.facts import SURVEY_ITEMS
from kiosk.core.play import Phase
from kiosk.core.site import Site
from kiosk.core.visit import GUARD_S, Aids
from kiosk.installation import known_experiences
from kiosk.services.slip_picture import slip_pdf, slip_png
from kiosk.settings import Settings, settings_from
from kiosk.ui.presses import Chance

BOT = "expert"
MARK = ".kiosk-demo"
LOOK_AROUND = (("help", "help"), ("display", "settings"), ("call_staff", "staff-called"))
MOST_LOOKS = 2_000
MOST_TARGETS = 8
PICTURE_EVERY_LOOKS = 24
SETTLE_MS = 120
"""Real time before a picture is kept: drawings are rasterised once the layout has come to rest."""


class Demo:
    """One visit and the pictures of it."""

    def __init__(self, kiosk: Kiosk, visitor: Visitor, out: Path, rng: random.Random) -> None:
        self._kiosk = kiosk
        self._visitor = visitor
        self._out = out
        self._rng = rng
        self._pictures: list[str] = []

    def run(self, wanted: tuple[str, ...]) -> dict[str, Any]:
        """The whole visit. Returns what demo.json says."""
        began = perf_counter()
        visitor, conductor = self._visitor, self._kiosk.conductor
        visitor.wait(8.0)
        self._picture("attract")
        visitor.touch("start")
        self._picture("hall", pages=True)
        visit_id = conductor.visit.id
        self._look_around()
        for experience in wanted:
            visitor.touch(f"booth:{experience}")
            self._play()
            self._debrief()
        self._doors()
        interests = self._kiosk.conductor.view.interests
        slip = self._take_away()
        self._say_goodbye()
        return {
            "visit_id": visit_id,
            "ticket_url": slip.url,
            "screens": self._pictures,
            "seconds": round(perf_counter() - began, 2),
            "experiences": list(wanted),
            "interests": interests,
        }

    def _look_around(self) -> None:
        for press, name in LOOK_AROUND:
            self._visitor.touch(press)
            self._picture(name)
            self._visitor.touch("close")
        self._visitor.touch("home")
        self._picture("home-confirm")
        self._visitor.touch("close")

    def _play(self) -> None:
        visitor, conductor = self._visitor, self._kiosk.conductor
        self._picture("play-opening")
        booth = conductor.offer.booth(conductor.visit.play.experience)  # type: ignore[union-attr]
        bot = booth.bots()[BOT]  # type: ignore[union-attr]
        paused = False
        for look in range(MOST_LOOKS):
            play = conductor.stage.play
            if conductor.visit.screen != "play" or play is None or play.play.phase is Phase.FINISHED:
                break
            if conductor.visit.overlay == "between":
                visitor.wait(GUARD_S + LOOK_S)
                self._picture("between")
                visitor.touch("close")
                continue
            live = play.play
            choice = bot.choose(sight_of(live.simulation, live.state, play.say, hears_only=False), self._rng)
            if choice is not None:
                self._instruct(choice)
            visitor.wait(LOOK_S)
            if look % PICTURE_EVERY_LOOKS == PICTURE_EVERY_LOOKS // 2:
                self._picture("play")
            if look > PICTURE_EVERY_LOOKS and not paused and conductor.visit.overlay == "":
                paused = True
                self._rest()
        visitor.wait_for_store()

    def _rest(self) -> None:
        """Pause once, and once wait so long that the kiosk asks."""
        visitor, conductor = self._visitor, self._kiosk.conductor
        if conductor.visit.screen != "play" or conductor.visit.saving_since is not None:
            return
        visitor.touch("pause")
        self._picture("pause")
        visitor.wait(self._kiosk.settings.site.idle.play_s + 1.0)
        self._picture("idle-warning")
        visitor.touch("go_on")

    def _instruct(self, action_id: str) -> None:
        """Look at the right target first, as a visitor does with 다음, then decide."""
        play = self._kiosk.conductor.stage.play
        try:
            for _ in range(MOST_TARGETS):
                if play is None or action_id in {control.id for control in play.controls}:
                    break
                self._visitor.touch("next_target")
            if play is not None and action_id in {control.id for control in play.controls}:
                self._visitor.touch(action_id)
        except NotOnScreen:
            return  # while pages were turned the moment passed: the visitor was too slow, as visitors are

    def _debrief(self) -> None:
        self._picture("debrief", pages=True)
        self._visitor.touch("like:5")
        self._visitor.touch("learn")
        self._picture("debrief-facts", pages=True)
        self._visitor.touch("other")
        self._picture("hall-done")

    def _doors(self) -> None:
        """Through each door to its last page; a stage's task and what a work leads to go on the slip."""
        visitor, conductor = self._visitor, self._kiosk.conductor
        visitor.touch("door:jobs")
        self._picture("door-jobs", pages=True)
        visitor.touch("other")
        visitor.touch("door:startup")
        self._picture("door-startup", pages=True)
        visitor.touch("way:no")
        self._picture("door-startup-question", pages=True)
        visitor.touch("way:no")
        self._picture("door-startup-stage", pages=True)
        self._put_on_slip(conductor.visit.offered[:1])
        while conductor.visit.trail:
            visitor.touch("page_back")
        visitor.touch("other")
        visitor.touch("door:transition")
        self._picture("door-transition", pages=True)
        for name in ("works", "work"):
            view = conductor.view
            if ways := (*view.tiles, *view.ways):
                visitor.touch(ways[0].id)
                self._picture(f"door-transition-{name}", pages=True)
        self._put_on_slip(conductor.visit.offered[-1:])
        visitor.touch("finish")

    def _put_on_slip(self, entries: tuple[str, ...]) -> None:
        for entry in entries:
            self._visitor.touch(f"programme:{entry}")

    def _take_away(self) -> Any:
        visitor, conductor = self._visitor, self._kiosk.conductor
        self._picture("takeaway", pages=True)
        visitor.touch("audience:19-39")
        for programme in [p for p in conductor.visit.offered if p not in conductor.visit.taken][:1]:
            visitor.touch(f"programme:{programme}")
        visitor.touch("party:2")
        self._picture("takeaway-chosen", pages=True)
        slip = conductor.slip()
        visitor.touch("print")
        paper_mm = self._kiosk.settings.site.printer.paper_mm
        slip_png(slip, paper_mm, self._out / "slip.png")
        slip_pdf(slip, paper_mm, self._out / "slip.pdf")
        return slip

    def _say_goodbye(self) -> None:
        visitor = self._visitor
        visitor.wait_for_slip()
        self._picture("survey", pages=True)
        for item, answer in zip(SURVEY_ITEMS, (5, 4, 5, 4, 5), strict=True):
            visitor.touch(f"survey:{item}:{answer}")
        self._picture("survey-answered")
        visitor.touch("survey_done")
        self._picture("farewell")
        visitor.wait(self._kiosk.settings.site.idle.farewell_s + 1.0)
        self._picture("attract-again")

    def _picture(self, name: str, *, pages: bool = False) -> None:
        """Keep what the screen shows, and with `pages` every further page of it."""
        self._grab(name)
        page = 2
        while pages and self._visitor.turn_page():
            self._grab(f"{name}-page{page}")
            page += 1

    def _grab(self, name: str) -> None:
        QTest.qWait(SETTLE_MS)
        path = self._out / "screens" / f"{len(self._pictures) + 1:03d}-{name}.png"
        image = self._kiosk.window.grabWindow()
        if image.isNull() or not image.save(str(path)):
            raise BadInput(str(path), "", "a picture that could not be written", "a folder to write to")
        self._pictures.append(f"screens/{path.name}")


def play_demo(
    out: Path,
    *,
    site_file: Path | None,
    local_file: Path | None,
    seed: int,
    size: tuple[int, int],
    language: str,
    aids: Aids,
    wanted: tuple[str, ...],
) -> dict[str, Any]:
    """Play the demo into `out` (made if it is not there) and return its report. Raises BadInput."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a demo needs no display and must not cover one
    rng = random.Random(seed)
    clock = SteppedClock()
    chance = Chance(lambda: str(uuid.UUID(int=rng.getrandbits(128), version=4)), lambda: rng.randrange(2**31))
    settings = settings_from(
        site_file,
        local=local_file,
        data_dir=out / "data",
        tier="flat",
        aids=replace(aids, reduced_motion=True),
        language=language,
        live=False,
        clock=clock,
        chance=chance,
    )
    settings = replace(settings, site=_resized(settings.site, size))
    _refuse_unknown(settings, language, wanted)
    _clear(out)
    kiosk = Kiosk(settings)
    try:
        kiosk.window.resize(*size)
        kiosk.window.show()
        kiosk.signer.load()  # nobody waits for a demo: its ticket is signed from the first screen on
        jobs = wanted or _first_job(kiosk)
        report = Demo(kiosk, Visitor(kiosk, clock), out, rng).run(jobs)
        report |= {"seed": seed, "size": list(size), "language": language, "tier": kiosk.tier}
        report |= {"date": date.isoformat(clock.utc().astimezone().date())}
    finally:
        kiosk.close()
    (out / "demo.json").write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return report


def _refuse_unknown(settings: Settings, language: str, wanted: tuple[str, ...]) -> None:
    """A demo asks for nothing that its site or this installation does not have. Raises BadInput."""
    languages, jobs = settings.site.hall.languages, known_experiences()
    if language not in languages:
        raise BadInput(
            str(settings.file_of("hall.languages")),
            "hall.languages",
            ", ".join(languages),
            f"{language} among them",
        )
    for name in wanted:
        if name not in jobs:
            raise BadInput("--experience", "", name, f"one of {', '.join(jobs)}")


def _clear(out: Path) -> None:
    """Make room: what an earlier demo left is replaced, anything else is left alone and refused."""
    mark = out / MARK
    try:
        if out.exists() and any(out.iterdir()) and not mark.exists():
            raise BadInput(str(out), "", "other files in it", "an empty folder or an old demo")
        for name in ("screens", "data"):
            shutil.rmtree(out / name, ignore_errors=True)
        (out / "screens").mkdir(parents=True)
        mark.touch()
    except OSError as fault:
        raise BadInput(str(out), "", fault.strerror, "a folder to write to") from fault


def _first_job(kiosk: Kiosk) -> tuple[str, ...]:
    return tuple(booth.id for booth in kiosk.conductor.offer.booths[:1])


def _resized(site: Site, size: tuple[int, int]) -> Site:
    import msgspec

    screen = msgspec.structs.replace(site.screen, width_px=size[0], height_px=size[1])
    return msgspec.structs.replace(site, screen=screen)
