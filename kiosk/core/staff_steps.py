"""Settings that are turned up and down, or on and off: volume, quiet hours, people, date and time."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from kiosk.core import staff as st
from kiosk.core.front import MAX_GROUP_PEOPLE, StaffSettings
from kiosk.core.staff_work import StaffTurn

FIRST_YEAR, LAST_YEAR = 2024, 2099


def _settings(turn: StaffTurn) -> StaffSettings:
    return turn.rules.effective(turn.staff.settings)


def _volume(turn: StaffTurn, way: str) -> None:
    step = st.VOLUME_STEP if way == "up" else -st.VOLUME_STEP
    volume = round((_settings(turn).volume or 0.0) + step, 1)
    turn.keep("volume", volume=min(1.0, max(0.0, volume)))


def _quiet(turn: StaffTurn, _: str) -> None:
    """Quiet hours on, from where they were or as usual, or off."""
    begin, end = ("", "") if _settings(turn).quiet_from else st.DEFAULT_QUIET
    turn.keep("quiet_hours", quiet_from=begin, quiet_until=end)


def _quiet_from(turn: StaffTurn, way: str) -> None:
    if begin := _settings(turn).quiet_from:
        turn.keep("quiet_hours", quiet_from=_half_hour(begin, way), quiet_until=_settings(turn).quiet_until)


def _quiet_until(turn: StaffTurn, way: str) -> None:
    if end := _settings(turn).quiet_until:
        turn.keep("quiet_hours", quiet_from=_settings(turn).quiet_from, quiet_until=_half_hour(end, way))


def _half_hour(at: str, way: str) -> str:
    """The next half hour that way, round the clock."""
    minutes = int(at[:2]) * 60 + int(at[3:])
    step = st.QUIET_STEP_MIN
    moved = minutes // step * step + step if way == "up" else -(-minutes // step) * step - step
    hours, rest = divmod(moved % st.DAY_MIN, 60)
    return f"{hours:02d}:{rest:02d}"


def _test_mode(turn: StaffTurn, _: str) -> None:
    turn.keep("test_mode", is_test=not turn.staff.settings.is_test)


def _short_rounds(turn: StaffTurn, _: str) -> None:
    turn.keep("short_rounds", short_rounds=not _settings(turn).short_rounds)


def _people(turn: StaffTurn, way: str) -> None:
    people = turn.staff.people + (1 if way == "up" else -1)
    turn.be(people=min(MAX_GROUP_PEOPLE, max(0, people)))


def _clock_year(clock: datetime, step: int) -> datetime:
    return _on(clock, min(LAST_YEAR, max(FIRST_YEAR, clock.year + step)), clock.month)


def _clock_month(clock: datetime, step: int) -> datetime:
    return _on(clock, clock.year, (clock.month - 1 + step) % 12 + 1)


def _clock_day(clock: datetime, step: int) -> datetime:
    days = monthrange(clock.year, clock.month)[1]
    return clock.replace(day=(clock.day - 1 + step) % days + 1)


def _clock_hour(clock: datetime, step: int) -> datetime:
    return clock.replace(hour=(clock.hour + step) % 24)


def _clock_minute(clock: datetime, step: int) -> datetime:
    moved = clock + timedelta(minutes=step)
    return clock.replace(hour=moved.hour, minute=moved.minute)


def _on(clock: datetime, year: int, month: int) -> datetime:
    """The same day of another month, or its last."""
    return clock.replace(year=year, month=month, day=min(clock.day, monthrange(year, month)[1]))


CLOCK: Mapping[str, Callable[[datetime, int], datetime]] = {
    "clock_year": _clock_year,
    "clock_month": _clock_month,
    "clock_day": _clock_day,
    "clock_hour": _clock_hour,
    "clock_minute": _clock_minute,
}


def _clock(name: str) -> Callable[[StaffTurn, str], None]:
    def step(turn: StaffTurn, way: str) -> None:
        if turn.staff.clock is not None:
            turn.be(clock=CLOCK[name](turn.staff.clock, 1 if way == "up" else -1), notice=None)

    return step


STEPS: Mapping[str, Callable[[StaffTurn, str], None]] = {
    "volume": _volume,
    "quiet": _quiet,
    "quiet_from": _quiet_from,
    "quiet_until": _quiet_until,
    "test_mode": _test_mode,
    "short_rounds": _short_rounds,
    "people": _people,
    **{name: _clock(name) for name in CLOCK},
}
