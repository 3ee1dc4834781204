"""The building cut open, as an architect draws a section: rooms, stairs, shaft, what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from palette import Palette
from solids import Camera, Point, Sheet, circle, rectangle, rounded

from kiosk.experiences.building_safety.pictures.furniture import Maker, furnish
from kiosk.experiences.building_safety.plan import GROUND, LEFT, RIGHT, SHAFT, SHEET, STAIRS, STOREY, level
from kiosk.experiences.building_safety.state import TOP

SLAB = 3.0
"""How thick floors and walls are where they are cut."""

FOOT = 264.0
"""The floor of the basement."""

ROOMS = ((LEFT, STAIRS[0] - 3.0), (SHAFT[1] + 3.0, RIGHT))


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of a room: the wall at its back, its sides, its floor and its ceiling."""

    back: str
    left: str
    right: str
    floor: str
    ceiling: str


def upright(width: float = SHEET[0], height: float = SHEET[1]) -> Sheet:
    """A sheet seen from the front: what is drawn is in its own units."""
    return Sheet(Camera((0.0, 0.0), 1.0, 0.0, 1.0), width, height)


def tones(palette: Palette, kind: str, *, dim: bool) -> Tones:
    """How a room is painted: homes warm, offices cool, stairs plain."""
    if dim:
        return Tones(palette.block, "#20252D", "#101318", palette.plinth.left, "#0C0F13")
    if kind == "home":
        return Tones("#FFF3DC", "#F3E3C4", "#E2CFAA", "#D9B98C", "#F7E9CF")
    if kind == "office":
        return Tones("#EAF1FA", "#D3E0F1", "#BCCEE6", "#A9B8CF", "#DEE8F5")
    return Tones("#F4F2EC", "#E3E0D8", "#CFCBC1", "#B9B4A8", "#E9E6DE")


def building(palette: Palette, *, dim: bool) -> Sheet:
    """The whole scene that stands still."""
    sheet = upright()
    _around(sheet, palette, dim=dim)
    cut = palette.dark.left
    sheet.fill(
        rectangle(LEFT - SLAB, level(TOP + 1) - SLAB, RIGHT - LEFT + 2 * SLAB, FOOT - level(TOP + 1) + 6.0),
        cut,
    )
    for number in range(TOP + 1):
        _storey(sheet, palette, number, dim=dim)
    _roof(sheet, palette, cut, dim=dim)
    return sheet


def _around(sheet: Sheet, palette: Palette, *, dim: bool) -> None:
    """Sky with a moon, the towers behind, plaza and street, the earth that is cut."""
    sky, far, near = ("#B4C5D8", "#A2B5CA", "#91A6BD") if not dim else ("#000000", "#12161B", "#191E25")
    earth = "#BFAF97" if not dim else "#1C1813"
    sheet.fill(rounded(rectangle(0, 0, SHEET[0], SHEET[1]), 0.05, 10), sky)
    for x, width, top, tone in (
        (2, 36, 84, far),
        (318, 34, 112, far),
        (354, 50, 62, far),
        (44, 44, 132, near),
    ):
        sheet.fill(rectangle(x, top, width, GROUND - top), tone)
        _panes(sheet, (x, top, width), near if tone == far else far, "#F3DFA9" if not dim else "#3A3312")
    for x, y, r, tone in (
        (96, 25, 10.0, palette.sun.top if not dim else palette.sun.right),
        (101, 22, 9.0, sky),
    ):
        sheet.fill(circle(x, y, r, 40), tone)
    sheet.fill(rounded(rectangle(0, GROUND, SHEET[0], SHEET[1] - GROUND), 0.24, 10), earth)
    sheet.fill(rectangle(0, GROUND, SHEET[0], 14.0), earth)
    sheet.fill(rectangle(0, GROUND, LEFT - SLAB + 2.0, 24.0), "#E9E4D8" if not dim else palette.block)
    sheet.fill(
        rectangle(RIGHT, GROUND, SHEET[0] - RIGHT, 9.0), "#8D97A5" if not dim else palette.plinth.right
    )
    for x in (330, 356, 382):
        sheet.fill(rectangle(x, GROUND + 3.6, 14, 1.8), palette.white.top if not dim else palette.white.right)
    for trunk, tall in ((14.0, 46.0), (78.0, 36.0)):
        _tree(sheet, palette, trunk, tall)


def _panes(sheet: Sheet, at: tuple[float, float, float], dark: str, lit: str) -> None:
    """Windows of a tower far away; somebody is at home behind a few of them."""
    x, top, width = at
    across = int((width - 6.0) // 9.0)
    for shows in (dark, lit):
        for n in range(across * int((GROUND - top - 14.0) // 11.0)):
            row, column = divmod(n, across)
            if (shows == lit) == ((7 * row + 5 * column + int(x)) % 9 == 0):
                sheet.fill(rectangle(x + 5.0 + 9.0 * column, top + 8.0 + 11.0 * row, 5.0, 5.0), shows)


def _tree(sheet: Sheet, palette: Palette, x: float, tall: float) -> None:
    sheet.fill(rectangle(x - 1.6, GROUND - tall * 0.5, 3.2, tall * 0.5 + 2.0), palette.sand.right)
    r = tall * 0.3
    sheet.fill(circle(x, GROUND - tall * 0.66, r, 28), palette.leaf.right)
    sheet.fill(circle(x - 0.16 * r, GROUND - tall * 0.69, 0.78 * r, 24), palette.leaf.left)
    sheet.fill(circle(x - 0.3 * r, GROUND - tall * 0.74, 0.44 * r, 20), palette.leaf.top)


def _storey(sheet: Sheet, palette: Palette, number: int, *, dim: bool) -> None:
    floor = level(number) if number else FOOT
    high = STOREY if number else FOOT - GROUND
    kind = "plain" if number <= 1 else "office" if number <= 3 else "home"
    for side, (x0, x1) in enumerate(ROOMS):
        paint = tones(palette, kind, dim=dim)
        _room(sheet, (x0, floor - high + SLAB, x1, floor), paint)
        furnish(Maker(sheet, palette, x0, x1, floor - 3.0, dim), number, side)
    plain = tones(palette, "plain", dim=dim)
    _room(sheet, (STAIRS[0], floor - high + SLAB, STAIRS[1], floor), plain)
    shaft = "#56606E" if not dim else "#0C0F13"
    sheet.fill(rectangle(SHAFT[0], floor - high, SHAFT[1] - SHAFT[0], high), shaft)
    rail = "#7B8594" if not dim else "#2B303A"
    for x in (SHAFT[0] + 2.0, SHAFT[1] - 3.2):
        sheet.fill(rectangle(x, floor - high, 1.2, high), rail)
    if number:
        if number < TOP:
            _flights(sheet, palette, floor, dim=dim)
        _sensors(sheet, palette, floor, dim=dim)
    else:
        sheet.fill(rectangle(SHAFT[0], FOOT - 4.0, SHAFT[1] - SHAFT[0], 4.0), palette.dark.right)


def _room(sheet: Sheet, box: tuple[float, float, float, float], paint: Tones) -> None:
    """A room seen from where its front wall was cut away: back, sides, floor, ceiling."""
    x0, y0, x1, y1 = box
    side, down, up = 5.0, 6.0, 2.6
    inner: list[Point] = [
        (x0 + side, y0 + up),
        (x1 - side, y0 + up),
        (x1 - side, y1 - down),
        (x0 + side, y1 - down),
    ]
    sheet.fill([(x0, y0), (x1, y0), inner[1], inner[0]], paint.ceiling)
    sheet.fill([(x0, y0), inner[0], inner[3], (x0, y1)], paint.left)
    sheet.fill([(x1, y0), inner[1], inner[2], (x1, y1)], paint.right)
    sheet.fill([(x0, y1), inner[3], inner[2], (x1, y1)], paint.floor)
    sheet.fill(inner, paint.back)


def _flights(sheet: Sheet, palette: Palette, floor: float, *, dim: bool) -> None:
    """Two flights a storey: the far one down from the landing, the near one up to it."""
    left, right = STAIRS[0] + 3.0, STAIRS[1] - 2.0
    far = "#C4BFB3" if not dim else "#343A45"
    near = "#9A9486" if not dim else "#4A515E"
    half = STOREY / 2.0
    _steps(sheet, (left + 6.0, floor - half), (right, floor - STOREY + SLAB), far)
    _steps(sheet, (left + 6.0, floor - half), (right, floor - 1.6), near)
    sheet.fill(rectangle(left - 2.0, floor - half, 9.0, 2.4), near)


def _steps(sheet: Sheet, start: Point, end: Point, colour: str) -> None:
    count = 7
    dx, dy = (end[0] - start[0]) / count, (end[1] - start[1]) / count
    for n in range(count):
        y = start[1] + dy * (n + (1 if dy > 0 else 0))
        sheet.fill(
            rectangle(start[0] + dx * n, min(y, y + dy) if dy < 0 else y - dy, dx, abs(dy) + 1.4), colour
        )


def _sensors(sheet: Sheet, palette: Palette, floor: float, *, dim: bool) -> None:
    """What watches a storey: a smoke sensor in each room, a camera over the stairs without a face to see."""
    top = floor - STOREY + SLAB + 2.4
    shell, eye = (palette.white.top, palette.dark.right) if not dim else (palette.white.right, palette.street)
    for x in (140.0, 290.0):
        sheet.fill([(x - 4.0, top), (x + 4.0, top), (x + 2.6, top + 2.4), (x - 2.6, top + 2.4)], shell)
    sheet.fill(rectangle(STAIRS[0] + 1.0, top, 5.0, 2.6), shell)
    sheet.fill(circle(STAIRS[0] + 6.4, top + 1.6, 1.5, 12), eye)


def _roof(sheet: Sheet, palette: Palette, cut: str, *, dim: bool) -> None:
    """Parapet, the lift's machine room, a water tank, the foot of the smoke fan."""
    top = level(TOP + 1) - SLAB
    sheet.fill(rectangle(LEFT - SLAB, top - 6.0, 4.0, 6.0), cut)
    sheet.fill(rectangle(RIGHT + SLAB - 4.0, top - 6.0, 4.0, 6.0), cut)
    wall, shade = ("#E4E8EE", "#C8D0DB") if not dim else ("#2B303A", "#20252D")
    sheet.fill(rectangle(STAIRS[0] - 2.0, top - 16.0, SHAFT[1] - STAIRS[0] + 4.0, 16.0), wall)
    sheet.fill(rectangle(SHAFT[0] + 6.0, top - 16.0, SHAFT[1] - SHAFT[0] - 4.0, 16.0), shade)
    sheet.fill(rectangle(STAIRS[0] - 4.0, top - 18.0, SHAFT[1] - STAIRS[0] + 8.0, 3.0), cut)
    sheet.fill(
        rounded(rectangle(268, top - 15.0, 30, 15.0), 0.2),
        palette.glass.left if not dim else palette.plinth.left,
    )
    sheet.fill(rectangle(268, top - 9.0, 30, 2.0), palette.glass.right if not dim else palette.plinth.right)
    sheet.fill(rectangle(128, top - 4.0, 34, 4.0), palette.dark.top if not dim else palette.plinth.left)
