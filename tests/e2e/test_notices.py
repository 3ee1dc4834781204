"""Notices on the real attract screen, and programmes that follow a take-over without a restart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtQuick import QQuickItem

from kiosk.commands.audit.crowd import notices
from kiosk.commands.visitor import visible_items
from kiosk.core.news import NOTICE_S, PLAY_S, News, Notice, merge
from kiosk.core.visit import Aids
from kiosk.services.news.desk import StickNewsDesk
from tests.e2e.conftest import Front
from tests.unit.news.scene import Answer, AStick, picture

OLD = Notice("old.png", "지난 소식", date(2020, 1, 1), date(2020, 12, 31))


@pytest.fixture
def two(tmp_path: Path) -> tuple[Notice, ...]:
    return notices(tmp_path)


def bring(front: Front, *brought: Notice) -> None:
    conductor = front.kiosk.conductor
    conductor.renew_offer(conductor.offer.programmes, brought)


def shown(front: Front) -> str:
    return front.kiosk.conductor.view.notice_text


def pictures(front: Front) -> list[QQuickItem]:
    """The pictures of notices that are visible."""
    items = visible_items(front.kiosk.window.contentItem())
    return [item for item in items if str(item.property("name") or "") == "notice"]


def test_notices_take_turns_with_the_play(front: Front, two: tuple[Notice, ...]) -> None:
    bring(front, *two)
    front.visitor.wait(PLAY_S - 1)
    assert shown(front) == ""
    play = front.kiosk.conductor.stage.play
    assert play is not None
    front.visitor.wait(2)
    assert shown(front) == two[0].text
    assert len(pictures(front)) == 1
    step = play.play.step
    front.visitor.wait(NOTICE_S - 2)
    assert front.kiosk.conductor.stage.play is play
    assert play.play.step == step, "the bot waits for its turn"
    front.visitor.wait(2)
    assert shown(front) == ""
    assert pictures(front) == []
    front.visitor.wait(PLAY_S)
    assert shown(front) == two[1].text


def test_a_touch_starts_a_visit_while_a_notice_is_on(front: Front, two: tuple[Notice, ...]) -> None:
    bring(front, *two)
    front.visitor.wait(PLAY_S + 1)
    assert shown(front)
    front.visitor.touch("start")
    assert front.screen == "hall"
    assert shown(front) == ""


def test_after_a_visit_the_bot_plays_first(front: Front, two: tuple[Notice, ...]) -> None:
    bring(front, *two)
    front.visitor.wait(PLAY_S + 1)
    front.visitor.touch("start")
    front.visitor.touch("home")
    front.visitor.touch("confirm_home")
    assert front.screen == "attract"
    assert shown(front) == ""
    front.visitor.wait(PLAY_S + 1)
    assert shown(front) == two[1].text


def test_nothing_is_shown_outside_its_days(front: Front) -> None:
    bring(front, OLD)
    front.visitor.wait(2 * PLAY_S)
    assert shown(front) == ""


def test_less_motion_still_has_turns(open_front: Callable[..., Front], two: tuple[Notice, ...]) -> None:
    front = open_front(aids=Aids())
    bring(front, *two)
    front.visitor.touch("display")
    front.visitor.touch("aid:reduced_motion")
    front.visitor.touch("close")
    front.visitor.wait(PLAY_S + 1)
    assert shown(front) == two[0].text


def test_under_the_settings_nothing_takes_turns(front: Front, two: tuple[Notice, ...]) -> None:
    bring(front, *two)
    front.visitor.touch("display")
    front.visitor.wait(PLAY_S + 1)
    assert shown(front) == ""


def test_a_notice_is_announced_with_its_words(front: Front, two: tuple[Notice, ...]) -> None:
    said: list[str] = []
    front.kiosk.conductor.announced.connect(said.append)
    bring(front, *two)
    front.visitor.wait(PLAY_S + 1)
    assert said == [two[0].text]


def test_a_passers_settings_go_although_notices_are_read(front: Front, two: tuple[Notice, ...]) -> None:
    bring(front, *two)
    front.visitor.touch("aid:voice")
    front.visitor.wait(front.kiosk.settings.site.idle.hall_s + 2)
    assert not front.kiosk.conductor.visit.aids.voice


def test_programmes_follow_a_take_over_without_a_restart(front: Front) -> None:
    conductor = front.kiosk.conductor
    entry = next(one for one in conductor.offer.programmes if one.path == "jobs")
    newer = replace(entry, name="오늘부터 새 상담", jobs=())
    conductor.newsCame.emit((newer,), ())
    front.visitor.touch("start")
    front.visitor.touch("door:jobs")
    assert [row.label for row in conductor.view.programmes] == ["오늘부터 새 상담"]


def test_a_visit_that_is_on_keeps_what_it_was_offered(front: Front) -> None:
    conductor = front.kiosk.conductor
    front.visitor.touch("start")
    front.visitor.touch("door:jobs")
    offered = conductor.visit.offered
    assert offered
    conductor.renew_offer((), ())
    assert [row.id for row in conductor.view.programmes] == [f"programme:{name}" for name in offered]
    front.visitor.touch("home")
    front.visitor.touch("confirm_home")
    assert conductor.offer.programmes == ()


def test_what_staff_take_over_from_a_stick_is_what_visitors_see(front: Front, tmp_path: Path) -> None:
    conductor = front.kiosk.conductor
    own, today = conductor.offer.programmes, front.clock.utc().astimezone().date()

    def follow(news: News) -> None:
        conductor.newsCame.emit(merge(own, news.programmes, today), news.notices)

    course = {
        "name": "가까운 새 과정",
        "provider": "금천구 평생학습관",
        "path": "일자리센터",
        "what": "처음부터 배워요.",
        "first": today,
        "last": today,
    }
    poster = {"file": "특강.png", "text": "오늘 저녁 특강이 있어요.", "first": today, "last": today}
    stick = AStick(tmp_path / "stick").put("특강.png", picture()).sheet((course,), (poster,))
    desk = StickNewsDesk(
        front.kiosk.data_dir.news, own=own, jobs={}, box=(1080, 1920), today=lambda: today, changed=follow
    )
    looked, taken = Answer(), Answer()
    desk.look(stick.seen, looked)
    assert looked.it.faults == ()
    desk.take_over(looked.it, taken)
    assert taken.it is None
    front.visitor.wait(PLAY_S + 1)
    assert shown(front) == poster["text"]
    assert len(pictures(front)) == 1
    front.visitor.touch("start")
    front.visitor.touch("door:jobs")
    assert "가까운 새 과정" in [row.label for row in conductor.view.programmes]
