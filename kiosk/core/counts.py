"""What staff see of the visits: figures of a period, as the log counted them, test visits left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PERIODS_DAYS = (1, 7, 30)
"""오늘, 7일, 30일: that many days in Seoul up to and including today."""


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """One period. 시작: a touch; 이용: at least one decision in a play; 완료: a play finished.

    `people` sums the answered head counts (4 stands for four or more) of `people_answers` visits.
    `first_action_s` is the median time from 시작하기 to the first decision, None without one. `rounds[n]`
    counts plays that reached round n + 1. Satisfaction is the item "satisfied": `satisfied` answers of 4 or 5
    among `answers`, their mean, None without one; `answers / used` is the response rate.
    """

    days: int
    started: int = 0
    used: int = 0
    completed: int = 0
    people: int = 0
    people_answers: int = 0
    plays: int = 0
    plays_completed: int = 0
    first_action_s: float | None = None
    rounds: tuple[int, int, int] = (0, 0, 0)
    satisfied: int = 0
    answers: int = 0
    mean_satisfaction: float | None = None


@dataclass(frozen=True, slots=True)
class DayCounts:
    """이용 횟수 of one day in Seoul."""

    day: date
    started: int
    used: int
    completed: int


@dataclass(frozen=True, slots=True)
class VisitCounts:
    """One look at the log: figures for each of PERIODS_DAYS, and each of the last 30 days, oldest first.

    `by_experience` has (job id, plays, completed plays) of the 30 days, the most played first.
    """

    periods: tuple[PeriodCounts, ...]
    days: tuple[DayCounts, ...]
    by_experience: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """One calendar month of one kiosk, for the month on paper: `period.days` is how many days it has."""

    year: int
    month: int
    period: PeriodCounts
    by_experience: tuple[tuple[str, int, int], ...] = ()
    operating_days: int = 0
    staff_calls: int = 0
    slips_printed: int = 0
    referrals_taken: int = 0
