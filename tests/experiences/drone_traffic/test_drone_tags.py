"""The drone Stage's tags: whole, apart, and each tied to its own drone."""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import cos, hypot, radians, sin

import pytest
from PySide6.QtCore import QAbstractItemModel, QRectF
from pytestqt.qtbot import QtBot

from kiosk.core.contract import Level
from kiosk.core.play import Play, start
from kiosk.core.texts import Texts
from kiosk.experiences.drone_traffic import labels
from kiosk.experiences.drone_traffic.camera import Rect
from kiosk.experiences.drone_traffic.controller import DroneTrafficController
from kiosk.experiences.drone_traffic.simulation import DroneTraffic
from kiosk.experiences.drone_traffic.stage import Stage, stage
from kiosk.experiences.drone_traffic.state import Conflict, Kind, Phase, Point, State
from kiosk.experiences.drone_traffic.tags import SIGN, SIGN_UP, Sight, TagRow, tags
from kiosk.kit.play_controller import PlayController
from tests.experiences.drone_traffic.drone_scene import FOLDER, crossing, dealt, flying, say, values

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
