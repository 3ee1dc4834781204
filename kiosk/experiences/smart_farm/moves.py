"""What the visitor did, judged by the model: touches in quick succession are one move."""

from __future__ import annotations

from kiosk.experiences.smart_farm.advice import HELPFUL, ahead, skies
from kiosk.experiences.smart_farm.schedule import round_number
from kiosk.experiences.smart_farm.sight import hour, today
from kiosk.experiences.smart_farm.state import Device, Move, Settings, State

TOGETHER_S = 2.5
"""Touches no farther apart than this are one move: settings on the way are passed through, not chosen†."""


def moved_on(state: State, settings: Settings) -> tuple[Move, ...]:
    """The moves of a play after a touch led to some settings."""
    past, begun = state.moves, None
    number = round_number(state.level, state.short, state.time_s)
    if past and past[-1].round == number and state.time_s - past[-1].last_s <= TOGETHER_S:
        past, begun = past[:-1], past[-1]
    before = begun.before if begun else state.settings
    if settings == before:
        return past
    air, start_h = (begun.air, begun.hour) if begun else (state.air, hour(state))
    coming = skies(today(state), start_h)
    without, done = (ahead(air, one, coming, HELPFUL) for one in (before, settings))
    move = Move(
        at_s=begun.at_s if begun else state.time_s,
        last_s=state.time_s,
        round=number,
        hour=start_h,
        air=air,
        before=before,
        after=settings,
        temp_with_c=done.air.temp_c,
        temp_without_c=without.air.temp_c,
        vpd_with_kpa=done.vpd_kpa,
        vpd_without_kpa=without.vpd_kpa,
        gain=done.worth - without.worth,
    )
    return (*past, move)


def changed(move: Move) -> tuple[Device, ...]:
    """The devices that stand otherwise after a move."""
    return tuple(device for device in Device if move.before.of(device) != move.after.of(device))
