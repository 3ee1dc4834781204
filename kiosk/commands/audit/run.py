"""`kiosk ui audit`: every screen in every way it may be shown, looked at and judged."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.audit.matrix import Case
from kiosk.commands.audit.seen import Fault, Page

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kiosk.commands.audit.rehearsal import Rehearsal
    from kiosk.core.ports import SlipPrinter
    from kiosk.kit.action_model import Control
    from kiosk.ui.staff.staff_view import StaffView
    from kiosk.ui.view import View

MOST_PAGES = 60
REHEARSED_ON = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
"""Always the same day: programmes come and go with the calendar, and pictures of them must not."""
_SEED = 7


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one case: how many scenes and pages were seen, and every fault."""

    case: str
    scenes: int
    pages: int
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class Scene:
    """One scene as seen: its pages and what each looked like."""

    name: str
    pages: list[Page] = field(default_factory=list)
    images: list[QImage] = field(default_factory=list)
    expected: set[str] = field(default_factory=set)


def audit(cases: Sequence[Case], out: Path | None, workers: int | None = None) -> Iterator[Judged]:
    """Judge these cases, each in a process of its own, and give what came of each as it is done.

    With `out`, a contact sheet of every case and a picture of every faulty page are written below it.
    """
    with ProcessPoolExecutor(
        workers or os.cpu_count() or 1, mp_context=get_context("spawn"), max_tasks_per_child=1
    ) as pool:
        yield from pool.map(judge, cases, [out] * len(cases))


def judge(case: Case, out: Path | None = None) -> Judged:
    """Lead a kiosk through every story in one case, and judge every page."""
    from kiosk.commands.audit.pictures import keep
    from kiosk.commands.audit.rules import faults_of, lost_controls

    scenes: list[Scene] = []
    faults: list[Fault] = []
    for scene in scenes_of(case):
        found = [fault for page in scene.pages for fault in faults_of(page)]
        found += lost_controls(scene.name, scene.expected, scene.pages)
        if out is not None:
            keep(scene, found, out / case.name)
        scene.images = scene.images[:1] if out is not None else []
        scenes.append(scene)
        faults += found
    if out is not None:
        from kiosk.commands.audit.pictures import sheet

        sheet(scenes, out / f"{case.name}.png")
    return Judged(case.name, len(scenes), sum(len(scene.pages) for scene in scenes), tuple(faults))


def scenes_of(case: Case) -> Iterator[Scene]:
    """Every scene of every story, as shown in this case."""
    from kiosk.commands.audit.stories import STORIES

    for name, story in STORIES.items():
        with rehearsal(name, case) as kiosk:
            for scene in story(kiosk):
                yield _scene(kiosk, case, scene)


@contextmanager
def rehearsal(story: str, case: Case) -> Iterator[Rehearsal]:
    """A kiosk for one story in one case, on a data directory that goes with it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import msgspec

    from kiosk.commands.audit.crowd import FURNISHINGS
    from kiosk.commands.audit.rehearsal import Rehearsal, chance, signature_of
    from kiosk.commands.audit.staff_world import RehearsedStaff
    from kiosk.commands.visitor import SteppedClock
    from kiosk.core.visit import Aids
    from kiosk.settings import settings_from

    aids = Aids(case.zoom, case.high_contrast, low_layout=case.low_layout, reduced_motion=True)
    with tempfile.TemporaryDirectory() as folder:
        clock, rng = SteppedClock(REHEARSED_ON), random.Random(_SEED)
        staff = RehearsedStaff(clock)
        settings = settings_from(
            None,
            data_dir=Path(folder),
            tier="flat",
            aids=aids,
            language=case.language,
            live=False,
            clock=clock,
            chance=chance(rng),
            printer=_printer(story),
            furnish=FURNISHINGS.get(story),
            staff=staff.world,
            sign=signature_of,
        )
        site, (width, height) = settings.site, case.size
        screen = msgspec.structs.replace(site.screen, width_px=width, height_px=height)
        site = msgspec.structs.replace(site, screen=screen)
        if story == "staff":  # whose pages follow the first language of the site
            languages = (case.language, *(one for one in site.hall.languages if one != case.language))
            site = msgspec.structs.replace(site, hall=msgspec.structs.replace(site.hall, languages=languages))
        if story == "bare":
            site = msgspec.structs.replace(site, hall=msgspec.structs.replace(site.hall, url=""))
        kiosk = Rehearsal(replace(settings, site=site), clock, case.size, staff, rng)
        try:
            yield kiosk
        finally:
            kiosk.close()


def _printer(story: str) -> SlipPrinter | None:
    """What the slips of a story come out of; None: as the site file says, which is a PDF."""
    from kiosk.commands.audit.rehearsal import PaperPrinter

    if story in ("crowded", "staff"):
        return PaperPrinter()
    return PaperPrinter(prints_on_paper=False) if story == "bare" else None


def _scene(kiosk: Rehearsal, case: Case, name: str) -> Scene:
    """Look at every page of what the kiosk shows now."""
    from kiosk.commands.audit.pages import pages

    kiosk.settle()  # what was heard from other threads is shown before it is expected
    scene = Scene(name, expected=_offered(kiosk))
    for number in pages(kiosk, MOST_PAGES):
        page, image = _page(kiosk, case, name, number)
        scene.pages.append(page)
        scene.images.append(image)
    return scene


def _page(kiosk: Rehearsal, case: Case, name: str, number: int) -> tuple[Page, QImage]:
    from PySide6.QtGui import QAccessible

    from kiosk.commands.audit.look import Panel, look
    from kiosk.commands.audit.pages import stage_root
    from kiosk.core.site_rules import reachable_share

    QAccessible.setActive(True)
    running, theme = kiosk.kiosk, kiosk.kiosk.theme
    height = case.size[1]
    panel = Panel(
        mm_px=float(theme.property("rawMm")),
        zoom=case.zoom,
        high_contrast=case.high_contrast,
        reach_top=height * (1 - reachable_share(running.settings.site)) if case.low_layout else 0.0,
    )
    image = running.window.grabWindow()
    root = stage_root(running.window.contentItem())
    return look(root, running.engine.rootContext(), image, panel, name, number), image


def _offered(kiosk: Rehearsal) -> set[str]:
    """Ids of every control that can be pressed now, whatever page it is on."""
    conductor, staff = kiosk.kiosk.conductor, kiosk.kiosk.staff
    if staff is not None and staff.room is not None and staff.is_open:
        return _staff_offers(staff.room.view)
    rows = _rows(conductor.view)
    play = conductor.stage.play
    if conductor.view.screen == "play" and not conductor.view.overlay and play is not None:
        rows += list(play.controls)
    return {control.id for control in rows if control.enabled and control.kind != "row"}


def _staff_offers(view: StaffView) -> set[str]:
    """The same of staff's page: what lies on top of it, else all of it. A stepper has two ways."""
    if view.pad_digits >= 0 or view.ask_title:
        rows = (*view.pad_keys, *view.pad_desk) if view.pad_digits >= 0 else view.ask_desk
    else:
        rows = (*view.desk, *view.bar, *view.choices, *view.more, *view.switches, *view.cells)
    steps = () if view.pad_digits >= 0 or view.ask_title else view.steppers
    offered = {control.id for control in rows if control.enabled}
    return offered | {f"{step.id}:{way}" for step in steps for way in ("up", "down")}


def _rows(view: View) -> list[Control]:
    """What the screen, or what lies over it, offers."""
    if view.overlay:
        shown = {"settings": (view.settings, view.languages), "pause": (view.levels,)}.get(view.overlay, ())
        return [control for rows in (view.overlay_desk, *shown) for control in rows]
    shown = (view.desk, view.bar, view.tools, view.booths, view.doors, view.levels, view.faces)
    more = (view.tiles, view.ways, view.programmes, view.audiences, view.party_sizes)
    attract = (view.aids, view.languages) if view.screen == "attract" else ()
    return [control for rows in (*shown, *more, *attract) for control in rows]
