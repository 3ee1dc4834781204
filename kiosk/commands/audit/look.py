"""A look at the screen: walks the item tree and the picture, and says what is there.

Decides nothing; what is right or wrong is said in `rules`. An item is recognised by what every item of its
kind has: a control by being a button, the things of the kit by their names in QML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtQml import QQmlContext, QQmlExpression
from PySide6.QtQuick import QQuickItem

from kiosk.commands.audit.seen import Box, Page, SeenControl, SeenPicture, SeenText
from kiosk.kit.focus_walk import stops_in
from kiosk.kit.icons import ICON_PATHS

AIR_EM = 0.12
"""Air above and below the glyphs inside a line, in font sizes."""
SOLID = 0.99
INK_NEAR = 60
"""Painted ink may differ this much from the colour asked for, channels added up: edges are blended."""
SCENE = "scene"
"""Name of what holds the scene of a screen."""
READY = 1
"""Image.status of a picture that is there."""

_ACROSS = {1: 0.0, 2: 1.0, 4: 0.5, 8: 0.0}
_DOWN = {32: 0.0, 64: 1.0, 128: 0.5}


@dataclass(frozen=True, slots=True)
class Panel:
    """What does not change from page to page: see `Page`."""

    mm_px: float
    zoom: int
    high_contrast: bool
    reach_top: float


@dataclass(frozen=True, slots=True)
class _Around:
    """What an item inherits from those it lies in."""

    clip: Box
    opacity: float
    owner: QQuickItem | None
    room: QQuickItem | None
    path: str
    pictured: bool = False


def look(
    root: QQuickItem, context: QQmlContext, image: QImage, panel: Panel, scene: str, number: int
) -> Page:
    """What `root` (the overlay if one is open, else everything) shows, and `image` of the whole window."""
    window = Box(0, 0, image.width(), image.height())
    eyes = _Eyes(context, image)
    for item, around in _shown(root, _Around(window, 1.0, None, None, "")):
        eyes.see(item, around)
    return Page(
        scene=scene,
        number=number,
        window=window,
        mm_px=panel.mm_px,
        zoom=panel.zoom,
        high_contrast=panel.high_contrast,
        reach_top=panel.reach_top,
        texts=tuple(eyes.texts),
        controls=eyes.in_focus_order(root),
        pictures=tuple(eyes.pictures),
    )


def _shown(item: QQuickItem, around: _Around) -> Iterator[tuple[QQuickItem, _Around]]:
    """Visible items in painting order, each with what lies around it."""
    if not item.isVisible() or item.opacity() == 0:
        return
    here = box_of(item)
    owner = item if item.property("actionId") is not None else around.owner
    is_room = owner is item or _is_section(item) or _is_surface(item)
    inner = _Around(
        around.clip.common(here) if item.clip() else around.clip,
        around.opacity * item.opacity(),
        owner,
        item if is_room else around.room,
        f"{around.path}/{_name(item)}",
        around.pictured or item.objectName() == SCENE,
    )
    yield item, inner
    for n, child in enumerate(item.childItems()):
        yield from _shown(child, replace(inner, path=f"{inner.path}{n}"))


class _Eyes:
    """Collects what is seen."""

    def __init__(self, context: QQmlContext, image: QImage) -> None:
        self._context = context
        self._image = image
        self.texts: list[SeenText] = []
        self.pictures: list[SeenPicture] = []
        self._controls: dict[QQuickItem, SeenControl] = {}
        self._paths: dict[QQuickItem, str] = {}

    def see(self, item: QQuickItem, around: _Around) -> None:
        if around.owner is not None:
            self._paths.setdefault(around.owner, around.path)
        if item.inherits("QQuickText") and str(item.property("text")):
            self.texts.append(self._text(item, around))
        elif item.inherits("QQuickAbstractButton"):
            self._controls[item] = self._control(item, around)
        elif item.inherits("QQuickImage"):
            self._image_item(item, around)
        elif _name(item) == "Icon" and item.property("name"):
            self._icon(item, around)

    def in_focus_order(self, root: QQuickItem) -> tuple[SeenControl, ...]:
        """Those that can be pressed, as the focus reaches them."""
        stops = [stop for stop in stops_in(root) if stop in self._controls]
        return tuple(self._controls[stop] for stop in stops)

    def _ask(self, item: QQuickItem, expression: str) -> float:
        """A property whose type Python has no converter for."""
        answer = QQmlExpression(self._context, item, expression).evaluate()
        value = answer[0] if isinstance(answer, tuple) else answer
        return float(value)

    def _text(self, item: QQuickItem, around: _Around) -> SeenText:
        wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
        lines = int(item.property("lineCount")) or 1
        x = (item.width() - wide) * _ACROSS.get(int(self._ask(item, "effectiveHorizontalAlignment")), 0.0)
        y = (item.height() - high) * _DOWN.get(int(self._ask(item, "verticalAlignment")), 0.0)
        size = self._ask(item, "fontInfo.pixelSize")
        scale = box_of(item).height / item.height() if item.height() > 0 else 1.0
        one = high / lines
        air = min(size * AIR_EM, one / 4)
        boxes = [_mapped(item, x, y + n * one + air, wide, one - 2 * air) for n in range(lines)]
        ink = item.property("color").name()
        ground, inked = self._behind([box.common(around.clip) for box in boxes], ink)
        owner = around.owner
        return SeenText(
            words=str(item.property("text")),
            title=_name(item) == "Title",
            lines=tuple(boxes),
            clip=around.clip,
            room=box_of(around.room) if around.room is not None else around.clip,
            owner=self._paths.get(owner, "") if owner is not None else "",
            size_px=size * scale,
            overflow_px=max(0.0, wide - item.width()),
            truncated=bool(item.property("truncated")),
            ink=ink,
            ground=ground,
            inked=inked,
            solid=around.opacity >= SOLID,
            pictured=around.pictured,
        )

    def _control(self, item: QQuickItem, around: _Around) -> SeenControl:
        told = _told(item)
        acts = told.actionInterface() if told is not None else None
        role = told.role() if told is not None else QAccessible.Role.NoRole
        owner = around.owner
        return SeenControl(
            action_id=str(owner.property("actionId")) if owner is not None else "",
            path=self._paths.get(owner, around.path) if owner is not None else around.path,
            name=told.text(QAccessible.Text.Name) if told is not None else "",
            role=role.name if role not in (QAccessible.Role.NoRole, QAccessible.Role.Client) else "",
            presses=acts is not None and "Press" in acts.actionNames(),
            box=box_of(item),
            clip=around.clip,
            emphasised=bool(owner is not None and owner.property("emphasised")),
        )

    def _image_item(self, item: QQuickItem, around: _Around) -> None:
        source = item.property("source").toString()
        wanted = str(item.property("name") or "")
        status = int(self._ask(item, "status"))
        if not source and not wanted:
            return  # a place that may stay empty
        if box_of(item).common(around.clip).empty:
            return
        missing = "no such picture" if not source else "does not load" if status != READY else ""
        self.pictures.append(SeenPicture(wanted or source.rpartition("/")[2], box_of(item), missing))

    def _icon(self, item: QQuickItem, around: _Around) -> None:
        name, box = str(item.property("name")), box_of(item)
        if box.common(around.clip).empty:
            return
        missing = "" if name in ICON_PATHS else "no such icon"
        ink = item.property("color").name() if around.opacity >= SOLID else ""
        ground, _ = self._behind([box.common(around.clip)], ink or "#000000")
        self.pictures.append(SeenPicture(name, box, missing, ink, ground))

    def _behind(self, boxes: list[Box], ink: str) -> tuple[str, bool]:
        """The colour most of these boxes show, and whether the ink is among their colours."""
        wanted = QColor(ink)
        seen = Counter(
            self._image.pixel(x, y) & 0xFFFFFF for box in boxes for x, y in _samples(box, self._image)
        )
        inked = any(_apart(pixel, wanted) <= INK_NEAR for pixel in seen)
        others = [(count, pixel) for pixel, count in seen.items() if _apart(pixel, wanted) > INK_NEAR]
        ground = max(others)[1] if others else wanted.rgb() & 0xFFFFFF
        return f"#{ground:06x}", inked


def _samples(box: Box, image: QImage) -> Iterator[tuple[int, int]]:
    """Points of a box: every pixel of a few rows and columns, so that thin strokes are met."""
    left, right = max(0, int(box.left)), min(image.width(), int(box.right))
    top, bottom = max(0, int(box.top)), min(image.height(), int(box.bottom))
    if left >= right or top >= bottom:
        return
    for y in range(top, bottom, max(1, (bottom - top) // 6)):
        yield from ((x, y) for x in range(left, right))


def _apart(pixel: int, colour: QColor) -> int:
    red, green, blue = pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF
    return abs(red - colour.red()) + abs(green - colour.green()) + abs(blue - colour.blue())


def _told(item: QQuickItem) -> QAccessibleInterface | None:
    """What assistive technology is told of an item; None where it is kept from it."""
    told: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    if told is None:
        return None
    above = told.parent()
    return told if above is not None and above.indexOfChild(told) >= 0 else None


def box_of(item: QQuickItem) -> Box:
    """Where an item lies in the window."""
    return _mapped(item, 0, 0, item.width(), item.height())


def _mapped(item: QQuickItem, x: float, y: float, width: float, height: float) -> Box:
    rect = item.mapRectToScene(QRectF(x, y, width, height))
    return Box(rect.left(), rect.top(), rect.right(), rect.bottom())


def _name(item: QQuickItem) -> str:
    """The QML type by its file name: "Title" of `Title_QMLTYPE_7`."""
    return str(item.metaObject().className()).partition("_")[0]


def _is_section(item: QQuickItem) -> bool:
    return item.property("shownUnits") is not None or item.property("leastWidth") is not None


def _is_surface(item: QQuickItem) -> bool:
    return item.inherits("QQuickRectangle") and item.property("color").alpha() > 0
