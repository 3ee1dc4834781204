"""Turning the pages of a screen: those of its words, and those of its Desk."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMetaObject
from PySide6.QtQuick import QQuickItem

from kiosk.commands.audit.rehearsal import Rehearsal
from kiosk.commands.visitor import FIRST_PAGE, MORE, NEXT_PAGE, visible_items

OVERLAY = "overlay"
"""Name of what holds the overlay; while one is open, nothing behind it counts."""


STAFF = "staff"
"""Name of what holds the page of staff; while it is open, no visitor's screen counts."""


def stage_root(content: QQuickItem) -> QQuickItem:
    """The overlay if one is open, else everything; of staff's page, while that is open."""
    root = _filled(content, STAFF) or content
    return _filled(root, OVERLAY) or root


def _filled(root: QQuickItem, name: str) -> QQuickItem | None:
    named = (item for item in visible_items(root) if item.objectName() == name)
    return next((item for item in named if item.childItems()), None)


def pages(kiosk: Rehearsal, most: int) -> Iterator[int]:
    """The number of each page, once it is shown: pages of words, and pages of the Desk where it first stands.

    The two turn apart from each other. At most `most` in all.
    """
    kiosk.settle()
    while _turn(kiosk, FIRST_PAGE):
        pass
    number = 0
    desk_seen = False
    while number < most:
        for _ in range(1 if desk_seen else _desk_pages(kiosk)):
            number += 1
            yield number
            desk_seen = _turn(kiosk, MORE) or desk_seen
        if not _turn(kiosk, NEXT_PAGE):
            return


def _desk_pages(kiosk: Rehearsal) -> int:
    """How many pages the Desk in sight has."""
    button = _button(kiosk, MORE)
    if button is None:
        return 1
    desk = button.parentItem()
    return int(desk.property("pageCount")) if desk is not None else 1


def _turn(kiosk: Rehearsal, name: str) -> bool:
    button = _button(kiosk, name)
    if button is None or not button.isEnabled():
        return False
    press = next((item for item in visible_items(button) if item.inherits("QQuickAbstractButton")), None)
    if press is None:
        return False
    QMetaObject.invokeMethod(press, "click")
    kiosk.settle()
    return True


def _button(kiosk: Rehearsal, name: str) -> QQuickItem | None:
    root = stage_root(kiosk.kiosk.window.contentItem())
    return next((item for item in visible_items(root) if item.objectName() == name), None)
