"""The moments worth telling: the sensor's story, and the visitor's best and worst moves with their effect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.core.contract import Line, Moment, line
from kiosk.experiences.smart_farm.crop import LEAF_BAND_C, VPD_BAND_KPA
from kiosk.experiences.smart_farm.moves import changed
from kiosk.experiences.smart_farm.reading import clock, power_kw
from kiosk.experiences.smart_farm.schedule import Round, plan
from kiosk.experiences.smart_farm.state import Device, Move, State

MOST_MOMENTS = 5
TELLING_GAIN = 0.012
"""Worth, in hours of full growth, from which a move is worth telling†."""

TELLING_C, TELLING_KPA = 1.5, 0.15
"""Least change that is told, and how much of each weighs alike†."""


PLAIN_C = 3.0
"""A change of temperature that everybody feels is told rather than one of VPD†."""


@dataclass(frozen=True, slots=True)
class Told:
    """A move with the sentence about it."""

    move: Move
    text: Line


def moments(state: State) -> tuple[Moment, ...]:
    """At most five, in the order they happened: the sensor, the two worst moves, then the best ones."""
    ranked = sorted(state.moves, key=lambda one: one.gain)
    days = plan(state.level, state.short)
    bad = _told((one for one in ranked if one.gain < -TELLING_GAIN), days)[:2]
    good = _told((one for one in reversed(ranked) if one.gain > TELLING_GAIN), days)
    chosen = [_sensor_moment(state)] if state.sensor.failed else []
    chosen += [Moment(one.move.at_s, one.text, good=one.move.gain > 0.0) for one in (*bad, *good)]
    return tuple(sorted(chosen[:MOST_MOMENTS], key=lambda one: one.at_s))


def _told(moves: Iterable[Move], days: Sequence[Round]) -> list[Told]:
    """The moves that can be told, at most one of the same devices in a round."""
    found: dict[tuple[int, tuple[Device, ...]], Told] = {}
    for one in moves:
        text = _effect(one, days[one.round - 1].title)
        if text:
            found.setdefault((one.round, changed(one)), Told(one, text))
    return list(found.values())


def _sensor_moment(state: State) -> Moment:
    sensor = state.sensor
    if sensor.mended:
        text = line("moment-sensor-found", minutes=sensor.believed_min)
        return Moment(sensor.mended_at_s, text, good=sensor.believed_min <= 60.0)
    return Moment(sensor.failed_at_s, line("moment-sensor-missed", minutes=sensor.believed_min), good=False)


def _effect(move: Move, day: str) -> Line | None:
    """What a move of this day brought about, in the number that shows it; None where no number does."""
    how = "good" if move.gain > 0.0 else "bad"
    what, devices = _what(move, day), changed(move)
    if devices == (Device.LAMP,):
        lit = "lit" if move.after.lamp else "dark"
        return line(f"moment-{lit}-{how}", what=what, kwh=power_kw(Device.LAMP, 1))
    warmer = _away(move.temp_without_c, LEAF_BAND_C) - _away(move.temp_with_c, LEAF_BAND_C)
    drier = _away(move.vpd_without_kpa, VPD_BAND_KPA) - _away(move.vpd_with_kpa, VPD_BAND_KPA)
    sign = 1.0 if move.gain > 0.0 else -1.0
    by_temp, by_vpd = sign * warmer / TELLING_C, sign * drier / TELLING_KPA
    if max(by_temp, by_vpd) < 1.0:
        saved = devices == (Device.HEAT,) and move.gain > 0.0 and move.after.heat < move.before.heat
        kwh = power_kw(Device.HEAT, move.before.heat) - power_kw(Device.HEAT, move.after.heat)
        return line("moment-saved", what=what, kwh=kwh) if saved else None
    plain = by_temp > 0.0 and abs(move.temp_with_c - move.temp_without_c) >= PLAIN_C
    if plain or by_temp >= by_vpd:
        way = "down" if move.temp_with_c < move.temp_without_c else "up"
        key, now, otherwise = f"moment-temp-{how}-{way}", move.temp_with_c, move.temp_without_c
    else:
        way = "down" if move.vpd_with_kpa < move.vpd_without_kpa else "up"
        key, now, otherwise = f"moment-air-{how}-{way}", move.vpd_with_kpa, move.vpd_without_kpa
    return line(key, what=what, now=now, otherwise=otherwise)


def _away(value: float, band: tuple[float, float]) -> float:
    """How far a value lies outside a band."""
    return max(0.0, band[0] - value, value - band[1])


def _what(move: Move, day: str) -> Line:
    """The move in words: one device, two, or how many."""
    devices = changed(move)
    # three days are told on one page, so an hour alone would not say which
    when = {"day": line(f"day-{day}"), "when": clock(move.hour)}
    if len(devices) > 2:
        two = {"a": line(f"do-{devices[0]}"), "b": line(f"do-{devices[1]}")}
        return line("did-many", **when, count=len(devices), **two)
    last = line(f"did-{devices[-1]}-{move.after.of(devices[-1])}")
    if len(devices) == 1:
        return line("did-one", **when, did=last)
    first = line(f"and-{devices[0]}-{move.after.of(devices[0])}")
    return line("did-two", **when, first=first, did=last)
