"""Which sound goes with what happened: an event and the visit before and after it give a name, or ""."""

from __future__ import annotations

from kiosk.core import events as ev
from kiosk.core.contract import Progress
from kiosk.core.visit import Visit

COUNTED_S = (10, 5)
"""Seconds left in the idle warning at which one is told, and hears a tick."""

_ONWARD = (
    ev.Started
    | ev.BoothChosen
    | ev.AgainChosen
    | ev.DoorChosen
    | ev.WayChosen
    | ev.Finished
    | ev.SlipRequested
    | ev.SurveyClosed
    | ev.StaffWanted
)
_BACK = ev.OverlayClosed | ev.HallChosen | ev.PageLeft | ev.DoorResumed | ev.HomeConfirmed | ev.Touched
_SMALL = (
    ev.OverlayOpened
    | ev.AidToggled
    | ev.LanguageChosen
    | ev.LevelChosen
    | ev.Liked
    | ev.FactsToggled
    | ev.AudienceAnswered
    | ev.PartyAnswered
    | ev.SurveyTouched
    | ev.SlipRepeated
)


def cue(event: ev.Event, before: Visit, after: Visit) -> str:
    """The sound of an event. The attract screen is silent but for the answer to a touch."""
    moved = _place(before) != _place(after)
    match event:
        case ev.Decided():
            return "confirm"
        case ev.ProgrammeToggled():
            return "taken" if len(after.taken) > len(before.taken) else "touch"
        case _ if isinstance(event, _ONWARD):
            return "confirm" if moved else ""
        case ev.OverlayClosed() if before.overlay in ("pause", "between"):
            return "confirm" if moved else ""
        case _ if isinstance(event, _BACK):
            return "back" if moved else ""
        case _ if isinstance(event, _SMALL):
            return "touch"
        case _:
            return _report(event, before, after)


def situation_cue(before: Progress, now: Progress) -> str:
    """The sound of a play that goes on by itself: it becomes urgent, or there is something new to look at.

    One more urgent thing while it is urgent already is news, no second alarm. A new round has its own sound.
    """
    if not now.event or now.round != before.round:
        return ""
    if now.urgent and not before.urgent:
        return "alert"
    return "notice" if now.event != before.event else ""


def _report(event: ev.Event, before: Visit, after: Visit) -> str:
    """What no touch caused: time, the play, the log, the printer."""
    match event:
        case ev.RoundOver() if after.overlay == "between":
            return "round"
        case ev.PlayCrashed() if after.screen != before.screen:
            return "notice"
        case ev.SlipDone(visit_id=visit_id, outcome=outcome) if visit_id == after.id:
            return {"printed": "taken", "failed": "notice"}.get(outcome, "")
        case ev.Ticked() if after.overlay == "idle_warning" != before.overlay:
            return "notice"
        case ev.Ticked() | ev.PlaySaved() if before.screen == "play" and after.screen in (
            "debrief",
            "takeaway",
        ):
            return "done"
        case _:
            return ""


def _place(visit: Visit) -> tuple[str, str, str, int, int]:
    return (visit.screen, visit.overlay, visit.id, len(visit.plays), len(visit.trail))
