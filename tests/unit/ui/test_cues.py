"""Which sound goes with what: every event of a visit, told as a visit goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core import events as ev
from kiosk.core.contract import Measure, Outcome, Progress, line
from kiosk.core.doors import DoorPage
from kiosk.core.turn import handle
from kiosk.core.visit import STORE_WAIT_S, Rules, Visit
from kiosk.ui.cues import cue, situation_cue

IDLE_S = dict.fromkeys(("hall", "play", "debrief", "door", "takeaway", "survey", "farewell"), 60.0)
OUTCOME = Outcome(0.9, 3, (Measure("separation", 0.0, 0.0, 2.0),), (), line("tradeoff"))
PLAYING = (ev.Started("v1"), ev.BoothChosen("drone", "1.0.0", "p1", 7))
LOOKING_BACK = (*PLAYING, ev.PlayCompleted(OUTCOME), ev.PlaySaved("p1"))
TAKING = (ev.Started("v1"), ev.Finished())


class Ear:
    """Hears a visit that its events drive, one second after another."""

    def __init__(self) -> None:
        self.visit = self.home = Visit()
        self.rules = Rules(
            idle_s=IDLE_S,
            warning_s=20.0,
            fit=lambda *_: ("a", "b"),
            door_page=lambda *_: DoorPage("services", entries=("a", "b")),
        )
        self.now_s = 100.0

    def hear(self, *events: ev.Event, after_s: float = 1.0) -> str:
        """The sound of the last of them."""
        heard = ""
        for event in events:
            self.now_s += after_s
            before = self.visit
            self.visit, _ = handle(before, event, self.now_s, rules=self.rules, home=self.home)
            heard = cue(event, before, self.visit)
        return heard


@pytest.mark.parametrize(
    ("way", "event", "sound"),
    [
        ((), ev.Started("v1"), "confirm"),
        ((), ev.AidToggled("high_contrast"), "touch"),
        (PLAYING[:1], PLAYING[1], "confirm"),
        (PLAYING[:1], ev.DoorChosen("jobs"), "confirm"),
        (PLAYING[:1], ev.OverlayOpened("help"), "touch"),
        ((ev.Started("v1"), ev.OverlayOpened("help")), ev.OverlayClosed(), "back"),
        ((ev.Started("v1"), ev.OverlayOpened("home_confirm")), ev.HomeConfirmed(), "back"),
        (PLAYING[:1], ev.StaffWanted(), "confirm"),
        (PLAYING, ev.Decided(3, "climb:A"), "confirm"),
        (PLAYING, ev.RoundOver(2), "round"),
        ((*PLAYING, ev.RoundOver(2)), ev.OverlayClosed(), "confirm"),
        (PLAYING, ev.PlayCrashed(), "notice"),
        ((*PLAYING, ev.PlayCompleted(OUTCOME)), ev.PlaySaved("p1"), "done"),
        (LOOKING_BACK, ev.Liked(5), "touch"),
        (LOOKING_BACK, ev.AgainChosen("p2", 7), "confirm"),
        (LOOKING_BACK, ev.HallChosen(), "back"),
        (LOOKING_BACK, ev.Finished(), "confirm"),
        (TAKING, ev.ProgrammeToggled("a"), "taken"),
        ((*TAKING, ev.ProgrammeToggled("a")), ev.ProgrammeToggled("a"), "touch"),
        (TAKING, ev.SlipRequested(), "confirm"),
        ((*TAKING, ev.SlipRequested()), ev.SlipDone("v1", "printed"), "taken"),
        ((*TAKING, ev.SlipRequested()), ev.SlipDone("v1", "failed"), "notice"),
        ((*TAKING, ev.SlipRequested()), ev.SlipDone("somebody else", "printed"), ""),
        ((*TAKING, ev.SlipRequested(), ev.SlipDone("v1", "printed")), ev.SlipRepeated("prints"), "touch"),
        ((*TAKING, ev.SlipRequested()), ev.SurveyTouched("clear", 4), "touch"),
    ],
)
def test_what_happens_has_its_sound(way: tuple[ev.Event, ...], event: ev.Event, sound: str) -> None:
    ear = Ear()
    ear.hear(*way)
    assert ear.hear(event) == sound


def test_a_finished_play_sounds_even_if_the_log_is_too_slow() -> None:
    ear = Ear()
    ear.hear(*PLAYING, ev.PlayCompleted(OUTCOME))
    assert ear.hear(ev.Ticked(), after_s=STORE_WAIT_S) == "done"


def test_the_idle_question_is_heard_once_and_so_is_its_answer() -> None:
    ear = Ear()
    ear.hear(ev.Started("v1"))
    assert ear.hear(ev.Ticked(), after_s=61) == "notice"
    assert ear.hear(ev.Ticked()) == ""
    assert ear.hear(ev.Touched()) == "back"


def test_a_visit_that_nobody_ends_ends_in_silence() -> None:
    ear = Ear()
    ear.hear(ev.Started("v1"))
    ear.hear(ev.Ticked(), after_s=61)
    assert ear.hear(ev.Ticked(), after_s=21) == ""
    assert ear.visit.screen == "attract"


@pytest.mark.parametrize(
    "event", [ev.Ticked(), ev.Touched(), ev.FocusMoved(), ev.SpeechEnded(), ev.Crashed()]
)
def test_the_attract_screen_makes_no_sound_of_its_own(event: ev.Event) -> None:
    assert Ear().hear(event, after_s=600) == ""


@pytest.mark.parametrize(
    "event", [ev.SlipRequested(), ev.HallChosen(), ev.OverlayClosed(), ev.SurveyClosed()]
)
def test_an_event_that_changed_nothing_is_not_confirmed(event: ev.Event) -> None:
    ear = Ear()
    ear.hear(ev.Started("v1"))
    assert ear.hear(event) == ""


CALM = Progress(1, 3, 30.0, 40.0, line("round"))
NEWS = replace(CALM, event="a")
URGENT = replace(CALM, event="a", urgent=True)


@pytest.mark.parametrize(
    ("before", "now", "sound"),
    [
        (CALM, NEWS, "notice"),
        (CALM, URGENT, "alert"),
        (NEWS, URGENT, "alert"),
        (URGENT, replace(URGENT, event="b"), "notice"),
        (CALM, replace(URGENT, round=2), ""),
        (NEWS, replace(NEWS, seconds_left=29.0), ""),
        (URGENT, NEWS, ""),
        (NEWS, CALM, ""),
    ],
)
def test_a_play_is_heard_when_it_needs_somebody(before: Progress, now: Progress, sound: str) -> None:
    assert situation_cue(before, now) == sound
