"""The drone Stage: its numbers follow the airspace."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel

from kiosk.experiences.drone_traffic.airspace import SEPARATION_M
from kiosk.experiences.drone_traffic.controller import DroneTrafficController
from kiosk.experiences.drone_traffic.ladder import SEATS, marks
from kiosk.experiences.drone_traffic.simulation import GONE_AFTER_S, DroneTraffic
from kiosk.experiences.drone_traffic.stage import LOWEST_LIFT, lift_of, stage, turning
from kiosk.experiences.drone_traffic.state import AREA_M, Conflict, Kind, Phase, Point
from kiosk.kit.icons import ICON_PATHS
from kiosk.kit.play_controller import PlayController
from tests.experiences.drone_traffic.drone_scene import FOLDER, crossing, dealt, flying, say, values
from tests.jobs import KOREAN


def test_a_place_is_drawn_with_north_up() -> None:
    state = dealt(flying(x_m=200.0, y_m=600.0))
    row = stage(state, state, 1.0, "", say).aircraft[0]
    assert (row.mapX, row.mapY) == (0.25, 0.25)


def test_a_drone_is_drawn_between_the_last_two_states() -> None:
    before, after = dealt(flying(y_m=400.0, battery=0.5)), dealt(flying(y_m=480.0, battery=0.4))
    row = stage(before, after, 0.25, "", say).aircraft[0]
    assert row.mapY == pytest.approx(1 - 420.0 / AREA_M)
    assert row.battery == pytest.approx(0.475)


@pytest.mark.parametrize(("a", "b", "half"), [(350.0, 10.0, 0.0), (10.0, 350.0, 0.0), (90.0, 180.0, 135.0)])
def test_a_drone_turns_the_shorter_way(a: float, b: float, half: float) -> None:
    assert turning(a, b, 0.5) == pytest.approx(half)


def test_higher_layers_are_lifted_more_and_evenly() -> None:
    lifts = [lift_of(metres) for metres in (0.0, 60.0, 90.0, 120.0)]
    assert lifts[:2] == [0.0, LOWEST_LIFT]
    assert lifts[3] == 1.0
    assert lifts[2] - lifts[1] == pytest.approx(lifts[3] - lifts[2])


def test_a_newcomer_is_there_on_its_first_step_as_the_clock_may_stand_still_on_it() -> None:
    state = dealt(flying(entered_s=10.0), time_s=10.0)
    picture = stage(state, state, 1.0, "D1", say)
    assert picture.aircraft[0].presence == 1.0
    assert picture.aircraft[0].labelled
    assert picture.pads[0].presence == 1.0


def test_a_newcomer_without_a_past_stands_where_it_entered() -> None:
    row = stage(dealt(), dealt(flying(x_m=20.0)), 0.3, "", say).aircraft[0]
    assert row.mapX == pytest.approx(20.0 / AREA_M)


def test_only_the_selected_and_the_conflicting_carry_labels() -> None:
    pair = (flying(id="G1"), flying(id="G2", x_m=430.0))
    alone, chosen = flying(id="G3", x_m=100.0), flying(id="G4", x_m=700.0)
    conflict = Conflict(("G1", "G2"), 24.0, 8.0, Point(415.0, 500.0), 90.0)
    state = dealt(*pair, alone, chosen, conflicts=(conflict,))
    rows = stage(state, state, 1.0, "G4", say).aircraft
    assert [row.key for row in rows if row.labelled] == ["G1", "G2", "G4"]
    assert [row.key for row in rows if row.conflicting] == ["G1", "G2"]
    assert [row.key for row in rows if row.selected] == ["G4"]


def test_only_the_pair_the_banner_names_wears_the_full_alarm() -> None:
    picture = stage(crossing(), crossing(), 1.0, "G4", say)
    assert [row.key for row in picture.aircraft if row.conflicting] == ["D1", "G2"]
    assert [row.key for row in picture.aircraft if row.watched] == ["G3"]
    assert [row.urgent for row in picture.conflicts] == [True, False]
    assert {row.dash for row in picture.tracks if row.key.startswith("G3")} == {"dash"}
    assert "ring_watch" in (FOLDER / "Aircraft.qml").read_text()


@pytest.mark.parametrize("in_s", [0.2, 7.0, 7.4, 7.5, 8.5])
def test_banner_stage_and_voice_say_the_same_seconds(in_s: float) -> None:
    state = dealt(
        flying(), flying(id="G2"), conflicts=(Conflict(("D1", "G2"), 24.0, in_s, Point(0, 0), 90.0),)
    )
    notice = DroneTraffic().progress(state).notice
    assert notice
    said = {"banner": dict(notice.values)["seconds"]}
    said["voice"] = dict(DroneTraffic().describe(state)[0].values)["seconds"]
    label = stage(state, state, 0.4, "", say).conflicts[0].label
    assert label == f"label-conflict 24.0 {said['banner']}"
    assert said["banner"] == said["voice"]


def test_every_warning_names_its_pair_and_who_gives_way() -> None:
    medicine = flying(id="M1", kind=Kind.MEDICAL)
    parcel = flying(id="G2", area="siheung", number=1)
    stranger = flying(id="U1", kind=Kind.UNREGISTERED)
    words = KOREAN
    for pair, more in (
        ((medicine, parcel), "약 배송이 먼저 가도록 시흥 1을 움직여 주세요."),
        ((parcel, stranger), "미등록 드론은 지시를 안 들어요. 시흥 1을 움직여요."),
    ):
        conflict = Conflict((pair[0].id, pair[1].id), 29.0, 8.6, Point(0, 0), 90.0)
        now = DroneTraffic().progress(dealt(*pair, conflicts=(conflict,)))
        assert now.notice
        assert now.notice_more
        assert words.say(now.notice_more, "drone_traffic") == more
        notice = words.say(now.notice, "drone_traffic")
        assert all(words.say(one.name, "drone_traffic") in notice for one in pair)
        assert notice.startswith("9초 뒤")


def test_a_conflict_bubble_stands_where_they_will_meet_as_wide_as_the_safe_distance() -> None:
    conflict = Conflict(("D1", "G2"), 24.0, 7.2, Point(200.0, 600.0), 90.0)
    state = dealt(flying(), flying(id="G2"), conflicts=(conflict,))
    bubble = stage(state, state, 1.0, "", say).conflicts[0]
    assert (bubble.mapX, bubble.mapY, bubble.radius) == (0.25, 0.25, SEPARATION_M / 2 / AREA_M)
    assert bubble.label == "label-conflict 24.0 8"


def test_a_conflict_that_is_happening_says_so() -> None:
    conflict = Conflict(("D1", "G2"), 24.0, 0.0, Point(200.0, 600.0), 90.0, lost=True)
    state = dealt(flying(), flying(id="G2"), conflicts=(conflict,))
    assert stage(state, state, 1.0, "", say).conflicts[0].label == "label-lost 24.0"


def test_a_track_leads_over_the_way_points_to_the_pad() -> None:
    state = dealt(flying(path=(Point(480.0, 480.0), Point(400.0, 800.0))))
    picture = stage(state, state, 1.0, "", say)
    assert [(one.toX, one.toY) for one in picture.tracks] == [(0.6, pytest.approx(0.4)), (0.5, 0.0)]
    assert picture.tracks[1].mapX == 0.6
    assert (picture.pads[0].mapX, picture.pads[0].mapY) == (0.5, 0.0)


def test_the_unregistered_drone_has_no_pad_and_only_a_predicted_track() -> None:
    stranger = flying(id="U1", kind=Kind.UNREGISTERED, speed_mps=15.0, path=(Point(400.0, 860.0),))
    picture = stage(dealt(stranger), dealt(stranger), 1.0, "", say)
    assert picture.pads == ()
    assert picture.tracks[0].toY == pytest.approx(1 - (400.0 + 15.0 * 20.0) / AREA_M)


def test_a_delivery_comes_down_leaves_its_parcel_and_fades() -> None:
    done = flying(phase=Phase.DELIVERED, path=(), phase_since_s=10.0)
    shares = (0.1, 0.25, 0.7, 0.99)
    pictures = [
        stage(state, state, 1.0, "", say)
        for share in shares
        if (state := dealt(done, time_s=10.0 + share * GONE_AFTER_S))
    ]
    assert [picture.aircraft[0].loaded for picture in pictures] == [True, True, False, False]
    assert [picture.pads[0].filled for picture in pictures] == [False, False, True, True]
    assert pictures[0].aircraft[0].lift > pictures[1].aircraft[0].lift > pictures[2].aircraft[0].lift
    assert [picture.aircraft[0].presence for picture in pictures] == [1.0, 1.0, 0.0, 0.0]
    assert [picture.pads[0].presence == 1.0 for picture in pictures] == [True, True, True, False]
    assert pictures[3].pads[0].presence < 0.1


@pytest.mark.parametrize(
    ("told", "order"),
    [
        ({}, ""),
        ({"cleared_m": 120.0}, "up"),
        ({"cleared_m": 60.0}, "down"),
        ({"phase": Phase.HOLDING}, "hold"),
        ({"phase": Phase.LANDING, "cleared_m": 0.0}, "land"),
        ({"path": (Point(480.0, 480.0), Point(400.0, 800.0))}, "sidestep"),
        ({"kind": Kind.UNREGISTERED, "cleared_m": 120.0}, ""),
    ],
)
def test_a_drone_wears_what_it_was_told_until_it_has_done_it(told: dict[str, Any], order: str) -> None:
    state = dealt(flying(**told))
    assert stage(state, state, 1.0, "", say).aircraft[0].order == order


def test_every_order_is_an_icon_of_the_desk() -> None:
    assert {"up", "down", "hold", "land", "sidestep"} <= ICON_PATHS.keys()


def test_a_climb_shows_where_it_leads_and_a_hovering_drone_leaves_no_wake() -> None:
    climbing, waiting = flying(cleared_m=120.0), flying(id="G2", phase=Phase.HOLDING, speed_mps=0.0)
    state = dealt(climbing, waiting)
    first, second = stage(state, state, 1.0, "", say).aircraft
    assert (first.goal, second.goal) == (1.0, second.lift)
    assert first.pace == 1.0
    assert second.pace == 0.0


def test_the_way_is_an_alarm_up_to_the_meeting_and_no_farther() -> None:
    conflict = Conflict(("D1", "G2"), 10.0, 10.0, Point(400.0, 550.0), 90.0)
    pair = flying(path=(Point(400.0, 800.0),)), flying(id="G2", x_m=700.0, path=(Point(100.0, 800.0),))
    state = dealt(*pair, conflicts=(conflict,))
    ways = [one for one in stage(state, state, 1.0, "D1", say).tracks if one.key.startswith("D1")]
    assert [one.dash for one in ways] == ["dash_alert", "dash_selected"]
    assert ways[0].toY == pytest.approx(1 - (400.0 + 10.0 * pair[0].cruise_mps) / AREA_M, abs=0.01)


def test_a_bubble_fills_while_the_moment_comes_nearer() -> None:
    def nearness(in_s: float, *, lost: bool = False) -> float:
        conflict = Conflict(("D1", "G2"), 10.0, in_s, Point(400.0, 550.0), 90.0, lost=lost)
        state = dealt(flying(), flying(id="G2"), conflicts=(conflict,))
        return stage(state, state, 1.0, "", say).conflicts[0].nearness

    assert nearness(20.0) == 0.0
    assert nearness(5.0) == pytest.approx(0.75)
    assert nearness(5.0, lost=True) == 1.0


def test_the_ladder_puts_the_selected_first_and_makes_all_of_a_rung_fit() -> None:
    state = dealt(*(flying(id=f"G{n}") for n in range(7)), flying(id="S9", altitude_m=120.0))
    rows = marks(stage(state, state, 1.0, "G6", say).aircraft)
    assert rows[0].key == "G6"
    middle = [row for row in rows if row.rung == 1]
    assert len(middle) == 7
    assert middle[0].size > middle[1].size == middle[2].size
    assert all(row.seat + row.size / 2 <= SEATS + 1e-9 for row in middle)
    assert [row.rung for row in rows if row.key == "S9"] == [2]


def test_models_follow_the_play_frame_by_frame_and_keep_their_rows(play: PlayController) -> None:
    controller = DroneTrafficController(play)
    model = controller.property("aircraft")
    assert isinstance(model, QAbstractItemModel)
    play.advance(0.11)
    changed: list[object] = []
    moved: list[object] = []
    model.dataChanged.connect(lambda *_: changed.append(1))
    model.rowsRemoved.connect(lambda *_: moved.append(1))
    before = values(model, "mapX")
    for _ in range(4):
        play.advance(0.02)
    assert len(changed) == 4 * model.rowCount()
    assert values(model, "mapX") != before
    assert moved == []
