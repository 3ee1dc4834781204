"""Today: how the kiosk was used, in figures that need no explanation, and the way to all other pages."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.counts import PERIODS_DAYS, DayCounts, PeriodCounts, VisitCounts
from kiosk.core.staff import Staff
from kiosk.kit.action_model import Control
from kiosk.ui.staff.printer_view import with_trouble
from kiosk.ui.staff.staff_view import Column, Rows, StaffView, StaffWords

_DESTINATIONS = (
    ("checklist", "survey"),
    ("export", "stick"),
    ("settings", "display"),
    ("group", "together"),
    ("news", "advert"),
    ("machine", "machine"),
)


def today(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """Figures of the period chosen; six ways on."""
    desk = tuple(words.control(f"page:{page}", f"staff-go-{page}", icon=icon) for page, icon in _DESTINATIONS)
    view = with_trouble(words, staff, replace(view, desk=desk, choices=_periods(words, staff)))
    counts = staff.counts
    period = next((one for one in counts.periods if one.days == staff.days), None) if counts else None
    if counts is None or period is None:
        return replace(view, lead=words.say("staff-counting") if not view.notice else "")
    lead = words.say("staff-today-none" if not period.started else "staff-today-lead")
    if staff.settings.is_test:
        lead = words.say("staff-today-testing")
    view = replace(view, lead=lead, figures=figures(words, period))
    return _charts(words, view, counts, period)


def _periods(words: StaffWords, staff: Staff) -> Rows:
    return tuple(
        words.choice(f"days:{days}", words.say(f"staff-days-{days}"), checked=staff.days == days)
        for days in PERIODS_DAYS
    )


def figures(words: StaffWords, period: PeriodCounts) -> Rows:
    """이용 횟수 first, then what only is known where somebody answered or decided."""
    rows = [
        _figure(words, "started", number=words.say("staff-times", n=period.started)),
        _figure(words, "used", number=words.say("staff-times", n=period.used)),
        _figure(words, "completed", number=words.say("staff-times", n=period.completed)),
        _figure(words, "people", number=words.say("staff-persons", n=period.people), n=period.people_answers),
        _figure(
            words,
            "plays",
            number=words.say("staff-times", n=period.plays),
            percent=_percent(period.plays_completed, period.plays),
        ),
    ]
    if period.first_action_s is not None:
        rows.append(
            _figure(words, "first", number=words.say("staff-seconds", seconds=round(period.first_action_s)))
        )
    if period.answers and period.mean_satisfaction is not None:
        share = _percent(period.satisfied, period.answers)
        mean = f"{period.mean_satisfaction:.1f}"
        number = words.say("staff-percent", percent=share)
        rows.append(_figure(words, "satisfied", number=number, n=period.answers, mean=mean))
        rate = words.say("staff-percent", percent=_percent(period.answers, period.used))
        rows.append(_figure(words, "answered", number=rate, used=period.used, n=period.answers))
    return tuple(rows)


def _figure(words: StaffWords, name: str, *, number: str, **values: str | int) -> Control:
    note = words.say(f"staff-figure-{name}-note", **values)
    return words.row(f"figure:{name}", f"staff-figure-{name}", detail=number, note=note)


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def _charts(words: StaffWords, view: StaffView, counts: VisitCounts, period: PeriodCounts) -> StaffView:
    view = replace(view, bars_label=words.say("staff-rounds"), bars=_rounds(words, period))
    days = counts.days[-period.days :]
    most = max((day.used for day in days), default=0)
    if period.days == 1 or not most:
        return view
    jobs = _jobs(words, counts) if period.days == PERIODS_DAYS[-1] else ()
    busiest = max(days, key=lambda day: day.used)
    return replace(
        view,
        columns_label=words.say("staff-columns"),
        columns=tuple(_column(day, most) for day in days),
        columns_first=words.day(days[0].day),
        columns_last=words.day(days[-1].day),
        columns_most=words.say("staff-busiest", day=words.day(busiest.day), n=busiest.used),
        columns_spoken=words.say("staff-busiest", day=words.day(busiest.day), n=busiest.used),
        jobs_label=words.say("staff-jobs") if jobs else "",
        jobs=jobs,
    )


def _column(day: DayCounts, most: int) -> Column:
    return Column(day.day.isoformat(), day.used / most, min(day.used, day.completed) / most)


def _rounds(words: StaffWords, period: PeriodCounts) -> Rows:
    """How many plays came how far; nothing where nothing was played."""
    if not period.plays:
        return ()
    steps = [(words.say("staff-round", round=n), plays) for n, plays in enumerate(period.rounds, start=1)]
    steps.append((words.say("staff-round-end"), period.plays_completed))
    return tuple(
        Control(
            f"round:{n}",
            label,
            kind="row",
            detail=words.say("staff-times", n=plays),
            value=_percent(plays, period.plays),
        )
        for n, (label, plays) in enumerate(steps)
    )


def _jobs(words: StaffWords, counts: VisitCounts) -> Rows:
    most = max((plays for _, plays, _ in counts.by_experience), default=0)
    return tuple(
        Control(
            f"job:{job}",
            words.job(job),
            kind="row",
            detail=words.say("staff-job-plays", n=plays, done=done),
            value=_percent(plays, most),
        )
        for job, plays, done in counts.by_experience
    )
