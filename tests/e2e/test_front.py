"""What a visitor meets on the real screens, touched as a finger touches them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk.core.bot_play import LOOK_S
from kiosk.core.play import Phase
from kiosk.core.visit import GUARD_S
from tests.e2e.conftest import Front

MOST_LOOKS_A_PLAY = 600
"""Five minutes: no play on the attract screen lasts so long."""


def booth_of(front: Front) -> str:
    return f"booth:{front.kiosk.conductor.offer.booths[0].id}"


def test_three_touches_lead_from_start_to_the_first_decision(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch(booth_of(front))
    play = front.kiosk.conductor.stage.play
    assert play is not None
    assert play.property("opening")
    (coached,) = [control for control in play.controls if control.coached]
    front.visitor.touch(coached.id)
    assert front.kiosk.conductor.visit.first_decided
    assert play.play.phase is Phase.RUNNING


def test_the_attract_screen_plays_a_real_experience(front: Front) -> None:
    front.visitor.wait(6)
    play = front.kiosk.conductor.stage.play
    assert play is not None
    assert play.play.step > 20
    assert play.play.recording
    assert play.watched
    assert front.screen == "attract"


def test_the_attract_screen_begins_where_something_happens(front: Front) -> None:
    front.visitor.wait(0.1)
    play = front.kiosk.conductor.stage.play
    assert play is not None
    assert 2 * play.play.progress.round > play.play.progress.rounds
    assert play.play.progress.urgent
    front.visitor.touch("start")
    front.visitor.touch(booth_of(front))
    play = front.kiosk.conductor.stage.play
    assert play is not None
    assert not play.watched
    assert play.play.progress.round == 1


def test_the_attract_screen_plays_every_job_in_its_turn(front: Front) -> None:
    conductor = front.kiosk.conductor
    jobs = [booth.id for booth in conductor.offer.booths]
    seen: list[str] = []
    for _ in range(MOST_LOOKS_A_PLAY * len(jobs)):
        play = conductor.stage.play
        if play is not None and seen[-1:] != [play.owner]:
            seen.append(play.owner)
        if len(seen) == len(jobs):
            break
        conductor.frame(LOOK_S)
    assert seen == jobs


def test_an_untouched_kiosk_goes_home_and_logs_the_visit_as_idle(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.wait(61)
    assert front.overlay == "idle_warning"
    assert front.kiosk.shell.property("countdown") <= 20
    front.visitor.wait(21)
    assert front.screen == "attract"
    front.kiosk.close()
    assert _rows(front, "select ended_by from visit") == [("idle",)]


def test_going_on_and_starting_afresh_are_both_offered_in_the_warning(front: Front) -> None:
    front.visitor.touch("start")
    first = front.kiosk.conductor.visit.id
    front.visitor.wait(61)
    front.visitor.touch("go_on")
    assert (front.screen, front.overlay) == ("hall", "")
    assert front.kiosk.conductor.visit.id == first
    front.visitor.wait(61)
    front.visitor.touch("start_over")
    assert front.screen == "hall"
    assert front.kiosk.conductor.visit.id != first


def test_the_model_clock_stands_still_while_the_kiosk_asks(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch(booth_of(front))
    play = front.kiosk.conductor.stage.play
    assert play is not None
    front.visitor.touch(next(control.id for control in play.controls if control.coached))
    front.visitor.touch("help")
    step = play.play.step
    front.visitor.wait(5)
    assert play.play.step == step
    front.visitor.touch("close")
    front.visitor.wait(2)
    assert play.play.step > step


def test_a_hand_over_outlives_the_idle_question(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch(booth_of(front))
    play = front.kiosk.conductor.stage.play
    assert play is not None
    front.visitor.touch(next(control.id for control in play.controls if control.coached))
    while not front.overlay:
        front.visitor.wait(1)
    assert front.overlay == "between"
    while front.overlay == "between":
        front.visitor.wait(1)
    assert front.overlay == "idle_warning"
    front.visitor.wait(2 * GUARD_S)
    front.visitor.touch("go_on")
    step = play.play.step
    front.visitor.wait(1)
    assert play.play.step > step


def test_any_touch_on_the_farewell_is_the_next_visitor(front: Front) -> None:
    for control in ("start", "finish", "print", "survey_done"):
        front.visitor.touch(control)
    first = front.kiosk.conductor.visit.id
    front.visitor.touch_at(QPoint(540, 300))
    assert front.screen == "hall"
    assert front.kiosk.conductor.visit.id != first


def test_what_was_put_on_the_slip_stays_in_sight_at_the_takeaway(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch("door:startup")
    front.visitor.touch("way:idea")
    taken = front.kiosk.conductor.visit.offered[:3]
    for programme in taken:
        front.visitor.touch(f"programme:{programme}")
    front.visitor.touch("finish")
    front.visitor.touch("audience:14-18")
    shown = {control.id: control for control in front.kiosk.conductor.view.programmes}
    assert all(shown[f"programme:{programme}"].checked for programme in taken)
    front.visitor.touch(f"programme:{taken[0]}")
    assert taken[0] not in front.kiosk.conductor.visit.taken


def test_a_desk_speaks_the_language_just_chosen_all_over(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch(booth_of(front))
    play = front.kiosk.conductor.stage.play
    assert play is not None
    front.visitor.touch(next(control.id for control in play.controls if control.coached))
    front.visitor.touch("display")
    front.visitor.touch("language:en")
    labels = [control.label for control in play.controls]
    assert all(label.isascii() for label in labels), labels


def test_home_asks_before_it_wipes(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch("home")
    assert front.overlay == "home_confirm"
    front.visitor.touch("close")
    assert front.screen == "hall"
    front.visitor.touch("home")
    front.visitor.touch("confirm_home")
    assert front.screen == "attract"


@pytest.mark.parametrize("screen", ["attract", "hall", "play", "door", "takeaway", "survey", "farewell"])
def test_staff_can_be_called_from_every_screen(front: Front, screen: str) -> None:
    way = {
        "attract": [],
        "hall": ["start"],
        "play": ["start", booth_of(front)],
        "door": ["start", "door:jobs"],
        "takeaway": ["start", "finish"],
        "survey": ["start", "finish", "print"],
        "farewell": ["start", "finish", "print", "survey_done"],
    }[screen]
    for control in way:
        front.visitor.touch(control)
    assert front.screen == screen
    front.visitor.touch("call_staff")
    assert front.overlay == "staff_called"


def test_a_second_touch_right_after_a_screen_change_is_ignored(front: Front) -> None:
    front.visitor.touch("start")
    front.kiosk.conductor.press("finish")
    assert front.screen == "takeaway"
    front.kiosk.conductor.press("print")
    assert front.screen == "takeaway"
    front.visitor.wait(GUARD_S)
    front.kiosk.conductor.press("print")
    assert front.screen == "survey"


def test_a_palm_on_the_panel_presses_nothing(front: Front) -> None:
    window = front.kiosk.window
    start = front.visitor.centre_of("start")
    finger = QTest.createTouchDevice()
    QTest.touchEvent(window, finger).press(0, start, window).commit()
    aside = (QPoint(40, 40), QPoint(90, 90))
    touch = QTest.touchEvent(window, finger).stationary(0)
    for number, where in enumerate(aside, start=1):
        touch.press(number, where, window)
    touch.commit()
    release = QTest.touchEvent(window, finger)
    for number, where in enumerate((start, *aside)):
        release.release(number, where, window)
    release.commit()
    front.visitor.wait(0.5)
    assert front.screen == "attract"
    front.visitor.touch("start")
    assert front.screen == "hall"


def test_language_and_aids_change_at_once_and_are_gone_for_the_next_visitor(front: Front) -> None:
    front.visitor.touch("language:en")
    front.visitor.touch("aid:high_contrast")
    front.visitor.touch("aid:large_text")
    assert front.kiosk.shell.property("title") == front.kiosk.conductor.offer.texts["en"].word(
        "attract-title"
    )
    assert front.kiosk.theme.tokens.paper == "#000000"
    front.visitor.touch("start")
    front.visitor.touch("home")
    front.visitor.touch("confirm_home")
    assert front.kiosk.conductor.visit.language == "ko"
    assert front.kiosk.theme.tokens.paper != "#000000"
    front.kiosk.close()
    used = _rows(front, "select aid, count from aid_use order by aid")
    assert used == [("high_contrast", 1), ("large_text", 1)]


def test_a_bug_inside_an_experience_ends_its_play_and_hides_its_tile(
    front: Front, caplog: pytest.LogCaptureFixture
) -> None:
    conductor = front.kiosk.conductor
    sound = conductor.offer.booths[0]

    class Broken(type(sound.simulation())):  # type: ignore[misc]
        def step(self, state: object) -> object:
            raise ZeroDivisionError("a planted bug")

    booth = replace(sound, simulation=Broken)
    conductor._offer = replace(conductor.offer, booths=(booth,))
    front.visitor.touch("start")
    front.visitor.touch(f"booth:{booth.id}")
    play = conductor.stage.play
    assert play is not None
    front.visitor.touch(next(control.id for control in play.controls if control.coached))
    front.visitor.wait(1)
    assert front.screen == "hall"
    assert not front.visitor.sees(f"booth:{booth.id}")
    assert "a planted bug" in caplog.text
    front.visitor.touch("finish")
    assert front.screen == "takeaway"
    front.kiosk.close()
    assert _rows(front, "select outcome from play") == [("crashed",)]


def test_a_damaged_log_found_at_the_start_reaches_staff_and_stops_nobody(
    open_front: Callable[..., Front], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "visits.db").write_bytes(b"this is no database" * 400)
    front = open_front()
    for _ in range(100):
        if front.kiosk.shell.property("staffNote"):
            break
        QTest.qWait(20)  # the log answers from its own thread
    assert front.kiosk.shell.property("staffNote") == "직원 확인이 필요해요."
    front.visitor.touch("start")
    assert front.screen == "hall"


def test_a_visit_under_way_when_the_kiosk_is_stopped_ends_by_staff(
    open_front: Callable[..., Front],
) -> None:
    first = open_front()
    first.visitor.touch("start")
    first.kiosk.close()
    second = open_front(seed=8)
    second.visitor.touch("start")
    second.visitor.touch("home")
    second.visitor.touch("confirm_home")
    second.kiosk.close()
    assert _rows(second, "select ended_by from visit order by seq") == [("staff",), ("home",)]


def _rows(front: Front, query: str) -> list[tuple[object, ...]]:
    path: Path = front.kiosk.data_dir.visits
    with sqlite3.connect(path) as db:
        rows = db.execute(query).fetchall()
    db.close()
    return rows
