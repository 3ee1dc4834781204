"""How a visit answers what is touched behind the hall's doors."""

from __future__ import annotations

from kiosk.core import events as ev
from kiosk.core.turn_at_work import Turn


def touch_door(turn: Turn, event: ev.Event) -> bool:
    """Whether this was a touch of a door or behind one; then it is answered."""
    visit = turn.visit
    match event:
        case ev.DoorChosen(path=path) if visit.screen in ("hall", "debrief"):
            turn.show("door", door=path)
            _turn_to(turn, ())
        case ev.WayChosen(way=way) if visit.screen == "door":
            if way in turn.rules.door_page(visit.door, visit.trail).ways:  # else a late touch
                _turn_to(turn, (*visit.trail, way))
        case ev.PageLeft() if visit.screen == "door" and visit.trail:
            _turn_to(turn, visit.trail[:-1])
        case ev.DoorResumed() if visit.screen == "debrief" and visit.trail:
            turn.show("door")
            _turn_to(turn, visit.trail)
        case _:
            return False
    return True


def follow_day(turn: Turn) -> None:
    """What ended or began at midnight leaves or joins the page that is open; what was taken stays taken."""
    visit = turn.visit
    if visit.screen != "door" or visit.overlay:
        return
    entries = turn.rules.door_page(visit.door, visit.trail).entries
    if entries != visit.offered:
        turn.be(shown_at=turn.now_s)  # rows moved: a touch on its way was meant for others
        turn.offer(entries)


def _turn_to(turn: Turn, trail: tuple[str, ...]) -> None:
    """Another page behind the same door: the screen stays, and touches meant for the page before are late."""
    turn.be(trail=trail, overlay="", shown_at=turn.now_s)
    turn.offer(turn.rules.door_page(turn.visit.door, trail).entries)
