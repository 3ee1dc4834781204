"""One visit as a state machine: screens, time-outs, overlays, endings, and the facts told on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import events as ev
from kiosk.core import facts as ft
from kiosk.core.contract import Level, Measure, Outcome, line
from kiosk.core.doors import DoorPage
from kiosk.core.turn import handle
from kiosk.core.visit import (
    GUARD_S,
    MAX_TAKEN,
    MOST_PRINTS,
    PRINT_WAIT_S,
    SPEECH_LIMIT_S,
    STAFF_CALL_S,
    STORE_WAIT_S,
    Aids,
    Rules,
    Visit,
)

IDLE_S = {
    "hall": 60.0,
    "play": 60.0,
    "debrief": 60.0,
    "door": 90.0,
    "takeaway": 90.0,
    "survey": 45.0,
    "farewell": 8.0,
}
OUTCOME = Outcome(0.9, 3, (Measure("separation", 0.0, 0.0, 2.0),), (), line("tradeoff"))


F = TypeVar("F")


def behind_the_door(path: str, trail: tuple[str, ...]) -> DoorPage:
    """Two entries on each page, named after it, and two ways on from the first two."""
    here = "-".join((path, *trail))
    ways = ("left", "right") if len(trail) < 2 else ()
    return DoorPage("works", ways=ways, entries=(f"{here}-1", f"{here}-2"))


class Front:
    """A visit with a clock in the test's hand; `facts` is everything told so far."""

    def __init__(self, *, short: bool = False) -> None:
        self.home = Visit()
        self.rules = Rules(
            idle_s=IDLE_S,
            warning_s=20.0,
            fit=lambda audience, played: (f"for-{audience}", *(f"after-{p}" for p in played), "jobcentre"),
            door_page=behind_the_door,
            short_rounds=short,
        )
        self.visit = self.home
        self.now_s = 100.0
        self.facts: list[ft.Fact] = []

    def do(self, *events: ev.Event, after_s: float = 1.0) -> Front:
        for event in events:
            self.now_s += after_s
            self.visit, facts = handle(self.visit, event, self.now_s, rules=self.rules, home=self.home)
            self.facts += facts
        return self

    def wait(self, seconds: float) -> Front:
        """Half-second ticks."""
        for _ in range(round(seconds * 2)):
            self.do(ev.Ticked(), after_s=0.5)
        return self

    def told(self, kind: type[F]) -> list[F]:
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def in_play(self) -> Front:
        return self.do(ev.Started("v1"), ev.BoothChosen("drone", "1.0.0", "p1", 7))

    def after_play(self) -> Front:
        self.in_play().do(ev.Decided(0, "climb:A"), ev.PlayCompleted(OUTCOME), ev.PlaySaved("p1"))
        return self


@pytest.fixture
def front() -> Front:
    return Front()


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


def test_a_slip_holds_three_programmes_and_a_fourth_changes_nothing(front: Front) -> None:
    front.do(ev.Started("v1"), ev.DoorChosen("jobs"))
    front.do(*(ev.ProgrammeToggled(f"x{n}") for n in range(MAX_TAKEN + 1)))
    assert front.visit.taken == ("x0", "x1", "x2")
    front.do(ev.ProgrammeToggled("x1"), ev.ProgrammeToggled("x9"))
    assert front.visit.taken == ("x0", "x2", "x9")


def test_a_programme_is_told_as_shown_once_a_visit(front: Front) -> None:
    front.do(ev.Started("v1"), ev.Finished(), ev.AudienceAnswered("19-39"), ev.AudienceAnswered(None))
    shown = [fact.programme for fact in front.told(ft.ReferralShown)]
    assert shown == ["for-None", "jobcentre", "for-19-39"]


def test_audience_can_be_skipped_and_is_told_as_none(front: Front) -> None:
    front.do(ev.Started("v1"), ev.Finished(), ev.AudienceAnswered(None))
    assert front.visit.audience_asked
    assert front.told(ft.AudienceChosen) == [ft.AudienceChosen("v1", None)]


def test_the_slip_is_asked_for_once(front: Front) -> None:
    front.do(ev.Started("v1"), ev.Finished(), ev.SlipRequested(), ev.SlipRequested())
    assert front.visit.slip == "issuing"
    assert len(front.told(ft.SlipIssued)) == 1


def at_the_survey(paper: ev.PaperNow) -> Front:
    return Front().do(ev.Started("v1"), ev.Finished(), ev.SlipRequested(paper))


def test_a_printer_in_trouble_is_sent_nothing_and_the_code_has_to_do() -> None:
    front = at_the_survey("trouble")
    assert (front.visit.screen, front.visit.slip, front.visit.prints) == ("survey", "shown", 0)
    assert front.told(ft.SlipIssued) == [ft.SlipIssued("v1", "screen", "shown")]
    front.do(ev.SurveyClosed()).wait(IDLE_S["farewell"] + 1)
    assert front.visit.screen == "attract", "nothing is waited for"


def test_a_site_that_wants_the_code_alone_tells_of_it_once() -> None:
    front = at_the_survey("none").do(ev.SlipDone("v1", "shown", "none"))
    assert front.visit.slip == "shown"
    assert front.told(ft.SlipIssued) == [ft.SlipIssued("v1", "screen", "shown")]


def test_one_more_slip_is_a_row_of_its_own_and_is_waited_for_anew() -> None:
    front = at_the_survey("prints").do(ev.SlipDone("v1", "printed"), ev.SurveyClosed()).wait(7)
    front.do(ev.SlipRepeated("prints"))
    assert (front.visit.screen, front.visit.slip, front.visit.prints) == ("farewell", "issuing", 2)
    assert not front.visit.accepts_touch(front.now_s + GUARD_S / 2), "the same touch begins no visit"
    front.wait(IDLE_S["farewell"] + PRINT_WAIT_S - 1)
    assert front.visit.screen == "farewell"
    front.do(ev.SlipDone("v1", "printed"))
    assert [slip.channel for slip in front.told(ft.SlipIssued)] == ["screen", "printer", "printer"]
    front.wait(IDLE_S["farewell"] + 1)
    assert front.visit.screen == "attract"


def test_one_more_slip_that_never_comes_holds_the_farewell_no_longer_than_the_first() -> None:
    front = at_the_survey("prints").do(ev.SlipDone("v1", "failed"), ev.SurveyClosed())
    front.do(ev.SlipRepeated("prints")).wait(IDLE_S["farewell"] + PRINT_WAIT_S + 1)
    assert front.visit.screen == "attract"


@given(
    st.sampled_from(["prints", "trouble", "none"]),
    st.lists(
        st.one_of(
            st.builds(ev.SlipRepeated, st.sampled_from(["prints", "trouble", "none"])),
            st.builds(ev.SlipRequested, st.sampled_from(["prints", "trouble", "none"])),
            st.builds(ev.SlipDone, st.just("v1"), st.sampled_from(["printed", "saved", "failed", "shown"])),
            st.just(ev.SurveyClosed()),
        ),
        max_size=12,
    ),
)
def test_whatever_comes_no_visit_asks_for_more_than_two_slips(
    paper: ev.PaperNow, events: list[ev.Event]
) -> None:
    front = at_the_survey(paper)
    asked = front.visit.prints
    for event in events:
        before = front.visit
        if isinstance(event, ev.SlipDone) and before.slip != "issuing":
            continue  # a printer answers once for each slip
        front.do(event, after_s=0.1)
        asked += front.visit.slip == "issuing" != before.slip
        assert front.visit.prints == asked <= MOST_PRINTS


def test_the_farewell_waits_for_the_paper_but_not_for_ever(front: Front) -> None:
    front.do(ev.Started("v1"), ev.Finished(), ev.SlipRequested(), ev.SurveyClosed()).wait(9)
    assert front.visit.screen == "farewell"
    front.do(ev.SlipDone("v1", "printed")).wait(IDLE_S["farewell"] + 0.5)
    assert front.visit.screen == "attract"
    silent = Front().do(ev.Started("v1"), ev.Finished(), ev.SlipRequested(), ev.SurveyClosed())
    silent.wait(IDLE_S["farewell"] + PRINT_WAIT_S + 0.5)
    assert silent.visit.screen == "attract"


def test_a_slip_that_comes_after_its_visit_is_still_told(front: Front) -> None:
    front.do(ev.Started("v1"), ev.Finished(), ev.SlipRequested(), ev.SurveyClosed())
    front.wait(IDLE_S["farewell"] + PRINT_WAIT_S + 1).do(ev.SlipDone("v1", "failed", "offline"))
    assert front.told(ft.SlipIssued)[-1] == ft.SlipIssued("v1", "screen", "failed", "offline")
    assert front.visit.slip == ""


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
