"""How the visitors' front obeys staff, what time does to it, and what it shows instead of the visit.

Pure: ids come with the orders, time as seconds that passed. The visit itself is answered in `turn.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from kiosk.core.facts import Fact, TeamEnded, TeamStarted
from kiosk.core.front import (
    GRACE_S,
    NEXT_TEAM_WAIT_S,
    SECONDS_SHOWN_S,
    WIPE_S,
    ClosedForToday,
    Front,
    FrontOrder,
    GroupEnded,
    GroupPaused,
    GroupResumed,
    GroupSlot,
    Reopened,
    SettingsObeyed,
    TeamBegun,
    VisitStopped,
    Wiped,
)
from kiosk.core.visit import Visit

LEAVING = ("takeaway", "survey", "farewell")
"""Who is here is on the way out already, and is let finish."""


@dataclass(frozen=True, slots=True)
class Obeyed:
    """The front after an order. `stops_visit`: the visit that is on ends by staff, before the `facts`."""

    front: Front
    facts: tuple[Fact, ...] = ()
    stops_visit: bool = False


def obey(front: Front, order: FrontOrder) -> Obeyed:
    """The front after an order. One that makes no sense now (a pause without a team) changes nothing."""
    match order:
        case SettingsObeyed(settings=settings):
            return Obeyed(replace(front, settings=settings))
        case VisitStopped():
            return Obeyed(front, stops_visit=True)
        case ClosedForToday():
            return Obeyed(Front("closed", settings=front.settings), _ended(front), stops_visit=True)
        case Reopened():
            return Obeyed(_held(front, ""))
        case Wiped():
            after = front.after_wipe if front.held == "wipe" else front.held
            return Obeyed(replace(front, held="wipe", wipe_left_s=WIPE_S, after_wipe=after))
        case TeamBegun(group_id=group_id, minutes=minutes, people=people):
            slot = GroupSlot(group_id, minutes, people, minutes * 60.0)
            facts = (*_ended(front), TeamStarted(group_id, minutes, people))
            return Obeyed(replace(_held(front, ""), group=slot), facts, stops_visit=True)
        case GroupPaused():
            return Obeyed(_paused(front, paused=True))
        case GroupResumed():
            return Obeyed(_paused(front, paused=False))
        case GroupEnded():
            return Obeyed(replace(front, group=None), _ended(front))


def pass_time(front: Front, seconds: float, *, visited: bool) -> tuple[Front, tuple[Fact, ...]]:
    """The front `seconds` later, and what came of it. `visited`: whether a visit is on."""
    if front.held == "wipe":
        left_s = front.wipe_left_s - seconds
        return (replace(front, wipe_left_s=left_s) if left_s > 0 else _held(front, front.after_wipe)), ()
    group = front.group
    if group is None or group.paused:
        return front, ()
    over_s = group.over_s + max(0.0, seconds - group.left_s)
    if over_s >= NEXT_TEAM_WAIT_S and not visited:
        return replace(front, group=None), _ended(front)
    slot = replace(group, left_s=max(0.0, group.left_s - seconds), over_s=over_s)
    return replace(front, group=slot), ()


def stands_still(front: Front) -> bool:
    """Whether no time passes for the visitor: neither model, nor idle clock, nor countdown."""
    return front.held == "wipe" or (front.group is not None and front.group.paused)


def takes_visitors(front: Front) -> bool:
    """Whether a visit may begin."""
    group = front.group
    return not front.held and (group is None or (not group.paused and group.left_s > 0))


def face(front: Front, visit: Visit) -> str:
    """What the front shows instead of the visit, "" for the visit itself.

    `closed`, `wipe`, `group_paused`; `group_over`: this team is asked to finish and take its slip;
    `group_wait`: the place waits for the next team.
    """
    group = front.group
    if front.held or group is None:
        return front.held
    if group.paused:
        return "group_paused"
    if group.left_s > 0:
        return ""
    if not visit.id:
        return "group_wait"
    return "" if visit.screen in LEAVING or _may_finish_round(group, visit) else "group_over"


def team_time(front: Front) -> tuple[str, int]:
    """How the team reads its time: ("minutes", n), ("seconds", n), ("over", 0), or ("", 0) without a team."""
    group = front.group
    if group is None:
        return "", 0
    if group.left_s <= 0:
        return "over", 0
    if group.left_s <= SECONDS_SHOWN_S:
        return "seconds", ceil(group.left_s)
    return "minutes", ceil(group.left_s / 60.0)


def _may_finish_round(group: GroupSlot, visit: Visit) -> bool:
    in_round = visit.screen == "play" and not visit.overlay and visit.saving_since is None
    return in_round and group.over_s < GRACE_S


def _held(front: Front, held: str) -> Front:
    """Held like this and no longer wiped."""
    return replace(front, held=held, wipe_left_s=0.0, after_wipe="")


def _paused(front: Front, *, paused: bool) -> Front:
    return replace(front, group=replace(front.group, paused=paused)) if front.group else front


def _ended(front: Front) -> tuple[Fact, ...]:
    return (TeamEnded(front.group.id),) if front.group else ()
