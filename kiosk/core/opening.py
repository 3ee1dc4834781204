"""When the place is open: what `[opening]` of a site file means at a moment of the local wall clock.

A day opens once and closes the same day, at 24:00 at the latest. Moments are naive local datetimes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.core.site import Opening

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Keys of `[opening]`, as `date.weekday()` counts them."""

EXPECTED_HOURS = "hours of one day as 09:00-18:00, from 00:00 to 24:00"

_HOURS = re.compile(r"([0-9]{1,2}):([0-9]{2}) ?[-–~] ?([0-9]{1,2}):([0-9]{2})")
_HOUR_MIN, _DAY_MIN = 60, 24 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """From the minute `begin` of a day up to, not including, the minute `end`; 1440 is the day's end."""

    begin: int
    end: int


def hours_of(text: str) -> Hours | None:
    """What "09:00-18:00" says, None for "": closed. Raises ValueError for anything else.

    Hours over midnight are refused: nearly always somebody exchanged opening and closing.
    """
    if not text:
        return None
    found = _HOURS.fullmatch(text)
    if found is None:
        raise ValueError(f"no hours of one day: {text!r}")
    hours = Hours(_minute(found[1], found[2]), _minute(found[3], found[4]))
    if not 0 <= hours.begin < hours.end <= _DAY_MIN:
        raise ValueError(f"no hours of one day: {text!r}")
    return hours


def _minute(hour: str, minute: str) -> int:
    """Minutes since midnight; beyond every day where the minutes are none."""
    return int(hour) * _HOUR_MIN + int(minute) if int(minute) < _HOUR_MIN else 2 * _DAY_MIN


def is_given(opening: Opening) -> bool:
    """Whether the site says any hours; without them it is always open."""
    return any(getattr(opening, day) for day in DAYS)


def is_open(opening: Opening, local: datetime) -> bool:
    """Whether the place is open at `local`: from the first minute of its hours, not in their last."""
    if not is_given(opening):
        return True
    hours = _hours_on(opening, local.date())
    return hours is not None and hours.begin <= local.hour * _HOUR_MIN + local.minute < hours.end


def next_change(opening: Opening, local: datetime) -> datetime | None:
    """The first moment after `local` at which it opens or closes; None where it is always open."""
    now = is_open(opening, local)
    day, last = local.date(), max((local.date(), *opening.closed)) + timedelta(days=len(DAYS))
    while day <= last:
        hours = _hours_on(opening, day)
        for minute in (hours.begin, hours.end) if hours else ():
            at = datetime.combine(day, time()) + timedelta(minutes=minute)
            if at > local and is_open(opening, at) != now:
                return at
        day += timedelta(days=1)
    return None


def _hours_on(opening: Opening, day: date) -> Hours | None:
    return None if day in opening.closed else hours_of(getattr(opening, DAYS[day.weekday()]))
