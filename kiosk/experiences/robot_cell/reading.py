"""The situation in words: what needs attention, what can be done about it, and what each choice would do."""

from __future__ import annotations

from kiosk.core.contract import Action, Line, Progress, Setting, line
from kiosk.experiences.robot_cell import people
from kiosk.experiences.robot_cell.advice import advice
from kiosk.experiences.robot_cell.choices import FAST_COST, FENCE_COST, set_by
from kiosk.experiences.robot_cell.motion import parts_per_hour
from kiosk.experiences.robot_cell.protection import margin_m, needed_m
from kiosk.experiences.robot_cell.schedule import (
    heavy_from_s,
    is_heavy,
    part_s,
    plan,
    round_number,
    target,
)
from kiosk.experiences.robot_cell.state import FIELDS_M, SPEEDS_MPS, Cell, Kind, Sensor, Visit

GROUP_S = 7.0
"""How long before a group comes the shop floor hears of it†."""

NEWS_S = 6.0
"""How long a change stays the news when nothing is more urgent†."""

GOAL_FROM_S = 9.0
"""When the day's goal is told, if the robot is still slow†."""

WAITS = {"kneel": 2, "short": 4, "service": 1, "off": 3}
"""Events for which the clock stops at 차분하게, and after how many touches it goes on all the same.

Several touches may be needed to make a cell safe; who leaves things as they are is not kept for ever.
"""


def event_of(cell: Cell) -> str:
    """Stable id of what needs attention most, "" for nothing: its kind, then when it began."""
    service = people.service_now(cell)
    if service is not None and cell.time_s < people.kneel_ends_s(service):
        kind = "kneel" if people.kneels(service, cell.time_s) else "service"
        return f"{kind if cell.on else 'rest'}:{service.at_s}"
    margin = margin_m(cell.settings, is_heavy(cell))
    if cell.on and margin < 0.0:
        return "short:heavy" if is_heavy(cell) else "short:light"
    if not cell.on:
        stops = sum(one.what == "stop" for one in cell.changes)
        return f"off:{stops}"
    group = group_coming(cell)
    if group is not None:
        return f"group:{group.at_s}"
    if 0.0 <= cell.time_s - heavy_from_s(cell.level, cell.short) < NEWS_S:
        return "heavy"
    if cell.guard.holds:
        return "held"
    goal = GOAL_FROM_S <= cell.time_s < GOAL_FROM_S + NEWS_S
    return "goal" if goal and cell.settings.speed == 0 else ""


def group_coming(cell: Cell) -> Visit | None:
    """The first of a group that is coming or passing on a side without a fence."""
    group = [one for one in cell.visits if one.kind is Kind.GROUP]
    if not group or people.fenced(cell, group[0]):
        return None
    return group[0] if group[0].at_s - GROUP_S <= cell.time_s < group[-1].at_s else None


def due(cell: Cell) -> bool:
    """Whether what needs attention waits for a choice."""
    return cell.touches < WAITS.get(cell.event.partition(":")[0], 0)


def progress(cell: Cell) -> Progress:
    """Round, time and the one thing that needs attention now."""
    rounds = plan(cell.level, cell.short)
    number = round_number(cell.level, cell.short, cell.time_s)
    current = rounds[number - 1]
    kind = cell.event.partition(":")[0]
    notice, more = _notice(cell, kind)
    return Progress(
        round=number,
        rounds=len(rounds),
        seconds_left=max(0.0, current.end_s - cell.time_s),
        round_seconds=current.end_s - current.start_s,
        round_title=line(f"round-{current.title}"),
        event=cell.event,
        notice=notice,
        notice_more=more,
        urgent=kind in ("kneel", "short", "service"),
        coach="" if cell.changes else "start",
    )


def _notice(cell: Cell, kind: str) -> tuple[Line | None, Line | None]:
    """The event's sentence and its explanation."""
    heavy = is_heavy(cell)
    needed, margin = needed_m(cell.settings, heavy), 100.0 * margin_m(cell.settings, heavy)
    field = FIELDS_M[cell.settings.field]
    service = people.service_now(cell)
    match kind:
        case "":
            return None, None
        case "off" if margin < 0.0:
            return line("notice-not-yet", short=-margin), line("notice-off-more", needed=needed, field=field)
        case "off":
            return line("notice-off"), line("notice-off-more", needed=needed, field=field)
        case "short":
            key = "notice-short-heavy" if heavy else "notice-short"
            return line(key, short=-margin), line("notice-off-more", needed=needed, field=field)
        case "service" if service is not None:
            return line(f"notice-service-{service.side}"), line("notice-service-more")
        case "group":
            group = group_coming(cell)
            side = group.side if group else cell.busy
            return line(f"notice-group-{side}"), line("notice-group-more")
        case "heavy":
            return line("notice-heavy"), line("notice-heavy-more", needed=needed)
        case "goal":
            goal = target(cell.level, cell.short)
            return line("notice-goal", goal=goal), line("notice-goal-more")
        case _:
            return line(f"notice-{kind}"), line(f"notice-{kind}-more")


def describe(cell: Cell) -> tuple[Line, ...]:
    """What happens, what would help, and how the cell is set.

    The first sentence stands on the screen when nothing happens: what to buy is told there at first only.
    """
    notice, _ = _notice(cell, cell.event.partition(":")[0])
    help_now = advice(cell)
    status = _status(cell)
    asks_itself = cell.event.startswith("service")  # its own sentence says what to do
    hint = help_now[1] if help_now and not asks_itself else None
    later = cell.time_s >= part_s(cell.level, cell.short) and help_now and help_now[0] == "sensor"
    said = (notice, status, hint) if later else (notice, hint, status)
    return tuple(one for one in said if one is not None)


def actions(cell: Cell) -> tuple[Action, ...]:
    """Every choice there is, in the order of the Desk."""
    run = (
        Action("stop", line("do-stop"), line("note-stop"), icon="stop", slot="run")
        if cell.on
        else Action("start", line("do-start"), _note(cell, "start"), icon="start", slot="run")
    )
    offered = [
        run,
        Action(
            "speed",
            line("do-speed"),
            _note(cell, "speed"),
            icon="speed",
            setting=Setting(cell.settings.speed + 1, len(SPEEDS_MPS)),
        ),
        Action("sensor", line("do-sensor"), _note(cell, "sensor"), icon="sensor"),
    ]
    if cell.settings.field < len(FIELDS_M) - 1:
        offered.append(Action("wider", line("do-wider"), _note(cell, "wider"), icon="plus"))
    if cell.settings.field > 0:
        offered.append(Action("narrower", line("do-narrower"), _note(cell, "narrower"), icon="minus"))
    return (*offered, Action("fence", line("do-fence"), _note(cell, "fence"), icon="fence"))


def _note(cell: Cell, what: str) -> Line:
    """What a choice would do now."""
    heavy, after = is_heavy(cell), set_by(cell.settings, what)
    needed = needed_m(after, heavy)
    if what == "start":
        return _start_note(cell, heavy)
    if what == "speed":
        return line("note-speed", speed=SPEEDS_MPS[after.speed], needed=needed)
    if what == "sensor" and after.sensor is Sensor.FAST and not cell.owns_fast:
        return line("note-sensor-buy", cost=FAST_COST, needed=needed)
    if what == "sensor":
        return line(f"note-sensor-{after.sensor}", needed=needed)
    if what == "fence" and after.fence is not None and not cell.owns_fence:
        return line("note-fence-buy", cost=FENCE_COST)
    if what == "fence":
        return line(f"note-fence-{after.fence or 'none'}")
    margin = 100.0 * margin_m(after, heavy)
    key = "note-field" if margin >= 0.0 else "note-field-short"
    return line(key, field=FIELDS_M[after.field], margin=abs(margin))


def _start_note(cell: Cell, heavy: bool) -> Line:
    """What starting would do: parts an hour, unless something speaks against it."""
    service = people.service_now(cell)
    margin = 100.0 * margin_m(cell.settings, heavy)
    if service is not None and cell.time_s < people.kneel_ends_s(service):
        return line("note-start-service")
    if margin < 0.0:
        return line("note-start-short", short=-margin)
    return line("note-start", rate=parts_per_hour(cell.settings.speed, heavy))


def _status(cell: Cell) -> Line:
    """How the cell is set and what it does, in one sentence."""
    margin = 100.0 * margin_m(cell.settings, is_heavy(cell))
    if margin < 0.0:
        return line("say-status-short", parts=cell.parts)
    key = "say-status" if cell.on and not cell.guard.holds else "say-status-still"
    return line(key, speed=SPEEDS_MPS[cell.settings.speed], margin=margin)
