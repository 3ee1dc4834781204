"""What a visitor hears on the real screens."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.commands.visitor import NotOnScreen
from kiosk.core.visit import Aids
from kiosk.installation import shipped_site
from tests.doubles import Speaker
from tests.e2e.conftest import Front
from tests.e2e.test_front import booth_of

NIGHT = datetime(2026, 3, 2, 22, 30).astimezone()  # local: quiet hours are


def test_the_attract_screen_is_silent_until_it_is_touched(front: Front) -> None:
    front.visitor.wait(30)
    assert front.loudspeaker.heard() == []
    front.visitor.touch("aid:high_contrast")
    assert front.loudspeaker.heard() == ["touch"]


def test_a_visit_is_heard_from_start_to_back_home(front: Front) -> None:
    for control in ("start", "door:jobs", "other", "level:keen", "help", "close", "home", "confirm_home"):
        front.visitor.touch(control)
    assert front.loudspeaker.heard() == [
        *("confirm", "confirm", "back", "touch", "touch", "back", "touch", "back"),
    ]


def test_a_turned_page_answers(open_front: Callable[..., Front]) -> None:
    front = open_front(aids=Aids(zoom=200, reduced_motion=True))
    front.visitor.touch("start")
    front.loudspeaker.heard()
    assert front.visitor.turn_page()
    assert front.loudspeaker.heard() == ["touch"]


def test_what_comes_up_in_a_play_is_heard_and_a_press_has_one_answer(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch(booth_of(front))
    assert front.loudspeaker.heard() == ["confirm", "confirm"]
    play = front.kiosk.conductor.stage.play
    assert play is not None
    front.kiosk.conductor.press(next(control.id for control in play.controls if control.coached))
    assert front.loudspeaker.heard() == ["confirm"]
    while front.overlay == "":
        front.visitor.wait(1)
    heard = front.loudspeaker.heard()
    assert {"notice", "alert"} & set(heard)
    assert heard[-1] == "round"


def test_the_countdown_ticks_at_ten_and_at_five(front: Front) -> None:
    front.visitor.touch("start")
    front.loudspeaker.heard()
    front.visitor.wait(61)
    assert front.loudspeaker.heard() == ["notice"]
    front.visitor.wait(18)
    assert front.loudspeaker.heard() == ["tick", "tick"]
    front.visitor.wait(5)
    assert front.screen == "attract"
    assert front.loudspeaker.heard() == []


def in_view(front: Front, control: str) -> bool:
    try:
        front.visitor.centre_of(control)
    except NotOnScreen:
        return False
    return True


def resting_control(front: Front) -> str:
    """A control that cannot be pressed now, in the first job that has one 5 s after its coached touch."""
    for booth in front.kiosk.conductor.offer.booths:
        front.visitor.touch("start")
        front.visitor.touch(f"booth:{booth.id}")
        play = front.kiosk.conductor.stage.play
        assert play is not None
        front.visitor.touch(next(control.id for control in play.controls if control.coached))
        front.visitor.wait(5)
        for control in play.controls:
            if not control.enabled and in_view(front, control.id):
                return control.id
        front.visitor.touch("home")
        front.visitor.touch("confirm_home")
    pytest.skip("no job that is installed rests a control")


def test_a_disabled_control_is_silent_and_still_shows_that_somebody_is_there(front: Front) -> None:
    resting = resting_control(front)
    before = front.kiosk.conductor.visit
    front.loudspeaker.heard()
    front.visitor.touch_at(front.visitor.centre_of(resting))
    assert front.kiosk.conductor.visit.input_at > before.input_at + 4
    assert "confirm" not in front.loudspeaker.heard()
    assert front.kiosk.conductor.visit.recording == before.recording


def test_sound_can_be_switched_off_for_this_visit_and_is_no_aid_to_count(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch("display")
    front.loudspeaker.heard()
    front.visitor.touch("aid:sound")
    front.visitor.touch("close")
    front.visitor.touch("door:jobs")
    assert front.loudspeaker.heard() == []
    front.visitor.touch("home")
    front.visitor.touch("confirm_home")
    front.visitor.touch("start")
    assert front.loudspeaker.heard() == ["confirm"]
    front.kiosk.close()
    assert _counted(front) == []


def test_less_motion_is_counted_as_an_aid_when_switched_on(open_front: Callable[..., Front]) -> None:
    front = open_front(aids=Aids())
    for press in ("display", "aid:reduced_motion", "aid:sound", "aid:sound"):
        front.kiosk.conductor.press(press)
        front.visitor.wait(0.5)
    front.kiosk.close()
    assert _counted(front) == [("reduced_motion", 1)]


def test_sounds_are_below_speech(front: Front) -> None:
    front.visitor.touch("aid:high_contrast")
    front.visitor.touch("aid:voice")
    (_, alone), (_, under_speech) = front.loudspeaker.played
    assert under_speech < alone / 2


@pytest.fixture
def quiet_site(tmp_path: Path) -> Path:
    """The demo site with quiet hours from nine to nine."""
    demo = shipped_site("demo")
    for name in ("programmes.toml", "transitions.toml"):
        shutil.copy(demo.parent / name, tmp_path)
    site = tmp_path / "site.toml"
    words = demo.read_text("utf-8").replace("[sound]", '[sound]\nquiet_from = "21:00"\nquiet_until = "09:00"')
    site.write_text(words, "utf-8")
    return site


def test_in_quiet_hours_nothing_sounds(open_front: Callable[..., Front], quiet_site: Path) -> None:
    night = open_front(site=quiet_site, at=NIGHT)
    night.visitor.touch("start")
    night.visitor.touch("door:jobs")
    assert night.loudspeaker.heard() == []
    night.kiosk.close()
    noon = open_front(site=quiet_site, at=NIGHT.replace(hour=12))
    noon.visitor.touch("start")
    assert noon.loudspeaker.heard() == ["confirm"]


def test_in_quiet_hours_the_voice_is_lower_and_still_heard(
    open_front: Callable[..., Front], quiet_site: Path
) -> None:
    volumes = []
    for hour in (12, 22):
        front = open_front(site=quiet_site, at=NIGHT.replace(hour=hour), aids=Aids(voice=True))
        conductor = front.kiosk.conductor
        voice = Speaker(conductor.spoke.emit)
        conductor._world = replace(conductor._world, voice=voice)
        front.visitor.touch("start")
        volumes.append(voice.said[-1][1])
        front.kiosk.close()
    assert 0 < volumes[1] < volumes[0]


def _counted(front: Front) -> list[tuple[object, ...]]:
    with sqlite3.connect(front.kiosk.data_dir.visits) as db:
        rows = db.execute("select aid, count from aid_use order by aid").fetchall()
    db.close()
    return rows
