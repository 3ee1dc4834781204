"""drone_traffic, the geometry and the single aircraft, against numbers worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from math import dist, hypot, sqrt
from typing import cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.core.contract import STEP_S
from kiosk.experiences.drone_traffic.airspace import (
    LOOKAHEAD_S,
    SEPARATION_M,
    SLOW_S,
    closest_approach,
    conflict_between,
    distance_m,
    legs,
    position,
    predicted_track,
)
from kiosk.experiences.drone_traffic.flight import (
    arrival_battery,
    fly,
    instructed,
    power_w,
    spent,
    verbs,
)
from kiosk.experiences.drone_traffic.state import AREA_M, Aircraft, Conflict, Kind, Phase, Point
from tests.experiences.drone_traffic.drone_sky import drone


def conflict(a: Aircraft, b: Aircraft) -> Conflict | None:
    return conflict_between(a, b, legs(a), legs(b))


def near(x_m: float, y_m: float) -> Point:
    """A place, give or take a hair."""
    return Point(cast("float", pytest.approx(x_m)), cast("float", pytest.approx(y_m)))


def flown(aircraft: Aircraft, seconds: float, dt_s: float = STEP_S) -> Aircraft:
    for step in range(round(seconds / dt_s)):
        aircraft = fly(aircraft, dt_s, (step + 1) * dt_s)
    return aircraft


def test_the_closest_point_of_two_crossing_courses() -> None:
    # Δp = (−100, −80), Δv = (10, 10): t* = (1000 + 800) / 200 = 9 s; there Δ = (−10, 10), √200 = 14.14 m
    found = closest_approach(-100.0, -80.0, 10.0, 10.0)

    assert found.in_s == pytest.approx(9.0)
    assert found.miss_m == pytest.approx(sqrt(200.0))


def test_aircraft_flying_apart_are_closest_now() -> None:
    found = closest_approach(30.0, 40.0, 3.0, 4.0)

    assert found.in_s == 0.0
    assert found.miss_m == pytest.approx(50.0)


def test_a_crossing_is_predicted_with_its_time_distance_place_and_length() -> None:
    a = drone("G1", at=(300.0, 300.0), to=(600.0, 300.0), speed=10.0)
    b = drone("G2", at=(400.0, 380.0), to=(400.0, 100.0), speed=10.0)

    found = conflict(a, b)

    assert found is not None
    assert found.in_s == pytest.approx(9.0)
    assert found.miss_m == pytest.approx(sqrt(200.0))
    # after 9 s: a at (390, 300), b at (400, 290)
    assert (found.point.x_m, found.point.y_m) == pytest.approx((395.0, 295.0))
    # inside 50 m for 2·√(2500 − 200) / √200 = 6.78 s
    assert found.lost_for_s == pytest.approx(2 * sqrt(2300.0) / sqrt(200.0))
    assert not found.lost


def test_a_miss_of_fifty_metres_is_no_conflict() -> None:
    a = drone("G1", at=(200.0, 300.0), to=(700.0, 300.0))
    beside = drone("G2", at=(500.0, 350.0), to=(100.0, 350.0))
    nearer = drone("G2", at=(500.0, 349.0), to=(100.0, 349.0))

    assert conflict(a, beside) is None
    assert conflict(a, nearer) is not None


def test_a_meeting_beyond_the_look_ahead_is_no_conflict_yet() -> None:
    # head-on at 30 m/s: 615 m is 20.5 s away, 585 m is 19.5 s
    far = drone("G2", at=(715.0, 300.0), to=(0.0, 300.0))
    a = drone("G1", at=(100.0, 300.0), to=(790.0, 300.0))

    assert conflict(a, far) is None
    assert conflict(a, replace(far, x_m=685.0)) is not None


def test_different_layers_never_conflict() -> None:
    a = drone("G1", at=(300.0, 300.0), to=(600.0, 300.0), speed=10.0)
    above = drone("G2", at=(400.0, 380.0), to=(400.0, 100.0), speed=10.0, altitude=120.0)

    assert conflict(a, above) is None


@pytest.mark.parametrize(
    ("start_m", "lost_s"),
    [
        # head-on at 30 m/s; b climbs at 6 m/s, so it is 20 m higher after 3.33 s
        (200.0, None),  # inside 50 m from 5.00 s on: high enough by then
        (140.0, 20.0 / 6.0 - 3.0),  # from 3.00 s on: 0.33 s too late
        (110.0, 20.0 / 6.0 - 2.0),  # from 2.00 s on: 1.33 s too late
    ],
)
def test_climbing_out_of_a_conflict_takes_its_time(start_m: float, lost_s: float | None) -> None:
    a = drone("G1", at=(300.0, 300.0), to=(700.0, 300.0))
    b = instructed(drone("G2", at=(300.0 + start_m, 300.0), to=(50.0, 300.0)), "climb", (), 0.0)

    found = conflict(a, b)

    assert (found and found.lost_for_s) == (lost_s and pytest.approx(lost_s))


def test_a_braking_aircraft_stops_where_it_was_predicted_to() -> None:
    # 15 m/s at 5 m/s²: 3 s and 15² / (2·5) = 22.5 m
    holding = instructed(drone(at=(400.0, 400.0)), "hold", (), 0.0)

    stopped = flown(holding, 5.0)

    assert position(legs(holding), 5.0) == near(422.5, 400.0)
    assert stopped.x_m == pytest.approx(422.5, abs=0.05)
    assert stopped.speed_mps == 0.0
    assert stopped.phase is Phase.HOLDING


def test_the_unregistered_drone_is_predicted_straight_on() -> None:
    straight = replace(
        drone(kind=Kind.UNREGISTERED), path=(Point(430.0, 400.0), Point(430.0, 800.0)), heading_deg=90.0
    )

    assert position(legs(straight), 10.0) == near(550.0, 400.0)
    assert verbs(straight) == ()


def test_height_changes_at_six_metres_a_second_up_and_five_down() -> None:
    assert flown(instructed(drone(), "climb", (), 0.0), 3.0).altitude_m == pytest.approx(108.0)
    assert flown(instructed(drone(), "climb", (), 0.0), 5.0).altitude_m == pytest.approx(120.0)
    assert flown(instructed(drone(), "descend", (), 0.0), 3.0).altitude_m == pytest.approx(75.0)


def test_no_instruction_leads_out_of_the_layers() -> None:
    assert "climb" not in verbs(drone(altitude=120.0))
    assert "descend" not in verbs(drone(altitude=60.0))
    assert len(verbs(drone())) == 5


def test_waiting_and_climbing_cost_battery() -> None:
    # one layer: 9 kg · 9.81 · 30 m / 0.5 = 5297 J of 1.98 MJ, ten times squeezed: 2.68 % over level flight
    level, climbing = flown(drone(), 5.0), flown(instructed(drone(), "climb", (), 0.0), 5.0)
    assert level.battery - climbing.battery == pytest.approx(10 * 9 * 9.81 * 30 / 0.5 / 1.98e6, rel=1e-3)

    assert power_w(0.0, climbing=False) == 900.0
    assert power_w(15.0, climbing=False) == pytest.approx(765.0)
    # 8 s of hovering: 900 W · 8 s · 10 / 1.98 MJ = 3.64 %
    assert spent(0.0, False, 8.0) == pytest.approx(0.03636, abs=1e-5)


def test_the_battery_on_arrival_is_foretold() -> None:
    aircraft = instructed(drone(at=(400.0, 400.0), to=(700.0, 400.0)), "climb", (), 0.0)

    landed = flown(aircraft, 25.0)

    assert landed.phase is Phase.DELIVERED
    assert landed.phase_since_s == pytest.approx(20.0)  # 300 m at 15 m/s
    assert landed.battery == pytest.approx(arrival_battery(aircraft), abs=0.001)


def test_an_empty_battery_brings_the_aircraft_down() -> None:
    down = flown(drone(battery=0.004), 30.0)

    assert down.phase is Phase.LANDED
    assert down.battery == 0.0
    assert down.altitude_m == 0.0


def test_a_sidestep_leads_round_the_other_and_on_to_the_goal() -> None:
    a = drone("G1", at=(200.0, 400.0), to=(750.0, 400.0))
    b = drone("G2", at=(500.0, 400.0), to=(50.0, 400.0))

    aside = instructed(a, "sidestep", (b,), 0.0)

    assert conflict(a, b) is not None
    assert conflict(aside, b) is None
    assert aside.destination == a.destination
    assert predicted_track(aside)[1] == near(290.0, 310.0)  # to the right
    assert flown(aside, 60.0).delivered


def test_a_sidestep_goes_left_where_the_right_is_taken() -> None:
    a = drone("G1", at=(200.0, 400.0), to=(750.0, 400.0))
    on_the_right = drone("G2", at=(290.0, 310.0), to=(290.0, 300.0), speed=1.0)

    aside = instructed(a, "sidestep", (on_the_right,), 0.0)

    assert aside.path[0].y_m > a.y_m


places = st.floats(min_value=60.0, max_value=AREA_M - 60.0)
points = st.tuples(places, places)


@given(points, points, points, points, st.floats(13.0, 17.0), st.floats(13.0, 17.0))
def test_what_is_predicted_is_what_happens(
    a0: tuple[float, float],
    a1: tuple[float, float],
    b0: tuple[float, float],
    b1: tuple[float, float],
    va: float,
    vb: float,
) -> None:
    assume(min(dist(a0, a1), dist(b0, b1)) > 20.0)
    a, b = drone("G1", at=a0, to=a1, speed=va), drone("G2", at=b0, to=b1, speed=vb)
    found = conflict(a, b)

    gaps = []
    for step in range(round(LOOKAHEAD_S / STEP_S)):
        if a.flying and b.flying:
            gaps.append(distance_m(a, b))
        a, b = fly(a, STEP_S, step * STEP_S), fly(b, STEP_S, step * STEP_S)

    between_two_looks_m = (va + vb) * STEP_S
    if found:
        assert min(gaps) == pytest.approx(found.miss_m, abs=between_two_looks_m)
    else:  # those who close in slowly are told of SLOW_S ahead
        assert min(gaps[: round(SLOW_S / STEP_S)]) >= SEPARATION_M - between_two_looks_m


@given(
    points, points, st.lists(st.sampled_from(["climb", "descend", "hold", "resume", "sidestep"]), max_size=6)
)
def test_an_aircraft_never_jumps(
    start: tuple[float, float], goal: tuple[float, float], instructions: list[str]
) -> None:
    aircraft = drone(at=start, to=goal)
    for verb in instructions:
        if verb in verbs(aircraft):
            aircraft = instructed(aircraft, verb, (), 0.0)
        for _ in range(15):
            later = fly(aircraft, STEP_S, 1.0)
            moved_m = hypot(later.x_m - aircraft.x_m, later.y_m - aircraft.y_m)
            assert moved_m <= aircraft.cruise_mps * STEP_S + 1e-9
            assert abs(later.altitude_m - aircraft.altitude_m) <= 6.0 * STEP_S + 1e-9
            assert 0.0 <= later.battery <= aircraft.battery
            aircraft = later
