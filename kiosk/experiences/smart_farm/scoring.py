"""What a play was worth, and why: measures, the moments worth telling, score and stars (README.md, Score)."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.core.contract import Line, Measure, Moment, Outcome, line
from kiosk.experiences.smart_farm.reading import clock, power_kw
from kiosk.experiences.smart_farm.schedule import MINUTES_PER_S, plan
from kiosk.experiences.smart_farm.state import Choice, Device, State

FULL_GROWTH, NO_GROWTH = 0.88, 0.10
"""Shares of the possible growth that count as all and as nothing†: hot days leave nobody the whole."""

MOULD_WEIGHT = 0.6
"""What a certain outbreak of mould takes of the harvest†."""

DEAR_KWH_PER_H, ENERGY_WEIGHT = 60.0, 0.15
"""Electricity an hour at which nothing is left of the saving, and what that is of the score†."""

LEAN_KWH_PER_H, LAVISH_KWH_PER_H = 8.0, 20.0
"""Up to here one saved, from here one spent: for the trade-off's words†."""

THREE_STARS, TWO_STARS = 0.75, 0.5
MOST_MOMENTS = 5
TELLING_GAIN = 0.012
TELLING_C = 1.5


def outcome(state: State) -> Outcome:
    """The outcome of a finished play."""
    minutes = _minutes(state)
    grown, disease = state.crop.grown, state.crop.disease
    dear = min(1.0, state.energy_kwh / (DEAR_KWH_PER_H * minutes / 60.0))
    growth = min(1.0, max(0.0, (grown - NO_GROWTH) / (FULL_GROWTH - NO_GROWTH)))
    score = growth * (1.0 - MOULD_WEIGHT * disease) * (1.0 - ENERGY_WEIGHT * dear)
    measures = (
        Measure("growth", 100.0 * grown, 72.0, 100.0),
        Measure("band", 100.0 * state.good_min / minutes, 55.0, 100.0),
        Measure("disease", 100.0 * disease, 0.0, 20.0),
        Measure("energy", state.energy_kwh, 0.0, LAVISH_KWH_PER_H * minutes / 60.0),
        Measure("sensor", state.sensor.believed_min, 0.0, 60.0),
    )
    stars = 3 if score >= THREE_STARS else 2 if score >= TWO_STARS else 1
    return Outcome(score, stars, measures, _moments(state), _tradeoff(state, minutes))


def _minutes(state: State) -> float:
    """Minutes of the days that were played."""
    return plan(state.level, state.short)[-1].end_s * MINUTES_PER_S


def _moments(state: State) -> tuple[Moment, ...]:
    """The most telling moments in the order they happened.

    What became of the sensor, the two worst touches, the best touches by different devices.
    """
    ranked = sorted(state.choices, key=lambda one: one.gain)
    bad = _one_a_device(one for one in ranked if one.gain < -TELLING_GAIN)
    good = _one_a_device(one for one in reversed(ranked) if one.gain > TELLING_GAIN)
    chosen = [_sensor_moment(state)] if state.sensor.failed else []
    chosen += [_choice_moment(one) for one in bad[:2]]
    chosen += [_choice_moment(one) for one in good]
    return tuple(sorted(chosen[:MOST_MOMENTS], key=lambda one: one.at_s))


def _one_a_device(choices: Iterable[Choice]) -> list[Choice]:
    """The first of each device and round."""
    found: dict[tuple[Device, int], Choice] = {}
    for one in choices:
        found.setdefault((one.device, one.round), one)
    return list(found.values())


def _sensor_moment(state: State) -> Moment:
    sensor = state.sensor
    if sensor.mended:
        text = line("moment-sensor-found", minutes=sensor.believed_min)
        return Moment(sensor.mended_at_s, text, good=sensor.believed_min <= 60.0)
    return Moment(sensor.failed_at_s, line("moment-sensor-missed", minutes=sensor.believed_min), good=False)


def _choice_moment(one: Choice) -> Moment:
    """A touch, with what the model says would have been without it."""
    what = line(f"did-{one.device}-{one.setting}", when=clock(one.hour))
    good = one.gain > 0.0
    how = "good" if good else "bad"
    if one.device is Device.LAMP:
        lit = "lit" if one.setting else "dark"
        return Moment(one.at_s, line(f"moment-{lit}-{how}", what=what, kwh=power_kw(Device.LAMP, 1)), good)
    if abs(one.temp_with_c - one.temp_without_c) >= TELLING_C:
        text = line(f"moment-temp-{how}", what=what, now=one.temp_with_c, otherwise=one.temp_without_c)
    else:
        text = line(f"moment-air-{how}", what=what, now=one.vpd_with_kpa, otherwise=one.vpd_without_kpa)
    return Moment(one.at_s, text, good)


def _tradeoff(state: State, minutes: float) -> Line:
    """The trade-off in the light of what the visitor did."""
    rate = state.energy_kwh / (minutes / 60.0)
    values = {"kwh": state.energy_kwh, "growth": 100.0 * state.crop.grown}
    if state.crop.disease > 0.25:
        return line("tradeoff-wet", disease=100.0 * state.crop.disease, kwh=state.energy_kwh)
    if rate > LAVISH_KWH_PER_H:
        return line("tradeoff-lavish", **values)
    return line("tradeoff-lean" if rate < LEAN_KWH_PER_H else "tradeoff", **values)
