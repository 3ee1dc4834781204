"""A group visit, team by team."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from kiosk.core.front import GROUP_MINUTES, GroupSlot
from kiosk.core.staff import Staff
from kiosk.ui.staff.staff_view import Rows, StaffView, StaffWords

_PEOPLE = (5, 10, 15, 20, 25, 30)


def group(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """How many they are and how long each team has. No name is ever asked for."""
    team = staff.around.front.group
    return replace(
        view,
        lead=_lead(words, team),
        steppers=(words.row("people", "staff-people", detail=words.say("staff-persons", n=staff.people)),),
        choices_label=words.say("staff-people-to"),
        choices=tuple(
            words.choice(f"people_to:{n}", words.say("staff-persons", n=n), checked=staff.people == n)
            for n in _PEOPLE
        ),
        more_label=words.say("staff-team-minutes"),
        more=tuple(
            words.choice(f"minutes:{n}", words.say("minutes", minutes=n), checked=staff.minutes == n)
            for n in GROUP_MINUTES
        ),
        desk=_desk(words, team),
        spoken=view.title,  # the time that is left changes every second
    )


def _lead(words: StaffWords, team: GroupSlot | None) -> str:
    if team is None:
        return words.say("staff-group-lead")
    minutes, seconds = divmod(ceil(team.left_s), 60)
    left = words.say("staff-left", minutes=minutes, seconds=seconds)
    if team.paused:
        return words.say("staff-group-paused", left=left)
    return words.say("staff-group-on", left=left) if team.left_s > 0 else words.say("staff-group-over")


def _desk(words: StaffWords, team: GroupSlot | None) -> Rows:
    if team is None:
        return (words.control("team_begin", "start", kind="primary", icon="play"),)
    pause = (
        words.control("resume", "resume", icon="play")
        if team.paused
        else words.control("pause", "staff-pause-all", icon="pause")
    )
    return (
        words.control("team_next", "staff-team-next", kind="primary", icon="together"),
        pause,
        words.control("team_end", "staff-team-end", icon="stop"),
    )
