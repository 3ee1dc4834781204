"""Every screen and every state worth seeing, as stories that a kiosk is led through.

A story yields the name of each scene when the screen shows it. Whoever follows it looks then; the story goes
on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kiosk.commands.audit.rehearsal import Rehearsal
from kiosk.commands.audit.staff_stories import staff
from kiosk.core import events as ev
from kiosk.core import front
from kiosk.core.news import NOTICE_S, PLAY_S
from kiosk.core.visit import PRINT_WAIT_S
from kiosk.kit.play_controller import NEXT_TARGET

ROUNDS = 3
GROUP_ID = "00000000-0000-4000-8000-000000000001"
NEXT_GROUP_ID = "00000000-0000-4000-8000-000000000002"
Story = Callable[[Rehearsal], Iterator[str]]


def plain(kiosk: Rehearsal) -> Iterator[str]:
    """A visitor of a site without a printer, from the first touch to the last; nothing goes wrong."""
    kiosk.watch(12.0)
    yield "attract"
    kiosk.press("display")
    yield "attract-settings"
    kiosk.press("close", "start")
    yield "hall"
    yield from _bar(kiosk)
    booth = kiosk.kiosk.conductor.offer.booths[0].id
    kiosk.press(f"booth:{booth}")
    yield from _play(kiosk)
    yield "debrief"
    kiosk.press("like:4")
    yield "debrief-liked"
    kiosk.press("learn")
    yield "debrief-facts"
    kiosk.press("again")
    kiosk.finish_play("expert")
    yield "debrief-compared"
    kiosk.press("other")
    yield "hall-done"
    yield from _doors(kiosk)
    kiosk.press("finish")
    yield "takeaway"
    kiosk.press("home")
    yield "takeaway-home-confirm"
    kiosk.press("close", "audience:40-64", "party:2")
    yield "takeaway-answered"
    kiosk.press("print")
    kiosk.wait_for(lambda: kiosk.kiosk.conductor.visit.slip != "issuing")
    yield "survey"
    kiosk.press("survey:satisfied:5", "survey:clear:4")
    yield "survey-answered"
    kiosk.press("survey_done")
    yield "farewell"
    yield from _notices(kiosk)


def _notices(kiosk: Rehearsal) -> Iterator[str]:
    """The visitor is gone; staff bring two notices, and both have their turn."""
    kiosk.idle(kiosk.kiosk.settings.site.idle.farewell_s + PRINT_WAIT_S + 1)
    kiosk.bring_news()
    kiosk.watch(PLAY_S)
    yield "attract-notice"
    kiosk.watch(NOTICE_S + PLAY_S)
    yield "attract-notice-long"


def _bar(kiosk: Rehearsal) -> Iterator[str]:
    """What the four of the bar open, and what opens by itself."""
    kiosk.press("help")
    yield "help"
    kiosk.press("close", "display")
    yield "settings"
    kiosk.press("close", "call_staff")
    yield "staff-called"
    kiosk.press("close", "home")
    yield "home-confirm"
    kiosk.press("close")
    kiosk.idle(kiosk.kiosk.settings.site.idle.hall_s + 1)
    yield "idle-warning"
    kiosk.press("go_on")


def _play(kiosk: Rehearsal) -> Iterator[str]:
    """A careless visitor's play up to the debrief, with what the shell lays over any play."""
    yield "play-opening"
    kiosk.play("careless", until=kiosk.seconds_into_round(8.0))
    kiosk.press("pause")
    yield "pause"
    kiosk.press("close")
    while kiosk.play("careless", until=lambda: False):
        pass
    yield "between"
    kiosk.press("close")
    kiosk.finish_play("careless")


def _doors(kiosk: Rehearsal) -> Iterator[str]:
    """Every page behind the doors; the first work and stage are put on the slip and taken off again."""
    kiosk.press("door:transition")
    yield "door-transition"
    yield from _map(kiosk)
    kiosk.press("other", "door:startup")
    yield "door-startup"
    kiosk.press("way:no")
    yield "door-startup-question"
    kiosk.press("way:no")
    yield "door-startup-stage"
    kiosk.press("programme:stage-idea")
    yield "door-startup-stage-taken"
    kiosk.press("programme:stage-idea", "other", "door:startup", "way:grow")
    yield "door-startup-grow"
    kiosk.press("other", "door:jobs")
    yield "door-jobs"
    kiosk.press("other")


def _map(kiosk: Rehearsal) -> Iterator[str]:
    """From the field with the most works near to a work with a course, and to one without."""
    conductor = kiosk.kiosk.conductor
    transitions = conductor.offer.transitions
    field = max(transitions.leading, key=lambda one: len(transitions.near(one.id)), default=None)
    if field is None:
        return
    kiosk.press(f"way:{field.id}")
    yield "door-transition-works"
    for has_course in (True, False):
        work = next((one for one in transitions.works if bool(one.courses) == has_course), None)
        if work is None:
            continue
        kiosk.press("other", "door:transition", f"way:{work.near[0].field}", f"way:{work.id}")
        yield f"door-transition-work-{'course' if has_course else 'alone'}"
    kiosk.press(f"programme:{conductor.visit.offered[0]}")
    yield "door-transition-taken"
    kiosk.press(f"programme:{conductor.visit.offered[0]}")


def jobs(kiosk: Rehearsal) -> Iterator[str]:
    """Every job, played by a careless visitor, so that everything that can happen on its Stage happens."""
    kiosk.press("start")
    for booth in kiosk.kiosk.conductor.offer.booths:
        kiosk.begin(booth.id)  # a job's pictures are the same whichever others are there
        kiosk.press(f"booth:{booth.id}")
        yield from _job(kiosk, booth.id)
        yield f"{booth.id}-debrief"
        kiosk.press("learn")
        yield f"{booth.id}-facts"
        kiosk.press("other")


def _job(kiosk: Rehearsal, job: str) -> Iterator[str]:
    yield f"{job}-opening"
    for number in range(1, ROUNDS + 1):
        if kiosk.play("careless", until=kiosk.seconds_into_round(8.0)):
            yield f"{job}-round{number}"
        if kiosk.play("careless", until=kiosk.urgent):
            yield f"{job}-round{number}-urgent"
        if number == 1 and kiosk.offers(NEXT_TARGET):
            kiosk.press(NEXT_TARGET)
            yield f"{job}-next-target"
        while kiosk.play("careless", until=lambda: False):
            pass
        kiosk.press("close")
    kiosk.finish_play("careless")


def crowded(kiosk: Rehearsal) -> Iterator[str]:
    """A full hall, six plays, the longest programmes, and a printer that works, then does not."""
    conductor = kiosk.kiosk.conductor
    kiosk.press("start")
    yield "crowded-hall"
    for n, booth in enumerate(conductor.offer.booths[:6]):
        kiosk.press(f"booth:{booth.id}")
        kiosk.finish_play("expert")
        kiosk.press(f"like:{1 + n % 5}", "other")
    yield "crowded-hall-done"
    kiosk.press("door:jobs")
    yield "crowded-door"
    kiosk.press("other", "door:transition")
    yield "crowded-fields"
    for far in ("works", "work"):
        view = conductor.view
        kiosk.press((*view.tiles, *view.ways)[0].id)
        yield f"crowded-{far}"
    kiosk.press("other", "finish")
    yield "crowded-takeaway"
    kiosk.press("audience:19-39")
    offered = conductor.visit.offered
    kiosk.press(*(f"programme:{name}" for name in offered if name not in conductor.visit.taken))
    yield "crowded-takeaway-full"
    kiosk.press("print")
    yield "survey-printing"
    kiosk.slip("printed")
    yield "survey-printed"
    kiosk.press("survey_done")
    yield "farewell-paper"
    kiosk.press("print_again")
    yield "farewell-paper-again"
    yield from _printer_trouble(kiosk)


def _printer_trouble(kiosk: Rehearsal) -> Iterator[str]:
    kiosk.press("start", "finish", "print")
    kiosk.slip("failed")
    yield "survey-failed"
    kiosk.press("survey_done")
    yield "farewell-failed"
    kiosk.press("start", "finish")
    kiosk.printer_becomes("paper_out")
    yield "takeaway-trouble"
    kiosk.press("print")
    yield "survey-trouble"
    kiosk.printer_becomes("ready")
    kiosk.press("survey:satisfied:5")
    yield "survey-paper-back"
    kiosk.press("survey_done")
    kiosk.printer_becomes("offline")
    yield "farewell-trouble"


def bare(kiosk: Rehearsal) -> Iterator[str]:
    """A site with no job that works, no hall on the net and no programme: still a whole visit."""
    yield "bare-attract"
    kiosk.happen(ev.Started("00000000-0000-4000-8000-000000000000"))
    yield "bare-hall"
    kiosk.press("door:startup")
    yield "bare-door"
    kiosk.press("finish")
    yield "bare-takeaway"
    kiosk.press("print")
    kiosk.slip("saved")
    yield "bare-survey"
    kiosk.press("survey_done")
    yield "bare-farewell"
    kiosk.happen(ev.Started(GROUP_ID))
    kiosk.press("finish")
    kiosk.printer_becomes("cover_open")
    yield "bare-takeaway-trouble"


def held(kiosk: Rehearsal) -> Iterator[str]:
    """What staff make of the front, and a team of a group visit from its first minute to the next team.

    The black page outside opening hours is left out: it has neither words nor controls to judge.
    """
    kiosk.order(front.ClosedForToday())
    yield "closed"
    kiosk.press("display")
    yield "closed-settings"
    kiosk.press("close")
    kiosk.order(front.Reopened(), front.Wiped())
    yield "wipe"
    kiosk.order(front.Reopened())
    yield from _team(kiosk)


def _team(kiosk: Rehearsal) -> Iterator[str]:
    minutes = front.GROUP_MINUTES[0]
    kiosk.order(front.TeamBegun(GROUP_ID, minutes, 4))
    kiosk.watch(2.0)
    yield "team-attract"
    kiosk.press("start")
    yield "team-hall"
    booth = kiosk.kiosk.conductor.offer.booths[0].id
    kiosk.press(f"booth:{booth}")
    yield "team-play"
    kiosk.order(front.GroupPaused())
    yield "group-paused"
    kiosk.order(front.GroupResumed())
    kiosk.finish_play("expert")
    yield "team-debrief"
    kiosk.press("learn")
    yield "team-facts"
    kiosk.press("other", "door:jobs")
    yield "team-door"
    kiosk.press("finish")
    yield "team-takeaway"
    kiosk.press("print")
    yield "team-survey"
    kiosk.press("survey_done")
    yield "team-farewell"
    yield from _time_is_up(kiosk, minutes * 60.0)


def _time_is_up(kiosk: Rehearsal, slot_s: float) -> Iterator[str]:
    kiosk.order(front.TeamBegun(NEXT_GROUP_ID, front.GROUP_MINUTES[0], 4))
    kiosk.press("start")
    booth = kiosk.kiosk.conductor.offer.booths[0].id
    kiosk.press(f"booth:{booth}")
    for seconds in (50.0,) * round(slot_s / 50.0 - 1):
        kiosk.idle(seconds)
        kiosk.press("go_on")
    kiosk.idle(25.0)
    yield "team-seconds"
    kiosk.idle(30.0)
    yield "team-last-round"
    kiosk.press("go_on")
    kiosk.idle(front.GRACE_S)
    yield "group-over"
    kiosk.press("home")
    yield "group-over-home-confirm"
    kiosk.press("close", "finish")
    yield "team-over-takeaway"
    kiosk.press("print", "survey_done")
    yield "team-over-farewell"
    kiosk.press("home", "confirm_home")
    yield "group-wait"


STORIES: Mapping[str, Story] = {
    "plain": plain,
    "jobs": jobs,
    "crowded": crowded,
    "bare": bare,
    "staff": staff,
    "held": held,
}
