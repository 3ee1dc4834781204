"""The job as a play: what waits and when, what decisions change, and what the debrief says of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

import kiosk.experiences.energy_manager as package
from kiosk.core.bot_play import BotPlay, play_untouched, play_with_bot
from kiosk.core.contract import Level, Outcome, Rng, Sight
from kiosk.core.errors import IllegalAction
from kiosk.core.texts import Texts
from kiosk.experiences.energy_manager.battery import Mode
from kiosk.experiences.energy_manager.bots import BOTS
from kiosk.experiences.energy_manager.needs import less_kw, needs
from kiosk.experiences.energy_manager.simulation import SIMULATION
from kiosk.experiences.energy_manager.state import State
from kiosk.services.catalogue import Catalogue


@pytest.fixture(scope="module")
def texts() -> Texts:
    entry = Catalogue.discover(Path(package.__file__).parent.parent, ("ko", "en")).get("energy_manager")
    assert entry is not None
    return Texts("ko", entry.texts["ko"])


def begun(level: Level = Level.STANDARD, seed: int = 3, *, short: bool = False) -> State:
    return SIMULATION.begin(level, random.Random(seed), short=short)


def until(state: State, when: Callable[[State], bool]) -> State:
    """The first state from here on of which something holds."""
    while not when(state):
        assert not state.finished
        state = SIMULATION.step(state)
    return state


def day_from(state: State, day: int, hour: float) -> State:
    return until(state, lambda one: one.index == day and one.hour >= hour - 1e-6)


def played(name: str, level: Level = Level.STANDARD, seed: int = 3) -> BotPlay[State]:
    entry = Catalogue.discover(Path(package.__file__).parent.parent, ("ko",)).get("energy_manager")
    assert entry is not None
    say = Texts("ko", entry.texts["ko"]).say
    return play_with_bot(SIMULATION, BOTS[name], level, random.Random(seed), random.Random(4), say)


def outcome_of(play: BotPlay[State]) -> Outcome:
    assert play.outcome is not None
    return play.outcome


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("seed", range(6))
def test_the_first_event_is_a_surplus_that_charging_takes_wholly_from_the_roof(
    level: Level, seed: int
) -> None:
    state = begun(level, seed)
    progress = SIMULATION.progress(state)
    charging = SIMULATION.act(state, progress.coach)

    assert progress.coach == "charge"
    assert state.day.flows.export_kw > 25.0
    assert charging.day.flows.charge_kw == 30.0
    assert charging.day.flows.import_kw < 1.5
    assert not SIMULATION.decision_due(charging)


class Watcher:
    """Keeps every state that the bot inside is shown."""

    hears_only = False

    def __init__(self, name: str) -> None:
        self.bot = BOTS[name]
        self.states: list[State] = []

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        assert sight.state is not None
        self.states.append(sight.state)
        return self.bot.choose(sight, rng)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("name", ["expert", "thrifty", "careless"])
def test_what_would_help_is_always_offered_and_how_things_are_can_be_confirmed(
    level: Level, name: str, texts: Texts
) -> None:
    for seed in range(4):
        watcher = Watcher(name)
        play_with_bot(SIMULATION, watcher, level, random.Random(seed), random.Random(seed), texts.say)
        for state in watcher.states:
            offered = {action.id for action in SIMULATION.actions(state)}
            assert {need.action_id for need in needs(state)} <= offered
            assert state.controls.mode.value in offered
            assert not SIMULATION.decision_due(SIMULATION.act(state, state.controls.mode.value))


def test_a_full_battery_stops_by_itself_and_says_so() -> None:
    state = SIMULATION.act(begun(), "charge")
    state = until(state, lambda one: one.controls.mode is Mode.KEEP)

    assert state.day.stored_kwh == pytest.approx(100.0, abs=0.1)
    assert any(alert.kind == "full" for alert in state.alerts)
    assert "charge" not in {action.id for action in SIMULATION.actions(state)}
    with pytest.raises(IllegalAction):
        SIMULATION.act(state, "charge")


def test_charging_under_a_cloud_buys_and_is_said() -> None:
    state = day_from(begun(), 1, 10.0)
    state = SIMULATION.act(state, "charge")
    state = until(state, lambda one: bool(one.alerts) and one.alerts[0].kind == "buying")

    assert state.day.flows.bought_to_store_kw > 10.0
    assert needs(state)[0].action_id == "keep"
    assert SIMULATION.decision_due(state)


def test_leaving_things_as_they_are_answers_an_event_once() -> None:
    state = until(begun(), lambda one: SIMULATION.decision_due(one) and one.hour > 17.0)
    event = SIMULATION.progress(state).event
    kept = SIMULATION.act(state, state.controls.mode.value)

    assert not SIMULATION.decision_due(kept)
    assert SIMULATION.progress(kept).event == event
    later = SIMULATION.step(SIMULATION.step(kept))
    assert not any(alert.due for alert in later.alerts if alert.id == event)


def test_the_request_comes_on_the_third_day_and_is_held_against_doing_nothing() -> None:
    state = day_from(begun(), 2, 17.4)
    assert state.request is None
    state = day_from(state, 2, 17.5)
    assert state.request is not None
    assert any(alert.kind == "call" and alert.due for alert in state.alerts)

    idle = day_from(state, 2, 19.5)
    assert less_kw(idle) == pytest.approx(0.0)
    assert idle.cut_kwh == 0.0
    helped = SIMULATION.act(day_from(state, 2, 19.0), "discharge")
    assert less_kw(helped) == pytest.approx(helped.day.flows.discharge_kw)


def test_cars_that_wait_too_long_leave_without_their_charge() -> None:
    state = SIMULATION.act(begun(), "defer")
    lacking = until(state, lambda one: len(one.done) == 1)
    fine = until(begun(), lambda one: len(one.done) == 1)

    assert sum(lacking.done[0][0].cars_got_kwh) == 0.0
    needed = sum(car.needs_kwh for car in lacking.days[0].cars)
    assert sum(fine.done[0][0].cars_got_kwh) == pytest.approx(needed)


def test_a_new_day_starts_afresh() -> None:
    state = SIMULATION.act(SIMULATION.act(begun(), "save"), "defer")
    morning = until(state, lambda one: one.index == 1)

    assert morning.controls.mode is Mode.KEEP
    assert not morning.controls.saving
    assert not morning.controls.deferring
    assert morning.day.stored_kwh == morning.dealt.start_kwh
    assert morning.day.comfort == 100.0


def test_nobody_ends_exactly_like_the_day_beside() -> None:
    outcome = play_untouched(SIMULATION, Level.STANDARD, random.Random(3)).state

    for day, idle in outcome.done:
        assert day == idle


def test_the_two_strategies_differ_in_what_they_do_and_what_they_get() -> None:
    shaver, follower = played("expert"), played("thrifty")
    peaks = [max(day.peak_kw for day, _ in play.state.done) for play in (shaver, follower)]

    assert peaks[0] < peaks[1] - 3.0
    starts = [
        min(one.start_h for one in play.state.stretches if one.verb == "discharge" and one.round == 2)
        for play in (shaver, follower)
    ]
    assert starts[1] < starts[0] - 1.0
    assert outcome_of(follower).tradeoff.key == "tradeoff-price"
    assert outcome_of(follower).score > 0.7


def test_the_debrief_tells_what_this_visitor_did_with_numbers(texts: Texts) -> None:
    good, bad = (
        outcome_of(played("expert")),
        outcome_of(play_untouched(SIMULATION, Level.STANDARD, random.Random(3))),
    )
    told = [moment.text.key for moment in good.moments]

    assert "moment-request-kept" in told
    assert any(key in told for key in ("moment-charged", "moment-discharged"))
    assert all(any(letter.isdigit() for letter in texts.say(moment.text)) for moment in good.moments)
    assert len(good.moments) <= 5
    keys = {moment.text.key for moment in bad.moments}
    assert {"moment-wasted", "moment-request-missed"} <= keys
    assert not any(moment.good for moment in bad.moments)
    assert bad.tradeoff.key == "tradeoff-unused"


def test_moments_are_chosen_with_the_day_they_happened_on() -> None:
    for moment in outcome_of(played("careless", seed=5)).moments:
        day = dict(moment.text.values)["day"]
        assert isinstance(day, int)
        assert (day - 1) * 40.0 <= moment.at_s <= day * 40.0


def test_saving_all_day_costs_comfort_and_is_told() -> None:
    state = begun()
    while not state.finished:
        if "save" in {action.id for action in SIMULATION.actions(state)}:
            state = SIMULATION.act(state, "save")
        state = SIMULATION.step(state)
    outcome = SIMULATION.outcome(state)

    assert outcome is not None
    care = next(one for one in outcome.measures if one.key == "care")
    assert care.value < 20.0
    assert not care.good
    assert outcome.score < 0.35


def test_a_higher_peak_than_nobodys_takes_points_away() -> None:
    state = day_from(begun(), 0, 19.0)
    buying = SIMULATION.act(state, "charge")
    one, other = (until(each, lambda now: now.finished) for each in (state, buying))
    nobody, worse = SIMULATION.outcome(one), SIMULATION.outcome(other)

    assert nobody is not None
    assert worse is not None
    assert worse.score <= nobody.score
    assert any(moment.text.key == "moment-bought" for moment in worse.moments)


def test_every_note_says_what_the_touch_would_do(texts: Texts) -> None:
    state = begun()
    notes = {action.id: texts.say(action.note) for action in SIMULATION.actions(state) if action.note}

    assert notes["charge"] == "지붕 30\u00a0kW로 채우기"
    assert list(notes) == ["charge", "discharge", "keep", "defer", "save"]
    evening = day_from(SIMULATION.act(state, "charge"), 0, 18.5)
    asked = {action.id: texts.say(action.note) for action in SIMULATION.actions(evening) if action.note}
    assert asked["discharge"].startswith("30\u00a0kW로 3.")
