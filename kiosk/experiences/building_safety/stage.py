"""What the Stage shows: rows of numbers on the sheet (plan.py), worked out from two states of a play."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, sin

from kiosk.experiences.building_safety.guard import STOREY_S
from kiosk.experiences.building_safety.plan import (
    GROUND,
    LEFT,
    POST,
    SEATS,
    STOREY,
    gathered,
    level,
    on_stairs,
    spot,
    stand,
)
from kiosk.experiences.building_safety.state import (
    LIVED_IN,
    PEOPLE,
    Alarm,
    Kind,
    Phase,
    State,
    Status,
    Storey,
)
from kiosk.experiences.building_safety.suspicion import evident

CROSS_S = 6.0
"""How long the guard takes between the stairs and a place on the storey."""

ROOM_S, OUT_S = 8.0, 16.0
"""How long the way to the stairs takes, and from them to the place outside."""

SEEN_SMOKE = 0.12
"""From here on smoke is seen by anyone; before, only by who has been there."""

DONE_S = 35.0
"""How long a tick stands where an alarm was over."""

COMES_S = 25.0
"""How long the fire engine is seen coming."""

DRIFTS = 3.0
"""How far the lift goes up and down between its stops while nothing is wrong, in storeys."""


@dataclass(frozen=True, slots=True)
class StoreyRow:
    """One storey: where its floor lies, smoke seen in it (0..1), whether it was asked to leave."""

    key: str
    number: int
    name: str
    atY: float
    smoke: float
    told: bool
    selected: bool


@dataclass(frozen=True, slots=True)
class SignRow:
    """What a sensor reports, beside the building and on its spot. `second` is yes, no or "" (not yet)."""

    key: str
    kind: str
    words: str
    second: str
    atY: float
    spotX: float
    spotY: float
    selected: bool
    urgent: bool
    done: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Somebody: at the feet. `strolls` says that they walk."""

    key: str
    picture: str
    atX: float
    atY: float
    tall: float
    strolls: bool


@dataclass(frozen=True, slots=True)
class ThingRow:
    """A thing that is there for a while, by its foot's middle and its size."""

    key: str
    picture: str
    atX: float
    atY: float
    wide: float
    high: float
    flickers: bool


def storeys(state: State, selected: Alarm | None, names: Mapping[int, str]) -> list[StoreyRow]:
    """Every storey with people, the lowest first."""
    return [
        StoreyRow(
            key=f"s{one.number}",
            number=one.number,
            name=names[one.number],
            atY=level(one.number),
            smoke=round(_seen(state, one), 3),
            told=one.told_s >= 0.0,
            selected=selected is not None and selected.floor == one.number,
        )
        for one in state.storeys
    ]


def _seen(state: State, one: Storey) -> float:
    known = any(alarm.fire and alarm.known for alarm in state.alarms if abs(alarm.floor - one.number) <= 1)
    return one.smoke if known or one.smoke >= SEEN_SMOKE else 0.0


def signs(state: State, selected: Alarm | None, words: Mapping[str, str]) -> list[SignRow]:
    """What is signalled now, and what was over a moment ago; no two beside one another."""
    rows: list[SignRow] = []
    taken: set[int] = set()
    for one in state.alarms:
        done = one.status in (Status.SETTLED, Status.CLEARED)
        lately = done and 0.0 <= state.time_s - one.closed_s < DONE_S
        if not one.open and not lately:
            continue
        if done and any(other.open and other.floor == one.floor for other in state.alarms):
            continue
        row = _free_row(one.floor, taken)
        taken.add(row)
        agrees = "" if not one.second else "yes" if one.signal.agrees else "no"
        known = "yes" if one.signal.real else "no"
        rows.append(
            SignRow(
                key=one.id,
                kind="done" if done else f"kind_{one.kind}",
                words="" if done else words.get(one.id, ""),
                second=known if one.known else agrees,
                atY=level(row) - STOREY / 2,
                spotX=spot(one.signal),
                spotY=level(one.floor) - STOREY + 9.0,
                selected=selected is not None and selected.id == one.id,
                urgent=evident(one),
                done=done,
            )
        )
    return rows


def _free_row(floor: int, taken: set[int]) -> int:
    """The row nearest to a storey that is still free."""
    free = [row for row in (*LIVED_IN, 1) if row not in taken]
    return min(free, key=lambda row: (abs(row - floor), row)) if free else floor


def figures(before: State, now: State, fraction: float) -> list[FigureRow]:
    """Everybody, between two states of the play."""
    time_s = before.time_s + fraction * (now.time_s - before.time_s)
    rows = [row for one in now.storeys for row in _inside(one)]
    rows += _outside(now, time_s)
    rows.append(_guard(before, now, fraction))
    return rows


def _out(one: Storey) -> int:
    return PEOPLE - ceil(one.people - 1e-9)


def _inside(one: Storey) -> Iterator[FigureRow]:
    for seat in range(_out(one), PEOPLE):
        depth = 1.0 + (seat % 3) * 1.2
        yield FigureRow(
            f"p{one.number}{seat}",
            _picture(one.number, seat),
            SEATS[seat],
            level(one.number) - depth,
            18.0,
            False,
        )


def _picture(number: int, seat: int) -> str:
    return f"folk_{(number + seat * 5) % 6}"


def _outside(state: State, time_s: float) -> Iterator[FigureRow]:
    """Who has left: on the way to the stairs, on them, or gathered outside in the order of arrival."""
    gone: list[tuple[float, float, int, int]] = []
    for one in state.storeys:
        count = _out(one)
        left = one.left_s[len(one.left_s) - count :] if count else ()
        for seat, left_s in enumerate(left):
            arrives_s = left_s + ROOM_S + (one.number - 1) * STOREY_S + OUT_S
            gone.append((arrives_s, left_s, one.number, seat))
    for n, (_, left_s, number, seat) in enumerate(sorted(gone)):
        x, y = _walker(number, seat, time_s - left_s, gathered(n))
        walks = (x, y) != gathered(n)
        yield FigureRow(f"p{number}{seat}", _picture(number, seat), x, y, 18.0, walks)


def _walker(number: int, seat: int, since_s: float, goal: tuple[float, float]) -> tuple[float, float]:
    """Where somebody is so long after they left their place."""
    start = on_stairs(float(number))
    if since_s < ROOM_S:
        return _between((SEATS[seat], level(number)), start, since_s / ROOM_S)
    down_s = since_s - ROOM_S
    if down_s < (number - 1) * STOREY_S:
        return on_stairs(number - down_s / STOREY_S)
    out = (down_s - (number - 1) * STOREY_S) / OUT_S
    door = (LEFT - 4.0, GROUND)
    if out < 0.75:
        return _between(on_stairs(1.0), door, out / 0.75)
    return _between(door, goal, min(1.0, (out - 0.75) / 0.25))


def _between(start: tuple[float, float], end: tuple[float, float], share: float) -> tuple[float, float]:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _guard(before: State, now: State, fraction: float) -> FigureRow:
    old, new = before.guard, now.guard
    near = abs(new.floor - old.floor) < 1.0
    height = old.floor + fraction * (new.floor - old.floor) if near else new.floor
    walks = new.phase in (Phase.GOING, Phase.RETURNING)
    time_s = before.time_s + fraction * (now.time_s - before.time_s)
    share = min(1.0, (time_s - new.since_s) / CROSS_S)
    x, y = on_stairs(height)
    alarm = now.alarm(new.last if walks else new.task)
    place = stand(alarm.signal) if alarm is not None else POST
    inside = share if walks else 1.0 - share
    return FigureRow("guard", "guard", place + (x - place) * max(0.0, inside), y - 0.6, 23.0, walks)


def things(state: State) -> list[ThingRow]:
    """Fire, open fire doors and water where they are known of."""
    rows: list[ThingRow] = []
    for one in state.alarms:
        if not one.open:
            continue
        x, y = spot(one.signal), level(one.floor) - 0.5
        if one.kind is Kind.DOOR and not (one.known and not one.signal.real):
            rows.append(ThingRow(f"{one.id}d", "door_open", x, y, 20.0, 27.0, False))
        if one.kind is Kind.WATER and one.known and one.signal.real:
            rows.append(ThingRow(f"{one.id}w", "puddle", x, y, 34.0, 28.0, False))
        fire = state.storey(one.floor).fire
        if one.fire and (one.known or one.loud) and fire > 0.0:
            size = 0.35 + 0.65 * min(1.0, fire / 0.6)
            rows.append(ThingRow(f"{one.id}f", "flame", x, y, 22.0 * size, 26.0 * size, True))
    return rows


def stuck(state: State) -> Alarm | None:
    """The alarm of a lift that stands, or is said to."""
    return next((one for one in state.alarms if one.open and one.kind is Kind.LIFT), None)


def lift_height(state: State, time_s: float) -> float:
    """How high the lift is, in storeys: where it stands, at the lobby while off, or between its stops."""
    alarm = stuck(state)
    if alarm is not None:
        return alarm.floor - 0.35
    if vented(state):
        return 1.0
    return 1.0 + 0.5 * DRIFTS * (1.0 - sin(1.57 + time_s / 60.0))


def vented(state: State) -> bool:
    """Whether smoke is being drawn out."""
    return any(one.open and one.kind is Kind.SMOKE and one.stopped_s >= 0.0 for one in state.alarms)


def coming(state: State, time_s: float) -> float:
    """How near the fire engine is, 0 (not in sight) to 1 (here)."""
    if state.engine_s < 0.0:
        return 0.0
    return min(1.0, max(0.0, 1.0 - (state.engine_s - time_s) / COMES_S))
