"""The comparison page, recorded from the real kiosk, so that both show the same words and traffic.

Run as `python -m benchmarks.recording FOLDER`: walks the real kiosk through one visit (offscreen, by a
stepped clock and a fixed seed) and puts a web page into FOLDER, with the kiosk's own pictures and fonts.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import uuid
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QPointF
from PySide6.QtTest import QTest

from benchmarks.bot import BotVisitor
from kiosk.app import Kiosk, settings_from
from kiosk.commands.visitor import SteppedClock, Visitor, visible_items
from kiosk.installation import PACKAGE
from kiosk.kit.icons import ICON_PATHS
from kiosk.services.resources import resource
from kiosk.ui.presses import Chance

PAGE = Path(__file__).parent / "page"
SEED = 7
STEPS_PER_S = 10
SETTLE_MS = 200
"""Real time in which a new screen finds its layout."""
ATTRACT_S, PLAY_S = 30, 40
MODELS = ("aircraft", "tracks", "pads", "conflicts", "tags", "layers")
UNSEEN = {"label", "shortLabel", "labelled", "altitude"}
"""Roles that the View does not draw: the page need not carry them."""
SIZES = (
    "rawMm mm textSize labelSize titleSize heroSize target primary gap space margin pad radius stroke"
).split()
COLOURS = "paper surface ink muted line shade action onAction actionPressed tint star good stop".split()


def fixed_chance() -> Chance:
    """Ids by chance, and one seed for every play: both contestants fly the same traffic."""
    rng = random.Random(SEED)
    return Chance(lambda: str(uuid.UUID(int=rng.getrandbits(128), version=4)), lambda: SEED)


def main() -> None:
    folder = Path(sys.argv[1])
    clock = SteppedClock()
    kiosk = Kiosk(
        settings_from(
            None, data_dir=folder / "data", tier="flat", live=False, clock=clock, chance=fixed_chance()
        )
    )
    kiosk.window.resize(1080, 1920)
    kiosk.window.show()
    try:
        words, traffic = _walk(kiosk, Visitor(kiosk, clock))
    finally:
        kiosk.close()
    _write(folder / "page", words, traffic)


def _write(page: Path, words: dict[str, Any], traffic: dict[str, Any]) -> None:
    shutil.copytree(PAGE, page)
    shutil.copytree(PACKAGE / "experiences" / "drone_traffic" / "pictures", page / "pictures")
    for kind in ("illustrations", "fonts"):
        shutil.copytree(resource("assets", kind), page / kind)
    for name, content in (("words", words), ("traffic", traffic)):
        # A string for JSON.parse: the quickest way to a large value, and `file:` pages may not fetch.
        text = json.dumps(json.dumps(content, ensure_ascii=False, separators=(",", ":")), ensure_ascii=False)
        (page / f"{name}.js").write_text(f"window.{name} = JSON.parse({text});\n", "utf-8")


def _walk(kiosk: Kiosk, visitor: Visitor) -> tuple[dict[str, Any], dict[str, Any]]:
    """One visit. Returns what every screen says, and the traffic of the attract screen and of the play."""
    conductor = kiosk.conductor
    views: dict[str, Any] = {}
    traffic: dict[str, Any] = {}

    def keep(name: str) -> None:
        QTest.qWait(SETTLE_MS)
        views[name] = asdict(conductor.view)

    visitor.wait(1.0)
    keep("attract")
    traffic["attract"] = _differences([_step(kiosk, visitor) for _ in range(ATTRACT_S * STEPS_PER_S)])
    stages = {"attract": _stage_box(kiosk)}
    visitor.touch("start")
    keep("hall")
    visitor.touch(f"booth:{conductor.offer.booths[0].id}")
    keep("play")
    opening = _step(kiosk, visitor)
    stages["play"] = _stage_box(kiosk)
    bot = BotVisitor(kiosk)
    visitor.touch(bot.coached())
    steps = []
    for step in range(PLAY_S * STEPS_PER_S):
        if step % 5 == 0:
            bot.look()
        steps.append(_step(kiosk, visitor))
        if conductor.visit.overlay:
            break
    traffic["play"] = _differences([opening, *steps])
    visitor.touch("finish" if not conductor.visit.overlay else "close")
    if conductor.visit.screen == "play":
        visitor.touch("finish")
    keep("takeaway")
    visitor.touch("print")
    visitor.wait_for_slip()
    keep("survey")
    visitor.touch("survey_done")
    keep("farewell")
    theme = {name: kiosk.theme.property(name) for name in SIZES}
    colours = {name: kiosk.theme.property(name).name() for name in COLOURS}
    return (
        {"views": views, "icons": ICON_PATHS, "sizes": theme, "colours": colours, "stages": stages},
        traffic,
    )


def _stage_box(kiosk: Kiosk) -> list[float]:
    """Where the experience's View stands on the window: left, top, width and height in pixels."""
    items = visible_items(kiosk.window.contentItem())
    view = next(item for item in items if item.metaObject().indexOfProperty("controller") >= 0)
    corner = view.mapToScene(QPointF(0, 0))
    return [corner.x(), corner.y(), view.width(), view.height()]


def _step(kiosk: Kiosk, visitor: Visitor) -> dict[str, Any]:
    """A tenth of a second goes by: what the Stage and the Desk show then."""
    visitor.wait(1 / STEPS_PER_S)
    play = kiosk.conductor.stage.play
    assert play is not None
    kiosk.conductor.frame(0.0)
    said = {name: play.property(name) for name in ("deskHeading", "notice", "noticeMore", "urgent", "intro")}
    said |= {name: play.property(name) for name in ("round", "roundTitle", "secondsLeft", "roundFraction")}
    said["controls"] = [[c.id, c.label, c.note, c.icon, c.kind, c.enabled, c.coached] for c in play.controls]
    return {name: _rows(_model(kiosk, name)) for name in MODELS} | said


def _differences(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each step with only what differs from the step before, as one would send it."""
    before: dict[str, Any] = {}
    found = []
    for step in steps:
        found.append({name: value for name, value in step.items() if before.get(name, ...) != value})
        before = step
    return found


def _model(kiosk: Kiosk, name: str) -> QAbstractItemModel:
    model = kiosk.conductor.stage.view.property(name)  # type: ignore[union-attr]
    assert isinstance(model, QAbstractItemModel)
    return model


def _roles(model: QAbstractItemModel) -> dict[int, str]:
    return {role: bytes(name.data()).decode() for role, name in model.roleNames().items()}


def _rows(model: QAbstractItemModel) -> list[dict[str, Any]]:
    roles = _roles(model)
    return [
        {name: _short(model.index(row, 0).data(role)) for role, name in roles.items() if name not in UNSEEN}
        for row in range(model.rowCount())
    ]


def _short(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
