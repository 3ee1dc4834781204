"""The moments worth telling: what this visitor's own decisions did, with the model's numbers."""

from __future__ import annotations

from math import fsum

from kiosk.core.contract import STEP_S, Line, Moment, line
from kiosk.experiences.energy_manager.battery import empty
from kiosk.experiences.energy_manager.day import READY_KWH, missing_kwh
from kiosk.experiences.energy_manager.deal import DAY_START_H
from kiosk.experiences.energy_manager.state import State, Stretch
from kiosk.experiences.energy_manager.tariff import REQUEST_WON_PER_KWH

MOST_MOMENTS = 5

LOWER_KW = 6.0
"""How much lower or nearer a day's peak must be to be told†."""

BOUGHT_KWH, WASTED_KWH = 4.0, 8.0
"""Energy bought to store, or left to flow away, from which on it is told†."""

EVENING_WON_PER_KWH = 180.0
"""What a kWh from the roof is worth in the evening: the dear price, after the way through the battery."""

_Ranked = tuple[float, Moment]


def clock(hour: float) -> Line:
    """An hour of the day in words, to the nearest five minutes."""
    minutes = round(hour * 12) * 5
    whole, rest = divmod(minutes, 60)
    return line("clock", hour=whole, minute=rest) if rest else line("clock-hour", hour=whole)


def _rounded(won: float) -> float:
    """Money to the nearest hundred: the model is not more exact."""
    return float(round(won / 100.0) * 100)


def moments(state: State) -> tuple[Moment, ...]:
    """The most telling moments in the order they happened: good and bad ones, the weightiest."""
    ranked = sorted(
        (*_peaks(state), *_cars(state), *_requests(state), *_stretches(state)), key=lambda one: -one[0]
    )
    good = [one for one in ranked if one[1].good]
    bad = [one for one in ranked if not one[1].good]
    chosen = [*good[:2], *bad[:2]]
    chosen += [one for one in ranked if one not in chosen][: MOST_MOMENTS - len(chosen)]
    return tuple(sorted((one[1] for one in chosen), key=lambda one: one.at_s))


def _at_s(state: State, day: int, hour: float) -> float:
    return round(day * state.round_s + (hour - DAY_START_H) / state.dt_h * STEP_S, 3)


def _stretches(state: State) -> list[_Ranked]:
    """The weightiest stretch of each verb and judgement."""
    told: dict[str, _Ranked] = {}
    for one in state.stretches:
        found = _stretch(one)
        if found and found[0] > told.get(found[1].text.key, (0.0, None))[0]:
            told[found[1].text.key] = found
    return list(told.values())


def _stretch(one: Stretch) -> _Ranked | None:
    """One stretch as a moment, weighed in won."""
    start, end, day = clock(one.start_h), clock(one.end_h), one.round
    if one.verb == "charge":
        bought = one.kwh - one.roof_kwh
        if bought > max(BOUGHT_KWH, one.roof_kwh):
            text = line("moment-bought", day=day, start=start, kwh=bought, peak=one.peak_kw)
            return bought * EVENING_WON_PER_KWH, Moment(one.at_s, text, good=False)
        worth = one.roof_kwh * EVENING_WON_PER_KWH
        text = line("moment-charged", day=day, start=start, end=end, kwh=one.roof_kwh, won=_rounded(worth))
        return worth, Moment(one.at_s, text, good=True)
    if one.verb == "waste" and one.kwh > WASTED_KWH:
        worth = min(one.kwh, one.peak_kw) * EVENING_WON_PER_KWH
        text = line("moment-wasted", day=day, start=start, end=end, kwh=one.kwh, won=_rounded(worth))
        return worth, Moment(one.at_s, text, good=False)
    if one.verb == "discharge":
        text = line("moment-discharged", day=day, start=start, kwh=one.kwh, won=_rounded(one.won))
        return one.won, Moment(one.at_s, text, good=True)
    return None


def _peaks(state: State) -> list[_Ranked]:
    """The day whose peak was lowered most, and the day whose peak stayed highest over its goal."""
    told: list[_Ranked] = []
    for n, ((day, idle), goal) in enumerate(zip(state.done, state.goals, strict=True)):
        at_s, when = _at_s(state, n, day.peak_h), clock(day.peak_h)
        lower, over = idle.peak_kw - day.peak_kw, day.peak_kw - goal.peak_kw
        if over > LOWER_KW:
            left = "moment-peak-empty" if _was_empty(state, n, day.peak_h) else "moment-peak"
            text = line(left, day=n + 1, when=when, peak=day.peak_kw, goal=goal.peak_kw)
            told.append((900.0 * over, Moment(at_s, text, good=False)))
        elif lower > LOWER_KW:
            text = line("moment-lower", day=n + 1, when=when, peak=day.peak_kw, idle=idle.peak_kw)
            told.append((400.0 * lower, Moment(at_s, text, good=True)))
    worst = [max(group, key=lambda one: one[0]) for group in _by_good(told) if group]
    return worst


def _by_good(told: list[_Ranked]) -> tuple[list[_Ranked], list[_Ranked]]:
    return [one for one in told if one[1].good], [one for one in told if not one[1].good]


def _was_empty(state: State, day: int, hour: float) -> bool:
    """Whether the battery had been emptied by the hour of a day's peak."""
    ends = [
        one.end_h
        for one in state.stretches
        if one.verb == "discharge" and one.round == day + 1 and one.end_h <= hour + 0.3
    ]
    return bool(ends) and empty(state.done[day][0].stored_kwh)


def _cars(state: State) -> list[_Ranked]:
    """Cars that left without what they needed, or that waited out the dear hours in time."""
    told: list[_Ranked] = []
    for n, (dealt, (day, _)) in enumerate(zip(state.days, state.done, strict=True)):
        lacks = missing_kwh(dealt, day)
        late = [car for car, lack in zip(dealt.cars, lacks, strict=True) if lack > READY_KWH]
        if late:
            car = late[-1]
            text = line("moment-late", day=n + 1, count=len(late), when=clock(car.leaves_h), kwh=fsum(lacks))
            told.append((9000.0 * len(late), Moment(_at_s(state, n, car.leaves_h), text, good=False)))
        waits = [one for one in state.stretches if one.verb == "defer" and one.round == n + 1]
        if waits and not late:
            one = max(waits, key=lambda wait: wait.kwh)
            text = line(
                "moment-deferred", day=n + 1, start=clock(one.start_h), end=clock(one.end_h), kwh=one.kwh
            )
            told.append((100.0 * one.kwh, Moment(one.at_s, text, good=True)))
    return [max(group, key=lambda one: one[0]) for group in _by_good(told) if group]


def _requests(state: State) -> list[_Ranked]:
    """How far a request was kept."""
    told: list[_Ranked] = []
    for n, (dealt, cut_kwh) in enumerate(zip(state.days, state.cuts_kwh, strict=True)):
        request = dealt.request
        if request is None:
            continue
        mean_kw = cut_kwh / (request.end_h - request.start_h)
        good = mean_kw >= 0.8 * request.less_kw
        text = line(
            "moment-request-kept" if good else "moment-request-missed",
            day=n + 1,
            asked=request.less_kw,
            less=mean_kw,
            won=_rounded(REQUEST_WON_PER_KWH * cut_kwh),
        )
        told.append((30_000.0, Moment(_at_s(state, n, request.start_h), text, good=good)))
    return told
