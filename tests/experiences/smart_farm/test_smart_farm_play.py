"""smart_farm as a play: events, touches, rounds, the sensor that lies, and what the outcome says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.contract import STEP_S, Level
from kiosk.core.errors import IllegalAction
from kiosk.experiences.smart_farm.sight import Reading, deficit, humidity, need, outside, reading
from kiosk.experiences.smart_farm.simulation import AGAIN_S, CHECK_S, LEFT_ALONE_S, SIMULATION
from kiosk.experiences.smart_farm.state import Need, Sensor, Settings, State
from tests.experiences.smart_farm.farm import begun, holding, in_the_rain, press, run, say

WAYS = [(level, short) for level in Level for short in (False, True)]


def until(state: State, title: Need) -> State:
    """The play at the moment this need is told."""
    while state.alert is None or state.alert.need is not title or state.alert.answered:
        state = SIMULATION.step(state)
    return state


def notes(state: State) -> dict[str, str]:
    """What every control would do now, in Korean."""
    return {one.label.key: say(one.note) for one in SIMULATION.actions(state) if one.note}


@pytest.mark.parametrize(("level", "short"), WAYS)
@pytest.mark.parametrize("seed", range(6))
def test_the_first_event_is_heat_and_one_touch_of_the_vents_settles_it(
    level: Level, short: bool, seed: int
) -> None:
    state = begun(level, seed, short=short)
    progress = SIMULATION.progress(state)
    assert progress.urgent
    assert progress.coach == "vent:1"

    left, opened = run(state, 4.0), run(SIMULATION.act(state, progress.coach), 4.0)

    assert not SIMULATION.decision_due(opened)
    assert opened.alert is None
    assert opened.air.temp_c < 27.0 < left.air.temp_c


def test_a_touch_shows_within_three_seconds() -> None:
    # the hot noon of the heat wave: every device that cools must be felt by then
    state = run(begun(), 47.0)
    left = run(state, 3.0).air.temp_c
    assert run(press(state, "vent", "vent"), 3.0).air.temp_c < left - 5.0
    assert run(press(state, "screen"), 3.0).air.temp_c < left - 1.0
    assert run(press(state, "fog", "fog"), 3.0).air.temp_c < left - 2.0


def test_every_control_says_what_its_next_touch_does() -> None:
    state = begun()
    assert notes(state)["do-vent"] == "조금 열기"
    assert notes(press(state, "vent"))["do-vent"] == "활짝 열기"
    assert notes(press(state, "vent", "vent"))["do-vent"] == "닫기"
    assert notes(state)["do-heat"] == "약하게, 시간당\u00a020\u00a0kWh"
    assert notes(press(state, "heat", "heat"))["do-heat"] == "끄기, 시간당\u00a040\u00a0kWh\u00a0절약"


def test_three_touches_bring_every_device_back_where_it_was() -> None:
    state = begun()
    back = press(state, "vent", "vent", "vent", "screen", "screen", "screen", "lamp", "lamp")
    assert back.settings == state.settings == Settings()
    assert back.moves == ()


@pytest.mark.parametrize("stale", ["", "vent", "vent:0", "vent:2", "lamp:2", "fly:1", "check:1", "next"])
def test_a_touch_that_is_not_offered_is_refused(stale: str) -> None:
    with pytest.raises(IllegalAction):
        SIMULATION.act(begun(), stale)


def test_a_need_waits_once_and_comes_back_only_if_something_helps() -> None:
    state = press(begun(), "heat")
    assert not SIMULATION.decision_due(state)

    assert not SIMULATION.decision_due(run(state, AGAIN_S - 2 * STEP_S))
    assert SIMULATION.decision_due(run(state, AGAIN_S + STEP_S))


def test_looking_only_leaves_everything_as_it_is_for_longer() -> None:
    state = press(begun(), "check")
    assert state.settings == Settings()
    assert not SIMULATION.decision_due(state)

    assert not SIMULATION.decision_due(run(state, LEFT_ALONE_S - 2 * STEP_S))
    assert SIMULATION.decision_due(run(state, LEFT_ALONE_S + STEP_S))


def test_the_most_urgent_need_comes_first() -> None:
    scorched = Reading(temp_c=35.0, humidity=0.95, dial=0.95, mist=0.0)
    damp_and_cold = Reading(temp_c=12.0, humidity=0.9, dial=0.9, mist=0.0)
    parched = Reading(temp_c=25.0, humidity=0.4, dial=0.4, mist=0.0)
    fine = Reading(temp_c=23.0, humidity=0.7, dial=0.7, mist=0.0)
    seen = [need(one, 200.0, 12.0, None) for one in (scorched, damp_and_cold, parched, fine)]
    assert seen == [Need.HOT, Need.WET, Need.DRY, None]
    assert need(fine, 30.0, 12.0, None) is Need.DARK
    assert need(fine, 30.0, 20.0, None) is None


def test_every_round_is_another_day_with_its_own_weather_and_the_plants_go_on() -> None:
    state = press(begun(), "vent", "vent", "fog")
    before = run(state, 40.0 - STEP_S)
    after = SIMULATION.step(before)

    assert (SIMULATION.progress(before).round, SIMULATION.progress(after).round) == (1, 2)
    assert after.settings == Settings()
    assert after.crop.growth > 0.9 * before.crop.growth > 0.0
    assert outside(before).temp_c < 25.0 < outside(after).temp_c
    assert outside(in_the_rain()).rain


def test_vents_alone_dry_the_leaves_out_in_the_heat_and_fog_helps() -> None:
    state = run(begun(), 60.0)
    aired = run(press(state, "vent", "vent"), 4.0)
    fogged = run(press(state, "vent", "vent", "fog", "fog"), 4.0)
    assert deficit(aired.air) > 1.6
    assert deficit(fogged.air) < deficit(aired.air) - 0.6
    assert fogged.air.temp_c < aired.air.temp_c - 1.5


def test_the_screen_cools_and_takes_light() -> None:
    state = press(run(begun(), 60.0), "vent", "vent", "fog", "fog")
    open_sky, shaded = run(state, 6.0), run(press(state, "screen", "screen"), 6.0)
    assert shaded.air.temp_c < open_sky.air.temp_c - 1.0
    late = replace(holding(state, 24.0, 0.7), crop=replace(state.crop, growth=0.0, possible=0.0))
    cool_and_open = run(late, 0.2)
    cool_and_dark = run(press(late, "screen", "screen"), 0.2)
    assert cool_and_dark.crop.growth < 0.9 * cool_and_open.crop.growth


def test_heating_with_a_slit_dries_the_cold_rain() -> None:
    state = in_the_rain()
    assert state.alert is not None
    assert state.alert.need is Need.WET
    dried = run(press(state, "heat", "heat", "vent"), 5.0)
    assert deficit(run(state, 5.0).air) < 0.1
    assert deficit(dried.air) > 0.4


@pytest.mark.parametrize(("level", "short"), WAYS)
def test_the_sensor_starts_to_lie_once_and_the_dial_does_not(level: Level, short: bool) -> None:
    state = until(begun(level, 3, short=short), Need.JUMP)
    seen = reading(state)
    assert outside(state).rain
    assert seen.humidity == state.sensor.stuck_rh < 0.45
    assert seen.dial == humidity(state.air) > 0.6
    assert SIMULATION.progress(state).urgent
    assert SIMULATION.decision_due(state)


def test_who_believes_the_sensor_hears_no_alarm_while_leaves_get_wet() -> None:
    state = press(until(in_the_rain(), Need.JUMP), "fog")
    later = run(state, 8.0)
    assert deficit(later.air) < 0.2
    assert later.alert is None or later.alert.need is not Need.WET
    assert later.crop.wet > 0.8


def test_a_look_at_the_sensor_takes_half_an_hour_and_mends_it() -> None:
    state = press(until(in_the_rain(), Need.JUMP), "check")
    assert not SIMULATION.decision_due(state)
    assert SIMULATION.progress(state).event == "checking"
    assert "do-check" not in notes(state)
    assert press(state, "heat").settings.heat == 1

    still = run(state, CHECK_S - STEP_S)
    assert still.lying
    back = run(still, 2 * STEP_S)

    assert not back.lying
    assert say(SIMULATION.progress(back).notice or SIMULATION.describe(back)[0]).startswith("센서가 고장")
    assert back.sensor.believed_min == pytest.approx(10.0 * CHECK_S, abs=2.0)


def test_a_look_at_a_good_sensor_says_so() -> None:
    state = run(press(press(begun(), "vent"), "check"), CHECK_S + STEP_S)
    notice = SIMULATION.progress(state).notice
    assert notice is not None
    assert notice.key == "notice-fine"
    assert state.sensor.mended is False


def test_a_look_before_the_sensor_fails_does_not_mend_what_comes() -> None:
    state = in_the_rain()
    state = replace(state, sensor=Sensor(fails_s=state.time_s + 1.0, stuck_rh=0.4))
    state = run(press(state, "check"), CHECK_S + 3 * STEP_S)
    # somebody stood beside it when it failed
    assert state.sensor.mended
    state = in_the_rain()
    state = replace(state, sensor=Sensor(fails_s=state.time_s + 5.0, stuck_rh=0.4))
    assert run(press(state, "check"), 6.0).lying


def test_the_situation_is_spoken_with_the_evidence_against_the_sensor() -> None:
    spoken = [say(one) for one in SIMULATION.describe(until(in_the_rain(), Need.JUMP))]
    assert "벽 습도계" in spoken[1]
    assert spoken[2] == "서로 달라요. 센서를 점검해 보세요."


def test_the_situation_is_spoken_with_what_helps_and_how_much() -> None:
    spoken = [say(one) for one in SIMULATION.describe(begun())]
    assert spoken[0].startswith("30\u00a0°C에 습도 62\u00a0%예요.")
    assert spoken[1].startswith("창을 더 열면 30분 뒤 2")


def test_a_play_ends_with_an_outcome_and_nothing_to_do() -> None:
    state = begun(Level.KEEN)
    assert SIMULATION.outcome(state) is None
    end = run(state, 3 * 36.0)
    assert SIMULATION.outcome(end) is not None
    assert SIMULATION.actions(end) == ()
    assert end.alert is None


def test_the_debrief_tells_the_visitors_own_moves_with_their_effect() -> None:
    state = run(press(begun(), "vent"), 41.0)
    state = run(press(state, "vent", "vent", "fog", "fog"), 14.0)
    state = run(press(state, "vent"), 90.0)
    outcome = SIMULATION.outcome(state)
    assert outcome is not None

    told = {say(one.text): one.good for one in outcome.moments}

    good = [text for text, was_good in told.items() if was_good]
    bad = [text for text, was_good in told.items() if not was_good]
    assert any(
        text.startswith("봄날 오전 9:00에 창을 조금 열었어요") and "°C로 식혔어요" in text for text in good
    )
    assert any(text.startswith("폭염 날") and "창을 활짝 열고 안개를 세게 뿌렸어요" in text for text in good)
    assert any("창을 닫았어요" in text and "더워졌어요" in text for text in bad)
    assert any("센서가 고장 난 것을 모르고" in text for text in bad)


def test_touches_in_quick_succession_are_one_move_and_later_ones_another() -> None:
    state = press(begun(), "vent")
    state = press(run(state, 1.0), "vent")
    assert [one.after.vent for one in state.moves] == [2]
    state = press(run(state, 3.0), "screen")
    assert [(one.before.screen, one.after.screen) for one in state.moves] == [(0, 0), (0, 1)]


def test_a_move_is_judged_against_leaving_things_alone() -> None:
    cooled, cooked = press(begun(), "vent").moves[0], press(run(begun(), 45.0), "heat").moves[0]
    assert cooled.gain > 0.0 > cooked.gain
    assert cooled.temp_with_c < cooled.temp_without_c - 3.0
    assert cooked.temp_with_c > cooked.temp_without_c + 1.0


@pytest.mark.parametrize(
    ("energy", "disease", "key"),
    [
        (30.0, 0.0, "tradeoff-lean"),
        (250.0, 0.0, "tradeoff"),
        (900.0, 0.0, "tradeoff-lavish"),
        (30.0, 0.6, "tradeoff-wet"),
    ],
)
def test_the_trade_off_depends_on_what_was_paid(energy: float, disease: float, key: str) -> None:
    end = run(begun(), 120.0)
    end = replace(end, energy_kwh=energy, crop=replace(end.crop, disease=disease))
    outcome = SIMULATION.outcome(end)
    assert outcome is not None
    assert outcome.tradeoff.key == key


def test_nobody_is_told_to_heat_a_hot_house() -> None:
    state = holding(run(begun(), 45.0), 30.0, 0.93, Settings(vent=2, fog=2))
    assert not any("난방" in say(one) for one in SIMULATION.describe(state))
