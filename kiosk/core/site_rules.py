"""What a site file means for a visit: idle limits, the state to come home to, who can reach what."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from kiosk.core.doors import DoorPages
from kiosk.core.front import Front, StaffSettings
from kiosk.core.printers import PrinterChoice, choice_of, parse_choice
from kiosk.core.site import Site, Sound
from kiosk.core.visit import Aids, Fit, Rules, Visit

MM_PER_INCH = 25.4
REACH_TOP_MM = 1220.0
"""Highest control above the floor that everyone reaches. Source: access.md 5 (400 to 1,220 mm)."""
LOWER_HALF = 0.5
LEAST_REACH = 0.3
"""Below this share of the screen nothing can be laid out; a panel hung so high is a mounting fault."""


def rules_of(site: Site, fit: Fit, door_page: DoorPages) -> Rules:
    """The rules of a visit at this site."""
    idle = site.idle
    return Rules(
        idle_s={
            "hall": idle.hall_s,
            "play": idle.play_s,
            "debrief": idle.debrief_s,
            "door": idle.door_s,
            "takeaway": idle.takeaway_s,
            "survey": idle.survey_s,
            "farewell": idle.farewell_s,
        },
        warning_s=idle.warning_s,
        fit=fit,
        door_page=door_page,
        short_rounds=site.hall.short_rounds,
        has_qr=bool(site.hall.url),
    )


def rules_under(rules: Rules, site: Site, front: Front) -> Rules:
    """The site's rules as staff and the team that is on change them: short rounds, tests, whose visits."""
    short, group = front.settings.short_rounds, front.group
    return replace(
        rules,
        short_rounds=site.hall.short_rounds if short is None else short,
        is_test=front.settings.is_test,
        group_id=group.id if group else None,
    )


def sound_under(site: Site, settings: StaffSettings) -> Sound:
    """The site's volume and quiet hours, or those that staff set at the kiosk."""
    wanted = {
        "volume": settings.volume,
        "quiet_from": settings.quiet_from,
        "quiet_until": settings.quiet_until,
    }
    return msgspec.structs.replace(site.sound, **{k: v for k, v in wanted.items() if v is not None})


def printer_under(site: Site, settings: StaffSettings) -> PrinterChoice:
    """Where slips go: what staff chose, else what the site file says."""
    return choice_of(site.printer) if settings.printer is None else parse_choice(settings.printer)


def home_of(site: Site, aids: Aids | None = None, language: str = "") -> Visit:
    """The attract state of this site: its default language and aids, unless a demo names others."""
    default = Aids(high_contrast=site.screen.bright_room)
    return Visit(language=language or site.hall.languages[0], aids=aids or default)


def reach_of(site: Site) -> float:
    """The share of the screen's height, from below, into which low layout gathers everything it can."""
    return max(LEAST_REACH, min(LOWER_HALF, reachable_share(site)))


def reachable_share(site: Site) -> float:
    """The share of the screen's height, from below, that everyone reaches: nothing may lie above it."""
    screen = site.screen
    diagonal_px = float((screen.width_px**2 + screen.height_px**2) ** 0.5)
    height_mm = screen.height_px / diagonal_px * screen.diagonal_in * MM_PER_INCH
    return max(LEAST_REACH, min(1.0, (REACH_TOP_MM - screen.bottom_mm) / height_mm))
