"""The contract every experience keeps, present and future: each folder found runs through all of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from typing import Any, cast

import pytest

import kiosk.experiences
from kiosk.core.bot_play import BotPlay, RandomPlayer, play_untouched, play_with_bot, spoken_label
from kiosk.core.calibration import BOT_NAMES
from kiosk.core.contract import (
    MAX_DESK_ACTIONS,
    STEP_S,
    Action,
    Bot,
    Level,
    Line,
    Outcome,
    Rng,
    Sight,
    Simulation,
    line,
)
from kiosk.core.errors import IllegalAction
from kiosk.core.play import replay
from kiosk.core.texts import Texts
from kiosk.core.trial import broken_rules, not_finite
from kiosk.kit.icons import ICON_PATHS
from kiosk.kit.play_controller import NEXT_TARGET
from kiosk.services.catalogue import Catalogue, Entry
from kiosk.services.experience_folder import MANIFEST

ROOT = Path(kiosk.experiences.__file__).parent
LANGUAGES = ("ko", "en")
IDS = sorted(file.parent.name for file in ROOT.glob(f"*/{MANIFEST}"))
SEEDS = range(5)
LOOKS_APART = 3
"""Of what the bots see, every third look is held against the contract."""

WAYS = [(level, short) for level in Level for short in (False, True)]


@dataclass(frozen=True)
class Experience:
    """One experience under test, with what its bots saw and how their plays ended."""

    entry: Entry
    simulation: Simulation[Any]
    bots: dict[str, Bot[Any]]
    texts: tuple[Texts, ...]
    states: tuple[Any, ...]
    plays: tuple[BotPlay[Any], ...]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return tuple(played.outcome for played in self.plays if played.outcome)


class Watcher:
    """Keeps every state that the bot inside is shown."""

    hears_only = False

    def __init__(self, bot: Bot[Any]) -> None:
        self.bot = bot
        self.states: list[Any] = []

    def choose(self, sight: Sight[Any], rng: Rng) -> str | None:
        self.states.append(sight.state)
        return self.bot.choose(sight, rng)


@pytest.fixture(scope="module", params=IDS)
def job(request: pytest.FixtureRequest) -> Experience:
    entry = Catalogue.discover(ROOT, LANGUAGES).get(request.param)
    assert entry is not None
    assert entry.faults == ()
    simulation, bots = entry.simulation(), dict(entry.bots())
    texts = tuple(Texts(language, entry.texts[language]) for language in LANGUAGES)
    seeing: list[Bot[Any]] = [bot for bot in bots.values() if not bot.hears_only]
    states: list[Any] = []
    plays: list[BotPlay[Any]] = []
    for level, short in WAYS:
        for bot in (*seeing, RandomPlayer()):
            watcher = Watcher(bot)
            plays.append(
                play_with_bot(
                    simulation, watcher, level, random.Random(1), random.Random(2), texts[0].say, short=short
                )
            )
            states += [*watcher.states[::LOOKS_APART], plays[-1].state]
    return Experience(entry, simulation, bots, texts, tuple(states), tuple(plays))


def begins(job: Experience) -> Iterator[Any]:
    """First states of every level, length and seed."""
    for level, short in WAYS:
        for seed in SEEDS:
            yield job.simulation.begin(level, random.Random(seed), short=short)


def test_there_is_an_experience_to_hold_against_the_contract() -> None:
    assert IDS


def test_the_data_of_the_folder_is_without_fault(job: Experience) -> None:
    assert job.entry.faults == ()


def test_the_readme_explains_the_model(job: Experience) -> None:
    readme = (job.entry.folder / "README.md").read_text("utf-8")

    assert "## Model" in readme
    assert "source" in readme.lower()


def test_the_learning_frame_is_honest_about_real_work(job: Experience) -> None:
    assert job.entry.texts["ko"]["real-work"].startswith("실제 일은 이보다 복잡합니다: ")


def test_an_experience_brings_its_four_bots_and_only_the_listener_is_blind(job: Experience) -> None:
    assert set(BOT_NAMES) <= job.bots.keys()
    assert [name for name in BOT_NAMES if job.bots[name].hears_only] == ["listener"]


def test_the_state_cannot_be_changed_from_outside(job: Experience) -> None:
    for state in job.states[:: max(1, len(job.states) // 50)]:
        assert is_dataclass(state)
        assert list(changeable(state)) == []


def changeable(value: object, path: str = "state") -> Iterator[str]:
    """Paths of everything inside a state that could be changed in place."""
    if is_dataclass(value):
        if not cast("Any", value).__dataclass_params__.frozen:
            yield path
        for name in value.__dataclass_fields__:
            yield from changeable(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from changeable(item, f"{path}[{index}]")
    elif isinstance(value, (list, dict, set, bytearray)):
        yield path


def test_states_keep_every_rule_and_their_numbers_are_finite(job: Experience) -> None:
    for state in job.states:
        assert list(broken_rules(job.simulation, state)) == []
        assert not_finite(state) == []


def test_the_desk_never_overflows(job: Experience) -> None:
    """At most six controls, and "next" takes one place where there is more than one target."""
    for state in job.states:
        actions = job.simulation.actions(state)
        by_target = Counter(action.target.id for action in actions if action.target)
        untargeted = len(actions) - by_target.total()
        room = MAX_DESK_ACTIONS - 1 if by_target else MAX_DESK_ACTIONS
        assert untargeted + max(by_target.values(), default=0) <= room


def test_actions_have_short_labels_known_icons_and_ids_of_their_own(job: Experience) -> None:
    for action in all_actions(job):
        assert action.id
        assert action.id != NEXT_TARGET
        assert action.icon in ICON_PATHS
        for texts in job.texts:
            assert 1 <= len(texts.say(action.label).split()) <= 2


def all_actions(job: Experience) -> set[Action]:
    return {action for state in job.states for action in job.simulation.actions(state)}


def test_every_sentence_has_words_in_every_language(job: Experience) -> None:
    spoken: set[Line] = set()
    for state in job.states:
        progress = job.simulation.progress(state)
        spoken |= {progress.round_title, *job.simulation.describe(state)}
        spoken |= {sentence for sentence in (progress.notice, progress.notice_more) if sentence}
    for outcome in job.outcomes:
        spoken |= {outcome.tradeoff, *(moment.text for moment in outcome.moments)}
        for measure in outcome.measures:
            spoken |= {line(f"measure-{measure.key}"), line(f"measure-{measure.key}-why")}
            spoken.add(line(f"measure-{measure.key}-value", value=measure.value))
    for texts in job.texts:
        for sentence in spoken:
            assert texts.say(sentence).strip()
        for action in all_actions(job):
            assert spoken_label(action, texts.say).strip()


def test_actions_that_differ_sound_different(job: Experience) -> None:
    for state in job.states:
        for texts in job.texts:
            spoken = [spoken_label(action, texts.say) for action in job.simulation.actions(state)]
            assert len(set(spoken)) == len(spoken)


def test_what_needs_attention_has_a_sentence(job: Experience) -> None:
    for state in job.states:
        progress = job.simulation.progress(state)
        assert bool(progress.event) == (progress.notice is not None)


def test_an_action_that_is_not_offered_is_refused_and_changes_nothing(job: Experience) -> None:
    for state in job.states[:: max(1, len(job.states) // 50)]:
        offered = job.simulation.actions(state)
        for action_id in ("", "no_such_action", NEXT_TARGET):
            with pytest.raises(IllegalAction):
                job.simulation.act(state, action_id)
        assert job.simulation.actions(state) == offered


def test_a_stale_action_is_refused(job: Experience) -> None:
    """Whatever was offered at some moment is either offered now or refused; it never slips through."""
    known = sorted({action.id for action in all_actions(job)})
    for state in job.states[:: max(1, len(job.states) // 50)]:
        offered = {action.id for action in job.simulation.actions(state)}
        for action_id in known:
            if action_id not in offered:
                with pytest.raises(IllegalAction):
                    job.simulation.act(state, action_id)


def test_every_offered_action_can_be_taken(job: Experience) -> None:
    for state in job.states[:: max(1, len(job.states) // 50)]:
        for action in job.simulation.actions(state):
            job.simulation.act(state, action.id)


def test_the_first_event_waits_at_the_start_and_one_coached_touch_solves_it(job: Experience) -> None:
    for state in begins(job):
        progress = job.simulation.progress(state)
        actions = job.simulation.actions(state)
        assert progress.event
        assert job.simulation.decision_due(state)
        assert progress.coach in {action.id for action in actions}
        solved = job.simulation.act(state, progress.coach)
        assert job.simulation.progress(solved).event != progress.event
        assert not job.simulation.decision_due(solved)


def test_the_coached_action_belongs_to_the_target_that_is_preselected(job: Experience) -> None:
    for state in begins(job):
        actions = job.simulation.actions(state)
        coach = job.simulation.progress(state).coach
        first = next((action.target for action in actions if action.target), None)
        coached = next(action for action in actions if action.id == coach)
        assert coached.target in (None, first)


def test_the_coach_is_silent_after_the_first_decision(job: Experience) -> None:
    for state in begins(job):
        solved = job.simulation.act(state, job.simulation.progress(state).coach)
        assert job.simulation.progress(solved).coach == ""


def test_a_whole_play_has_three_rounds_of_35_to_45_seconds(job: Experience) -> None:
    for level in Level:
        state = job.simulation.begin(level, random.Random(1))
        progress = job.simulation.progress(state)
        assert progress.rounds == 3
        assert 35 <= progress.round_seconds <= 45
        minutes = play_untouched(job.simulation, level, random.Random(1)).steps * STEP_S / 60
        assert job.entry.manifest is not None
        assert minutes <= job.entry.manifest.minutes


@pytest.mark.parametrize("level", Level)
def test_a_short_play_is_one_round_of_about_90_seconds(job: Experience, level: Level) -> None:
    played = play_untouched(job.simulation, level, random.Random(1), short=True)

    assert job.simulation.progress(played.state).rounds == 1
    assert 80 <= played.steps * STEP_S <= 100


def test_rounds_count_up_one_by_one_and_their_seconds_down(job: Experience) -> None:
    state = job.simulation.begin(Level.KEEN, random.Random(3))
    before = job.simulation.progress(state)
    while job.simulation.outcome(state) is None:
        state = job.simulation.step(state)
        now = job.simulation.progress(state)
        if now.round == before.round:
            assert now.seconds_left < before.seconds_left
        else:
            assert now.round == before.round + 1
        before = now
    assert before.round == before.rounds


def test_a_finished_play_offers_nothing_and_stands_still(job: Experience) -> None:
    finished = next(played.state for played in job.plays if played.outcome)

    assert job.simulation.actions(finished) == ()
    assert job.simulation.step(finished) == finished
    assert not job.simulation.decision_due(finished)


def test_the_same_seed_deals_the_same_play_and_another_seed_another(job: Experience) -> None:
    for level, short in WAYS:
        dealt = [job.simulation.begin(level, random.Random(seed), short=short) for seed in SEEDS]
        again = [job.simulation.begin(level, random.Random(seed), short=short) for seed in SEEDS]
        assert dealt == again
        assert any(one != dealt[0] for one in dealt[1:])


def test_every_play_replays_to_the_identical_state(job: Experience) -> None:
    for played in job.plays:
        if played.outcome is not None:
            again = replay(
                job.simulation, played.level, random.Random(1), played.recording, short=played.short
            )
            assert again == played.state


def test_outcomes_are_complete_and_in_order(job: Experience) -> None:
    assert job.outcomes
    for outcome in job.outcomes:
        assert 0 <= outcome.score <= 1
        assert outcome.stars in (1, 2, 3)
        assert 2 <= len(outcome.measures) <= 5
        assert len({measure.key for measure in outcome.measures}) == len(outcome.measures)
        assert all(measure.good_low <= measure.good_high for measure in outcome.measures)
        times = [moment.at_s for moment in outcome.moments]
        assert times == sorted(times)
        assert not_finite(outcome) == []


def test_stars_follow_the_score(job: Experience) -> None:
    ranked = sorted(job.outcomes, key=lambda outcome: outcome.score)

    assert [outcome.stars for outcome in ranked] == sorted(outcome.stars for outcome in ranked)
    assert {ranked[0].stars, ranked[-1].stars} >= {1, 3}
