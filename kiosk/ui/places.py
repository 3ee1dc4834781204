"""Where in the visit one is, and whether the next place lies deeper or back: what transitions tell."""

from __future__ import annotations

from kiosk.core.visit import Visit

DEEPEST = 2
"""Pages behind a door's first: field and work, or two answers."""

ORDER = (
    "attract",
    "hall",
    "door",
    *(f"door{n}" for n in range(1, DEEPEST + 1)),
    "play",
    "debrief",
    "facts",
    "takeaway",
    "survey",
    "farewell",
)
"""From the street to the way out; to the right of a place lies what comes after it."""


def place_of(visit: Visit) -> str:
    """The screen; within the debrief the page about the job, behind a door how far in one is."""
    if visit.screen == "door" and visit.trail:
        return f"door{min(len(visit.trail), DEEPEST)}"
    return "facts" if visit.screen == "debrief" and visit.facts_shown else visit.screen


def way_to(place: str, before: str) -> int:
    """From which side `place` comes: 1 from the right (deeper), -1 from the left (back), 0 from neither."""
    here, there = ORDER.index(before), ORDER.index(place)
    return (there > here) - (there < here)
