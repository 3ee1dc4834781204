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
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEasingCurve, QPointF
from PySide6.QtQml import QQmlContext, QQmlExpression
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from benchmarks.bot import BotVisitor
from kiosk.app import Kiosk
from kiosk.commands.visitor import SteppedClock, Visitor, visible_items
from kiosk.installation import PACKAGE
from kiosk.kit.icons import ICON_PATHS
from kiosk.services.resources import resource
from kiosk.settings import settings_from
from kiosk.ui.presses import Chance

PAGE = Path(__file__).parent / "page"
SEED = 7
STEPS_PER_S = 10
SETTLE_MS = 200
"""Real time in which a new screen finds its layout."""
ATTRACT_S, PLAY_S = 30, 40
MODELS = ("aircraft", "tracks", "pads", "conflicts", "marks", "tags")
UNSEEN = {"label", "shortLabel", "labelled", "battery"}
"""Roles that the View does not draw: the page need not carry them. Others are written down by their names."""
BLEED = ("bleedX", "bleedTop", "bleedBottom")
LENS = ("stageWidth", "stageHeight", "droneSize", "lift", "tilt")
"""Of MapFrame.qml: what the size of things follows from. A banner of two lines makes the Stage lower."""
RUNGS = ("x", "y", "width", "height", "padding", "mark", "row", "gap")
"""Of Ladder.qml; what it does not have is left out."""
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
    camera = _Camera(kiosk)
    stages = {"attract": camera.stage(kiosk)}
    traffic["attract"] = _differences([_step(kiosk, visitor, camera) for _ in range(ATTRACT_S * STEPS_PER_S)])
    visitor.touch("start")
    keep("hall")
    words = {name: _said(kiosk, name) for name in ("invitation", "ribbon")}
    words["level"] = _said(kiosk, "label", "LabelledChoices")
    visitor.touch(f"booth:{conductor.offer.booths[0].id}")
    keep("play")
    camera = _Camera(kiosk)
    opening = _step(kiosk, visitor, camera)
    stages["play"] = camera.stage(kiosk)
    bot = BotVisitor(kiosk)
    visitor.touch(bot.coached())
    steps = []
    for step in range(PLAY_S * STEPS_PER_S):
        if step % 5 == 0:
            bot.look()
        steps.append(_step(kiosk, visitor, camera))
        if conductor.visit.overlay:
            break
    traffic["play"] = _differences([opening, *steps])
    QTest.qWait(SETTLE_MS)
    if conductor.visit.overlay:
        visitor.touch("close")
        QTest.qWait(SETTLE_MS)
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
    about = {"views": views, "words": words, "icons": ICON_PATHS, "stages": stages}
    return about | {"sizes": theme, "colours": colours}, traffic


class _Camera:
    """The Stage's camera, gliding by the recording's clock: its own animation goes by the real one."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._ground = next(_of_type(kiosk, "Ground"))
        self._context = QQmlContext(kiosk.engine.rootContext())
        self._curve = QEasingCurve(QEasingCurve.Type.InOutCubic)
        self._view: Any = None
        self._since_s = 0.0

    def ask(self, *what: str) -> list[Any]:
        """Of MapFrame.qml, whose type Python has no converter for."""
        asked = ", ".join(f"frame.{one}" for one in what)
        answer: Any = QQmlExpression(self._context, self._ground, f"JSON.stringify([{asked}])").evaluate()
        return [_short(one) for one in json.loads(answer[0] if isinstance(answer, tuple) else answer)]

    def step(self, seconds: float) -> list[float]:
        """So much later, which also tells the controller where its tags stand now. Returns where it goes."""
        view = self.ask("to.x", "to.y", "to.width", "to.height")
        self._since_s = self._since_s + seconds if view == self._view else 0.0
        if self._view is None:
            self._since_s = self.glide_s  # a Stage opens where its camera stands
        self._view = view
        done = self._curve.valueForProgress(min(1.0, self._since_s / self.glide_s))
        self.ask("glide.stop()", f"progress = {done}", "moved()")
        return view

    @property
    def glide_s(self) -> float:
        return max(0.001, float(self.ask("glide.duration")[0]) / 1000)

    def stage(self, kiosk: Kiosk) -> dict[str, Any]:
        """What stays as it is on this Stage: its ground, its camera, its ladder if it has one."""
        ladder = next(_of_type(kiosk, "Ladder"), None)
        return {
            "bleed": self.ask(*BLEED),
            "drawn": self._ground.property("drawn"),
            "glideS": self.glide_s,
            "margin": self.ask("margin")[0],
            "ladder": ladder and _ladder(ladder),
        }


def _of_type(kiosk: Kiosk, name: str) -> Iterator[QQuickItem]:
    """Items in sight by the name of their QML file."""
    for item in visible_items(kiosk.window.contentItem()):
        if item.metaObject().className().startswith(f"{name}_"):
            yield item


def _said(kiosk: Kiosk, words: str, item: str = "BoothTile") -> str:
    """Words that QML puts on an item itself."""
    return str(next(_of_type(kiosk, item)).property(words))


def _ladder(ladder: QQuickItem) -> dict[str, Any]:
    """Sizes of the ladder, its words where they stand, and its lines."""
    found: dict[str, Any] = {name: _short(ladder.property(name)) for name in RUNGS}
    steps = [item for item in ladder.childItems() if item.metaObject().indexOfProperty("rung") < 0]
    items = [item for step in steps for item in visible_items(step)]
    found["words"] = [
        [item.property("text"), *_box(item, ladder)] for item in items if item.inherits("QQuickText")
    ]
    found["lines"] = [_box(item, ladder) for item in items if item.inherits("QQuickRectangle")]
    return {name: value for name, value in found.items() if value is not None}


def _box(item: QQuickItem, within: QQuickItem) -> list[float]:
    corner = item.mapToItem(within, QPointF(0, 0))
    return [_short(side) for side in (corner.x(), corner.y(), item.width(), item.height())]


def _step(kiosk: Kiosk, visitor: Visitor, camera: _Camera) -> dict[str, Any]:
    """A tenth of a second goes by: what the Stage and the Desk show then."""
    visitor.wait(1 / STEPS_PER_S)
    play = kiosk.conductor.stage.play
    assert play is not None
    kiosk.conductor.frame(0.0)
    said: dict[str, Any] = {"view": camera.step(1 / STEPS_PER_S), "lens": camera.ask(*LENS)}
    said |= {name: play.property(name) for name in ("deskHeading", "notice", "noticeMore", "urgent", "intro")}
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
