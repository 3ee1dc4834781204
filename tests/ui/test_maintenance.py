"""The screen that stands in for the kiosk: words in two languages, nothing to press, and it stays."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from kiosk.commands.maintenance import maintenance_window
from kiosk.kit.theme import HANGUL_HEIGHT_EM
from tests.ui.kit_window import ROOT

SIZES = [(1080, 1920), (1920, 1080), (2160, 3840), (1280, 800), (1024, 768), (768, 1024)]


@pytest.fixture(params=SIZES, ids=lambda size: "x".join(map(str, size)))
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[QQuickWindow]:
    engine, window = maintenance_window(*request.param)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: len(words(window)) == 4)
    yield window
    engine.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words(window: QQuickWindow) -> dict[str, QQuickItem]:
    """The texts in view by their words."""
    found, waiting = {}, [window.contentItem()]
    while waiting:
        item = waiting.pop()
        waiting += item.childItems()
        is_text = item.metaObject().className().startswith(("Words_", "Title_"))
        if is_text and item.isVisible() and item.property("text"):
            found[str(item.property("text"))] = item
    return found


def test_it_says_in_both_languages_that_the_kiosk_comes_back(window: QQuickWindow) -> None:
    said = words(window)
    assert "잠시 점검하고 있어요" in said
    assert "Just a moment" in said
    for text, item in said.items():
        place = item.mapRectToScene(item.boundingRect())
        assert QRectF(0, 0, window.width(), window.height()).contains(place), text


def test_its_headline_is_read_from_two_metres_on_a_small_panel_too(window: QQuickWindow) -> None:
    mm_px = (window.width() ** 2 + window.height() ** 2) ** 0.5 / (21.5 * 25.4)
    headline = words(window)["잠시 점검하고 있어요"]
    # Letters of 1 mm for each 20 cm of distance can just be read; this is well above it.
    assert headline.property("font").pixelSize() * HANGUL_HEIGHT_EM / mm_px >= 15


def test_it_does_not_close_when_asked(window: QQuickWindow) -> None:
    assert not window.close()
    assert window.isVisible()


def test_it_ends_when_its_supervisor_lets_go_of_it() -> None:
    screen = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "maintenance"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            screen.wait(2.0)
        _, said = screen.communicate(timeout=20)
    finally:
        screen.kill()
    assert screen.returncode == 0
    assert said == b""
