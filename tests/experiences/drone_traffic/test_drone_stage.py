"""The drone Stage: its numbers follow the airspace, its tags keep their places, its View loads cleanly."""

from __future__ import annotations

import gc
import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from math import cos, hypot, radians, sin
from pathlib import Path
from typing import Any

import pytest
from PySide6 import QtQuick
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQml import QQmlApplicationEngine
from pytestqt.qtbot import QtBot

from kiosk.core.contract import Level, Line
from kiosk.core.play import Phase as PlayPhase
from kiosk.core.play import Play, start
from kiosk.core.texts import Texts
from kiosk.experiences.drone_traffic import labels
from kiosk.experiences.drone_traffic.airspace import SEPARATION_M
from kiosk.experiences.drone_traffic.camera import BLEED, Interest, Lens, Rect, followed, framed, of_interest
from kiosk.experiences.drone_traffic.controller import DroneTrafficController
from kiosk.experiences.drone_traffic.ladder import SEATS, marks
from kiosk.experiences.drone_traffic.simulation import GONE_AFTER_S, DroneTraffic
from kiosk.experiences.drone_traffic.stage import LOWEST_LIFT, Stage, lift_of, stage, turning
from kiosk.experiences.drone_traffic.state import AREA_M, Aircraft, Conflict, Kind, Phase, Point, State
from kiosk.experiences.drone_traffic.tags import SIGN, SIGN_UP, Sight, TagRow, tags
from kiosk.kit.icons import ICON_PATHS
from kiosk.kit.play_controller import PlayController
from kiosk.kit.theme import Theme

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDER = REPOSITORY / "kiosk" / "experiences" / "drone_traffic"

MAIN = b"""
import QtQuick
Window {
    id: main
    property QtObject controller
    property bool loaded: view.status === Loader.Ready
    property url source
    visible: true
    Loader {
        id: view
        anchors.fill: parent
        Component.onCompleted: setSource(main.source, main.controller ? {"controller": main.controller} : {})
    }
}
"""


def say(sentence: Line) -> str:
    """Words enough to tell sentences apart."""
    return " ".join(
        [sentence.key, *(str(value) for _, value in sentence.values if not isinstance(value, Line))]
    )


def dealt(*aircraft: Aircraft, conflicts: tuple[Conflict, ...] = (), time_s: float = 10.0) -> State:
    """A state of play with these aircraft."""
    begun = DroneTraffic().begin(Level.STANDARD, random.Random(7))
    return replace(begun, aircraft=aircraft, conflicts=conflicts, time_s=time_s)


def flying(**changes: object) -> Aircraft:
    """A parcel drone in the middle of the map, heading north to its pad."""
    one = DroneTraffic().begin(Level.STANDARD, random.Random(7)).aircraft[0]
    middle = replace(
        one,
        id="D1",
        kind=Kind.PARCEL,
        x_m=400.0,
        y_m=400.0,
        altitude_m=90.0,
        cleared_m=90.0,
        heading_deg=0.0,
        path=(Point(400.0, 700.0),),
        entered_s=0.0,
        phase=Phase.CRUISING,
    )
    return replace(middle, **changes)  # type: ignore[arg-type]  # the fields of Aircraft


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


def crossing(*, lost: bool = False) -> State:
    """Two in an urgent conflict, and the second of them later also in one with a third."""
    first = Conflict(("D1", "G2"), 24.0, 7.2, Point(412.0, 450.0), 90.0, lost=lost)
    later = Conflict(("G2", "G3"), 40.0, 15.0, Point(500.0, 500.0), 90.0)
    trio = flying(), flying(id="G2", x_m=424.0), flying(id="G3", x_m=600.0)
    return dealt(*trio, flying(id="G4", x_m=200.0, y_m=200.0), conflicts=(first, later))


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
    words = korean()
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


LENS = Lens(width=1000.0, height=640.0, left=160.0, lift=160.0, drone=85.0, tilt=0.58)


def seen(view: tuple[float, float, float, float], spot: tuple[float, float, float]) -> bool:
    """Whether a place lies in the room for drones."""
    left, top, width, height = LENS.room
    x, y = view[0] + spot[0] * view[2], view[1] + spot[1] * view[3] - spot[2] * LENS.lift
    return left - 1 <= x <= left + width + 1 and top - 1 <= y <= top + height + 1


@pytest.mark.parametrize("far", [0.05, 0.2, 0.5, 0.7])
def test_the_camera_shows_everybody_as_near_as_it_can(far: float) -> None:
    spots = ((0.3, 0.3, 1.0), (0.3 + far, 0.3 + far / 2, 0.3), (0.3, 0.3 + far / 2, 0.0))
    view = framed(Interest(spots), LENS)
    assert all(seen(view, spot) for spot in spots)
    assert view[3] == pytest.approx(view[2] * LENS.tilt)
    wider = framed(Interest((*spots, (1.0, 1.0, 0.0))), LENS)
    assert wider[2] < view[2]


def test_the_ground_always_fills_the_stage() -> None:
    for x in (0.0, 0.5, 1.0):
        for y in (0.0, 0.5, 1.0):
            left, top, width, height = framed(Interest(((x, y, 1.0),)), LENS)
            assert left - BLEED[0] * width <= 0.01
            assert top - BLEED[1] * height <= 0.01
            assert left + (1 + BLEED[0]) * width >= LENS.width - 0.01
            assert top + (1 + BLEED[2]) * height >= LENS.height - 0.01


def test_the_camera_stands_still_until_something_leaves_the_picture() -> None:
    view = followed(None, Interest(((0.2, 0.2, 0.5), (0.75, 0.7, 0.5))), LENS)
    assert followed(view, Interest(((0.22, 0.21, 0.5), (0.73, 0.7, 0.5))), LENS) == view
    assert followed(view, Interest(((0.3, 0.3, 0.5), (0.95, 0.6, 0.5))), LENS) != view
    near = followed(view, Interest(((0.4, 0.4, 0.5), (0.45, 0.42, 0.5))), LENS)
    assert near[2] > view[2]


def test_the_camera_frees_a_drone_from_behind_the_ladder_even_by_a_small_move() -> None:
    spots = ((0.2, 0.5, 0.5), (0.95, 0.55, 0.5))
    view = framed(Interest(spots), LENS)
    under = (LENS.left + 0.3 * LENS.drone - 0.2 * view[2], *view[1:])
    assert followed(under, Interest(spots), LENS) == view


def test_the_pad_of_the_selected_drone_is_seen_and_others_only_if_that_costs_little() -> None:
    state = dealt(flying(path=(Point(20.0, 20.0),)), flying(id="G2", x_m=430.0, path=(Point(780.0, 20.0),)))
    for chosen, other in (("D1", 0.975), ("G2", 0.025)):
        interest = of_interest(state, chosen)
        assert [spot[0] for spot in interest.pads] == [pytest.approx(other)]
        view = framed(interest, LENS)
        assert all(seen(view, spot) for spot in interest.spots)
        assert not seen(view, interest.pads[0])


ROOM = (0.0, 0.0, 1000.0, 600.0)


def placed(
    tag: labels.Tag,
    taken: Sequence[Rect] = (),
    obstacles: Sequence[Rect] = (),
    side: str = "",
    *,
    must: bool = True,
) -> labels.Placed | None:
    return labels.place(tag, taken, obstacles, ROOM, (60, 60), side, must=must)


@pytest.mark.parametrize(("x", "y"), [(0, 0), (1000, 0), (0, 600), (1000, 600), (500, 300)])
def test_tags_are_never_cut_at_the_edge(x: float, y: float) -> None:
    found = placed(labels.Tag("a", x, y, 260, 56))
    assert found
    assert 0 <= found.left <= 740
    assert 0 <= found.top <= 544


def test_a_tag_never_covers_another() -> None:
    first = placed(labels.Tag("a", 500, 300, 260, 56))
    assert first
    second = placed(labels.Tag("b", 540, 320, 260, 56), [(first.left, first.top, 260, 56)])
    assert second
    assert abs(first.left - second.left) >= 260 or abs(first.top - second.top) >= 56


def test_a_tag_keeps_its_side_while_little_speaks_against_it() -> None:
    tag = labels.Tag("a", 500, 300, 260, 56)
    free, kept = placed(tag), placed(tag, side="left")
    driven_off = placed(tag, obstacles=[(150.0, 200.0, 290.0, 200.0)], side="left")
    assert free
    assert kept
    assert driven_off
    assert (free.side, kept.side) == ("below", "left")
    assert driven_off.side != "left"


def test_only_a_tag_that_must_be_there_is_laid_over_a_drone() -> None:
    tag, everywhere = labels.Tag("a", 500, 300, 260, 56), [(0.0, 0.0, 1000.0, 600.0)]
    assert placed(tag, obstacles=everywhere)
    assert placed(tag, obstacles=everywhere, must=False) is None


def test_a_tag_without_room_is_left_out() -> None:
    assert placed(labels.Tag("a", 500, 300, 1001, 56)) is None
    assert placed(labels.Tag("a", 500, 300, 260, 56), [(0.0, 0.0, 1000.0, 600.0)]) is None


SIGHT = Sight(
    map=(100.0, 50.0, 1200.0, 696.0), room=(8.0, 8.0, 989.0, 624.0), lift=160.0, drone=85.0, letter=39.0
)


def width_of(words: str) -> float:
    """Letters as wide as they are on the screen, about."""
    return 16.0 * len(words)


def named(picture: Stage, **more: int) -> list[TagRow]:
    return tags(picture, SIGHT, width_of, {}, **more)[0]


def test_the_two_the_banner_names_come_before_the_selected_one() -> None:
    picture = stage(crossing(), crossing(), 1.0, "G4", say)
    assert [row.key for row in named(picture)][:3] == ["D1", "G2", "G4"]
    assert [row.key for row in named(picture, most=2)] == ["D1", "G2"]
    assert len(named(picture, most=1)) == 1


def test_a_leader_ties_each_tag_to_its_own_drone() -> None:
    picture = stage(crossing(), crossing(), 1.0, "G4", say)
    drones = {row.key: SIGHT.place(row.mapX, row.mapY, row.lift) for row in picture.aircraft}
    rows = [row for row in named(picture) if row.key in drones]
    assert any(row.lead > 0 for row in rows)
    for row in rows:
        turn = radians(row.leadTurn)
        ends = row.leadX + row.lead * cos(turn), row.leadY + row.lead * sin(turn)
        nearest = min(drones, key=lambda key: hypot(drones[key][0] - ends[0], drones[key][1] - ends[1]))
        assert nearest == row.key
        assert row.tagX - 1 <= row.leadX <= row.tagX + row.tagWidth + 1
        assert row.tagY - 1 <= row.leadY <= row.tagY + row.tagHeight + 1


def test_no_tag_covers_a_mark_or_a_delivery() -> None:
    done = flying(id="G5", x_m=400.0, y_m=380.0, phase=Phase.DELIVERED, path=(), phase_since_s=7.0)
    told = flying(cleared_m=120.0)
    state = dealt(told, done, flying(id="M1", kind=Kind.MEDICAL, x_m=460.0))
    picture = stage(state, state, 1.0, "D1", say)
    assert [pad.filled for pad in picture.pads if pad.key == "G5"] == [True]
    x, y = SIGHT.place(picture.aircraft[0].mapX, picture.aircraft[0].mapY, picture.aircraft[0].lift)
    badge = QRectF(x - 0.62 * 85, y - 0.5 * 85, 0.4 * 85, 0.4 * 85)
    pad = next(one for one in picture.pads if one.filled)
    x, y = SIGHT.place(pad.mapX, pad.mapY, 0.0)
    tick = QRectF(x - 0.25 * 85, y - 0.96 * 85, 0.5 * 85, 0.5 * 85)
    rows = named(picture)
    assert rows
    for row in rows:
        area = QRectF(row.tagX, row.tagY, row.tagWidth, row.tagHeight)
        assert not area.intersects(badge)
        assert not area.intersects(tick)


def test_tags_are_drawn_above_everything_else() -> None:
    drawn = (FOLDER / "View.qml").read_text()
    parts = ["Pad {", "Aircraft {", "Lost {", "Ladder {", "Leader {", "NameTag {"]
    assert [drawn.index(part) for part in parts] == sorted(drawn.index(part) for part in parts)
    before = drawn[: drawn.index("Pad {")].rstrip().splitlines()
    assert [line.strip() for line in before if line.strip()][-4:-2] == ["Item {", "anchors.fill: parent"]


@pytest.mark.parametrize(("x", "y"), [(0.1, 0.5), (0.9, 0.5), (0.5, 0.15), (0.5, 0.9)])
def test_the_selected_drone_flies_in_the_middle_of_the_picture(x: float, y: float) -> None:
    spots = ((0.1, 0.15, 0.5), (0.9, 0.9, 0.5), (x, y, 0.5))
    view = framed(Interest(spots, chosen=spots[2]), LENS)
    at_x, at_y = view[0] + x * view[2], view[1] + y * view[3] - 0.5 * LENS.lift
    assert 0.1 * LENS.width - 1 <= at_x <= 0.9 * LENS.width + 1
    assert 0.1 * LENS.height - 1 <= at_y <= 0.9 * LENS.height + 1
    if framed(Interest(spots), LENS)[2] > LENS.least:
        assert all(seen(view, spot) for spot in spots)


def test_the_selection_ring_stands_clear_of_the_red_one() -> None:
    drawn = (FOLDER / "Aircraft.qml").read_text()
    sizes = dict(re.findall(r'name: "(ring\w*)"\n\s+size: root.frame.droneSize \* ([\d.]+)', drawn))
    inner_of_selected, outer_of_alert = 0.422, 0.495
    assert float(sizes["ring"]) * inner_of_selected > float(sizes["ring_alert"]) * 1.03 * outer_of_alert


def korean() -> Texts:
    words = tomllib.loads((FOLDER / "texts" / "ko.toml").read_text())
    return Texts("ko", {f"drone_traffic.{key}": word for key, word in words.items()})


@pytest.fixture
def texts() -> Texts:
    return korean()


def test_a_play_that_is_only_watched_has_one_name_and_no_ladder(texts: Texts, qtbot: QtBot) -> None:
    begun: Play[State] = start(DroneTraffic(), Level.STANDARD, random.Random(3))
    for watched, most in ((True, 1), (False, 2)):
        play = PlayController(begun, texts, "drone_traffic", watched=watched)
        controller = DroneTrafficController(play)
        controller.arrange(1005.0, 640.0, QRectF(8, 0, 0, 0), 150.0, 80.0, 0.58, "Pretendard", 39)
        assert controller.property("guided") is not watched
        tag_model = controller.property("tags")
        assert isinstance(tag_model, QAbstractItemModel)
        assert (tag_model.rowCount() == 1) if most == 1 else (tag_model.rowCount() >= most)
        controller.deleteLater()
        play.deleteLater()


@pytest.fixture
def play(texts: Texts, qtbot: QtBot) -> Iterator[PlayController]:
    begun: Play[State] = start(DroneTraffic(), Level.STANDARD, random.Random(3))
    controller = PlayController(replace(begun, phase=PlayPhase.RUNNING), texts, "drone_traffic")
    yield controller
    controller.deleteLater()


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


def values(model: QAbstractItemModel, role: str) -> list[object]:
    number = next(key for key, name in model.roleNames().items() if bytes(name.data()).decode() == role)
    return [model.index(row, 0).data(number) for row in range(model.rowCount())]


@pytest.mark.parametrize("text_px", [39, 59, 78])
@pytest.mark.parametrize("size", [(1005.0, 640.0), (1005.0, 360.0), (640.0, 700.0)])
def test_no_tag_is_cut_or_lies_over_another_or_over_the_ladder(
    play: PlayController, size: tuple[float, float], text_px: int
) -> None:
    controller = DroneTrafficController(play)
    ladder = QRectF(8, 8, 155, 300)
    controller.arrange(*size, ladder, 150.0, 80.0, 0.58, "Pretendard", text_px)
    named = controller.property("tags")
    assert isinstance(named, QAbstractItemModel)
    stage_area, most = QRectF(0, 0, *size), 0
    for _ in range(160):
        play.advance(0.1)
        view = controller.property("view")
        assert isinstance(view, QRectF)
        controller.look(view)
        corners = zip(
            *(values(named, name) for name in ("tagX", "tagY", "tagWidth", "tagHeight")), strict=True
        )
        areas = [QRectF(*(float(str(number)) for number in corner)) for corner in corners]
        most = max(most, len(areas))
        assert all(stage_area.contains(area) for area in areas)
        assert not any(area.intersects(ladder) for area in areas)
        assert not any(a.intersects(b) for n, a in enumerate(areas) for b in areas[:n])
    assert most >= 1


def test_a_banner_that_grows_by_a_line_does_not_change_the_scale(
    play: PlayController,
) -> None:
    controller = DroneTrafficController(play)
    widths = []
    for height in (690.0, 640.0, 690.0):
        controller.arrange(1005.0, height, QRectF(8, 8, 155, 300), 160.0, 88.0, 0.58, "Pretendard", 39)
        view = controller.property("view")
        assert isinstance(view, QRectF)
        widths.append(view.width())
    assert widths[0] == widths[1] == widths[2] > 0


def test_no_tag_covers_the_warning_over_two_that_are_too_close(play: PlayController) -> None:
    lost = Conflict(("D1", "G2"), 24.0, 0.0, Point(412.0, 400.0), 90.0, lost=True)
    state = dealt(flying(), flying(id="G2", x_m=424.0), conflicts=(lost,))
    picture = stage(state, state, 1.0, "D1", say)
    sight = Sight(
        map=(100.0, 50.0, 1200.0, 696.0), room=(8.0, 8.0, 989.0, 624.0), lift=160.0, drone=85.0, letter=39.0
    )
    rows, _ = tags(picture, sight, lambda words: 16.0 * len(words), {})
    x, y = sight.place(0.515, 0.5, picture.aircraft[0].lift)
    side = SIGN * 85.0
    sign = QRectF(x - side / 2, y - SIGN_UP * 85.0 - side, side, side)
    areas = [QRectF(row.tagX, row.tagY, row.tagWidth, row.tagHeight) for row in rows]
    assert len(areas) == 3
    assert not any(area.intersects(sign) for area in areas)
    drawn = (FOLDER / "Lost.qml").read_text()
    assert f"frame.droneSize * {SIGN}\n" in drawn
    assert f"frame.droneSize * {SIGN_UP} - height" in drawn


@contextmanager
def window(
    qtbot: QtBot,
    controller: DroneTrafficController | None,
    qml: str,
    width: int,
    height: int,
    zoom: int,
    *,
    high_contrast: bool,
) -> Iterator[QtQuick.QQuickWindow]:
    """A window that shows one QML file of the job."""
    for weight in ("Regular", "SemiBold", "ExtraBold"):
        QFontDatabase.addApplicationFont(str(REPOSITORY / "assets" / "fonts" / f"Pretendard-{weight}.otf"))
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(REPOSITORY))
    theme = engine.singletonInstance("kiosk.kit", "Theme")
    assert isinstance(theme, Theme)
    theme.set_panel(32, 1080, 1920, 0.5, 0.7)
    theme.set_aids(zoom=zoom, high_contrast=high_contrast, low_layout=False, reduced_motion=False)
    given: dict[str, object] = {"source": QUrl.fromLocalFile(FOLDER / qml), "width": width, "height": height}
    engine.setInitialProperties(given | ({"controller": controller} if controller else {}))
    engine.loadData(MAIN)
    shown = engine.rootObjects()[0]
    assert isinstance(shown, QtQuick.QQuickWindow)
    assert shown.property("loaded")
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    del shown, theme
    engine.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize(("width", "height", "zoom"), [(1080, 1000, 100), (1080, 500, 200)])
def test_the_view_loads_and_draws_without_a_warning(
    play: PlayController, qtbot: QtBot, width: int, height: int, zoom: int, high_contrast: bool
) -> None:
    controller = DroneTrafficController(play)
    with window(qtbot, controller, "View.qml", width, height, zoom, high_contrast=high_contrast) as shown:
        empty = shown.grabWindow()
        for _ in range(30):
            play.advance(0.1)
        assert shown.grabWindow() != empty
    controller.deleteLater()


@pytest.mark.parametrize("high_contrast", [False, True])
def test_the_tile_draws_at_any_size(qtbot: QtBot, high_contrast: bool) -> None:
    for width, height in ((120, 90), (420, 300)):
        with window(qtbot, None, "Tile.qml", width, height, 100, high_contrast=high_contrast) as shown:
            qtbot.waitUntil(partial(_painted, shown))


def _painted(window: QtQuick.QQuickWindow) -> bool:
    """Whether the middle row of pixels has more than a plain ground."""
    picture = window.grabWindow()
    row = {picture.pixelColor(x, picture.height() // 2).name() for x in range(0, picture.width(), 3)}
    return len(row) > 5
