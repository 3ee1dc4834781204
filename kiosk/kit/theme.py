"""The one style of the kiosk: millimetres into pixels, tokens into colours, the visitor's aids.

QML sees it as the singleton `Theme` of `kiosk.kit`; `app` fetches that instance from the engine and sets it
up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.core.site_rules import MM_PER_INCH

QML_IMPORT_NAME = "kiosk.kit"
QML_IMPORT_MAJOR_VERSION = 1

HANGUL_HEIGHT_EM = 0.83
"""Height of a Hangul syllable in Pretendard, as a share of the font's pixel size (a test measures it)."""

TEXT_MM, LABEL_MM, TITLE_MM, HERO_MM = 12.0, 13.5, 20.0, 27.0
TARGET_MM, PRIMARY_MM, GAP_MM = 22.0, 30.0, 4.5
MARGIN_MM, SPACE_MM, PAD_MM = 14.0, 9.0, 7.5
RADIUS_MM, STROKE_MM, HIGH_CONTRAST_STROKE_MM, FOCUS_MM = 8.0, 0.6, 1.1, 1.8
TRAVEL_MM = 24.0

ALL_REACHABLE = 0.85
"""Where this share of the screen can be reached anyway, gathering everything lower would gain nothing."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as `#RRGGBB`.

    `shade` is a surface while it is pressed, `tint` the pale partner of `action` (grounds of icons).
    """

    paper: str
    surface: str
    ink: str
    muted: str
    line: str
    shade: str
    action: str
    on_action: str
    action_pressed: str
    tint: str
    star: str
    good: str
    caution: str
    stop: str
    focus: str


LIGHT = Tokens(
    paper="#F6F4EF",
    surface="#FFFFFF",
    ink="#16181D",
    muted="#5A606B",
    line="#D9D5CB",
    shade="#DCE4FA",
    action="#1F4FD8",
    on_action="#FFFFFF",
    action_pressed="#15379B",
    tint="#E3EAFC",
    star="#E5A100",
    good="#1E7F4F",
    caution="#B45309",
    stop="#B3261E",
    focus="#16181D",
)
HIGH_CONTRAST = Tokens(
    paper="#000000",
    surface="#000000",
    ink="#FFFFFF",
    muted="#E8E8E8",
    line="#FFFFFF",
    shade="#3D3D3D",
    action="#FFD60A",
    on_action="#000000",
    action_pressed="#FFFFFF",
    tint="#000000",
    star="#FFD60A",
    good="#7CF2B0",
    caution="#FFD60A",
    stop="#FF9A92",
    focus="#00E5FF",
)


@QmlElement
@QmlSingleton
class Theme(QObject):
    """Sizes in pixels (already zoomed), colours of the theme in use, and the aids switched on."""

    changed = Signal()
    phaseChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mm_px = 2.71
        self._zoom = 100
        self._high_contrast = False
        self._low_layout = False
        self._reduced_motion = False
        self._phase_s = 0.0
        self._reach = 0.5
        self._limit = 1.0
        self._illustrations: Mapping[str, str] = {}
        self._drawn: Callable[[str], str] = str

    def set_panel(
        self, diagonal_in: float, width_px: int, height_px: int, reach: float, limit: float
    ) -> None:
        """Fit millimetres to a panel; `reach` and `limit` are shares of its height, from below.

        Low layout gathers within `reach`, and never goes above `limit`, the highest that all can reach. Where
        nearly the whole panel can be reached it changes nothing.
        """
        diagonal_px = float((width_px**2 + height_px**2) ** 0.5)
        self._mm_px = diagonal_px / (diagonal_in * MM_PER_INCH)
        self._reach = reach
        self._limit = limit
        self.changed.emit()

    def set_aids(self, *, zoom: int, high_contrast: bool, low_layout: bool, reduced_motion: bool) -> None:
        """The visitor's switches; `zoom` in percent, 100..200."""
        self._zoom = zoom
        self._high_contrast = high_contrast
        self._low_layout = low_layout
        self._reduced_motion = reduced_motion
        self.changed.emit()

    @Slot(float)
    def set_phase(self, seconds: float) -> None:
        """The one clock of idle motion, in seconds; pictures are the same for the same phase."""
        if not self._reduced_motion:
            self._phase_s = seconds
            self.phaseChanged.emit()

    def set_illustrations(self, urls: Mapping[str, str]) -> None:
        """Pictures by name; `<name>_hc` is preferred in that theme."""
        self._illustrations = dict(urls)
        self.changed.emit()

    @Slot(str, bool, result=str)
    def illustration(self, name: str, high_contrast: bool) -> str:
        """URL of the picture `name`, "" where there is none."""
        plain = self._illustrations.get(name, "")
        return self._illustrations.get(f"{name}_hc", plain) if high_contrast else plain

    def set_drawn(self, drawn: Callable[[str], str]) -> None:
        """Where large drawings are found already drawn: the URL to use for a file's URL."""
        self._drawn = drawn

    @Slot(str, result=str)
    def drawn(self, url: str) -> str:
        """The URL to load a picture from: another one where it is kept drawn at the size it is shown in."""
        return self._drawn(url)

    @property
    def tokens(self) -> Tokens:
        return HIGH_CONTRAST if self._high_contrast else LIGHT

    @Property(float, notify=changed)
    def mm(self) -> float:
        """Pixels per millimetre, zoom included."""
        return self._mm_px * self._zoom / 100

    @Property(float, notify=changed)
    def rawMm(self) -> float:
        """Pixels per real millimetre of the panel, whatever the zoom."""
        return self._mm_px

    @Property(int, notify=changed)
    def textSize(self) -> int:
        """Font pixel size of the smallest text: 12 mm high Hangul."""
        return self._font_px(TEXT_MM)

    @Property(int, notify=changed)
    def labelSize(self) -> int:
        """Words on a control."""
        return self._font_px(LABEL_MM)

    @Property(int, notify=changed)
    def titleSize(self) -> int:
        return self._font_px(TITLE_MM)

    @Property(int, notify=changed)
    def heroSize(self) -> int:
        return self._font_px(HERO_MM)

    @Property(float, notify=changed)
    def target(self) -> float:
        """Least side of anything to touch."""
        return TARGET_MM * self._mm_px * self._grown(0.8)

    @Property(float, notify=changed)
    def primary(self) -> float:
        """Height of the emphasised button."""
        return PRIMARY_MM * self._mm_px * self._grown(0.8)

    @Property(float, notify=changed)
    def gap(self) -> float:
        """Between things to touch."""
        return GAP_MM * self._mm_px * self._grown(0.25)

    @Property(float, notify=changed)
    def space(self) -> float:
        """Between the parts of a screen."""
        return SPACE_MM * self._mm_px * self._grown(0.25)

    @Property(float, notify=changed)
    def margin(self) -> float:
        """Between the edge of the screen and anything on it."""
        return MARGIN_MM * self._mm_px

    @Property(float, notify=changed)
    def pad(self) -> float:
        """Between the edge of a surface and the words on it."""
        return PAD_MM * self._mm_px * self._grown(0.25)

    @Property(float, notify=changed)
    def radius(self) -> float:
        return RADIUS_MM * self._mm_px

    @Property(float, notify=changed)
    def stroke(self) -> float:
        """Width of lines."""
        return max(1.0, self._mm_px * (HIGH_CONTRAST_STROKE_MM if self._high_contrast else STROKE_MM))

    @Property(float, notify=changed)
    def focusStroke(self) -> float:
        """Width of the focus ring."""
        return max(3.0, self._mm_px * FOCUS_MM)

    @Property(int, notify=changed)
    def zoom(self) -> int:
        return self._zoom

    @Property(bool, notify=changed)
    def highContrast(self) -> bool:
        return self._high_contrast

    @Property(bool, notify=changed)
    def lowLayout(self) -> bool:
        return self._low_layout

    @Property(float, notify=changed)
    def reach(self) -> float:
        """Share of the screen's height, from below, into which low layout gathers what it can."""
        return self._reach

    @Property(float, notify=changed)
    def limit(self) -> float:
        """Share of the screen's height, from below, above which low layout shows nothing."""
        return self._limit

    @Property(bool, notify=changed)
    def gathered(self) -> bool:
        """Low layout is on and makes a difference on this panel."""
        return self._low_layout and self._limit < ALL_REACHABLE

    @Property(bool, notify=changed)
    def reducedMotion(self) -> bool:
        return self._reduced_motion

    @Property(int, notify=changed)
    def motionMs(self) -> int:
        """Length of a transition; 0 when motion is reduced."""
        return 0 if self._reduced_motion else 240

    @Property(float, notify=changed)
    def travel(self) -> float:
        """How far from its place what arrives sets out."""
        return TRAVEL_MM * self._mm_px

    @Property(float, notify=phaseChanged)
    def phaseS(self) -> float:
        return self._phase_s

    @Property(str, constant=True)
    def family(self) -> str:
        return "Pretendard"

    @Property(QColor, notify=changed)
    def paper(self) -> QColor:
        return QColor(self.tokens.paper)

    @Property(QColor, notify=changed)
    def surface(self) -> QColor:
        return QColor(self.tokens.surface)

    @Property(QColor, notify=changed)
    def ink(self) -> QColor:
        return QColor(self.tokens.ink)

    @Property(QColor, notify=changed)
    def muted(self) -> QColor:
        return QColor(self.tokens.muted)

    @Property(QColor, notify=changed)
    def line(self) -> QColor:
        return QColor(self.tokens.line)

    @Property(QColor, notify=changed)
    def action(self) -> QColor:
        return QColor(self.tokens.action)

    @Property(QColor, notify=changed)
    def onAction(self) -> QColor:
        return QColor(self.tokens.on_action)

    @Property(QColor, notify=changed)
    def actionPressed(self) -> QColor:
        return QColor(self.tokens.action_pressed)

    @Property(QColor, notify=changed)
    def shade(self) -> QColor:
        return QColor(self.tokens.shade)

    @Property(QColor, notify=changed)
    def tint(self) -> QColor:
        return QColor(self.tokens.tint)

    @Property(QColor, notify=changed)
    def star(self) -> QColor:
        return QColor(self.tokens.star)

    @Property(QColor, notify=changed)
    def good(self) -> QColor:
        return QColor(self.tokens.good)

    @Property(QColor, notify=changed)
    def caution(self) -> QColor:
        return QColor(self.tokens.caution)

    @Property(QColor, notify=changed)
    def stop(self) -> QColor:
        return QColor(self.tokens.stop)

    @Property(QColor, notify=changed)
    def focus(self) -> QColor:
        return QColor(self.tokens.focus)

    def _grown(self, share: float) -> float:
        """Zoom for what need not grow as much as text does: at 200 % the room is the words'."""
        return 1 + (self._zoom / 100 - 1) * share

    def _font_px(self, glyph_mm: float) -> int:
        return round(glyph_mm * self._mm_px * self._zoom / 100 / HANGUL_HEIGHT_EM)
