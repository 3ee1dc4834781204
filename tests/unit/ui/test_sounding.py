"""Cues at the volume that site, hour and visitor allow, and one answer to one press."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from msgspec.structs import replace as replace_sound

from kiosk.core import events as ev
from kiosk.core.contract import Progress, line
from kiosk.core.site import Sound
from kiosk.core.visit import Aids, Visit
from kiosk.ui.sounding import Sounding
from tests.doubles import Loudspeaker

SITE = Sound(volume=0.6, quiet_from="21:00", quiet_until="09:00")
CALM = Progress(1, 3, 30.0, 40.0, line("round"))
NEWS = replace(CALM, event="a", urgent=True)


def sounding(loudspeaker: Loudspeaker, at: time = time(12, 0)) -> Sounding:
    made = Sounding(loudspeaker, SITE, lambda: at)
    made.begin(CALM)
    return made


def test_what_a_press_turned_up_is_not_told_twice() -> None:
    loudspeaker = Loudspeaker()
    told = sounding(loudspeaker)
    told.situation(NEWS, Aids(), pressed=True)
    told.situation(NEWS, Aids(), pressed=False)
    assert loudspeaker.heard() == []
    told.situation(replace(NEWS, event="b"), Aids(), pressed=False)
    assert loudspeaker.heard() == ["notice"]


def test_a_busy_play_does_not_ring_all_the_time() -> None:
    loudspeaker = Loudspeaker()
    told = sounding(loudspeaker)
    for tenths in range(60):
        busy = replace(NEWS, event=str(tenths), seconds_left=30.0 - tenths / 10)
        told.situation(busy, Aids(), pressed=False)
    assert loudspeaker.heard() == ["alert", "notice"]
    told.situation(replace(NEWS, event="next round", round=2, seconds_left=40.0), Aids(), pressed=False)
    told.situation(replace(NEWS, event="b", round=2, seconds_left=39.9), Aids(), pressed=False)
    assert loudspeaker.heard() == ["notice"]


def test_the_first_event_of_a_play_was_chosen_and_is_not_sprung_on_anybody() -> None:
    loudspeaker = Loudspeaker()
    told = sounding(loudspeaker)
    told.begin(NEWS)
    told.situation(NEWS, Aids(), pressed=False)
    assert loudspeaker.heard() == []


def test_what_staff_set_is_heard_from_the_next_sound_on() -> None:
    loudspeaker = Loudspeaker()
    told = sounding(loudspeaker)
    told.play("touch", Aids())
    told.site = replace_sound(SITE, volume=0.3)
    told.play("touch", Aids())
    assert [volume for _, volume in loudspeaker.played] == [0.6, 0.3]
    assert told.voice_volume() == 0.3


def test_muting_is_silent_and_unmuting_is_heard() -> None:
    loudspeaker = Loudspeaker()
    loud, muted = Visit(), Visit(aids=Aids(sound=False))
    sounding(loudspeaker).answer(ev.AidToggled("sound"), loud, muted)
    assert loudspeaker.heard() == []
    sounding(loudspeaker).answer(ev.AidToggled("sound"), muted, loud)
    assert loudspeaker.heard() == ["touch"]


def test_quiet_hours_are_asked_for_at_every_sound() -> None:
    loudspeaker = Loudspeaker()
    sounding(loudspeaker, at=time(23, 0)).play("notice", Aids())
    sounding(loudspeaker, at=time(10, 0)).play("notice", Aids())
    assert loudspeaker.played == [("notice", 0.6)]
