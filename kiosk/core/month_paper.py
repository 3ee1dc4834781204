"""Everything that stands on the month on paper, as data.

It is the site's own figure of its own kiosk, in the hands of who serves the visitors: small numbers stand as
they are. What leaves the site hides cells under five (`kiosk office report`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.core.contract import line
from kiosk.core.counts import MonthCounts, PeriodCounts
from kiosk.core.texts import Texts


@dataclass(frozen=True, slots=True)
class MonthSection:
    """A heading, (label, value) rows below it, and a note in small words, "" for none."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class MonthContent:
    """A whole strip, from top to bottom."""

    title: str
    place: str
    month: str
    sections: tuple[MonthSection, ...]
    printed_on: str
    privacy: str


def month_content(texts: Texts, place: str, counts: MonthCounts, today: date) -> MonthContent:
    """The strip in the language of `texts`; `place` is the site's name and its kiosk, `today` the local day.

    Raises MissingText for a job without words.
    """
    over = (today.year, today.month) != (counts.year, counts.month)
    month = "month-paper-month" if over else "month-paper-so-far"
    values = {"year": counts.year, "month": counts.month}
    if not over:
        values["day"] = today.day
    return MonthContent(
        title=texts.say(line("month-paper-title")),
        place=place,
        month=texts.say(line(month, **values)),
        sections=(
            _uses(texts, counts.period),
            _people(texts, counts.period),
            _jobs(texts, counts),
            _satisfaction(texts, counts.period),
            _running(texts, counts),
        ),
        printed_on=texts.say(line("month-paper-printed", year=today.year, month=today.month, day=today.day)),
        privacy=texts.say(line("slip-privacy")),
    )


def month_file(site: str, kiosk: int, counts: MonthCounts) -> str:
    """The PDF's name: `month_dreamteo-1_2026-11.pdf`."""
    return f"month_{site}-{kiosk}_{counts.year:04d}-{counts.month:02d}.pdf"


def _times(texts: Texts, count: int) -> str:
    return texts.say(line("month-paper-times", count=count))


def _uses(texts: Texts, period: PeriodCounts) -> MonthSection:
    rows = [
        (texts.say(line("month-paper-started")), _times(texts, period.started)),
        (texts.say(line("month-paper-used")), _times(texts, period.used)),
        (texts.say(line("month-paper-completed")), _times(texts, period.completed)),
    ]
    if period.first_action_s is not None:
        seconds = texts.say(line("month-paper-seconds", seconds=round(period.first_action_s)))
        rows.append((texts.say(line("month-paper-first-action")), seconds))
    heading, note = texts.say(line("month-paper-uses")), texts.say(line("month-paper-uses-note"))
    return MonthSection(heading, tuple(rows), note)


def _people(texts: Texts, period: PeriodCounts) -> MonthSection:
    people = texts.say(line("month-paper-people-count", count=period.people))
    rows = (
        (texts.say(line("month-paper-people-sum")), people),
        (texts.say(line("month-paper-people-answers")), _times(texts, period.people_answers)),
    )
    return MonthSection(
        texts.say(line("month-paper-people")), rows, texts.say(line("month-paper-people-note"))
    )


def _jobs(texts: Texts, counts: MonthCounts) -> MonthSection:
    rows = tuple(
        (
            texts.word(f"{job}.name") if f"{job}.name" in texts else job,
            texts.say(line("month-paper-plays", plays=plays, completed=completed)),
        )
        for job, plays, completed in counts.by_experience
    )
    note = "month-paper-jobs-note" if rows else "month-paper-jobs-none"
    return MonthSection(texts.say(line("month-paper-jobs")), rows, texts.say(line(note)))


def _satisfaction(texts: Texts, period: PeriodCounts) -> MonthSection:
    heading = texts.say(line("month-paper-satisfaction"))
    if not period.answers or period.mean_satisfaction is None:
        return MonthSection(heading, (), texts.say(line("month-paper-no-answers")))
    rows = [
        (
            texts.say(line("month-paper-satisfied")),
            texts.say(line("month-paper-share", share=round(100 * period.satisfied / period.answers))),
        ),
        (
            texts.say(line("month-paper-mean")),
            texts.say(line("month-paper-points", points=period.mean_satisfaction)),
        ),
        (texts.say(line("month-paper-answers")), _times(texts, period.answers)),
    ]
    if period.used:
        rate = texts.say(line("month-paper-share", share=round(100 * period.answers / period.used)))
        rows.append((texts.say(line("month-paper-response")), rate))
    return MonthSection(heading, tuple(rows), texts.say(line("month-paper-satisfaction-note")))


def _running(texts: Texts, counts: MonthCounts) -> MonthSection:
    rows = (
        (
            texts.say(line("month-paper-days")),
            texts.say(line("month-paper-day-count", count=counts.operating_days)),
        ),
        (texts.say(line("month-paper-calls")), _times(texts, counts.staff_calls)),
        (
            texts.say(line("month-paper-slips")),
            texts.say(line("month-paper-sheets", count=counts.slips_printed)),
        ),
        (texts.say(line("month-paper-referrals")), _times(texts, counts.referrals_taken)),
    )
    return MonthSection(texts.say(line("month-paper-running")), rows)
