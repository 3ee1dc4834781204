"""The situation in words: what can be done, what needs attention, and what would help."""

from __future__ import annotations

from kiosk.core.contract import Action, Line, Progress, Setting, line
from kiosk.experiences.smart_farm.advice import HELPFUL, Idea, ahead, believed, best, skies
from kiosk.experiences.smart_farm.crop import VPD_BAND_KPA
from kiosk.experiences.smart_farm.house import AREA_M2, FOG_PUMP_WPM2, HEAT_PUMP, HEAT_WPM2, LAMP_WPM2
from kiosk.experiences.smart_farm.schedule import plan, round_number
from kiosk.experiences.smart_farm.sight import (
    COLD_C,
    Reading,
    hour,
    in_band,
    outside,
    reading,
    today,
)
from kiosk.experiences.smart_farm.state import HIGHEST, Alert, Device, Need, State

ICONS = {
    Device.VENT: "window",
    Device.SCREEN: "shade",
    Device.FOG: "mist",
    Device.HEAT: "heat",
    Device.LAMP: "light",
}
TOLD_S = 4.0
"""How long the news from the sensor stays†."""

TIRING_C = 30.0
"""Above this leaves are said to be too warm†."""

MISTED = 0.35
"""Share of mist from which one would say that the glass is misted."""


def power_kw(device: Device, setting: int) -> float:
    """Electric power of a device at a setting, for the whole house."""
    if device is Device.HEAT:
        return HEAT_WPM2[setting] / HEAT_PUMP * AREA_M2 / 1000.0
    if device is Device.LAMP:
        return LAMP_WPM2[setting] * AREA_M2 / 1000.0
    return FOG_PUMP_WPM2[setting] * AREA_M2 / 1000.0 if device is Device.FOG else 0.0


def actions(state: State) -> tuple[Action, ...]:
    """One touch for every device: the setting that follows; and the walk to the sensor."""
    offered = []
    for device in Device:
        setting = state.settings.following(device)
        kwh = max(power_kw(device, setting), power_kw(device, state.settings.of(device)))
        note = line(f"note-{device}-{setting}", kwh=kwh)
        offered.append(
            Action(
                f"{device}:{setting}",
                line(f"do-{device}"),
                note,
                icon=ICONS[device],
                setting=Setting(state.settings.of(device), HIGHEST[device]),
            )
        )
    if not state.checking:
        offered.append(Action("check", line("do-check"), line("note-check"), icon="sensor"))
    return tuple(offered)


def progress(state: State) -> Progress:
    """Round, time and the one thing that needs attention now."""
    rounds = plan(state.level, state.short)
    number = round_number(state.level, state.short, state.time_s)
    now = rounds[number - 1]
    alert = state.alert if state.alert and not state.alert.answered and not state.checking else None
    seen = reading(state)
    event, notice, more = _news(state, seen)
    if alert:
        # what was found at the sensor is still said, with what has to be done about it
        event, told, more = _told(alert, seen)
        notice = notice or told
    return Progress(
        round=number,
        rounds=len(rounds),
        seconds_left=max(0.0, now.end_s - state.time_s),
        round_seconds=now.end_s - now.start_s,
        round_title=line(f"round-{now.title}"),
        event=event,
        notice=notice,
        notice_more=more,
        urgent=alert is not None and alert.need in (Need.HOT, Need.WET, Need.JUMP),
        coach=state.coach,
    )


def _news(state: State, seen: Reading) -> tuple[str, Line | None, Line | None]:
    """What is told while nothing waits: somebody is at the sensor, or has just come back from it."""
    sensor = state.sensor
    if state.checking:
        return "checking", line("notice-checking"), line("notice-checking-more")
    if 0.0 < sensor.checking_until_s <= state.time_s < sensor.checking_until_s + TOLD_S:
        told = "mended" if sensor.mended and sensor.mended_at_s >= sensor.checking_until_s - 0.2 else "fine"
        return (
            f"checked-{sensor.checks}",
            line(f"notice-{told}", humidity=100.0 * seen.humidity),
            line(f"notice-{told}-more"),
        )
    return "", None, None


def _told(alert: Alert, seen: Reading) -> tuple[str, Line, Line]:
    values = {"temp": seen.temp_c, "humidity": 100.0 * seen.humidity}
    return alert.id, line(f"notice-{alert.need}", **values), line(f"notice-{alert.need}-more")


def time_of_day(state: State) -> Line:
    """The time as a visitor says it, to ten minutes."""
    return clock(hour(state))


def clock(hour_now: float) -> Line:
    """An hour of the day in words, to ten minutes."""
    tens = int(hour_now * 6.0 + 1e-6)
    whole, minutes = divmod(tens * 10, 60)
    half = "morning" if whole < 12 else "afternoon"
    return line(f"time-{half}", hour=whole if whole <= 12 else whole - 12, minutes=f"{minutes:02d}")


def describe(state: State) -> tuple[Line, ...]:
    """How the air is, what speaks against the sensor, and the one touch that would help most."""
    seen = reading(state)
    said = [_air(seen)]
    if state.checking:
        return (line("notice-checking"), *said)
    if seen.disagree:
        key = "say-misted" if seen.mist > MISTED else "say-dial"
        return (*said, line(key, dial=100.0 * seen.dial), line("say-check"))
    idea = best(believed(state, seen), state.settings, today(state), hour(state), HELPFUL)
    if idea:
        said.append(_help(state, idea, seen))
    elif outside(state).rain:
        said.append(line("say-rain"))
    return tuple(said)


def feeling(seen: Reading) -> str:
    """How the air is for leaves by the instruments: hot, cold, good, dry or wet."""
    if seen.temp_c > TIRING_C:
        return "hot"
    if seen.temp_c < COLD_C:
        return "cold"
    return moisture(seen)


def moisture(seen: Reading) -> str:
    """Whether the air is good, dry or wet for leaves, by the sensors."""
    vpd = seen.vpd_kpa
    return "good" if in_band(vpd) else "dry" if vpd > VPD_BAND_KPA[1] else "wet"


def _air(seen: Reading) -> Line:
    """The instruments in one sentence, with what they mean for the leaves."""
    return line(
        f"say-air-{feeling(seen)}",
        temp=seen.temp_c,
        humidity=100.0 * seen.humidity,
    )


def _help(state: State, idea: Idea, seen: Reading) -> Line:
    """What helps most and what comes of it, however many touches lead there."""
    step = state.settings.of(idea.device)
    goes_up = idea.setting > step or HIGHEST[idea.device] == 1 and idea.setting > 0
    settings = state.settings.with_device(idea.device, idea.setting)
    then = ahead(believed(state, seen), settings, skies(today(state), hour(state)), HELPFUL)
    return line(f"help-{idea.device}-{'more' if goes_up else 'less'}", temp=then.air.temp_c, vpd=then.vpd_kpa)
