"""Outside opening hours: the real screens go black, and a touch, a key or the morning brings them back."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app import Kiosk
from kiosk.commands.visitor import SteppedClock, visible_items
from kiosk.core import front as fr
from kiosk.core.staff import PAD_S
from kiosk.core.visit import Aids
from kiosk.settings import settings_from
from tests.doubles import SlowPrinter, Speaker
from tests.e2e.conftest import Front
from tests.e2e.ordering import ONE, let_pass, order, shown

SITES = Path(__file__).parents[2] / "packaging" / "sites"
MIDDLE, CORNER = QPoint(540, 700), QPoint(8, 8)
OPEN, SHUT = datetime(2026, 3, 2, 17, 0).astimezone(), datetime(2026, 3, 2, 22, 0).astimezone()
FRAMES_MS = 20_000
BLACK, LIT = ("attract", "asleep"), ("attract", "")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The demo site, open on weekdays from nine to six."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("programmes.toml", "transitions.toml"):
        shutil.copy(SITES / name, folder)
    hours = "".join(f'{day} = "09:00-18:00"\n' for day in ("mon", "tue", "wed", "thu", "fri"))
    path = folder / "site.toml"
    path.write_text((SITES / "demo.toml").read_text("utf-8") + hours, "utf-8")
    return path


@pytest.fixture
def open_at(open_front: Callable[..., Front], site: Path) -> Callable[..., Front]:
    def open_(at: datetime, **options: object) -> Front:
        return open_front(site=site, at=at, **options)

    return open_


@pytest.fixture
def night(open_at: Callable[..., Front]) -> Front:
    """A kiosk at ten in the evening that nobody has touched since."""
    front = open_at(SHUT)
    let_pass(front, 130)
    assert shown(front) == BLACK
    front.loudspeaker.heard()
    return front


def seen(front: Front) -> set[str]:
    """Every colour in the window."""
    image = front.kiosk.window.grabWindow()
    places = ((x, y) for x in range(0, image.width(), 31) for y in range(0, image.height(), 31))
    return {QColor(image.pixel(x, y)).name() for x, y in places}


def test_two_minutes_after_closing_the_page_is_black_and_silent(open_at: Callable[..., Front]) -> None:
    front = open_at(OPEN)
    let_pass(front, 3600 + 110)
    assert shown(front) == LIT
    assert front.kiosk.conductor.stage.play is not None
    told: list[str] = []
    front.kiosk.conductor.announced.connect(told.append)
    let_pass(front, 15)
    assert shown(front) == BLACK
    assert front.kiosk.conductor.stage.play is None
    front.visitor.wait(5)
    assert front.kiosk.conductor.stage.play is None
    assert seen(front) == {"#000000"}
    assert told == []
    assert front.loudspeaker.heard() == []


def test_a_clock_without_a_battery_makes_nothing_black(open_at: Callable[..., Front]) -> None:
    front = open_at(datetime(2019, 3, 4, 22, 0).astimezone())  # a Monday night, if it were true
    let_pass(front, 600)
    assert shown(front) == LIT


def test_the_voice_says_nothing_on_a_black_page(open_at: Callable[..., Front]) -> None:
    front = open_at(SHUT, aids=Aids(voice=True, reduced_motion=True))
    conductor = front.kiosk.conductor
    voice = Speaker(conductor.spoke.emit)
    conductor._world = replace(conductor._world, voice=voice)
    let_pass(front, 125)
    assert shown(front) == BLACK
    voice.said.clear()
    conductor.printerChanged.emit()
    let_pass(front, 60)
    assert voice.said == []
    front.visitor.touch_at(MIDDLE)
    assert [text for text, _ in voice.said] == [front.kiosk.conductor.view.spoken]


def test_without_hours_the_page_is_never_black(open_front: Callable[..., Front]) -> None:
    front = open_front(at=SHUT)
    let_pass(front, 600)
    assert shown(front) == LIT


def test_the_waking_touch_does_nothing_else_and_the_next_one_does(night: Front) -> None:
    order(night, fr.ClosedForToday(), fr.Reopened())  # to find the button, light the page once
    night.kiosk.conductor.rouse()
    night.visitor.wait(0.5)
    start = night.visitor.centre_of("start")
    let_pass(night, 310)
    assert shown(night) == BLACK
    night.visitor.touch_at(start)
    assert shown(night) == LIT
    assert night.loudspeaker.heard() == []
    assert night.kiosk.conductor.stage.play is not None
    assert "#000000" not in seen(night)
    night.visitor.touch_at(start)
    assert night.screen == "hall"


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, Qt.Key.Key_F1, Qt.Key.Key_Home, Qt.Key.Key_Escape, Qt.Key.Key_Down]
)
def test_any_key_wakes_it_and_does_nothing_else(night: Front, key: Qt.Key) -> None:
    QTest.keyClick(night.kiosk.window, key)
    night.visitor.wait(0.5)
    assert shown(night) == LIT
    assert night.loudspeaker.heard() == []


def test_an_assistive_tool_finds_one_thing_to_press(night: Front) -> None:
    QAccessible.setActive(True)
    try:
        (page,) = (
            item
            for item in visible_items(night.kiosk.window.contentItem())
            if item.isEnabled() and QAccessible.queryAccessibleInterface(item) is not None
            and QAccessible.queryAccessibleInterface(item).role() == QAccessible.Role.Button
        )  # fmt: skip
        spoken = QAccessible.queryAccessibleInterface(page)
        assert "누르면 켜져요" in spoken.text(QAccessible.Text.Name)
        spoken.actionInterface().doAction("Press")
        night.visitor.wait(0.5)
    finally:
        QAccessible.setActive(False)
    assert shown(night) == LIT


def test_a_press_from_elsewhere_only_wakes_it(night: Front) -> None:
    night.kiosk.conductor.press("start")
    night.visitor.wait(0.5)
    assert shown(night) == LIT


def test_a_touch_in_the_moment_before_it_goes_black_counts(open_at: Callable[..., Front]) -> None:
    front = open_at(SHUT)
    front.clock.advance(130)  # no tick yet: the page is still lit
    front.kiosk.conductor.press("start")
    assert front.screen == "hall"


def test_who_woke_it_has_five_minutes(night: Front) -> None:
    night.visitor.touch_at(MIDDLE)
    let_pass(night, 290)
    assert shown(night) == LIT
    let_pass(night, 12)
    assert shown(night) == BLACK


def test_a_visit_at_night_is_never_interrupted(night: Front) -> None:
    night.visitor.touch_at(MIDDLE)
    night.visitor.touch("start")
    for _ in range(12):
        let_pass(night, 50)
        assert shown(night)[0] == "hall"
        night.visitor.touch_at(CORNER)
    let_pass(night, 60 + 20 + 1)  # the warning, and home
    assert shown(night) == LIT
    let_pass(night, 110)
    assert shown(night) == LIT
    let_pass(night, 15)
    assert shown(night) == BLACK


def test_a_slip_under_way_is_waited_for(open_at: Callable[..., Front]) -> None:
    front = open_at(SHUT)
    paper = SlowPrinter()
    conductor = front.kiosk.conductor
    conductor._paper._printer = paper
    front.visitor.touch("start")
    front.visitor.touch("finish")
    front.visitor.touch("print")
    let_pass(front, 45 + 20 + 30 + 200)
    assert shown(front) == LIT
    paper.answer("printed")
    front.visitor.wait(0.5)
    let_pass(front, 130)
    assert shown(front) == BLACK


def test_a_group_visit_and_a_wipe_keep_it_lit(night: Front) -> None:
    order(night, fr.TeamBegun(ONE, 30, 4))
    let_pass(night, 600)
    assert shown(night) == LIT
    order(night, fr.GroupEnded(), fr.Wiped())
    let_pass(night, 25)
    assert shown(night) == ("attract", "wipe")
    let_pass(night, 130)
    assert shown(night) == BLACK


def test_closed_for_today_goes_black_too_and_is_closed_again_when_touched(night: Front) -> None:
    night.visitor.touch_at(MIDDLE)
    order(night, fr.ClosedForToday())
    let_pass(night, 310)
    assert night.kiosk.shell.property("asleep") is True
    night.visitor.touch_at(MIDDLE)
    assert shown(night) == ("closed", "")


def test_it_is_back_by_itself_at_opening_time(open_at: Callable[..., Front]) -> None:
    front = open_at(SHUT.replace(day=3, hour=8, minute=50))
    let_pass(front, 595)
    assert shown(front) == BLACK
    let_pass(front, 20)
    assert shown(front) == LIT
    front.visitor.wait(1)
    assert front.kiosk.conductor.stage.play is not None
    let_pass(front, 600)
    assert shown(front) == LIT


def test_a_wall_clock_that_jumps_to_and_fro_does_not_make_it_blink(
    open_at: Callable[..., Front], monkeypatch: pytest.MonkeyPatch
) -> None:
    front = open_at(SHUT)
    views: list[str] = []
    front.kiosk.conductor.changed.connect(lambda: views.append(front.kiosk.conductor.view.overlay))
    let_pass(front, 130)
    for n in range(60):
        monkeypatch.setattr(front.clock, "_start", SHUT if n % 2 else SHUT.replace(hour=12))
        let_pass(front, 3)
    assert shown(front) == BLACK
    assert views.count("asleep") == len(views) - views.index("asleep")


def stand_by(front: Front, seconds: float) -> None:
    """Time passes for visitors and staff."""
    for _ in range(round(seconds)):
        front.clock.advance(1.0)
        front.kiosk.tick()


def knock(front: Front) -> None:
    for _ in range(5):
        front.visitor.touch_at(CORNER)


def test_staff_come_in_by_key_and_corner_from_the_black_page_and_have_light(night: Front) -> None:
    assert night.kiosk.staff is not None
    QTest.keyClick(night.kiosk.window, Qt.Key.Key_F12)
    night.visitor.wait(0.5)
    assert night.kiosk.staff.is_open
    assert shown(night) == LIT
    for _ in range(12):
        stand_by(night, PAD_S - 10)
        night.kiosk.staff.touch()
    assert night.kiosk.staff.is_open
    assert shown(night) == LIT
    stand_by(night, PAD_S + 100)  # the pad closes by itself, and two minutes later it is night again
    assert not night.kiosk.staff.is_open
    assert shown(night) == LIT
    stand_by(night, 25)
    assert shown(night) == BLACK
    knock(night)
    assert night.kiosk.staff.is_open
    assert shown(night) == LIT


def test_nothing_is_drawn_on_a_black_page(qtbot: QtBot, tmp_path: Path, site: Path) -> None:
    clock = SteppedClock(SHUT)
    settings = settings_from(site, data_dir=tmp_path / "data", tier="flat", clock=clock)
    kiosk = Kiosk(replace(settings, aids=Aids()))
    frames: list[None] = []
    try:
        kiosk.window.resize(540, 960)
        kiosk.window.show()
        kiosk.window.frameSwapped.connect(lambda: frames.append(None))
        qtbot.waitUntil(lambda: len(frames) > 10, timeout=FRAMES_MS)
        clock.advance(130)
        qtbot.waitUntil(lambda: kiosk.shell.property("asleep") is True, timeout=FRAMES_MS)
        QTest.qWait(500)  # the black one itself
        frames.clear()
        QTest.qWait(1000)
        assert frames == []
        moved: list[float] = [kiosk.conductor._phase_s]
        kiosk.conductor.phaseAdvanced.connect(moved.append)
        woken_s = time.monotonic()
        QTest.mouseClick(kiosk.window, Qt.MouseButton.LeftButton, pos=QPoint(270, 480))
        qtbot.waitUntil(lambda: len(frames) > 10, timeout=FRAMES_MS)
        assert kiosk.shell.property("asleep") is False
        assert moved[-1] - moved[0] < time.monotonic() - woken_s + 0.5  # the night is no frame
    finally:
        kiosk.close()


def test_the_panel_follows_the_page(
    open_at: Callable[..., Front], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    programs, calls = tmp_path / "bin", tmp_path / "calls"
    programs.mkdir()
    (programs / "ddcutil").write_text(f'#!/bin/sh\necho "$*" >> "{calls}"\n')
    (programs / "ddcutil").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=":")

    def said() -> list[str]:
        return [line.split()[-1] for line in calls.read_text().splitlines()] if calls.exists() else []

    front = open_at(SHUT, sticks=lambda: ())
    # The panel skips what is not wanted any more when it comes to it, so each is waited for.
    let_pass(front, 130)
    qtbot.waitUntil(lambda: said()[-1:] == ["04"])
    front.visitor.touch_at(MIDDLE)
    qtbot.waitUntil(lambda: said()[-1:] == ["01"])
    let_pass(front, 310)
    qtbot.waitUntil(lambda: said()[-1:] == ["04"])
    front.kiosk.close()
    assert said()[-1] == "01"
    assert all(one != two for one, two in zip(said(), said()[1:], strict=False))
