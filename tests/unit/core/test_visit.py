"""One visit as a state machine: screens, time-outs, overlays, endings, and the facts told on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core import events as ev
from kiosk.core import facts as ft
from kiosk.core.contract import Level
from kiosk.core.visit import (
    GUARD_S,
    SPEECH_LIMIT_S,
    STAFF_CALL_S,
    STORE_WAIT_S,
    Aids,
)
from tests.unit.core.visiting import OUTCOME, Front


def test_a_whole_visit_goes_through_every_screen_and_ends_as_finished(front: Front) -> None:
    front.after_play().do(
        ev.Liked(5), ev.Finished(), ev.AudienceAnswered("19-39"), ev.PartyAnswered(2), ev.SlipRequested()
    )
    front.do(ev.SlipDone("v1", "printed"), ev.SurveyTouched("clear", 4), ev.SurveyClosed()).wait(10)
    screens = [fact.screen for fact in front.told(ft.ScreenShown)]
    assert screens == ["hall", "play", "debrief", "takeaway", "survey", "farewell"]
    assert front.visit.screen == "attract"
    assert front.visit.id == ""
    assert [fact.ended_by for fact in front.told(ft.VisitEnded)] == ["finished"]


def test_the_first_decision_is_at_most_three_touches_after_start(front: Front) -> None:
    front.do(ev.Started("v1"))
    front.do(ev.BoothChosen("drone", "1.0.0", "p1", 7), after_s=4.0)
    front.do(ev.Decided(0, "climb:A"), after_s=5.0).do(ev.Decided(9, "hold:A"))
    assert front.told(ft.FirstDecision) == [ft.FirstDecision("v1", 9.0)]


def test_an_untouched_hall_warns_then_goes_home_as_idle(front: Front) -> None:
    front.do(ev.Started("v1")).wait(61)
    assert front.visit.overlay == "idle_warning"
    assert front.visit.countdown_s(front.rules, front.now_s) > 18
    front.wait(20)
    assert front.visit.screen == "attract"
    assert front.told(ft.VisitEnded)[0].ended_by == "idle"


def test_a_play_left_alone_is_logged_as_idle_with_what_was_recorded(front: Front) -> None:
    front.in_play().do(ev.Decided(3, "climb:A"), ev.RoundOver(2), ev.OverlayClosed()).wait(90)
    (play,) = front.told(ft.PlayFinished)
    assert (play.outcome, play.round_reached, play.actions) == ("idle", 2, ((3, "climb:A"),))
    assert play.score is None


def test_going_on_in_the_warning_keeps_the_visit_and_the_return_comes_again(front: Front) -> None:
    front.do(ev.Started("v1")).wait(61).do(ev.Touched())
    assert (front.visit.screen, front.visit.overlay) == ("hall", "")
    front.wait(61)
    assert front.visit.overlay == "idle_warning"


def test_moving_the_focus_in_the_warning_leaves_both_buttons_to_choose_from(front: Front) -> None:
    front.do(ev.Started("v1")).wait(61).do(ev.FocusMoved())
    assert front.visit.overlay == "idle_warning"
    front.do(ev.Started("v2"))
    assert front.visit.id == "v2"


def test_any_touch_in_the_warning_counts_as_going_on_and_does_nothing_else(front: Front) -> None:
    front.do(ev.Started("v1")).wait(61).do(ev.BoothChosen("drone", "1.0.0", "p1", 7))
    assert (front.visit.screen, front.visit.overlay, front.visit.plays) == ("hall", "", ())


def test_starting_afresh_in_the_warning_replaces_the_visit(front: Front) -> None:
    front.after_play().wait(61).do(ev.Started("v2"))
    assert (front.visit.id, front.visit.screen, front.visit.plays) == ("v2", "hall", ())
    assert front.told(ft.VisitEnded)[0].ended_by == "replaced"
    assert [fact.visit_id for fact in front.told(ft.VisitStarted)] == ["v1", "v2"]


def test_speech_holds_the_idle_clock_until_it_has_ended(front: Front) -> None:
    front.do(ev.Started("v1"), ev.SpeechStarted()).wait(SPEECH_LIMIT_S - 5)
    front.do(ev.SpeechEnded()).wait(58)
    assert front.visit.overlay == ""
    front.wait(4)
    assert front.visit.overlay == "idle_warning"


def test_an_engine_that_never_ends_its_speech_cannot_hold_the_kiosk(front: Front) -> None:
    front.do(ev.Started("v1"), ev.SpeechStarted()).wait(SPEECH_LIMIT_S + 2)
    assert front.visit.overlay == "idle_warning"


def test_home_asks_first_and_then_wipes_everything(front: Front) -> None:
    front.in_play().do(ev.OverlayOpened("home_confirm"))
    assert (front.visit.screen, front.visit.overlay) == ("play", "home_confirm")
    front.do(ev.HomeConfirmed())
    assert front.visit == replace(front.home, shown_at=front.now_s, input_at=front.now_s)
    assert front.told(ft.PlayFinished)[0].outcome == "abandoned"
    assert front.told(ft.VisitEnded)[0].ended_by == "home"


def test_home_confirmed_without_having_been_asked_does_nothing(front: Front) -> None:
    front.in_play().do(ev.HomeConfirmed())
    assert front.visit.screen == "play"


@pytest.mark.parametrize("where", ["hall", "play", "debrief", "door"])
def test_finishing_is_one_event_from_anywhere(front: Front, where: str) -> None:
    front.do(ev.Started("v1"))
    if where == "play":
        front.do(ev.BoothChosen("drone", "1.0.0", "p1", 7))
    elif where == "debrief":
        front = Front().after_play()
    elif where == "door":
        front.do(ev.DoorChosen("jobs"))
    front.do(ev.Finished())
    assert front.visit.screen == "takeaway"
    assert "jobcentre" in front.visit.offered


def test_the_debrief_waits_for_its_own_play_and_no_other(front: Front) -> None:
    front.in_play().do(ev.PlayCompleted(OUTCOME), ev.PlaySaved("an earlier one"), after_s=0.1)
    assert front.visit.screen == "play"
    front.do(ev.PlaySaved("p1"), after_s=0.1)
    assert front.visit.screen == "debrief"


def test_where_others_wait_a_play_leads_straight_to_the_takeaway() -> None:
    front = Front(short=True).in_play().do(ev.PlayCompleted(OUTCOME), ev.PlaySaved("p1"))
    assert front.visit.screen == "takeaway"
    assert "after-drone" in front.visit.offered


def test_a_kiosk_stopped_politely_ends_its_visit_by_staff(front: Front) -> None:
    front.in_play().do(ev.Stopped())
    assert front.told(ft.VisitEnded)[0].ended_by == "staff"


def test_the_debrief_waits_for_the_log(front: Front) -> None:
    front.in_play().do(ev.PlayCompleted(OUTCOME), after_s=0.0)
    assert front.visit.screen == "play"
    front.do(ev.PlaySaved("p1"), after_s=0.1)
    assert front.visit.screen == "debrief"


def test_a_silent_log_holds_nobody_longer_than_two_seconds(front: Front) -> None:
    front.in_play().do(ev.PlayCompleted(OUTCOME)).wait(STORE_WAIT_S)
    assert front.visit.screen == "debrief"


def test_a_crashing_experience_ends_its_play_and_not_the_visit(front: Front) -> None:
    front.in_play().do(ev.PlayCrashed())
    assert (front.visit.screen, front.visit.id) == ("hall", "v1")
    assert front.told(ft.PlayFinished)[0].outcome == "crashed"


def test_any_other_bug_closes_the_visit_as_crashed(front: Front) -> None:
    front.in_play().do(ev.Crashed())
    assert front.visit.screen == "attract"
    assert front.told(ft.PlayFinished)[0].outcome == "crashed"
    assert front.told(ft.VisitEnded)[0].ended_by == "crashed"


def test_the_same_situation_again_keeps_seed_and_level_and_is_compared(front: Front) -> None:
    front.after_play().do(ev.LevelChosen(Level.KEEN), ev.AgainChosen("p2", 99))
    again = front.visit.play
    assert again is not None
    assert (again.seed, again.level) == (7, Level.STANDARD)
    front.do(ev.PlayCompleted(OUTCOME), ev.PlaySaved("p2"))
    assert front.visit.play is not None
    earlier = front.visit.earlier(front.visit.play)
    assert earlier is not None
    assert earlier.id == "p1"


def test_harder_takes_the_next_level_and_a_new_situation(front: Front) -> None:
    front.after_play().do(ev.AgainChosen("p2", 99, harder=True))
    play = front.visit.play
    assert play is not None
    assert (play.seed, play.level) == (99, Level.KEEN)
    assert front.visit.earlier(play) is None


def test_liking_can_be_given_changed_and_taken_back(front: Front) -> None:
    front.after_play().do(ev.Liked(2), ev.Liked(5), ev.Liked(5))
    assert [fact.liking for fact in front.told(ft.PlayLiked)] == [2, 5, None]


def test_a_touch_on_the_farewell_starts_the_next_visit(front: Front) -> None:
    front.do(ev.Started("v1"), ev.AidToggled("high_contrast"), ev.Finished(), ev.SlipRequested())
    front.do(ev.SurveyClosed(), ev.Started("v2"))
    assert (front.visit.id, front.visit.screen, front.visit.aids) == ("v2", "hall", Aids())
    assert front.told(ft.VisitEnded)[0].ended_by == "finished"


def test_aids_step_and_switch_and_are_counted_only_when_switched_on(front: Front) -> None:
    front.do(*(ev.AidToggled("large_text") for _ in range(3)), ev.AidToggled("voice"), ev.AidToggled("voice"))
    assert front.visit.aids == Aids()
    assert [fact.aid for fact in front.told(ft.AidUsed)] == ["large_text", "voice"]


def test_aids_and_language_chosen_on_the_attract_screen_come_along_into_the_visit(front: Front) -> None:
    front.do(ev.AidToggled("low_layout"), ev.LanguageChosen("en"), ev.Started("v1"))
    assert front.visit.aids.low_layout
    assert front.told(ft.VisitStarted) == [ft.VisitStarted("v1", "en", is_test=False)]


def test_aids_left_behind_on_the_attract_screen_go_back_to_the_sites_own(front: Front) -> None:
    front.do(ev.AidToggled("high_contrast"), ev.LanguageChosen("en"), ev.OverlayOpened("help")).wait(61)
    assert (front.visit.aids, front.visit.language, front.visit.overlay) == (Aids(), "ko", "")


def test_staff_can_be_called_from_the_attract_screen_and_a_call_ends_by_itself(front: Front) -> None:
    front.do(ev.StaffWanted(), ev.OverlayClosed(), ev.StaffWanted())
    assert len(front.told(ft.StaffCalled)) == 1
    front.wait(STAFF_CALL_S)
    assert (front.visit.called_at, front.visit.overlay) == (None, "")


def test_a_call_outlives_the_visit_that_made_it(front: Front) -> None:
    front.do(ev.Started("v1"), ev.StaffWanted(), ev.OverlayOpened("home_confirm"), ev.HomeConfirmed())
    assert front.visit.called_at is not None


def test_touches_right_after_a_screen_change_are_not_accepted(front: Front) -> None:
    front.do(ev.Started("v1"))
    assert not front.visit.accepts_touch(front.now_s + GUARD_S - 0.01)
    assert front.visit.accepts_touch(front.now_s + GUARD_S)


def test_an_overlay_that_just_appeared_is_guarded_too(front: Front) -> None:
    front.do(ev.Started("v1")).wait(60)
    assert front.visit.overlay == "idle_warning"
    assert not front.visit.accepts_touch(front.now_s)


def test_short_rounds_are_dealt_where_the_site_says_so() -> None:
    front = Front(short=True).in_play()
    assert front.told(ft.PlayStarted)[0].short


@pytest.mark.parametrize(
    "event",
    [
        ev.BoothChosen("drone", "1.0.0", "p", 1),
        ev.PlayCompleted(OUTCOME),
        ev.PlaySaved(),
        ev.Liked(3),
        ev.SlipRequested(),
        ev.SurveyTouched("clear", 3),
        ev.SurveyClosed(),
        ev.ProgrammeToggled("x"),
        ev.PartyAnswered(2),
        ev.Finished(),
        ev.OverlayOpened("home_confirm"),
        ev.HallChosen(),
        ev.DoorChosen("jobs"),
    ],
)
def test_a_late_event_changes_nothing_on_the_attract_screen(front: Front, event: ev.Event) -> None:
    front.do(event)
    assert front.visit == replace(front.home, input_at=front.visit.input_at)
    assert front.facts == []


def test_less_motion_is_an_aid_to_count_and_mute_is_none(front: Front) -> None:
    front.do(ev.Started("v1"), ev.AidToggled("sound"), ev.AidToggled("sound"))
    assert front.visit.aids.sound
    assert front.told(ft.AidUsed) == []
    front.do(ev.AidToggled("reduced_motion"), ev.AidToggled("reduced_motion"))
    assert front.told(ft.AidUsed) == [ft.AidUsed("reduced_motion")]


def test_motion_and_sound_are_back_for_the_next_visitor(front: Front) -> None:
    front.do(ev.Started("v1"), ev.AidToggled("sound"), ev.AidToggled("reduced_motion"))
    assert front.visit.aids == Aids(sound=False, reduced_motion=True)
    front.do(ev.OverlayOpened("home_confirm"), ev.HomeConfirmed())
    assert front.visit.aids == Aids()
