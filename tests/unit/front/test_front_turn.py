"""What staff order of the front, what time does to it, and what visitors then see: pure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core import facts as ft
from kiosk.core import front as fr
from kiosk.core.front_turn import face, obey, pass_time, stands_still, takes_visitors, team_time
from kiosk.core.visit import Visit

ATTRACT = Visit()
HALL = Visit(id="visit", screen="hall")
PLAY = Visit(id="visit", screen="play")


def ordered(*orders: fr.FrontOrder, front: fr.Front | None = None) -> fr.Front:
    """The front after these orders."""
    now = front or fr.Front()
    for order in orders:
        now = obey(now, order).front
    return now


def later(front: fr.Front, seconds: float, *, visited: bool = False) -> fr.Front:
    return pass_time(front, seconds, visited=visited)[0]


TEAM = ordered(fr.TeamBegun("one", 10, 4))
OVER = later(TEAM, 600.0)


def test_a_front_that_nobody_holds_shows_the_visit_and_takes_visitors() -> None:
    free = fr.Front()
    assert face(free, HALL) == ""
    assert takes_visitors(free)
    assert not stands_still(free)
    assert team_time(free) == ("", 0)


def test_closing_ends_the_visit_and_the_group_and_takes_nobody_until_reopened() -> None:
    answer = obey(TEAM, fr.ClosedForToday())
    assert answer.stops_visit
    assert answer.facts == (ft.TeamEnded("one"),)
    assert (face(answer.front, ATTRACT), answer.front.group) == ("closed", None)
    assert not takes_visitors(answer.front)
    assert later(answer.front, 86_400.0) == answer.front
    assert takes_visitors(ordered(fr.Reopened(), front=answer.front))


def test_wiping_lasts_thirty_seconds_and_gives_back_what_was_there() -> None:
    for before in (fr.Front(), ordered(fr.ClosedForToday()), TEAM):
        wiped = ordered(fr.Wiped(), front=before)
        assert face(wiped, HALL) == "wipe"
        assert stands_still(wiped)
        assert not takes_visitors(wiped)
        assert later(wiped, fr.WIPE_S - 0.1).held == "wipe"
        assert later(wiped, fr.WIPE_S) == before


def test_wiping_twice_begins_anew_and_still_ends() -> None:
    again = ordered(fr.Wiped(), front=later(ordered(fr.ClosedForToday(), fr.Wiped()), 20.0))
    assert again.wipe_left_s == fr.WIPE_S
    assert later(again, fr.WIPE_S).held == "closed"


def test_reopening_ends_a_wipe_over_a_closed_front() -> None:
    assert ordered(fr.ClosedForToday(), fr.Wiped(), fr.Reopened()) == fr.Front()


def test_a_team_ends_the_visit_and_the_team_before_it() -> None:
    first = obey(fr.Front(), fr.TeamBegun("one", 10, 4))
    assert (first.stops_visit, first.facts) == (True, (ft.TeamStarted("one", 10, 4),))
    second = obey(first.front, fr.TeamBegun("two", 5, 3))
    assert second.facts == (ft.TeamEnded("one"), ft.TeamStarted("two", 5, 3))
    assert second.front.group == fr.GroupSlot("two", 5, 3, 300.0)


def test_a_team_opens_a_closed_front() -> None:
    assert takes_visitors(ordered(fr.ClosedForToday(), fr.TeamBegun("one", 5, 4)))


@pytest.mark.parametrize(
    ("passed_s", "shown"),
    [
        (0.0, ("minutes", 10)),
        (0.2, ("minutes", 10)),
        (60.0, ("minutes", 9)),
        (540.0, ("minutes", 1)),
        (569.0, ("minutes", 1)),
        (570.0, ("seconds", 30)),
        (599.5, ("seconds", 1)),
        (600.0, ("over", 0)),
    ],
)
def test_a_team_reads_minutes_and_at_the_end_seconds(passed_s: float, shown: tuple[str, int]) -> None:
    assert team_time(later(TEAM, passed_s)) == shown


def test_a_pause_stands_still_and_goes_on_where_it_stood() -> None:
    paused = ordered(fr.GroupPaused(), front=later(TEAM, 60.0))
    assert face(paused, PLAY) == "group_paused"
    assert stands_still(paused)
    assert not takes_visitors(paused)
    waited = later(paused, 3600.0)
    assert waited == paused
    assert ordered(fr.GroupResumed(), front=waited).group == fr.GroupSlot("one", 10, 4, 540.0)


def test_a_pause_means_nothing_without_a_team() -> None:
    assert ordered(fr.GroupPaused()) == fr.Front()
    assert obey(fr.Front(), fr.GroupEnded()).facts == ()


def test_when_time_is_up_a_round_may_be_finished_but_not_for_long() -> None:
    assert face(OVER, PLAY) == ""
    assert face(later(OVER, fr.GRACE_S - 0.1), PLAY) == ""
    assert face(later(OVER, fr.GRACE_S), PLAY) == "group_over"
    assert face(OVER, replace(PLAY, overlay="between")) == "group_over"
    assert face(OVER, replace(PLAY, saving_since=1.0)) == "group_over"


@pytest.mark.parametrize("screen", ["hall", "door", "debrief"])
def test_when_time_is_up_the_team_is_asked_to_finish(screen: str) -> None:
    assert face(OVER, replace(HALL, screen=screen)) == "group_over"


@pytest.mark.parametrize("screen", ["takeaway", "survey", "farewell"])
def test_who_is_leaving_already_keeps_the_slip(screen: str) -> None:
    assert face(later(OVER, 300.0), replace(HALL, screen=screen)) == ""


def test_after_a_team_the_place_waits_for_the_next() -> None:
    assert face(OVER, ATTRACT) == "group_wait"
    assert not takes_visitors(OVER)
    assert takes_visitors(ordered(fr.TeamBegun("two", 5, 3), front=OVER))
    assert takes_visitors(ordered(fr.GroupEnded(), front=OVER))


def test_a_group_visit_that_nobody_ends_is_over_after_ten_minutes_of_waiting() -> None:
    front, facts = pass_time(OVER, fr.NEXT_TEAM_WAIT_S - 1.0, visited=False)
    assert (face(front, ATTRACT), facts) == ("group_wait", ())
    assert pass_time(front, 1.0, visited=True)[1] == ()
    assert pass_time(front, 1.0, visited=False) == (fr.Front(), (ft.TeamEnded("one"),))


def test_one_long_step_passes_the_same_time_as_many_short_ones() -> None:
    steps = TEAM
    for _ in range(700):
        steps = later(steps, 1.0)
    assert steps == later(TEAM, 700.0)


def test_settings_outlive_every_other_order() -> None:
    settings = fr.StaffSettings(volume=0.2, is_test=True)
    every = (
        fr.SettingsObeyed(settings),
        fr.VisitStopped(),
        fr.TeamBegun("one", 5, 3),
        fr.GroupPaused(),
        fr.GroupResumed(),
        fr.Wiped(),
        fr.GroupEnded(),
        fr.ClosedForToday(),
        fr.Reopened(),
    )
    assert ordered(*every) == fr.Front(settings=settings)
