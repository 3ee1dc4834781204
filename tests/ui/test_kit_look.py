"""Tokens, sizes, icons and the QR: what can be measured of the look is measured."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QRawFont
from pytestqt.qtbot import QtBot

from kiosk.kit.action_model import ActionModel
from kiosk.kit.icons import ICON_PATHS
from kiosk.kit.qr_code import QUIET_ZONE, bare
from kiosk.kit.theme import HANGUL_HEIGHT_EM, HIGH_CONTRAST, LIGHT, Theme, Tokens
from kiosk.services.qr import qr_matrix
from kiosk.ui.picture_provider import PictureProvider
from tests.ui.kit_window import kit_window

ROOT = Path(__file__).resolve().parents[2]
FULL_HD_32 = (32.0, 1080, 1920, 1.0, 1.0)

ON_GROUNDS = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "shade"),
    ("muted", "paper"),
    ("muted", "surface"),
    ("muted", "shade"),
    ("action", "surface"),
    ("action", "paper"),
    ("action", "tint"),
    ("on_action", "action"),
    ("on_action", "action_pressed"),
    ("good", "surface"),
    ("caution", "surface"),
    ("stop", "surface"),
    ("stop", "paper"),
]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    channels = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_is_the_published_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("tokens", "least"), [(LIGHT, 4.5), (HIGH_CONTRAST, 7.0)], ids=["light", "high"])
@pytest.mark.parametrize(("ink", "ground"), ON_GROUNDS)
def test_words_stand_out_from_every_ground_they_stand_on(
    tokens: Tokens, least: float, ink: str, ground: str
) -> None:
    colours = asdict(tokens)
    assert contrast(colours[ink], colours[ground]) >= least


@pytest.mark.parametrize("tokens", [LIGHT, HIGH_CONTRAST], ids=["light", "high"])
def test_the_focus_ring_stands_out_from_every_ground(tokens: Tokens) -> None:
    assert all(contrast(tokens.focus, ground) >= 3 for ground in (tokens.paper, tokens.surface, tokens.tint))


def theme_at(zoom: int) -> Theme:
    theme = Theme()
    theme.set_panel(*FULL_HD_32)
    theme.set_aids(zoom=zoom, high_contrast=False, low_layout=False, reduced_motion=False)
    return theme


def test_the_height_of_a_hangul_syllable_is_what_the_sizes_reckon_with(qapp: object) -> None:
    QFontDatabase.addApplicationFont(str(ROOT / "assets" / "fonts" / "Pretendard-Regular.otf"))
    font = QFont("Pretendard")
    font.setPixelSize(1000)
    raw = QRawFont.fromFont(font)
    heights = [raw.boundingRect(glyph).height() for glyph in raw.glyphIndexesForString("한글봄꽃밭")]
    assert sum(heights) / len(heights) >= HANGUL_HEIGHT_EM * 1000 * 0.97


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_smallest_text_is_12_mm_high_and_grows_with_the_zoom(zoom: int) -> None:
    theme = theme_at(zoom)
    glyph_px = theme.property("textSize") * HANGUL_HEIGHT_EM
    assert glyph_px >= 12 * theme.property("rawMm") * zoom / 100 - 0.5
    assert theme.property("titleSize") >= 20 / 12 * theme.property("textSize") - 1


@pytest.mark.parametrize("zoom", [100, 200])
def test_targets_and_gaps_keep_their_millimetres(zoom: int) -> None:
    theme = theme_at(zoom)
    raw_mm = theme.property("rawMm")
    assert theme.property("target") >= 20 * raw_mm
    assert theme.property("primary") >= 26 * raw_mm
    assert theme.property("gap") >= 2.5 * raw_mm


@pytest.mark.parametrize(("limit", "gathers"), [(0.73, True), (1.0, False)])
def test_low_layout_changes_only_a_panel_that_somebody_cannot_reach(limit: float, gathers: bool) -> None:
    theme = Theme()
    theme.set_panel(32.0, 1080, 1920, 0.5, limit)
    theme.set_aids(zoom=100, high_contrast=False, low_layout=True, reduced_motion=False)
    assert theme.property("gathered") is gathers


def test_reduced_motion_stops_transitions_and_the_clock_of_idle_motion() -> None:
    theme = theme_at(100)
    theme.set_phase(1.5)
    theme.set_aids(zoom=100, high_contrast=False, low_layout=False, reduced_motion=True)
    theme.set_phase(2.5)
    assert (theme.property("motionMs"), theme.property("phaseS")) == (0, 1.5)


def test_a_theme_has_its_own_picture_where_one_is_drawn() -> None:
    theme = theme_at(100)
    theme.set_illustrations({"hall": "a.svg", "hall_hc": "b.svg", "door_jobs": "c.svg"})
    assert [theme.illustration("hall", on) for on in (False, True)] == ["a.svg", "b.svg"]
    assert theme.illustration("door_jobs", True) == "c.svg"
    assert theme.illustration("nowhere", False) == ""


APPEARING = """
property bool there: false
Loader {
    active: window.there
    width: 120
    height: 90
    sourceComponent: Illustration {
        name: "hall"
    }
}
"""


def test_a_picture_is_drawn_once_at_the_size_it_is_shown_in(qtbot: QtBot) -> None:
    asked: list[tuple[str, int, int]] = []

    def draw(name: str, width: int, height: int) -> QImage:
        asked.append((name, width, height))
        return QImage(120, 90, QImage.Format.Format_RGB32)

    with kit_window(qtbot, APPEARING, ActionModel()) as shown:
        shown.engine.addImageProvider("drawings", PictureProvider(draw))
        shown.theme.set_illustrations({"hall": "image://drawings/hall"})
        shown.window.setProperty("there", True)
        shown.wait_until(lambda: asked != [])
        shown.wait_until(lambda: all(one.property("paintedWidth") for one in shown.items("Illustration")))
        assert asked == [("hall", 120, 90)]


def icons_named() -> set[str]:
    """Every icon name the code and the QML give."""
    python = [file.read_text() for file in (ROOT / "kiosk").rglob("*.py")]
    qml = [file.read_text() for folder in ("kit", "ui") for file in (ROOT / "kiosk" / folder).rglob("*.qml")]
    names = {name for text in python for name in re.findall(r'\bicon="([a-z_0-9]+)"', text)}
    return names | {name for text in qml for name in re.findall(r'\bicon: "([a-z_0-9]+)"', text)}


def test_every_icon_that_is_named_is_drawn() -> None:
    assert len(icons_named()) > 10
    assert icons_named() - set(ICON_PATHS) == set()


CODE = tuple(
    "".join("1" if dark else "0" for dark in row) for row in qr_matrix("https://example.org/t/0123456789")
)


def painted(qtbot: QtBot, rows: tuple[str, ...], side: int) -> QImage:
    """The code as the screen shows it, alone in its window."""
    qml = f"QrCode {{ anchors.fill: parent; rows: {json.dumps(rows)} }}"
    with kit_window(qtbot, qml, ActionModel(), size=(side, side)) as shown:
        return shown.window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("side", [168, 231, 500])
def test_the_code_on_screen_is_read_by_an_independent_reader(qtbot: QtBot, tmp_path: Path, side: int) -> None:
    picture = tmp_path / "qr.png"
    painted(qtbot, CODE, side).save(str(picture))
    read = zxingcpp.read_barcode(Image.open(picture))
    assert read is not None
    assert read.text == "https://example.org/t/0123456789"


def test_modules_are_whole_pixels_within_a_quiet_zone_of_four(qtbot: QtBot) -> None:
    modules = len(bare(list(CODE))) + 2 * QUIET_ZONE
    side = modules * 3 + 5
    image = painted(qtbot, CODE, side)
    colours = {image.pixelColor(x, y).name() for x in range(side) for y in range(side)}
    assert colours == {"#000000", "#ffffff"}
    dark = [x for x in range(side) for y in range(side) if image.pixelColor(x, y).red() == 0]
    assert min(dark) == 2 + 3 * QUIET_ZONE
    assert max(dark) == 2 + 3 * (modules - QUIET_ZONE) - 1


def test_an_empty_code_is_a_white_field(qtbot: QtBot) -> None:
    image = painted(qtbot, (), 60)
    assert image.pixelColor(30, 30) == QColor("white")
    assert QRectF(image.rect()).width() == 60
