"""The Stage of the robot cell: what is shown follows the state, and the View draws it without a warning."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from math import cos, hypot, radians, sin
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QPointF
from pytestqt.qtbot import QtBot

from kiosk.core.contract import Level
from kiosk.core.play import start
from kiosk.core.texts import Texts
from kiosk.experiences.robot_cell import figures, people, scene
from kiosk.experiences.robot_cell.controller import RobotCellController
from kiosk.experiences.robot_cell.motion import PATH_M
from kiosk.experiences.robot_cell.simulation import SIMULATION
from kiosk.experiences.robot_cell.state import REACH_M, Arm, Cell, Phase, Side
from kiosk.kit.icons import ICON_PATHS
from kiosk.kit.play_controller import PlayController
from tests.experiences.robot_cell.robot_cell_states import after, lonely, passer, service, until
from tests.experiences.stage_window import stage_window, words_apart
from tests.jobs import KOREAN

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDER = REPOSITORY / "kiosk" / "experiences" / "robot_cell"


def test_the_links_hang_together_from_the_shoulder_to_the_hand() -> None:
    for n in range(11):
        arm = figures.pose(PATH_M * n / 10, 0.18)
        upper, lower = arm.links
        for link, end in ((upper, arm.elbow), (lower, arm.wrist)):
            tip = (
                link.x0 + link.length * cos(radians(link.angle)),
                link.y0 + link.length * sin(radians(link.angle)),
            )
            assert tip == pytest.approx(end)
        assert (lower.x0, lower.y0) == arm.elbow


def test_the_hand_goes_from_the_belt_to_the_pallet() -> None:
    assert figures.pose(0.0, 0.0).floor == pytest.approx(scene.at(*scene.PICK))
    assert figures.pose(PATH_M, 0.0).floor == pytest.approx(scene.at(*scene.PALLET))
    # the arc is as long as the model's way: 0.75 m times 115 degrees
    assert hypot(*scene.PICK) * abs(scene.SWEEP_RAD) == pytest.approx(PATH_M, abs=0.01)


def test_the_belt_does_not_jump_when_a_part_is_taken() -> None:
    cell = lonely()
    before = {row.key: (row.spotX, row.spotY) for row in figures.belt(cell, 0.0)}
    taken = replace(cell, arm=Arm(Phase.CARRY, 0.0))
    after_it = {row.key: (row.spotX, row.spotY) for row in figures.belt(taken, 0.0)}
    assert "0" in before
    assert "0" not in after_it
    assert all(after_it[key] == pytest.approx(before[key]) for key in after_it if key in before)
    back = replace(cell, parts=1, arm=Arm(Phase.BACK, 0.0))
    ready = replace(cell, parts=1, arm=Arm(Phase.PICK, 0.0))
    assert figures.belt(back, 0.0)[-1] == figures.belt(ready, 0.0)[-1]


def test_finished_parts_pile_up_and_keep_what_they_are() -> None:
    cell = replace(lonely(), parts=11, light_parts=4)
    rows = figures.stack(cell)
    assert [row.picture for row in rows] == ["part_light"] * 4 + ["part_heavy"] * 7
    # the tenth starts the second layer, above the first
    assert rows[9].spotX == pytest.approx(rows[0].spotX)
    assert rows[9].spotY < rows[0].spotY
    assert figures.layer_m(cell) == pytest.approx(figures.PART_M)


def test_whom_the_sensor_sees_wears_an_eye_and_who_is_in_danger_a_warning() -> None:
    walking = lonely(passer(lane_m=1.2))
    near = until(walking, lambda one: people.distance_m(people.place(one.visits[0], one.time_s)) < 1.5)
    assert figures.crowd(near, near.time_s)[0].sign == "watch"
    short = until(
        lonely(passer(lane_m=1.2), speed=1, field=0),
        lambda one: people.distance_m(people.place(one.visits[0], one.time_s)) < 1.5,
    )
    row = figures.crowd(short, short.time_s)[0]
    assert (row.sign, row.alarm) == ("warning", True)
    fenced = replace(near, settings=replace(near.settings, fence=near.visits[0].side))
    assert figures.crowd(fenced, near.time_s)[0].sign == ""


def test_service_kneels_unseen_until_the_arm_moves() -> None:
    cell = until(lonely(service()), lambda one: people.kneels(one.visits[0], one.time_s))
    standing = figures.crowd(cell, cell.time_s)[0]
    assert (standing.picture, standing.sign) == ("kneel", "")
    moving = after(cell, 1.5)
    assert figures.crowd(moving, moving.time_s)[0].sign == "warning"


def test_everybody_walks_on_the_floor_that_is_drawn() -> None:
    cell = SIMULATION.begin(Level.KEEN, random.Random(3))
    for visit in cell.visits:
        for share in (0.0, 0.3, 0.6, 1.0):
            x, y = people.place(visit, visit.at_s + share * (people.ends_s(visit) - visit.at_s))
            assert max(abs(x), abs(y)) <= people.EDGE_M
            on_sheet = scene.at(x, y)
            assert 0.0 <= on_sheet[0] <= scene.SHEET[0]
            assert 0.0 <= on_sheet[1] <= scene.SHEET[1]


def test_every_picture_and_icon_asked_for_is_there() -> None:
    asked = {"kneel", "part_light", "part_heavy"}
    asked |= {f"walk_{who}_{axis}_{step}" for who in "abs" for axis in "xy" for step in (0, 1)}
    asked |= {f"{thing}_{side}" for thing in ("lane", "fence") for side in ("left", "right")}
    asked |= {f"lamp_{condition}" for condition in ("run", "hold", "off")}
    asked |= {"head_slow", "head_fast", "link", "joint", "tile"}
    for name in asked:
        assert (FOLDER / "pictures" / f"{name}.svg").exists(), name
    assert {"watch", "warning", "pause", "stop", "normal", "check"} <= ICON_PATHS.keys()


@pytest.fixture(scope="module")
def texts() -> Texts:
    """The job's own Korean words."""
    return KOREAN


@pytest.fixture
def play(texts: Texts, qtbot: QtBot) -> Iterator[PlayController]:
    """A play on its first event."""
    controller = PlayController(start(SIMULATION, Level.STANDARD, random.Random(7)), texts, "robot_cell")
    yield controller
    controller.deleteLater()


def rows(model: object) -> int:
    assert isinstance(model, QAbstractItemModel)
    return model.rowCount()


def test_the_stage_says_what_the_desk_has_done(play: PlayController) -> None:
    stage = RobotCellController(play)
    assert stage.property("condition") == "off"
    assert stage.property("marginWords") == "19\u00a0cm 남음"
    assert stage.property("fieldRadius") == pytest.approx((REACH_M + 1.8) * scene.METRE)
    assert stage.property("neededRadius") == pytest.approx((REACH_M + 1.61) * scene.METRE)
    assert stage.property("margin") > stage.property("goodFrom")
    for action in ("start", "speed"):
        assert play.press(action)
    assert stage.property("condition") == "run"
    assert stage.property("unsafe")
    assert stage.property("marginWords") == "48\u00a0cm 모자람"
    assert stage.property("marginBrief") == "-48\u00a0cm"
    assert stage.property("margin") < stage.property("goodFrom")
    play.press("sensor")
    assert not stage.property("unsafe")
    assert stage.property("sweepS") < 2.0
    play.press("fence")
    assert stage.property("fence") == "left"
    stage.deleteLater()


def test_the_arm_moves_between_two_steps_and_parts_grow(play: PlayController) -> None:
    stage = RobotCellController(play)
    play.press("start")
    wrists: set[tuple[float, float]] = set()
    for _ in range(90):
        play.advance(1 / 30)
        wrist = stage.property("wrist")
        assert isinstance(wrist, QPointF)
        wrists.add((wrist.x(), wrist.y()))
    assert len(wrists) > 60
    assert stage.property("carried") == "part_light"
    assert rows(stage.property("links")) == 2
    for _ in range(70):
        play.advance(0.1)
    cell = play.play.state
    assert isinstance(cell, Cell)
    assert cell.parts == rows(stage.property("stack")) > 0
    stage.deleteLater()


def test_the_gauge_does_not_speak_of_a_margin_for_somebody_unseen(texts: Texts, qtbot: QtBot) -> None:
    kneeling = until(lonely(service()), lambda one: one.event.startswith("kneel"))
    begun = start(SIMULATION, Level.STANDARD, random.Random(7))
    play = PlayController(replace(begun, state=kneeling, previous=kneeling), texts, "robot_cell")
    stage = RobotCellController(play)
    assert stage.property("margin") == 0.0
    assert stage.property("marginWords") == "센서가 못 봐요"
    play.press("stop")
    assert stage.property("marginWords") == "19\u00a0cm 남음"
    stage.deleteLater()
    play.deleteLater()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("size", "zoom"), [((1005, 640), 100), ((900, 780), 100), ((1005, 300), 200), ((800, 420), 150)]
)
def test_the_view_draws_at_any_size_and_its_words_stay_apart(
    play: PlayController, qtbot: QtBot, size: tuple[int, int], zoom: int, dark: bool
) -> None:
    stage = RobotCellController(play)
    with stage_window(qtbot, FOLDER / "View.qml", size, stage, zoom=zoom, high_contrast=dark) as shown:
        empty = shown.grabWindow()
        play.press("start")
        play.press("speed")
        for _ in range(30):
            play.advance(0.1)
        assert shown.grabWindow() != empty
        assert words_apart(shown)
    stage.deleteLater()


def test_a_sign_stands_where_somebody_announced_will_come_in() -> None:
    cell = lonely(service(at_s=4.0), fence=Side.LEFT)
    assert figures.expected(cell) is None
    coming = until(cell, lambda one: one.event.startswith("service"))
    # the left side is fenced, so she comes in on the right: from the middle of the right edge, x near 4
    spot = figures.expected(coming)
    assert spot is not None
    assert spot[0] > scene.ORIGIN[0]
    assert figures.expected(until(coming, lambda one: one.time_s >= 4.0)) is None
