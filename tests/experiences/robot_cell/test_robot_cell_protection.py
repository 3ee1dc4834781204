"""The protective distance, the arm's motion and its stopping way, against numbers worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.experiences.robot_cell.motion import (
    GRIP_S,
    PATH_M,
    cycle_s,
    moved,
    parts_per_hour,
    travel_s,
)
from kiosk.experiences.robot_cell.protection import (
    ADDED_M,
    HUMAN_MPS,
    RESPONSE_S,
    brake_s,
    margin_m,
    needed_m,
    separation_m,
    stopping_m,
)
from kiosk.experiences.robot_cell.state import FIELDS_M, SPEEDS_MPS, Arm, Phase, Sensor, Settings

speeds = st.floats(0.0, 2.0)
times = st.floats(0.0, 2.0)
added = st.floats(0.0, 1.0)
more = st.floats(0.0, 1.0)


def test_the_distance_of_the_brief_worked_by_hand() -> None:
    # 1.0 m/s, t_s 0.1 s, t_b 0.4 s, C 0.2 m. The person walks 1.6 · (0.1 + 0.4) = 0.8 m, the arm moves
    # 1.0 · 0.1 = 0.1 m before it brakes and ½ · 1.0 · 0.4 = 0.2 m while it brakes: 0.8 + 0.1 + 0.2 + 0.2.
    assert separation_m(1.0, 0.1, 0.4, 0.2) == pytest.approx(1.3)
    # It is the cell with the fast sensor, 1 m/s and light parts: t_b = 1.0 / 2.5 = 0.4 s.
    assert needed_m(Settings(speed=1, sensor=Sensor.FAST), heavy=False) == pytest.approx(1.3)


@pytest.mark.parametrize(
    ("sensor", "heavy", "expected"),
    [
        # slow, light, 0.5 m/s: 1.6 · (0.4 + 0.2) + 0.5 · 0.4 + ½ · 0.5 · 0.2 + 0.4 = 0.96 + 0.2 + 0.05 + 0.4
        (Sensor.SLOW, False, (1.61, 2.28, 3.05)),
        # fast, light, 1.5 m/s: 1.6 · (0.1 + 0.6) + 0.15 + 0.45 + 0.2 = 1.12 + 0.8
        (Sensor.FAST, False, (0.78, 1.30, 1.92)),
        # slow, heavy, 1.0 m/s: 1.6 · (0.4 + 0.8) + 0.4 + 0.4 + 0.4 = 1.92 + 1.2
        (Sensor.SLOW, True, (1.98, 3.12, 4.46)),
        (Sensor.FAST, True, (1.15, 2.14, 3.33)),
    ],
)
def test_the_table_of_the_readme(sensor: Sensor, heavy: bool, expected: tuple[float, ...]) -> None:
    found = [needed_m(Settings(speed=n, sensor=sensor), heavy) for n in range(3)]
    assert found == pytest.approx(expected)


def test_faster_sensing_shrinks_the_zone_more_than_slowing_down() -> None:
    now = needed_m(Settings(speed=1), heavy=False)
    sensed = needed_m(Settings(speed=1, sensor=Sensor.FAST), heavy=False)
    slowed = needed_m(Settings(speed=0), heavy=False)
    assert now - sensed > now - slowed
    assert parts_per_hour(0, heavy=False) < 0.7 * parts_per_hour(1, heavy=False)


def test_every_cell_but_the_heaviest_can_be_set_safely_or_needs_another_sensor() -> None:
    for speed in range(len(SPEEDS_MPS)):
        assert needed_m(Settings(speed=speed, sensor=Sensor.FAST), heavy=False) <= FIELDS_M[-1]
    assert needed_m(Settings(speed=1, sensor=Sensor.SLOW), heavy=True) > FIELDS_M[-1]
    assert needed_m(Settings(speed=1, sensor=Sensor.FAST), heavy=True) <= FIELDS_M[-1]


@given(speeds, times, times, added, more)
def test_the_distance_is_at_least_the_persons_way_and_grows_with_everything(
    v: float, t_s: float, t_b: float, c: float, step: float
) -> None:
    found = separation_m(v, t_s, t_b, c)
    assert found >= c + HUMAN_MPS * (t_s + t_b) - 1e-9
    for greater in ((v + step, t_s, t_b, c), (v, t_s + step, t_b, c), (v, t_s, t_b + step, c)):
        assert separation_m(*greater) >= found
    assert separation_m(v, t_s, t_b, c + step) == pytest.approx(found + step)


@given(st.sampled_from(SPEEDS_MPS), st.sampled_from(tuple(Sensor)), st.booleans())
def test_the_arm_itself_takes_as_long_and_as_far_to_stop_as_the_formula_says(
    speed: float, sensor: Sensor, heavy: bool
) -> None:
    response_s = RESPONSE_S[sensor]
    braking = Arm(Phase.CARRY, 0.0, speed)
    elapsed_s = 0.0
    while braking.speed_mps > 0.0:
        braking = moved(braking, 0.02, speed, heavy, brakes=True)
        elapsed_s += 0.02
    way_m = speed * response_s + braking.along_m
    assert way_m == pytest.approx(stopping_m(speed, response_s, brake_s(speed, heavy)))
    assert elapsed_s == pytest.approx(brake_s(speed, heavy), abs=0.021)
    # What the person walks meanwhile, and C, make up the rest of S.
    walked_m = HUMAN_MPS * (response_s + brake_s(speed, heavy))
    setting = Settings(speed=SPEEDS_MPS.index(speed), sensor=sensor)
    assert needed_m(setting, heavy) == pytest.approx(walked_m + way_m + ADDED_M[sensor])


def test_a_heavier_part_stops_in_twice_the_time() -> None:
    assert brake_s(1.0, heavy=True) == pytest.approx(2.0 * brake_s(1.0, heavy=False))


def test_the_margin_is_what_the_sensor_sees_beyond_the_distance_needed() -> None:
    # 1.8 m set, 1.61 m needed: 19 cm; with heavy parts 1.98 m are needed: 18 cm short.
    assert margin_m(Settings(), heavy=False) == pytest.approx(0.19)
    assert margin_m(Settings(), heavy=True) == pytest.approx(-0.18)


def test_a_part_takes_the_time_worked_by_hand() -> None:
    # 1 m/s, light: 1.5 / 1 + 1 / 2.5 = 1.9 s there, as long back, 0.8 s for the gripper: 4.6 s, 783 an hour.
    assert cycle_s(1.0, heavy=False) == pytest.approx(4.6)
    assert parts_per_hour(1, heavy=False) == pytest.approx(3600 / 4.6)
    # A top speed that is never reached: 1.5 m with 1.25 m/s² from rest to rest takes 2 √(1.5 / 1.25) s.
    assert travel_s(9.0, 1.25) == pytest.approx(2.19, abs=0.001)


@given(st.sampled_from(SPEEDS_MPS), st.booleans())
def test_the_arm_makes_a_part_in_the_time_the_formula_says(speed: float, heavy: bool) -> None:
    arm, elapsed_s = Arm(), 0.0
    phases = [arm.phase]
    while len(phases) < 5:
        arm = moved(arm, 0.02, speed, heavy, brakes=False)
        elapsed_s += 0.02
        if arm.phase is not phases[-1]:
            phases.append(arm.phase)
    assert phases == [Phase.PICK, Phase.CARRY, Phase.PLACE, Phase.BACK, Phase.PICK]
    assert elapsed_s == pytest.approx(cycle_s(speed, heavy), abs=0.1)
    assert arm == Arm(Phase.PICK, 0.0, 0.0, GRIP_S)


@given(st.floats(0.0, PATH_M), st.floats(0.0, 1.5), st.sampled_from(SPEEDS_MPS), st.booleans(), st.booleans())
def test_the_arm_never_leaves_its_way(
    along: float, now: float, speed: float, heavy: bool, brakes: bool
) -> None:
    arm = Arm(Phase.CARRY, along, now)
    for _ in range(50):
        arm = moved(arm, 0.02, speed, heavy, brakes=brakes)
        assert 0.0 <= arm.along_m <= PATH_M
        assert arm.speed_mps >= 0.0
