"""The rules of the security job: how a company's alerts come, what evidence says, what each answer does.

README.md explains the model; its parts lie in `state` (records), `evidence` (odds), `deal` and `schedule`
(what comes when), `attack`, `response`, `company` (what happens), `scoring`, `reading` and `advice` (words).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.core.contract import STEP_S, Action, Level, Line, Outcome, Progress, Rng
from kiosk.core.errors import IllegalAction
from kiosk.experiences.security_monitor import advice, company, reading, scoring
from kiosk.experiences.security_monitor.attack import MOST_FOOTHOLDS
from kiosk.experiences.security_monitor.company import ALL_GB
from kiosk.experiences.security_monitor.deal import deal
from kiosk.experiences.security_monitor.evidence import CARDS, PRIOR, chance, odds, ratios
from kiosk.experiences.security_monitor.response import answered, verbs
from kiosk.experiences.security_monitor.schedule import plan, round_number
from kiosk.experiences.security_monitor.state import MACHINES, Alert, State, Verdict

__all__ = ["SIMULATION", "SecurityMonitor", "State"]


class SecurityMonitor:
    """The simulation. It holds nothing; every method is a pure function of the state."""

    def begin(self, level: Level, rng: Rng, *, short: bool = False) -> State:
        dealt = deal(level, short, rng)
        state = company.arrived(State(level, short, 0.0, dealt.plan, dealt.spares, dealt.fillers))
        return replace(state, coach=f"block:{state.alerts[0].id}")

    def actions(self, state: State) -> tuple[Action, ...]:
        return () if state.finished else reading.actions(state)

    def act(self, state: State, action_id: str) -> State:
        found = company.next_up(state) if action_id == reading.LOOK else None
        if found:
            return replace(company.brought(state, found), coach="")
        verb, _, alert_id = action_id.partition(":")
        alert = state.find(alert_id)
        if state.finished or alert is None or verb not in verbs(state, alert):
            raise IllegalAction(action_id)
        return replace(answered(state, alert, verb), coach="")

    def step(self, state: State) -> State:
        return advance(state, STEP_S)

    def decision_due(self, state: State) -> bool:
        waits = any(one.waiting for one in state.alerts)
        return waits and state.check is None and not state.finished

    def progress(self, state: State) -> Progress:
        return reading.progress(state)

    def describe(self, state: State) -> tuple[Line, ...]:
        return advice.describe(state, reading.ranked(state))

    def outcome(self, state: State) -> Outcome | None:
        return scoring.outcome(state) if state.finished else None

    def broken_rules(self, state: State) -> Iterator[str]:
        """Invariants a state breaks, as short sentences; nothing when all is well."""
        counts = scoring.tally(state)
        closed = counts.caught + counts.needless + counts.missed + counts.cleared + counts.lapsed
        if closed + len([one for one in state.alerts if one.open]) != len(state.alerts):
            yield "open and closed alerts do not add up"
        if len({one.id for one in state.alerts}) != len(state.alerts):
            yield "two alerts of one id"
        for one in state.alerts:
            yield from _broken_in(one)
        if not 0.0 <= state.needless <= state.stopped + 1e-6:
            yield f"{state.needless} needless of {state.stopped} machine-minutes"
        if not 0.0 <= state.leaked_gb <= ALL_GB:
            yield f"{state.leaked_gb} GB leaked of {ALL_GB}"
        if not 0 <= state.footholds <= MOST_FOOTHOLDS:
            yield f"{state.footholds} footholds"
        if any(not 0 <= one.needless <= one.machines <= MACHINES[one.room] for one in state.stops):
            yield "more machines stopped than there are"
        if not 0.0 <= state.alive_min <= state.time_s + 1e-6:
            yield f"attacked for {state.alive_min} of {state.time_s} min"


def _broken_in(one: Alert) -> Iterator[str]:
    """What is wrong with one alert."""
    if not 0.0 <= chance(one) <= 1.0:
        yield f"{one.id}: chance {chance(one)}"
    expected = PRIOR[one.severity] / (1.0 - PRIOR[one.severity])
    for ratio in ratios(one):
        expected *= ratio
    if abs(odds(one) - expected) > 1e-9 * expected:
        yield f"{one.id}: odds {odds(one)}, not {expected}"
    if not 0 <= one.opened <= len(CARDS):
        yield f"{one.id}: {one.opened} cards open"
    right = (
        (Verdict.CAUGHT, Verdict.MISSED) if one.real else (Verdict.NEEDLESS, Verdict.CLEARED, Verdict.LAPSED)
    )
    if one.verdict is not Verdict.NONE and one.verdict not in right:
        yield f"{one.id}: {one.verdict} though real is {one.real}"


def advance(state: State, dt_s: float) -> State:
    """The state `dt_s` later. The model's own step is STEP_S; a test halves it."""
    if state.finished:
        return state
    # rounding keeps 0.1 + 0.1 + … from drifting, so rounds end on their exact step
    now_s = round(state.time_s + dt_s, 6)
    before = round_number(state.level, state.short, state.time_s)
    last_s = plan(state.level, state.short)[-1].end_s
    finished = now_s >= last_s - 1e-9
    state = company.passed(replace(state, time_s=now_s), dt_s)
    state = company.struck(company.told(company.checked(state)))
    if finished or round_number(state.level, state.short, now_s) != before:
        state = company.round_closed(state)
    return company.arrived(company.quiet(replace(state, finished=finished), dt_s))


SIMULATION = SecurityMonitor()
