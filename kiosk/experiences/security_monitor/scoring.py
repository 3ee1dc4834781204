"""What a play was worth, and why: measures, the moments worth telling, score and stars (README.md, Score)."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from kiosk.core.contract import Line, Measure, Moment, Outcome, line
from kiosk.experiences.security_monitor.evidence import PRIOR
from kiosk.experiences.security_monitor.response import BLOCK_MIN, ISOLATE_MIN, machines_stopped
from kiosk.experiences.security_monitor.state import Alert, Decision, Kind, State, Verdict

LEAK_SCALE_GB = 30.0
"""Data lost at which what was kept is worth 1/e†."""

STOP_SCALE = 100.0
"""Machine-minutes stopped without need at which the work that went on is worth 1/e†."""

WEIGHT_BASE, WEIGHT_WORK, WEIGHT_RECALL, WEIGHT_PRECISION = 0.10, 0.45, 0.20, 0.25
"""What a play without a leak is made of†."""

THREE_STARS, TWO_STARS = 0.80, 0.60
MOST_MOMENTS = 5


@dataclass(frozen=True, slots=True)
class Tally:
    """Closed alerts by verdict. Precision and recall are shares 0..1; 0 where nothing can be counted."""

    caught: int
    needless: int
    missed: int
    cleared: int
    lapsed: int

    @property
    def precision(self) -> float:
        """Of all that was stopped, how much was an attack."""
        stopped = self.caught + self.needless
        return self.caught / stopped if stopped else 0.0

    @property
    def recall(self) -> float:
        """Of all attacks, how many were stopped."""
        real = self.caught + self.missed
        return self.caught / real if real else 0.0


def tally(state: State) -> Tally:
    """How the closed alerts were answered."""
    verdicts = [one.verdict for one in state.alerts]
    return Tally(
        caught=verdicts.count(Verdict.CAUGHT),
        needless=verdicts.count(Verdict.NEEDLESS),
        missed=verdicts.count(Verdict.MISSED),
        cleared=verdicts.count(Verdict.CLEARED),
        lapsed=verdicts.count(Verdict.LAPSED),
    )


def needless_min(state: State) -> float:
    """Work stopped without need, in machine-minutes; the team's minutes on false alarms count as much."""
    return state.needless + state.team_needless


def score_of(leaked_gb: float, needless: float, counts: Tally) -> float:
    """The score 0..1: what was kept, times how well attacks and work were told apart."""
    kept = exp(-leaked_gb / LEAK_SCALE_GB)
    work = exp(-needless / STOP_SCALE)
    return kept * (
        WEIGHT_BASE + WEIGHT_WORK * work + WEIGHT_RECALL * counts.recall + WEIGHT_PRECISION * counts.precision
    )


def outcome(state: State) -> Outcome:
    """The outcome of a finished play."""
    counts = tally(state)
    needless = needless_min(state)
    score = score_of(state.leaked_gb, needless, counts)
    measures = (
        Measure("recall", 100.0 * counts.recall, 80.0, 100.0),
        Measure("precision", 100.0 * counts.precision, 70.0, 100.0),
        Measure("alive", state.alive_min, 0.0, 45.0),
        Measure("needless", needless, 0.0, 40.0),
        Measure("leaked", state.leaked_gb, 0.0, 5.0),
    )
    stars = 3 if score >= THREE_STARS else 2 if score >= TWO_STARS else 1
    return Outcome(score, stars, measures, _moments(state), _tradeoff(counts, needless))


def _moments(state: State) -> tuple[Moment, ...]:
    """The most telling moments, in the order they happened.

    Chosen in this order: the leak, the backup that looked like it, the widest needless stop, the first miss,
    the surest catches, then more of the same.
    """
    real = [one for one in state.alerts if one.real]
    leaks = [one for one in real if one.kind is Kind.TRANSFER]
    backups = [one for one in state.alerts if not one.real and one.kind is Kind.TRANSFER]
    needless = sorted(
        (one for one in state.alerts if one.verdict is Verdict.NEEDLESS and one not in backups),
        key=lambda one: (-stopped_min(one), one.chance),
    )
    missed = [one for one in real if one.verdict is Verdict.MISSED and one not in leaks]
    caught = sorted(
        (one for one in real if one.verdict is Verdict.CAUGHT and one not in leaks),
        key=lambda one: (one.step == 1, one.decision is Decision.REPORT, -one.opened_then, -one.chance),
    )
    leaked = state.leaked_gb > 0.5
    chosen = [_leak(leaks[-1], state.leaked_gb) if leaked else _caught(one) for one in leaks[:1]]
    chosen += [_backup(one) for one in backups[:1] if one.decision is not Decision.NONE]
    chosen += [_needless(one) for one in needless[:1]]
    chosen += [_missed(one) for one in missed[:1]]
    chosen += [_caught(one) for one in caught[:2]]
    chosen += [_missed(one) for one in missed[1:2]] + [_needless(one) for one in needless[1:2]]
    return tuple(sorted(chosen[:MOST_MOMENTS], key=lambda one: one.at_s))


def stopped_min(one: Alert) -> float:
    """Machine-minutes that an answer stops."""
    whole = one.decision is Decision.ISOLATE
    return machines_stopped(one, whole) * (ISOLATE_MIN if whole else BLOCK_MIN)


def percent(chance: float) -> str:
    """A chance as people read it: whole percents, tenths below one, never quite 0 or 100."""
    value = 100.0 * chance
    return f"{min(99.0, value):.0f}" if value >= 0.95 else f"{max(0.1, value):.1f}"


def _leak(one: Alert, leaked_gb: float) -> Moment:
    return Moment(one.until_s, line("moment-leak", who=one.name, gb=leaked_gb), good=False)


def _caught(one: Alert) -> Moment:
    if one.verdict is not Verdict.CAUGHT:
        return _missed(one)
    took = one.closed_s - one.arrived_s
    if one.decision is Decision.REPORT:
        return Moment(one.closed_s, line("moment-reported", who=one.name, minutes=took), good=True)
    key = "moment-caught" if one.opened_then else "moment-caught-blind"
    if one.opened_then and took < 0.5:
        key = "moment-caught-at-once"
    before, after = percent(PRIOR[one.severity]), percent(one.chance)
    text = line(key, who=one.name, cards=one.opened_then, before=before, chance=after, minutes=took)
    return Moment(one.decided_s, text, good=True)


def _backup(one: Alert) -> Moment:
    if one.verdict is Verdict.NEEDLESS:
        text = line("moment-backup-stopped", who=one.name, chance=percent(one.chance), cost=stopped_min(one))
        return Moment(one.decided_s, text, good=False)
    key = "moment-backup-kept" if one.opened_then else "moment-backup-kept-blind"
    if one.decision is Decision.REPORT:
        key = "moment-backup-reported"
    text = line(key, who=one.name, cards=one.opened_then)
    return Moment(one.decided_s, text, good=True)


def _needless(one: Alert) -> Moment:
    key = "moment-needless" if one.opened_then else "moment-needless-blind"
    text = line(
        key,
        who=one.name,
        verb=line(f"did-{one.decision}"),
        cards=one.opened_then,
        chance=percent(one.chance),
        cost=stopped_min(one),
    )
    return Moment(one.decided_s, text, good=False)


def _missed(one: Alert) -> Moment:
    if one.decision is Decision.NORMAL:
        key = "moment-missed" if one.opened_then else "moment-missed-blind"
        text = line(key, who=one.name, cards=one.opened_then, chance=percent(one.chance))
        return Moment(one.decided_s, text, good=False)
    key = "moment-too-late" if one.decision is Decision.REPORT else "moment-unanswered"
    return Moment(one.closed_s, line(key, who=one.name, minutes=one.closed_s - one.arrived_s), good=False)


def _tradeoff(counts: Tally, needless: float) -> Line:
    """The trade-off in the light of what the visitor did."""
    if counts.recall < 0.6:
        return line("tradeoff-missed", missed=counts.missed)
    if counts.precision < 0.6:
        return line("tradeoff-wide", needless=counts.needless, cost=needless)
    return line("tradeoff", caught=counts.caught, needless=counts.needless)
