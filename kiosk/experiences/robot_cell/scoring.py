"""What a play was worth, and why: measures, the moments worth telling, score and stars (README.md, Score)."""

from __future__ import annotations

from math import exp, fsum

from kiosk.core.contract import Line, Measure, Moment, Outcome, line
from kiosk.experiences.robot_cell.choices import FENCE_COST, set_by
from kiosk.experiences.robot_cell.protection import margin_m
from kiosk.experiences.robot_cell.schedule import heavy_from_s, is_heavy, target
from kiosk.experiences.robot_cell.state import Cell, Change, Kind, Meeting, Settings, Visit

EXPOSURE_SCALE = 0.045
"""Share of the play's time with somebody in danger at which safety has fallen to 1/e†."""

WEIGHT_BASE, WEIGHT_PARTS, WEIGHT_COST = 0.15, 0.65, 0.20
"""What a perfectly safe play is made of†: being safe, parts made, money not spent."""

MOST_COST = 400.0
"""Money at which nothing of its share is left, in 만원†; it counts as far as half the goal is made."""

THREE_STARS, TWO_STARS = 0.80, 0.55
MOST_MOMENTS = 5
GOOD_STOOD_SHARE = 0.2
GOOD_COST = 160
WORTH_TELLING_S = 2.0


def outcome(cell: Cell) -> Outcome:
    """The outcome of a finished play."""
    goal = target(cell.level, cell.short)
    share = min(1.0, cell.parts / goal)
    exposed_s = fsum(one.exposed_s for one in cell.meetings)
    safety = exp(-exposed_s / (EXPOSURE_SCALE * cell.time_s))
    economy = max(0.0, 1.0 - cell.cost / MOST_COST) * min(1.0, 2.0 * share)
    score = safety * (WEIGHT_BASE + WEIGHT_PARTS * share + WEIGHT_COST * economy)
    measures = (
        Measure("margin", 100.0 * smallest_margin_m(cell), 0.0, 300.0),
        Measure("parts", float(cell.parts), 0.8 * goal, 99.0),
        Measure("stood", cell.stood_s, 0.0, GOOD_STOOD_SHARE * cell.time_s),
        Measure("cost", float(cell.cost), 0.0, float(GOOD_COST)),
    )
    stars = 3 if score >= THREE_STARS else 2 if score >= TWO_STARS else 1
    return Outcome(score, stars, measures, _moments(cell), _tradeoff(cell, exposed_s))


def smallest_margin_m(cell: Cell) -> float:
    """The smallest margin while the arm moved and somebody was near; as set now, if nobody ever was."""
    met = [one.margin_m for one in cell.meetings if one.margin_m < 9.0]
    return min(met, default=margin_m(cell.settings, is_heavy(cell)))


def _moments(cell: Cell) -> tuple[Moment, ...]:
    """The most telling moments, in the order they happened.

    Chosen in this order: the two worst dangers, service kept safe, the heavy parts answered, the fast
    sensor, the largest gain of speed, the fence, the longest stop.
    """
    met = list(zip(cell.visits, cell.meetings, strict=True))
    worst = sorted((one for one in met if one[1].exposed_s > 0.0), key=lambda one: -one[1].exposed_s)
    chosen = [_danger(visit, meeting) for visit, meeting in worst[:2]]
    chosen += [_locked(visit) for visit, meeting in met if meeting.locked and meeting.exposed_s <= 0.0][:1]
    chosen += [*_heavy(cell), *_sensor(cell), *_speed(cell), *_fence(cell), *_stop(met)]
    if not any(one.what == "start" for one in cell.changes):
        chosen.append(Moment(0.0, line("moment-never"), good=False))
    return tuple(sorted(chosen[:MOST_MOMENTS], key=lambda one: one.at_s))


def _danger(visit: Visit, meeting: Meeting) -> Moment:
    if visit.kind is Kind.SERVICE:
        text = line("moment-kneel", seconds=meeting.exposed_s, near=meeting.nearest_m)
    else:
        text = line("moment-danger", near=meeting.nearest_m, short=-100.0 * meeting.margin_m)
    return Moment(visit.at_s, text, good=False)


def _locked(visit: Visit) -> Moment:
    return Moment(visit.at_s, line("moment-locked", seconds=visit.kneel_s), good=True)


def _heavy(cell: Cell) -> list[Moment]:
    """How the heavy parts were answered, if they made the cell unsafe."""
    since_s = heavy_from_s(cell.level, cell.short)
    before = Settings()
    for one in cell.changes:
        if one.at_s < since_s:
            before = set_by(before, one.what)
    short = -100.0 * margin_m(before, heavy=True)
    after = [one for one in cell.changes if one.at_s >= since_s]
    if short <= 0.0:
        return []
    answer = next((one for one in after if one.margin_m >= 0.0 or one.what == "stop"), None)
    if answer is None:
        return [Moment(since_s, line("moment-heavy-late", short=short), good=False)]
    text = line("moment-heavy", short=short, seconds=max(1.0, answer.at_s - since_s))
    return [Moment(answer.at_s, text, good=True)]


def _sensor(cell: Cell) -> list[Moment]:
    bought = [one for one in cell.changes if one.what == "sensor" and one.after_m < one.before_m]
    return [
        Moment(one.at_s, line("moment-sensor", before=one.before_m, after=one.after_m), good=True)
        for one in bought[:1]
    ]


def _speed(cell: Cell) -> list[Moment]:
    def gain(one: Change) -> float:
        return one.after_rate - one.before_rate

    faster = [one for one in cell.changes if one.what == "speed" and gain(one) > 0.0]
    if not faster:
        return []
    most = max(faster, key=gain)
    values = {"rate": most.after_rate, "before": most.before_m, "after": most.after_m}
    if most.margin_m < 0.0:
        text = line("moment-speed-short", **values, short=-100.0 * most.margin_m)
        return [Moment(most.at_s, text, good=False)]
    return [Moment(most.at_s, line("moment-speed", **values), good=True)]


def _fence(cell: Cell) -> list[Moment]:
    built = [one for one in cell.changes if one.what == "fence" and one.fence is not None]
    if not built:
        return []
    passed = sum(one.fenced for one in cell.meetings)
    if passed:
        return [Moment(built[0].at_s, line("moment-fence", count=passed), good=True)]
    return [Moment(built[0].at_s, line("moment-fence-idle", cost=FENCE_COST), good=False)]


def _stop(met: list[tuple[Visit, Meeting]]) -> list[Moment]:
    passers = [one for one in met if one[0].kind is not Kind.SERVICE and one[1].stood_s >= WORTH_TELLING_S]
    if not passers:
        return []
    visit, meeting = max(passers, key=lambda one: one[1].stood_s)
    text = line("moment-stop", seconds=meeting.stood_s, near=meeting.nearest_m)
    return [Moment(visit.at_s, text, good=False)]


def _tradeoff(cell: Cell, exposed_s: float) -> Line:
    """The trade-off in the light of what the visitor did."""
    if exposed_s > 0.5:
        return line("tradeoff-danger", seconds=exposed_s)
    if cell.owns_fast:
        return line("tradeoff-fast", cost=cell.cost, parts=cell.parts)
    return line("tradeoff-slow", stood=cell.stood_s, parts=cell.parts)
