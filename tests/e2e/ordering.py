"""Staff's orders to the front, and what is seen of them."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from PySide6.QtCore import QPoint

from kiosk.commands.visitor import NEXT_PAGE, visible_items
from kiosk.core import front as fr
from tests.e2e.conftest import Front
from tests.e2e.test_front import booth_of

MIDDLE = QPoint(540, 700)
DAY = datetime(2026, 3, 2, 14, 0).astimezone()
ONE, TWO = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def rows(front: Front, query: str) -> list[tuple[object, ...]]:
    """What is in the log once the kiosk is closed."""
    front.kiosk.close()
    with sqlite3.connect(front.kiosk.data_dir.visits) as db:
        found = db.execute(query).fetchall()
    db.close()
    return found


def order(front: Front, *orders: fr.FrontOrder) -> None:
    for one in orders:
        front.kiosk.conductor.obey(one)
    front.visitor.wait(0.5)


def let_pass(front: Front, seconds: float) -> None:
    """Time passes that nobody looks at: a tick a second, no frames."""
    for _ in range(round(seconds)):
        front.clock.advance(1.0)
        front.kiosk.conductor.tick()
    front.visitor.wait(0.5)


def touchable(front: Front) -> list[str]:
    """Everything in sight that can be touched: controls, and what turns pages."""
    enabled = [item for item in visible_items(front.kiosk.window.contentItem()) if item.isEnabled()]
    controls = [str(item.property("actionId")) for item in enabled if item.property("actionId")]
    return controls + [item.objectName() for item in enabled if item.objectName() == NEXT_PAGE]


def shown(front: Front) -> tuple[str, str]:
    view = front.kiosk.conductor.view
    return view.screen, view.overlay


def say(front: Front, key: str) -> str:
    return front.kiosk.conductor.offer.texts["ko"].word(key)


def decide(front: Front) -> None:
    """The first decision of the first job."""
    front.visitor.touch(booth_of(front))
    play = front.kiosk.conductor.stage.play
    assert play is not None
    front.visitor.touch(next(control.id for control in play.controls if control.coached))
