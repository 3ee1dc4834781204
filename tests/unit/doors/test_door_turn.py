"""How a visit answers behind the doors: ways on, the way back, late touches, and what it tells the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.core import events as ev
from kiosk.core import facts as ft
from kiosk.core.contract import Outcome, line
from kiosk.core.turn import handle
from kiosk.core.visit import GUARD_S, Rules, Visit
from tests.unit.doors.doors_scene import DOORS, LAST_DAY, TODAY

OUTCOME = Outcome(0.9, 3, (), (), line("tradeoff"))
IDLE_S = dict.fromkeys(("hall", "play", "debrief", "door", "takeaway", "survey", "farewell"), 60.0)
RULES = Rules(
    idle_s=IDLE_S,
    warning_s=20.0,
    fit=lambda _audience, _played: ("advice_one",),
    door_page=lambda path, trail: DOORS.page(path, trail, TODAY),
)
AFTER_MIDNIGHT = replace(
    RULES, door_page=lambda path, trail: DOORS.page(path, trail, LAST_DAY + timedelta(days=1))
)


class Walk:
    """A visit that walks through a door; `facts` is everything told so far."""

    def __init__(self, *events: ev.Event) -> None:
        self.visit, self.facts, self.now_s = Visit(), list[ft.Fact](), 100.0
        self.do(ev.Started("v1"), *events)

    def do(self, *events: ev.Event, rules: Rules = RULES) -> Walk:
        for event in events:
            self.now_s += 1.0
            self.visit, facts = handle(self.visit, event, self.now_s, rules=rules, home=Visit())
            self.facts += facts
        return self

    @property
    def shown(self) -> list[str]:
        return [fact.programme for fact in self.facts if isinstance(fact, ft.ReferralShown)]


def to(*ways: str, door: str = "transition") -> list[ev.Event]:
    return [ev.DoorChosen(door), *(ev.WayChosen(way) for way in ways)]


def test_a_way_leads_deeper_and_back_is_the_page_before() -> None:
    walk = Walk(*to("guarding", "safety"))
    assert (walk.visit.screen, walk.visit.trail) == ("door", ("guarding", "safety"))
    walk.do(ev.PageLeft())
    assert walk.visit.trail == ("guarding",)
    walk.do(ev.PageLeft(), ev.PageLeft())
    assert walk.visit.screen == "door"
    assert not walk.visit.trail


def test_a_touch_meant_for_the_page_before_changes_nothing() -> None:
    walk = Walk(*to("guarding"))
    before = walk.visit.trail
    walk.do(ev.WayChosen("guarding"), ev.WayChosen("yes"))
    assert walk.visit.trail == before


def test_a_new_page_takes_no_touches_at_once() -> None:
    walk = Walk(*to("guarding"))
    assert not walk.visit.accepts_touch(walk.now_s + GUARD_S / 2)
    assert walk.visit.accepts_touch(walk.now_s + GUARD_S)


def test_an_entry_is_counted_as_shown_where_it_stands_and_once() -> None:
    walk = Walk(*to())
    assert walk.shown == []
    walk.do(ev.WayChosen("guarding"))
    assert walk.shown == ["any_change"]
    walk.do(ev.WayChosen("safety"), ev.PageLeft(), ev.WayChosen("safety"))
    assert walk.shown == ["any_change", "work-safety", "guard_course"]


def test_what_ends_at_midnight_leaves_the_open_page_and_stays_on_the_slip() -> None:
    walk = Walk(*to("guarding", "safety"), ev.ProgrammeToggled("guard_course"))
    walk.do(ev.Ticked(), rules=AFTER_MIDNIGHT)
    assert (walk.visit.offered, walk.visit.taken) == (("work-safety",), ("guard_course",))
    assert not walk.visit.accepts_touch(walk.now_s + GUARD_S / 2)


def test_what_begins_at_midnight_joins_the_open_page_and_is_counted_as_shown() -> None:
    walk = Walk()
    walk.do(*to("guarding", "safety"), rules=AFTER_MIDNIGHT).do(ev.Ticked())
    assert walk.shown == ["work-safety", "guard_course"]


@pytest.mark.parametrize("events", [[], to("guarding", "safety"), [*to("guarding"), ev.StaffWanted()]])
def test_a_tick_of_the_same_day_changes_nothing(events: list[ev.Event]) -> None:
    walk = Walk(*events)
    before = walk.visit
    assert walk.do(ev.Ticked()).visit is before


def test_midnight_waits_until_nothing_lies_over_the_page() -> None:
    walk = Walk(*to("guarding", "safety"), ev.StaffWanted())
    walk.do(ev.Ticked(), rules=AFTER_MIDNIGHT)
    assert "guard_course" in walk.visit.offered
    walk.do(ev.OverlayClosed(), ev.Ticked(), rules=AFTER_MIDNIGHT)
    assert walk.visit.offered == ("work-safety",)


def test_a_step_is_taken_and_counted_like_a_programme() -> None:
    walk = Walk(*to("idea", door="startup"), ev.ProgrammeToggled("stage-idea"))
    assert walk.visit.taken == ("stage-idea",)
    assert ft.ReferralTaken("v1", "stage-idea", taken=True) in walk.facts


def test_a_door_begins_at_its_first_page_every_time() -> None:
    walk = Walk(*to("guarding"), ev.HallChosen(), ev.DoorChosen("startup"))
    assert (walk.visit.door, walk.visit.trail) == ("startup", ())


def test_a_job_can_be_tried_from_behind_a_door() -> None:
    walk = Walk(*to("guarding", "safety"), ev.BoothChosen("building_safety", "1.0.0", "p1", 7))
    assert walk.visit.screen == "play"
    assert walk.visit.play is not None
    assert walk.visit.play.experience == "building_safety"


def test_the_pages_of_a_door_are_one_screen_for_the_log() -> None:
    walk = Walk(*to("guarding", "safety"), ev.PageLeft())
    assert [fact.screen for fact in walk.facts if isinstance(fact, ft.ScreenShown)] == ["hall", "door"]


@pytest.mark.parametrize("event", [ev.WayChosen("guarding"), ev.PageLeft()])
def test_ways_mean_nothing_elsewhere(event: ev.Event) -> None:
    walk = Walk(*to("guarding", "safety"), ev.BoothChosen("building_safety", "1.0.0", "p1", 7))
    before = walk.visit
    walk.do(event)
    assert (walk.visit.screen, walk.visit.trail) == ("play", before.trail)


def test_after_a_play_begun_behind_a_door_one_goes_on_there() -> None:
    walk = Walk(*to("guarding", "safety"), ev.BoothChosen("building_safety", "1.0.0", "p1", 7))
    walk.do(ev.Decided(0, "go"), ev.PlayCompleted(OUTCOME), ev.PlaySaved("p1"))
    assert walk.visit.screen == "debrief"
    walk.do(ev.DoorResumed())
    assert (walk.visit.screen, walk.visit.trail) == ("door", ("guarding", "safety"))
    assert walk.visit.offered == ("work-safety", "guard_course")


def test_the_hall_forgets_the_way_behind_a_door() -> None:
    walk = Walk(*to("guarding", "safety"), ev.HallChosen())
    assert (walk.visit.screen, walk.visit.trail) == ("hall", ())


def test_what_is_taken_off_at_the_takeaway_stays_in_its_row() -> None:
    walk = Walk(*to("guarding", "safety"), ev.ProgrammeToggled("work-safety"), ev.Finished())
    assert walk.visit.offered == ("work-safety", "advice_one")
    walk.do(ev.ProgrammeToggled("work-safety"))
    assert (walk.visit.offered, walk.visit.taken) == (("work-safety", "advice_one"), ())
