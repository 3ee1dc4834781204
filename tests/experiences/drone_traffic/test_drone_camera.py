"""The drone Stage's camera: as near as the traffic allows, and still as long as it can be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from kiosk.experiences.drone_traffic.camera import BLEED, Interest, Lens, followed, framed, of_interest
from kiosk.experiences.drone_traffic.controller import DroneTrafficController
from kiosk.experiences.drone_traffic.state import Point
from kiosk.kit.play_controller import PlayController
from tests.experiences.drone_traffic.drone_scene import dealt, flying

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


@pytest.mark.parametrize(("x", "y"), [(0.1, 0.5), (0.9, 0.5), (0.5, 0.15), (0.5, 0.9)])
def test_the_selected_drone_flies_in_the_middle_of_the_picture(x: float, y: float) -> None:
    spots = ((0.1, 0.15, 0.5), (0.9, 0.9, 0.5), (x, y, 0.5))
    view = framed(Interest(spots, chosen=spots[2]), LENS)
    at_x, at_y = view[0] + x * view[2], view[1] + y * view[3] - 0.5 * LENS.lift
    assert 0.1 * LENS.width - 1 <= at_x <= 0.9 * LENS.width + 1
    assert 0.1 * LENS.height - 1 <= at_y <= 0.9 * LENS.height + 1
    if framed(Interest(spots), LENS)[2] > LENS.least:
        assert all(seen(view, spot) for spot in spots)


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
