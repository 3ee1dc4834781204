"""A group visit on the real screens: teams, their time, their end, and what the log has of them."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import front as fr
from tests.doubles import Speaker
from tests.e2e.conftest import Front
from tests.e2e.ordering import MIDDLE, ONE, TWO, decide, let_pass, order, rows, say, shown


def test_a_team_has_its_visits_its_time_and_its_end_in_the_log(front: Front) -> None:
    front.visitor.touch("start")
    order(front, fr.TeamBegun(ONE, 5, 4))
    assert front.kiosk.shell.property("team") == "우리 팀 남은 시간 5분"
    front.visitor.touch("start")
    front.visitor.touch("home")
    front.visitor.touch("confirm_home")
    front.visitor.touch("start")
    order(front, fr.TeamBegun(TWO, 10, 3))
    front.visitor.touch("start")
    order(front, fr.GroupEnded())
    assert front.screen == "hall"  # this visit may go on
    assert front.kiosk.shell.property("team") == ""
    front.visitor.touch("home")
    front.visitor.touch("confirm_home")
    front.visitor.touch("start")
    assert rows(front, "select group_id, ended_by from visit order by seq") == [
        (None, "staff"),
        (ONE, "home"),
        (ONE, "staff"),
        (TWO, "home"),
        (None, "staff"),
    ]
    slots = rows(
        front, "select id, minutes, people, ended_at is not null from group_slot order by started_at"
    )
    assert slots == [(ONE, 5, 4, 1), (TWO, 10, 3, 1)]


def test_a_kiosk_that_is_stopped_ends_the_group_visit(front: Front) -> None:
    order(front, fr.TeamBegun(ONE, 5, 4))
    assert rows(front, "select ended_at is not null from group_slot") == [(1,)]


def test_a_pause_holds_everything_and_goes_on_where_it_stood(front: Front) -> None:
    order(front, fr.TeamBegun(ONE, 5, 4))
    front.visitor.touch("start")
    decide(front)
    play = front.kiosk.conductor.stage.play
    assert play is not None
    order(front, fr.GroupPaused())
    step, group = play.play.step, front.kiosk.conductor.front.group
    assert shown(front) == ("play", "group_paused")
    assert say(front, "group-paused-text") == front.kiosk.shell.property("overlayText")
    front.visitor.touch_at(MIDDLE)
    let_pass(front, 120)
    assert shown(front) == ("play", "group_paused")
    assert (play.play.step, front.kiosk.conductor.front.group) == (step, group)
    order(front, fr.GroupResumed())
    assert shown(front) == ("play", "")
    front.visitor.wait(1)
    assert play.play.step > step


def test_at_the_end_of_its_time_a_team_takes_its_slip_and_makes_room(front: Front) -> None:
    order(front, fr.TeamBegun(ONE, 5, 4))
    let_pass(front, 200)
    front.visitor.touch("start")
    let_pass(front, 55)
    front.visitor.touch("level:keen")
    let_pass(front, 42)
    assert front.kiosk.shell.property("team").endswith("초")
    front.visitor.wait(8)
    assert shown(front) == ("group_over", "")
    assert front.kiosk.shell.property("team") == ""
    front.visitor.touch("finish")
    assert shown(front) == ("takeaway", "")
    front.visitor.touch("print")
    front.visitor.touch("survey_done")
    assert not front.visitor.sees("start")
    front.visitor.touch_at(MIDDLE)  # elsewhere the next visitor
    assert shown(front)[0] == "farewell"
    front.visitor.wait_for_slip()
    front.visitor.wait(9)
    assert shown(front) == ("group_wait", "")
    assert front.kiosk.conductor.stage.play is None
    order(front, fr.TeamBegun(TWO, 5, 4))
    front.visitor.touch("start")
    assert front.screen == "hall"
    assert rows(front, "select group_id, ended_by from visit order by seq") == [
        (ONE, "finished"),
        (TWO, "staff"),
    ]


def test_a_round_may_be_played_to_its_end_for_twenty_seconds(front: Front) -> None:
    order(front, fr.TeamBegun(ONE, 5, 4))
    let_pass(front, 285)
    front.visitor.touch("start")
    decide(front)
    front.visitor.wait(15)
    assert shown(front) == ("play", "")
    assert front.kiosk.shell.property("team") == say(front, "team-over-round")
    front.visitor.wait(20)
    assert shown(front) == ("group_over", "")
    play = front.kiosk.conductor.stage.play
    assert play is not None
    step = play.play.step
    front.visitor.wait(5)
    assert play.play.step == step
    front.visitor.touch("finish")
    assert shown(front) == ("takeaway", "")
    assert rows(front, "select outcome from play") == [("abandoned",)]


def test_a_touch_meant_for_the_play_does_not_finish_the_visit(front: Front) -> None:
    order(front, fr.TeamBegun(ONE, 5, 4))
    let_pass(front, 250)
    front.visitor.touch("start")
    while shown(front)[0] != "group_over":
        front.visitor.wait(0.05)
    front.kiosk.conductor.press("finish")
    assert shown(front) == ("group_over", "")


def test_who_left_without_finishing_leaves_a_place_for_the_next_team(front: Front) -> None:
    order(front, fr.TeamBegun(ONE, 5, 4))
    let_pass(front, 250)
    front.visitor.touch("start")
    let_pass(front, 65)
    assert shown(front) == ("group_over", "idle_warning")
    assert not front.visitor.sees("start_over")
    front.visitor.wait(20)
    assert shown(front) == ("group_wait", "")
    let_pass(front, fr.NEXT_TEAM_WAIT_S)
    assert shown(front) == ("attract", "")
    assert front.kiosk.conductor.front.group is None
    assert rows(front, "select group_id, ended_by from visit") == [(ONE, "idle")]


def test_one_minute_before_the_end_it_is_said_once(front: Front) -> None:
    conductor = front.kiosk.conductor
    voice = Speaker(conductor.spoke.emit)
    conductor._world = replace(conductor._world, voice=voice)
    heard: list[str] = []
    conductor.announced.connect(heard.append)
    order(front, fr.TeamBegun(ONE, 5, 4))
    let_pass(front, 236)
    front.visitor.touch("start")
    front.visitor.touch("display")
    front.visitor.touch("aid:voice")
    front.visitor.touch("close")
    front.visitor.wait(20)
    assert heard.count(say(front, "team-last-call")) == 1
    assert [text for text, _ in voice.said].count(say(front, "team-last-call")) == 1
