"""Screens without their usual scene: what a visitor sees instead of a hole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.commands.visitor import visible_items
from kiosk.core.visit import Aids
from tests.e2e.conftest import Front

SETTLE_MS = 80
COME_MS = 10_000


def shows(front: Front, name: str) -> bool:
    """Whether this illustration comes onto the screen: it is drawn beside, as soon as the machine can."""
    return any(name in pictures(front) for _ in range(COME_MS // SETTLE_MS))


def pictures(front: Front) -> list[str]:
    """Names of the illustrations that are really on the screen, once their sizes have come to rest."""
    QTest.qWait(SETTLE_MS)
    items = visible_items(front.kiosk.window.contentItem())
    found = [item for item in items if item.inherits("QQuickImage") and item.property("rest") is not None]
    return [item.property("name") for item in found if _drawn(item)]


def _drawn(item: QQuickItem) -> bool:
    return bool(item.property("paintedWidth") and item.property("paintedHeight"))


def lose_every_job(front: Front) -> None:
    """Every experience breaks, as when its View does not load."""
    for booth in front.kiosk.conductor.offer.booths:
        front.kiosk.conductor.stage.failed.emit(booth.id)
    front.visitor.wait(0.5)


def test_a_kiosk_without_jobs_says_and_shows_that_it_rests(front: Front) -> None:
    assert "out_of_service" not in pictures(front)
    lose_every_job(front)
    front.visitor.wait(1)
    assert shows(front, "out_of_service")
    assert front.kiosk.shell.property("title") == "잠시 쉬고 있어요"
    assert not front.kiosk.conductor.view.desk[0].enabled
    where = front.visitor.centre_of("start")
    ground = front.kiosk.window.grabWindow().pixelColor(where.x() // 3, where.y())
    assert ground == front.kiosk.theme.paper, "a button that does nothing must not look like the invitation"


def test_a_job_that_breaks_leaves_an_empty_hall_with_a_picture(front: Front) -> None:
    front.visitor.touch("start")
    assert "empty" not in pictures(front)
    lose_every_job(front)
    front.visitor.wait(1)
    assert shows(front, "empty")
    assert front.visitor.sees("door:transition")
    assert not front.visitor.sees("level:standard")
    assert front.kiosk.shell.property("title") == "체험을 준비하고 있어요"


def test_who_takes_neither_paper_nor_code_sees_the_way_home(open_front: Callable[..., Front]) -> None:
    front = open_front(site=Path("packaging/sites/dreamteo.toml"))
    front.visitor.touch("start")
    front.visitor.touch("finish")
    front.visitor.touch("print")
    front.visitor.wait_for_slip()
    front.visitor.touch("survey_done")
    assert front.screen == "farewell"
    front.visitor.wait(1)
    assert shows(front, "farewell")


@pytest.mark.parametrize(
    "name", ["farewell", "empty", "out_of_service", "slip_left", "slip_right", "slip_below"]
)
def test_every_such_picture_is_there_for_both_looks(front: Front, name: str) -> None:
    assert front.kiosk.theme.illustration(name, False).endswith(f"{name}.svg")
    assert front.kiosk.theme.illustration(name, True).endswith(f"{name}_hc.svg")


def test_in_low_landscape_the_desk_covers_no_part_of_the_stage(open_front: Callable[..., Front]) -> None:
    front = open_front(aids=Aids(low_layout=True, reduced_motion=True))
    front.kiosk.theme.set_panel(32.0, 1920, 1080, 0.5, 0.6)
    front.kiosk.window.resize(1920, 1080)
    front.visitor.wait(1)
    front.visitor.touch("start")
    front.visitor.touch(f"booth:{front.kiosk.conductor.offer.booths[0].id}")
    QTest.qWait(150)
    picture = front.kiosk.window.grabWindow()
    row = {picture.pixelColor(x, picture.height() // 5).name() for x in range(1200, 1880, 8)}
    assert len(row) > 8, "the right half of the scene is one plain ground"
