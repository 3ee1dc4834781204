"""The view of each screen. One function a screen, in this file or one of its own; `present` picks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.core.contract import line
from kiosk.core.visit import Visit
from kiosk.kit.action_model import Control
from kiosk.ui.debrief_view import debrief
from kiosk.ui.door_view import door
from kiosk.ui.leaving_view import farewell, survey, takeaway
from kiosk.ui.presenter import Presenter
from kiosk.ui.view import Rows, View


def present(presenter: Presenter, visit: Visit, ticket_url: str) -> View:
    """The whole view of a visit. `ticket_url` is what its QR says, "" for none."""
    view = presenter.frame(visit)
    if visit.screen in _LEAVING:
        return _LEAVING[visit.screen](presenter, visit, view, ticket_url)
    return _SCREENS[visit.screen](presenter, visit, view)


def _attract(p: Presenter, visit: Visit, view: View) -> View:
    open_ = bool(p.offer.booths)
    title, lead = ("attract-title", "attract-lead") if open_ else ("attract-resting", "attract-later")
    privacy = p.say("attract-privacy") if open_ else ""
    notice = p.notice
    return replace(
        view,
        notice=notice.picture if notice else "",
        notice_text=notice.text if notice else "",
        notice_number=notice.number if notice else 0,
        notice_count=notice.count if notice else 0,
        title=p.say(title),
        lead=p.say(lead),
        picture="" if open_ else "out_of_service",
        privacy=privacy,
        staff_note=p.say("staff-note") if p.trouble else "",
        desk=(p.control("start", "start", kind="primary", enabled=open_),),
        spoken=f"{p.say(title)} {p.say(lead)} {privacy}".strip(),
    )


def _hall(p: Presenter, visit: Visit, view: View) -> View:
    finish = "button" if visit.completed else "quiet"
    title, lead = ("hall-title", "hall-lead") if p.offer.booths else ("hall-resting", "hall-empty")
    return replace(
        view,
        title=p.say(title),
        lead=p.say(lead),
        picture="" if p.offer.booths else "empty",
        booths=_booths(p, visit),
        doors=p.doors(),
        levels=p.levels(visit) if p.offer.booths else (),
        desk=(p.control("finish", "finish", kind=finish, icon="print"),),
        spoken=f"{p.say(title)} {p.say(lead)}",
    )


def _booths(p: Presenter, visit: Visit) -> Rows:
    starter = p.offer.site.hall.starter or (p.offer.booths[0].id if p.offer.booths else "")
    return tuple(
        Control(
            f"booth:{booth.id}",
            p.offer.say(visit.language, line("name"), booth.id),
            p.offer.say(visit.language, line("line"), booth.id),
            kind="tile",
            picture=booth.tile,
            checked=booth.id in visit.played,
            coached=booth.id == starter and not visit.plays,
            detail=p.say("minutes", minutes=booth.manifest.minutes),
            deep=booth.manifest.hue.deep,
            pale=booth.manifest.hue.pale,
        )
        for booth in p.offer.booths
    )


def _play(p: Presenter, visit: Visit, view: View) -> View:
    play = visit.play
    name = p.offer.say(visit.language, line("name"), play.experience) if play else ""
    booth = p.offer.booth(play.experience) if play else None
    return replace(
        view,
        title=name,
        deep=booth.manifest.hue.deep if booth else "",
        pale=booth.manifest.hue.pale if booth else "",
        tools=(
            p.control("pause", "pause", icon="pause"),
            p.control("finish", "finish", icon="print"),
        ),
        spoken=name,
    )


_SCREENS: dict[str, Callable[[Presenter, Visit, View], View]] = {
    "attract": _attract,
    "hall": _hall,
    "play": _play,
    "debrief": debrief,
    "door": door,
}
_LEAVING: dict[str, Callable[[Presenter, Visit, View, str], View]] = {
    "takeaway": takeaway,
    "survey": survey,
    "farewell": farewell,
}
