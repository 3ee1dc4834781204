"""What staff order of the front, seen on the real screens and found in the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.core import front as fr
from kiosk.core.ports import SlipPrinter
from kiosk.core.printers import PrinterChoice
from kiosk.core.visit import Aids
from kiosk.ui.paper import Paper
from tests.doubles import SlowPrinter, Speaker
from tests.e2e.conftest import Front
from tests.e2e.ordering import DAY, MIDDLE, ONE, decide, let_pass, order, rows, say, shown, touchable


def test_staff_end_the_visit_that_is_on(front: Front) -> None:
    front.visitor.touch("start")
    order(front, fr.VisitStopped())
    assert shown(front) == ("attract", "")
    assert rows(front, "select ended_by from visit") == [("staff",)]


def test_a_closed_kiosk_is_calm_and_takes_nobody(front: Front) -> None:
    front.visitor.touch("start")
    decide(front)
    front.loudspeaker.heard()
    order(front, fr.ClosedForToday())
    assert shown(front) == ("closed", "")
    lead = front.kiosk.shell.property("lead")
    assert front.kiosk.settings.site.site.name in lead
    assert front.kiosk.settings.site.site.hours in lead
    front.visitor.touch_at(MIDDLE)
    front.kiosk.conductor.press("start")
    let_pass(front, 30)
    assert shown(front) == ("closed", "")
    assert front.kiosk.conductor.stage.play is None
    assert front.loudspeaker.heard() == []
    order(front, fr.Reopened())
    front.visitor.touch("start")
    assert front.screen == "hall"
    assert rows(front, "select ended_by from visit") == [("staff",), ("staff",)]


def test_who_stands_before_a_closed_kiosk_can_still_enlarge_what_it_says(front: Front) -> None:
    order(front, fr.ClosedForToday())
    assert front.visitor.controls() == ["display"]
    front.visitor.touch("display")
    front.visitor.touch("aid:large_text")
    QTest.keyClick(front.kiosk.window, Qt.Key.Key_Escape)
    front.visitor.wait(0.5)
    assert shown(front) == ("closed", "")
    assert front.kiosk.conductor.visit.aids.zoom > 100


def test_a_bug_while_closed_leaves_it_closed(front: Front) -> None:
    order(front, fr.ClosedForToday())
    front.kiosk.conductor.bugFound.emit()
    front.visitor.wait(0.5)
    assert shown(front) == ("closed", "")


def test_a_restart_opens_again(open_front: Callable[..., Front]) -> None:
    first = open_front()
    order(first, fr.ClosedForToday())
    first.kiosk.close()
    assert shown(open_front(seed=8)) == ("attract", "")


def test_while_the_screen_is_wiped_touches_mean_nothing_and_the_visit_waits(front: Front) -> None:
    front.visitor.touch("start")
    decide(front)
    play = front.kiosk.conductor.stage.play
    assert play is not None
    order(front, fr.Wiped())
    step = play.play.step
    assert shown(front) == ("play", "wipe")
    assert front.kiosk.shell.property("countdown") == fr.WIPE_S
    for control in ("home", "finish", "pause"):
        front.kiosk.conductor.press(control)
    QTest.keyClick(front.kiosk.window, Qt.Key.Key_Home)
    front.visitor.touch_at(MIDDLE)
    let_pass(front, 20)
    assert shown(front) == ("play", "wipe")
    assert 8 <= front.kiosk.shell.property("countdown") <= 10
    assert play.play.step == step
    front.visitor.wait(10)
    assert shown(front) == ("play", "")
    assert front.kiosk.conductor.stage.play is play
    front.visitor.wait(1)
    assert play.play.step > step


def test_a_wipe_does_not_wear_out_the_visitors_patience(front: Front) -> None:
    front.visitor.touch("start")
    let_pass(front, 50)
    order(front, fr.Wiped())
    let_pass(front, 30)
    assert shown(front) == ("hall", "")
    let_pass(front, 12)
    assert shown(front) == ("hall", "idle_warning")


@pytest.mark.parametrize("wide", [False, True])
def test_what_cannot_be_touched_needs_no_page_turned(open_front: Callable[..., Front], *, wide: bool) -> None:
    front = open_front(aids=Aids(zoom=200, reduced_motion=True))
    if wide:
        front.kiosk.window.resize(1920, 1080)
    for held in (fr.Wiped(), fr.TeamBegun(ONE, 5, 3), fr.GroupPaused()):
        order(front, held)
        QTest.qWait(60)  # a layout settles in steps
        if shown(front)[1]:
            assert touchable(front) == []
        order(front, fr.Reopened())


def test_staff_hear_of_the_front_what_differs(front: Front) -> None:
    told: list[fr.Front] = []
    front.kiosk.conductor.frontChanged.connect(lambda: told.append(front.kiosk.conductor.front))
    order(front, fr.TeamBegun(ONE, 5, 4), fr.GroupPaused(), fr.GroupResumed())
    assert [f.group.paused if f.group else None for f in told] == [False, True, False]
    let_pass(front, 61)
    group = front.kiosk.conductor.front.group
    assert group is not None
    assert 235 < group.left_s < 240
    assert len(told) == 4


def test_tests_are_marked_as_such_from_the_next_visit_on(front: Front) -> None:
    front.visitor.touch("start")
    order(front, fr.SettingsObeyed(fr.StaffSettings(is_test=True)))
    assert front.screen == "hall"
    front.visitor.touch("home")
    front.visitor.touch("confirm_home")
    front.visitor.touch("start")
    assert rows(front, "select is_test from visit order by seq") == [(0,), (1,)]


def test_short_rounds_begin_with_the_next_play(front: Front) -> None:
    front.visitor.touch("start")
    decide(front)
    order(front, fr.SettingsObeyed(fr.StaffSettings(short_rounds=True)))
    play = front.kiosk.conductor.stage.play
    assert play is not None
    assert play.play.progress.rounds == 3
    front.visitor.touch("pause")
    front.visitor.touch("other")
    decide(front)
    assert rows(front, "select short from play order by started_at") == [(0,), (1,)]


def test_volume_and_quiet_hours_hold_at_once_for_sounds_and_voice(open_front: Callable[..., Front]) -> None:
    front = open_front(at=DAY, aids=Aids(voice=True, reduced_motion=True))
    conductor = front.kiosk.conductor
    voice = Speaker(conductor.spoke.emit)
    conductor._world = replace(conductor._world, voice=voice)
    loudness = []
    for settings in (
        fr.StaffSettings(volume=1.0),
        fr.StaffSettings(volume=0.5),
        fr.StaffSettings(volume=0.5, quiet_from="13:00", quiet_until="15:00"),
    ):
        order(front, fr.SettingsObeyed(settings))
        front.loudspeaker.played.clear()
        front.visitor.touch("help")
        sound = max((volume for _, volume in front.loudspeaker.played), default=0.0)
        loudness.append((sound, voice.said[-1][1]))
        front.visitor.touch("close")
    (loud, said), (half, half_said), (quiet, quiet_said) = loudness
    assert (half, half_said) == (loud / 2, said / 2)
    assert (quiet, quiet_said) == (0.0, half_said / 2)


def test_another_printer_takes_over_and_the_slip_under_way_ends_on_the_old_one(front: Front) -> None:
    printers = {"old": SlowPrinter(), "new": SlowPrinter()}
    conductor = front.kiosk.conductor

    def made(choice: PrinterChoice, _changed: Callable[[], None]) -> SlipPrinter:
        return printers[choice.target]

    conductor._paper = Paper(made, PrinterChoice("system", "old"), lambda: None)
    for control in ("start", "finish", "print"):
        front.visitor.touch(control)
    first = conductor.visit.id
    order(front, fr.SettingsObeyed(fr.StaffSettings(printer="new")))
    printers["old"].answer("printed")
    front.visitor.wait(0.5)
    assert conductor.visit.slip == "printed"
    for control in ("survey_done", "start", "finish", "print"):
        front.visitor.touch(control)
    assert conductor.visit.id != first
    printers["new"].answer("failed")
    front.visitor.wait(0.5)
    assert conductor.visit.slip == "failed"
    assert rows(front, "select channel, outcome from slip where channel = 'printer' order by id") == [
        ("printer", "printed"),
    ]


def test_a_printer_that_staff_name_is_promised_until_it_is_missing(front: Front, qtbot: QtBot) -> None:
    def label() -> str:
        return {control.id: control.label for control in front.kiosk.conductor.view.desk}["print"]

    front.visitor.touch("start")
    front.visitor.touch("finish")
    assert label() == say(front, "qr-taken")
    order(front, fr.SettingsObeyed(fr.StaffSettings(printer="no-such-queue")))
    assert label() == say(front, "print"), "it was not asked yet"
    qtbot.waitUntil(lambda: label() == say(front, "qr-taken"))
    front.visitor.wait(0.5)
    front.visitor.touch("print")
    front.visitor.wait_for_slip()
    front.visitor.wait(0.5)
    assert front.kiosk.conductor.visit.slip == "shown", "the code is taken, and nothing waits for the printer"
    order(front, fr.SettingsObeyed(fr.StaffSettings()))
    assert not front.kiosk.conductor.view.has_paper
