"""What is shown while staff or the night hold the front: screens in place of the visit's, and sheets."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.front import Front
from kiosk.core.front_turn import takes_visitors, team_time
from kiosk.core.visit import Visit
from kiosk.ui.presenter import Presenter
from kiosk.ui.view import Rows, View

SHEETS = ("wipe", "group_paused")
"""Faces that lie over the screen of the moment, bar and all: nothing can be touched meanwhile."""

_OWN_OVERLAYS = ("help", "settings", "staff_called", "home_confirm", "idle_warning")
"""Overlays that mean something on a held screen too; a pause or a hand-over belongs to the play."""


def hold(p: Presenter, visit: Visit, view: View, front: Front, face: str) -> View:
    """The visit's view as staff hold it: `face` instead of it, if any, and what time the team has."""
    if face == "asleep":
        return _black(view)
    view = replace(view, team=team_line(p, visit, front, face))
    if not takes_visitors(front):
        view = replace(view, desk=_without_start(view.desk), overlay_desk=_without_start(view.overlay_desk))
    if face in SHEETS:
        key = face.replace("_", "-")
        return replace(
            view,
            overlay=face,
            overlay_picture=face,
            overlay_title=p.say(f"{key}-title"),
            overlay_text=p.say(f"{key}-text"),
            overlay_rows=(),
            overlay_desk=(),
        )
    return _instead(p, visit, view.team, face) if face else view


def team_line(p: Presenter, visit: Visit, front: Front, face: str) -> str:
    """How long the team still has, "" without one or where the whole screen says so."""
    unit, left = team_time(front)
    if not unit or face in ("group_over", "group_wait"):
        return ""
    if unit == "over":
        return p.say("team-over-round" if visit.screen == "play" else "team-over")
    return p.say(f"team-{unit}", **{unit: left})


def _black(view: View) -> View:
    """Nothing is seen, and nothing told."""
    return replace(view, overlay="asleep", overlay_rows=(), overlay_desk=(), spoken="")


def _instead(p: Presenter, visit: Visit, team: str, face: str) -> View:
    view = p.frame(visit if visit.overlay in _OWN_OVERLAYS else replace(visit, overlay=""))
    key = face.replace("_", "-")
    title, lead = p.say(f"{key}-title"), _closed_lead(p) if face == "closed" else p.say(f"{key}-lead")
    return replace(
        view,
        screen=face,
        title=title,
        lead=lead,
        picture="group_over" if face == "group_wait" else face,
        team=team,
        bar=tuple(c for c in view.bar if c.id == "display") if face == "closed" else view.bar,
        overlay_desk=_without_start(view.overlay_desk),
        desk=(p.control("finish", "finish", kind="primary", icon="print"),) if face == "group_over" else (),
        spoken=f"{title} {lead}",
    )


def _without_start(rows: Rows) -> Rows:
    """These controls but those that begin a visit, where none may begin."""
    return tuple(control for control in rows if control.id not in ("start", "start_over"))


def _closed_lead(p: Presenter) -> str:
    """Whose kiosk this is, and when it is open again as far as the site file says."""
    place = p.offer.site.site
    name, hours = place.name, place.hours
    if p.language == "en":
        name, hours = place.name_en or name, place.hours_en or hours
    opens = p.say("closed-hours", hours=hours) if hours else ""
    return " ".join(filter(None, (p.say("closed-lead", site=name), opens)))


def shows(view: View, action_id: str) -> bool:
    """Whether a held screen, or the overlay on it, has this control. The Back key closes what is open."""
    rows = (view.bar, view.desk, view.overlay_desk, view.settings, view.languages)
    return any(c.id == action_id for row in rows for c in row) or (action_id == "back" and bool(view.overlay))
