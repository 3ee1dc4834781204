"""Opening hours: what a moment of the local clock means, and when that changes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.opening import DAYS, Hours, hours_of, is_given, is_open, next_change
from kiosk.core.site import Opening

WEEKDAYS = Opening(
    mon="09:00-18:00", tue="09:00-18:00", wed="09:00-18:00", thu="09:00-18:00", fri="09:00-21:30",
    closed=(date(2026, 3, 3),),
)  # fmt: skip
DAY_AND_NIGHT = msgspec.convert(dict.fromkeys(DAYS, "00:00-24:00"), Opening)
MONDAY, TUESDAY, FRIDAY, SATURDAY = (datetime(2026, 3, day) for day in (2, 3, 6, 7))

minutes = st.integers(0, 24 * 60)
hours = st.lists(minutes, min_size=2, max_size=2, unique=True).map(sorted)
texts = st.one_of(
    st.just(""), hours.map(lambda two: "-".join(f"{one // 60:02d}:{one % 60:02d}" for one in two))
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31))
openings = st.builds(
    lambda days, closed: Opening(**dict(zip(DAYS, days, strict=True)), closed=tuple(closed)),
    st.lists(texts, min_size=7, max_size=7),
    st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=20),
)


@pytest.mark.parametrize(
    "text", ["09:00-18:00", "9:00-18:00", "09:00 - 18:00", "09:00–18:00", "09:00~18:00", "09:00 ~ 18:00"]
)
def test_hours_are_read_as_people_write_them(text: str) -> None:
    assert hours_of(text) == Hours(540, 1080)


def test_a_day_may_last_until_24_and_have_no_hours() -> None:
    assert hours_of("00:00-24:00") == Hours(0, 1440)
    assert hours_of("") is None


@pytest.mark.parametrize(
    "text",
    [
        "9-18", "09:00", "18:00-09:00", "09:00-09:00", "22:00-02:00", "09:00-24:01", "24:00-24:00",
        "09:60-18:00", "09:00-17:60", "-09:00-18:00", "09:00-18:00 ", "closed", " ",
        "٠٩:٠٠-١٨:٠٠", "99:00-99:30",
    ],
)  # fmt: skip
def test_what_is_no_hours_of_one_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no hours of one day"):
        hours_of(text)


@pytest.mark.parametrize(
    ("moment", "opened"),
    [
        (MONDAY.replace(hour=8, minute=59, second=59), False),
        (MONDAY.replace(hour=9), True),
        (MONDAY.replace(hour=17, minute=59, second=59), True),
        (MONDAY.replace(hour=18), False),
        (TUESDAY.replace(hour=12), False),
        (FRIDAY.replace(hour=21, minute=29), True),
        (SATURDAY.replace(hour=12), False),
    ],
)
def test_it_is_open_from_the_first_minute_and_not_in_the_last(moment: datetime, opened: bool) -> None:
    assert is_open(WEEKDAYS, moment) is opened


def test_without_hours_it_is_always_open() -> None:
    assert not is_given(Opening())
    assert is_open(Opening(), MONDAY)
    assert next_change(Opening(), MONDAY) is None


@pytest.mark.parametrize(
    ("moment", "change"),
    [
        (MONDAY, MONDAY.replace(hour=9)),
        (MONDAY.replace(hour=9), MONDAY.replace(hour=18)),
        (MONDAY.replace(hour=18), datetime(2026, 3, 4, 9)),  # Tuesday is a closed date
        (FRIDAY.replace(hour=22), datetime(2026, 3, 9, 9)),
    ],
)
def test_the_next_change_is_over_night_weekend_and_closed_dates(moment: datetime, change: datetime) -> None:
    assert next_change(WEEKDAYS, moment) == change


def test_who_never_closes_has_no_change_but_for_a_closed_date_far_away() -> None:
    assert next_change(DAY_AND_NIGHT, MONDAY) is None
    holiday = msgspec.structs.replace(DAY_AND_NIGHT, closed=(date(2027, 1, 1),))
    assert next_change(holiday, MONDAY) == datetime(2027, 1, 1)
    assert next_change(holiday, datetime(2027, 1, 1, 5)) == datetime(2027, 1, 2)


def test_midnight_between_two_open_days_is_no_change() -> None:
    late = Opening(mon="12:00-24:00", tue="00:00-02:00")
    assert is_open(late, MONDAY.replace(hour=23, minute=59))
    assert is_open(late, TUESDAY)
    assert next_change(late, MONDAY.replace(hour=20)) == TUESDAY.replace(hour=2)


@given(openings, moments)
def test_nothing_changes_before_the_next_change_and_everything_at_it(
    opening: Opening, moment: datetime
) -> None:
    change, now = next_change(opening, moment), is_open(opening, moment)
    assert (change is None) <= now  # somewhere in the future it opens, if it ever does
    if change is not None:
        assert change > moment
        assert is_open(opening, change) is not now
        assert is_open(opening, change - timedelta(seconds=1)) is now
    until = min(change or datetime.max, moment + timedelta(days=2))
    for quarter in range(int((until - moment) / timedelta(minutes=15))):
        assert is_open(opening, moment + quarter * timedelta(minutes=15)) is now
