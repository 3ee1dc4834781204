"""`kiosk experiences film`: a play by a bot on the real screens, kept as pictures every few seconds."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, sqrt
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app import Kiosk
from kiosk.commands.visitor import SteppedClock, Visitor, visible_items
from kiosk.core.bot_play import LOOK_S, RandomPlayer, sight_of
from kiosk.core.calibration import Player
from kiosk.core.contract import Bot, Level
from kiosk.core.errors import BadInput
from kiosk.core.play import Phase
from kiosk.core.visit import GUARD_S, Aids
from kiosk.installation import known_experiences
from kiosk.kit.play_controller import PlayController
from kiosk.settings import settings_from
from kiosk.ui.presses import Chance

FRAME_S = 0.05
FRAMES_PER_LOOK = round(LOOK_S / FRAME_S)
MOST_LOOKS = 2_000
SETTLE_MS = 90
"""Real time before a picture is kept: drawings are rasterised once their size has come to rest."""

BOT_SEED_OFFSET = 1
MARK = ".kiosk-film"
STAGE = "experienceView"
"""Name of the item that holds the experience's View."""

THUMB_PX, GAP_PX, WORDS_PX, LEAST_COLUMNS = 420, 16, 34, 4


@dataclass(frozen=True, slots=True)
class Take:
    """One picture of the film: its file, and when in the play it was taken."""

    file: Path
    round: int
    seconds_left: int


@dataclass(frozen=True, slots=True)
class Script:
    """What is filmed: who plays which job, on which seed and level, and how often a picture is kept."""

    experience: str
    player: Player
    seed: int
    level: Level
    every_s: float
    stage_only: bool


def film(script: Script, out: Path, size: tuple[int, int], aids: Aids) -> list[Take]:
    """Play into `out` (made if it is not there): NNN.png each, and strip.png of all. Raises BadInput."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a film needs no display and must not cover one
    if script.experience not in known_experiences():
        raise BadInput("ID", "", script.experience, f"one of {', '.join(known_experiences())}")
    _clear(out)
    clock = SteppedClock()
    with tempfile.TemporaryDirectory() as data:
        settings = settings_from(
            None,
            data_dir=Path(data),
            tier="flat",
            aids=aids,
            live=False,
            clock=clock,
            chance=Chance(lambda: f"00000000-0000-4000-8000-{script.seed:012d}", lambda: script.seed),
        )
        screen = msgspec.structs.replace(settings.site.screen, width_px=size[0], height_px=size[1])
        site = msgspec.structs.replace(settings.site, screen=screen)
        kiosk = Kiosk(replace(settings, site=site))
        try:
            kiosk.window.resize(*size)
            kiosk.window.show()
            takes = list(_Camera(kiosk, Visitor(kiosk, clock), script, out).takes())
        finally:
            kiosk.close()
    _strip(takes).save(str(out / "strip.png"))
    return takes


class _Camera:
    """Walks to the job, lets the bot play it, and keeps pictures on the way."""

    def __init__(self, kiosk: Kiosk, visitor: Visitor, script: Script, out: Path) -> None:
        self._kiosk = kiosk
        self._visitor = visitor
        self._script = script
        self._out = out
        self._bot: Bot[Any] = RandomPlayer()
        self._rng = random.Random(script.seed + BOT_SEED_OFFSET)
        self._count = 0

    def takes(self) -> Iterator[Take]:
        """Every picture, as it is taken."""
        script, conductor = self._script, self._kiosk.conductor
        self._visitor.wait(1.0)
        self._visitor.touch("start")
        self._visitor.touch(f"level:{script.level}")
        self._visitor.touch(f"booth:{script.experience}")
        play, booth = conductor.stage.play, conductor.offer.booth(script.experience)
        if play is None or booth is None:
            raise BadInput("ID", "", script.experience, "a job that begins")
        if script.player is not Player.RANDOM:
            self._bot = booth.bots()[script.player]
        yield self._take(play)
        since = 0.0
        for _ in range(MOST_LOOKS):
            if conductor.visit.screen != "play" or play.play.phase is Phase.FINISHED:
                return
            if conductor.visit.overlay:
                self._visitor.wait(GUARD_S + LOOK_S)
                self._visitor.touch("close")
            self._look(play)
            self._run(FRAMES_PER_LOOK)
            since += LOOK_S
            playing = conductor.visit.screen == "play" and not conductor.visit.overlay
            playing = playing and (self._view() is not None or not script.stage_only)
            if since >= script.every_s and playing:
                since = 0.0
                yield self._take(play)

    def _look(self, play: PlayController) -> None:
        live = play.play
        sight = sight_of(live.simulation, live.state, play.say, hears_only=self._bot.hears_only)
        choice = self._bot.choose(sight, self._rng)
        if choice is not None:
            play.press(choice)

    def _run(self, frames: int) -> None:
        """Let the play go on while the visit's own clock stands: nobody is sent home for not touching."""
        for _ in range(frames):
            self._kiosk.shell.frame(FRAME_S)
            self._kiosk.application.processEvents()

    def _take(self, play: PlayController) -> Take:
        QTest.qWait(SETTLE_MS)
        self._count += 1
        path = self._out / f"{self._count:03d}.png"
        image = self._kiosk.window.grabWindow()
        if self._script.stage_only:
            image = image.copy(self._stage())
        if image.isNull() or not image.save(str(path)):
            raise BadInput(str(path), "", "a picture that could not be written", "a folder to write to")
        progress = play.play.progress
        return Take(path, progress.round, round(progress.seconds_left))

    def _view(self) -> QQuickItem | None:
        """What the job shows, None while it comes or goes."""
        items = visible_items(self._kiosk.window.contentItem())
        return next((item for item in items if item.objectName() == STAGE), None)

    def _stage(self) -> QRect:
        view = self._view()
        assert view is not None
        corner = view.mapToScene(QPoint(0, 0)).toPoint()
        return QRect(corner, QSize(round(view.width()), round(view.height())))


def _strip(takes: list[Take]) -> QImage:
    """All pictures side by side, each with its round and the seconds left in it."""
    thumbs = [
        QImage(str(take.file)).scaledToWidth(THUMB_PX, Qt.TransformationMode.SmoothTransformation)
        for take in takes
    ]
    tall = max(thumb.height() for thumb in thumbs) + WORDS_PX
    columns = max(LEAST_COLUMNS, ceil(sqrt(len(thumbs) * tall / THUMB_PX)))
    rows = -(-len(thumbs) // columns)
    strip = QImage(
        columns * (THUMB_PX + GAP_PX) + GAP_PX, rows * (tall + GAP_PX) + GAP_PX, QImage.Format.Format_RGB32
    )
    strip.fill(QColor("#FFFFFF"))
    painter = QPainter(strip)
    font = QFont("Pretendard")
    font.setPixelSize(WORDS_PX * 2 // 3)
    painter.setFont(font)
    for n, (take, thumb) in enumerate(zip(takes, thumbs, strict=True)):
        x = GAP_PX + n % columns * (THUMB_PX + GAP_PX)
        y = GAP_PX + n // columns * (tall + GAP_PX)
        words = f"{take.file.stem} · round {take.round} · {take.seconds_left} s left"
        painter.drawText(QRect(x, y, THUMB_PX, WORDS_PX), Qt.AlignmentFlag.AlignVCenter, words)
        painter.drawImage(x, y + WORDS_PX, thumb)
    painter.end()
    return strip


def _clear(out: Path) -> None:
    """Make room: what an earlier film left is replaced, anything else is left alone and refused."""
    mark = out / MARK
    try:
        if out.exists() and any(out.iterdir()) and not mark.exists():
            raise BadInput(str(out), "", "other files in it", "an empty folder or an old film")
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True, exist_ok=True)
        mark.touch()
    except OSError as fault:
        raise BadInput(str(out), "", fault.strerror, "a folder to write to") from fault
