"""From the id of a pressed control to the event it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core import events as ev
from kiosk.core.contract import Level
from kiosk.core.visit import Visit
from kiosk.ui.offer import Offer


@dataclass(frozen=True, slots=True)
class Chance:
    """Ids and seeds, handed in so that a demo or a test can fix them. Seeds are 0..2**31-1."""

    new_id: Callable[[], str]
    new_seed: Callable[[], int]


def event_for(
    press: str, visit: Visit, offer: Offer, chance: Chance, paper: ev.PaperNow = "none"
) -> ev.Event | None:
    """The event behind a control's id; None for one that this screen does not know (a late touch)."""
    plain = _PLAIN.get(press)
    if plain is not None:
        return plain
    if press in ("start", "start_over"):
        return ev.Started(chance.new_id())
    if press in ("again", "harder"):
        return ev.AgainChosen(chance.new_id(), chance.new_seed(), harder=press == "harder")
    if press in ("print", "print_again"):
        return ev.SlipRequested(paper) if press == "print" else ev.SlipRepeated(paper)
    if press == "back":
        return _back(visit)
    name, _, value = press.partition(":")
    return _valued(name, value, offer, chance) if value else None


def _back(visit: Visit) -> ev.Event:
    """The Back key: close what is open, else one step out, else ask before leaving."""
    if visit.overlay:
        return ev.OverlayClosed()
    if visit.screen == "door" and visit.trail:
        return ev.PageLeft()
    if visit.screen in ("door", "debrief"):
        return ev.HallChosen()
    if visit.screen == "play":
        return ev.OverlayOpened("pause")
    return ev.OverlayOpened("home_confirm")


def _valued(name: str, value: str, offer: Offer, chance: Chance) -> ev.Event | None:
    match name:
        case "booth":
            booth = offer.booth(value)
            if booth is None:
                return None
            version = booth.manifest.version
            return ev.BoothChosen(value, version, chance.new_id(), chance.new_seed())
        case "door":
            return ev.DoorChosen(value)
        case "way":
            return ev.WayChosen(value)
        case "level":
            return ev.LevelChosen(Level(value))
        case "like":
            return ev.Liked(int(value))
        case "programme":
            return ev.ProgrammeToggled(value)
        case "audience":
            return ev.AudienceAnswered(None if value == "skip" else value)
        case "party":
            return ev.PartyAnswered(int(value))
        case "aid":
            return ev.AidToggled(value)
        case "language":
            return ev.LanguageChosen(value)
        case "survey":
            item, _, answer = value.partition(":")
            return ev.SurveyTouched(item, int(answer)) if answer else None
        case _:
            return None


_PLAIN: dict[str, ev.Event] = {
    "home": ev.OverlayOpened("home_confirm"),
    "help": ev.OverlayOpened("help"),
    "display": ev.OverlayOpened("settings"),
    "pause": ev.OverlayOpened("pause"),
    "call_staff": ev.StaffWanted(),
    "close": ev.OverlayClosed(),
    "go_on": ev.Touched(),
    "confirm_home": ev.HomeConfirmed(),
    "finish": ev.Finished(),
    "learn": ev.FactsToggled(),
    "other": ev.HallChosen(),
    "page_back": ev.PageLeft(),
    "back_to_door": ev.DoorResumed(),
    "survey_done": ev.SurveyClosed(),
}
