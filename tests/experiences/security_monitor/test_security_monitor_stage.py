"""The security Stage: rows follow the company, the controller follows the play, the View loads."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from math import cos, radians, sin
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QAbstractItemModel
from pytestqt.qtbot import QtBot

from kiosk.core.contract import Level, Line
from kiosk.core.play import Play, start
from kiosk.experiences.security_monitor import stage
from kiosk.experiences.security_monitor.controller import SecurityMonitorController
from kiosk.experiences.security_monitor.floor import CORNERS, SHEET, at, junction, middle, seats, way_out
from kiosk.experiences.security_monitor.simulation import SIMULATION
from kiosk.experiences.security_monitor.state import CROWN_JEWELS, MACHINES, Kind, Leak, Room, State
from kiosk.kit.icons import ICON_PATHS
from kiosk.kit.play_controller import PlayController
from tests.experiences.security_monitor.alerts import alert, company, run
from tests.experiences.stage_window import painted, stage_window
from tests.jobs import KOREAN

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDER = REPOSITORY / "kiosk" / "experiences" / "security_monitor"


def say(sentence: Line) -> str:
    """Words enough to tell sentences apart."""
    return " ".join([sentence.key, *(str(v) for _, v in sentence.values if not isinstance(v, Line))])


def room_of(state: State, room: Room) -> stage.RoomRow:
    return next(row for row in stage.room_rows(state, None) if row.key == room)


def working(state: State, room: Room) -> int:
    return sum(row.working for row in stage.seat_rows(state) if row.key.startswith(room))


def test_every_room_has_a_seat_for_each_of_its_computers_and_all_lies_on_the_sheet() -> None:
    for room, (x, y) in CORNERS.items():
        assert len(seats(room)) == MACHINES[room]
        assert all(x <= left <= x + 120 and y <= back <= y + 104 for left, back in seats(room))
        for place in (*seats(room), *way_out(room)):
            left, down = at(*place)
            assert 0 <= left <= SHEET[0]
            assert 0 <= down <= SHEET[1]


def test_a_lock_and_words_tell_the_rooms_that_must_not_be_lost() -> None:
    locked = {row.key for row in stage.room_rows(company(), None) if row.vault}
    assert locked == set(CROWN_JEWELS)
    for room in Room:
        state = company(alert(room=room))
        vault = room in CROWN_JEWELS
        assert SIMULATION.describe(state)[0].key == ("say-alert-vault" if vault else "say-alert")
        more = SIMULATION.progress(state).notice_more
        assert more is not None
        assert more.key == ("notice-prior-vault" if vault else "notice-prior")


def test_an_isolated_room_stands_still_and_its_line_is_dead() -> None:
    state = SIMULATION.act(company(alert(room=Room.DEVELOPMENT)), "isolate:A1")
    row = room_of(state, Room.DEVELOPMENT)
    assert (row.cut, row.barred, row.packets) == (True, False, 0)
    assert working(state, Room.DEVELOPMENT) == 0
    assert working(state, Room.ACCOUNTS) == 4
    assert stage.machines_stopped(state) == 4


def test_a_cut_connection_stops_one_and_the_others_go_on() -> None:
    state = SIMULATION.act(company(alert(room=Room.DEVELOPMENT)), "block:A1")
    row = room_of(state, Room.DEVELOPMENT)
    assert (row.cut, row.barred) == (False, True)
    assert row.packets > 0
    assert working(state, Room.DEVELOPMENT) == 3
    assert working(run(state, 12.1), Room.DEVELOPMENT) == 4


def test_pins_tell_kind_and_severity_and_stand_side_by_side() -> None:
    state = company(alert(1, severity=3, kind=Kind.MAIL), alert(2), alert(3, room=Room.DESK))
    state = SIMULATION.act(SIMULATION.act(state, "report:A2"), "evidence:A3")
    chosen = state.find("A3")
    first, second, third = stage.pin_rows(state, chosen, say)
    assert (first.picture, second.picture) == ("pin_mail_3", "pin_team")
    assert second.mapX - first.mapX == pytest.approx(stage.PIN_APART)
    assert (first.chosen, third.chosen, third.looking) == (False, True, True)


def test_a_verdict_stands_over_its_room_for_a_while() -> None:
    state = company(alert(1, real=True), alert(2))
    state = SIMULATION.act(SIMULATION.act(state, "block:A1"), "block:A2")
    assert [row.picture for row in stage.mark_rows(state)] == ["mark_caught", "mark_needless"]
    assert stage.mark_rows(run(state, stage.MARK_S + 0.1)) == []


def test_whether_an_alert_closed_as_normal_was_real_shows_only_when_it_strikes() -> None:
    state = SIMULATION.act(company(alert(real=True, until_s=3.0)), "normal:A1")
    assert stage.mark_rows(state) == []
    assert not room_of(state, Room.ACCOUNTS).inside
    assert room_of(run(state, 3.1), Room.ACCOUNTS).inside


def test_the_way_of_the_attack_runs_along_the_trunk_and_into_every_room_it_sits_in() -> None:
    assert stage.way_rows(company()) == []
    trunk, *stubs = stage.way_rows(company(inside=(Room.DESK, Room.ACCOUNTS, Room.ACCOUNTS, Room.RESEARCH)))
    assert (trunk.mapX, trunk.mapY) == pytest.approx(at(*way_out(Room.DESK)[-1]))
    assert _end(trunk) == pytest.approx(at(*junction(Room.ACCOUNTS)))
    assert [row.key for row in stubs] == ["desk", "accounts", "research"]
    assert [_end(row) for row in stubs] == [pytest.approx(at(*middle(Room(row.key)))) for row in stubs]


def _end(row: stage.WayRow) -> tuple[float, float]:
    """Where a piece of the way ends."""
    return row.mapX + row.long * cos(radians(row.turn)), row.mapY + row.long * sin(radians(row.turn))


def test_a_stronger_leak_sends_more_parcels() -> None:
    assert (stage.leak_parcels(company()), stage.leak_route(company())) == (0, "")
    weak, strong = (company(leak=Leak(Room.RESEARCH, 0.0, rate)) for rate in (1.5, 6.0))
    assert 0 < stage.leak_parcels(weak) < stage.leak_parcels(strong)
    assert stage.leak_route(weak).startswith("M")


def test_every_card_pushes_the_gauge_by_its_own_strength() -> None:
    # on a scale of five powers of ten, 5 is log10(5) / 5 = 0.140 and 20 is 0.260
    shares = [stage.gauge_shares(alert(opened=opened))[1] for opened in range(3)]
    assert shares[1] - shares[0] == pytest.approx(0.140, abs=1e-3)
    assert shares[2] - shares[1] == pytest.approx(0.260, abs=1e-3)
    before, now = stage.gauge_shares(alert(opened=2))
    assert before == shares[0]
    assert now > stage.share_of(1.0)


def test_cards_are_turned_as_they_are_opened() -> None:
    state = company(alert(cards=(True, False, True), opened=2))
    chosen = state.alerts[0]
    assert [(row.open, row.points) for row in stage.card_rows(state, chosen, say)] == [
        (True, True),
        (True, False),
        (False, False),
    ]
    state = SIMULATION.act(state, "evidence:A1")
    assert [row.looking for row in stage.card_rows(state, state.alerts[0], say)] == [False, False, True]
    half = run(state, 1.5)  # asking takes 3 minutes
    assert stage.looked_share(half, 0.0) == pytest.approx(0.5)
    assert not any(row.open for row in stage.card_rows(state, None, say))


def test_every_icon_and_picture_named_is_there() -> None:
    assert all(name in ICON_PATHS for name in stage.CARD_ICONS.values())
    for kind in Kind:
        for severity in (1, 2, 3):
            assert (FOLDER / "pictures" / f"pin_{kind}_{severity}.svg").exists()


@pytest.fixture
def play(qtbot: QtBot) -> Iterator[PlayController]:
    begun: Play[State] = start(SIMULATION, Level.STANDARD, random.Random(3))
    controller = PlayController(begun, KOREAN, "security_monitor")
    yield controller
    controller.deleteLater()


def test_the_controller_follows_selection_answers_and_time(play: PlayController) -> None:
    controller = SecurityMonitorController(play)
    pins = controller.property("pins")
    assert isinstance(pins, QAbstractItemModel)
    assert pins.rowCount() == 1
    assert controller.property("active")
    assert controller.property("chanceWords") == "67\u00a0%"
    assert controller.property("clock") == "09:10"
    assert controller.property("stopped") == ""
    assert play.press("block:A1")
    assert pins.rowCount() == 0
    assert not controller.property("active")
    assert controller.property("stopped") == "멈춘 컴퓨터 1대"
    for _ in range(20):
        play.advance(0.1)
    assert controller.property("clock") == "09:12"
    assert not controller.property("night")
    controller.deleteLater()


def test_nobody_at_the_desk_sees_the_floor_alone(qtbot: QtBot) -> None:
    begun: Play[State] = start(SIMULATION, Level.STANDARD, random.Random(3))
    for watched in (True, False):
        play = PlayController(begun, KOREAN, "security_monitor", watched=watched)
        controller = SecurityMonitorController(play)
        assert controller.property("guided") is not watched
        controller.deleteLater()
        play.deleteLater()


@pytest.mark.parametrize(("size", "zoom"), [((960, 740), 100), ((960, 300), 200), ((800, 420), 150)])
def test_the_view_loads_and_follows_the_play_without_a_warning(
    play: PlayController, qtbot: QtBot, size: tuple[int, int], zoom: int
) -> None:
    controller = SecurityMonitorController(play)
    with stage_window(
        qtbot, FOLDER / "View.qml", size, controller, zoom=zoom, high_contrast=zoom > 100
    ) as shown:
        qtbot.waitUntil(partial(painted, shown))
        first = shown.grabWindow()
        play.press("isolate:A1")
        qtbot.waitUntil(lambda: shown.grabWindow() != first)
    controller.deleteLater()


def test_the_view_shows_a_leak_and_the_way_in(qtbot: QtBot) -> None:
    begun: Play[State] = start(SIMULATION, Level.STANDARD, random.Random(3))
    leaving = replace(
        company(alert(kind=Kind.TRANSFER, real=True, room=Room.SERVERS)),
        leak=Leak(Room.SERVERS, 0.0, 3.0),
        leaked_gb=12.0,
        inside=(Room.DESK, Room.SERVERS),
    )
    play = PlayController(replace(begun, state=leaving, previous=leaving), KOREAN, "security_monitor")
    controller = SecurityMonitorController(play)
    assert controller.property("leaked") == "나간 자료 12\u00a0GB"
    assert cast("int", controller.property("leakParcels")) > 3
    with stage_window(qtbot, FOLDER / "View.qml", (960, 740), controller) as shown:
        qtbot.waitUntil(partial(painted, shown))
    controller.deleteLater()
    play.deleteLater()


def test_the_floor_in_qml_has_the_size_of_its_sheet() -> None:
    drawn = (FOLDER / "Floor.qml").read_text()
    assert f"sheetWidth: {SHEET[0]:.0f}\n" in drawn
    assert f"sheetHeight: {SHEET[1]:.0f}\n" in drawn
    picture = (FOLDER / "pictures" / "floor.svg").read_text()
    assert f'viewBox="0 0 {SHEET[0]:.0f} {SHEET[1]:.0f}"' in picture
