"""What stands in the rooms: homes, offices, the lobby with its desk, the basement."""

from __future__ import annotations

from dataclasses import dataclass

from palette import Palette
from solids import Sheet, circle, rectangle, rounded


@dataclass(frozen=True, slots=True)
class Maker:
    """Puts things into a room from `x0` to `x1` whose things stand at `floor`."""

    sheet: Sheet
    palette: Palette
    x0: float
    x1: float
    floor: float
    dim: bool

    def tone(self, light: str, dark: str = "#3A414C") -> str:
        """A colour on paper, and one that stays dark on black."""
        return dark if self.dim else light

    def block(
        self, x: float, up: float, width: float, high: float, colour: str, round_share: float = 0.12
    ) -> None:
        """A thing `x` from the room's left wall, its foot `up` above the floor."""
        plan = rectangle(self.x0 + x, self.floor - up - high, width, high)
        self.sheet.fill(rounded(plan, round_share), colour)

    def disc(self, x: float, up: float, radius: float, colour: str) -> None:
        """A round thing."""
        self.sheet.fill(circle(self.x0 + x, self.floor - up, radius, 20), colour)


def furnish(room: Maker, number: int, side: int) -> None:
    """The things of one room."""
    made = {0: _basement, 1: _lobby, 2: _office, 3: _office}.get(number, _home)
    made(room, number, side)


def _window(room: Maker, x: float, width: float = 20.0) -> None:
    """A window with the evening in it."""
    room.block(x, 9.0, width, 13.0, room.tone("#FFFFFF", "#4A515E"), 0.05)
    room.block(x + 1.2, 10.2, width - 2.4, 10.6, room.tone("#6F86B5", "#0B2C4A"), 0.05)
    room.block(x + width / 2 - 0.6, 9.5, 1.2, 12.0, room.tone("#FFFFFF", "#4A515E"), 0.0)


def _lamp(room: Maker, x: float) -> None:
    """A standing lamp, lit."""
    room.block(x, 0.0, 1.2, 17.0, room.tone("#8A7A62"), 0.0)
    top = room.floor - 17.0
    left = room.x0 + x + 0.6
    room.sheet.fill(
        [(left - 2.6, top - 5.0), (left + 2.6, top - 5.0), (left + 4.4, top), (left - 4.4, top)],
        room.tone("#FFC94D", "#B89600"),
    )


def _home(room: Maker, number: int, side: int) -> None:
    """Three homes over one another, each furnished in its own way."""
    if side == 0:
        _living(room, number)
    elif number == 5:
        _bedroom(room)
    else:
        _kitchen(room)


def _living(room: Maker, number: int) -> None:
    sofa = {4: "#5F8FC9", 5: "#C9705B", 6: "#6FA57B"}[number]
    wide = room.x1 - room.x0
    _window(room, 26.0, 22.0)
    room.block(8.0, 0.0, 27.0, 5.0, room.tone(sofa))
    room.block(8.0, 4.0, 27.0, 5.5, room.tone(sofa, "#454D59"))
    room.block(6.5, 0.0, 4.0, 7.5, room.tone(sofa, "#2E343D"))
    room.block(32.5, 0.0, 4.0, 7.5, room.tone(sofa, "#2E343D"))
    if number == 4:
        _lamp(room, wide - 14.0)
    elif number == 5:
        room.block(wide - 21.0, 0.0, 13.0, 4.0, room.tone("#8F6541", "#4A515E"), 0.1)
        room.block(wide - 22.0, 5.0, 15.0, 9.5, room.tone("#222936", "#5F646E"), 0.08)
        room.block(wide - 21.0, 6.0, 13.0, 7.5, room.tone("#6F86B5", "#11395C"), 0.0)
    else:
        room.block(wide - 22.0, 0.0, 15.0, 21.0, room.tone("#B98A5E", "#343A45"), 0.05)
        books = ("#C9705B", "#5F8FC9", "#6FA57B", "#FFC94D")
        for n in range(12):
            row, column = divmod(n, 4)
            high = 4.6 - 0.9 * ((n * 5) % 3)
            x = wide - 20.6 + 3.1 * column
            room.block(x, 1.6 + 6.6 * row, 2.5, high, room.tone(books[(n * 3) % 4], "#5F646E"), 0.0)


def _kitchen(room: Maker) -> None:
    _window(room, 7.0, 16.0)
    room.block(30.0, 0.0, 22.0, 9.0, room.tone("#B98A5E", "#343A45"), 0.05)
    room.block(30.0, 9.0, 22.0, 1.8, room.tone("#8F6541", "#4A515E"), 0.0)
    room.block(40.0, 10.8, 1.4, 5.0, room.tone("#7A8AA0"), 0.0)
    room.block(38.0, 15.0, 4.6, 1.6, room.tone("#7A8AA0"), 0.0)
    room.block(8.0, 0.0, 15.0, 1.6, room.tone("#8F6541", "#4A515E"), 0.0)
    room.block(14.6, 0.0, 1.8, 6.0, room.tone("#8F6541"), 0.0)
    room.block(8.0, 6.0, 15.0, 1.8, room.tone("#B98A5E", "#4A515E"), 0.0)


def _bedroom(room: Maker) -> None:
    _window(room, 7.0, 16.0)
    room.block(25.0, 0.0, 28.0, 4.0, room.tone("#8F6541", "#343A45"), 0.05)
    room.block(25.0, 3.6, 28.0, 4.4, room.tone("#7FA3D8", "#454D59"), 0.2)
    room.block(44.0, 6.6, 8.0, 3.6, room.tone("#FFFFFF", "#5F646E"), 0.4)
    room.block(51.0, 0.0, 2.4, 12.0, room.tone("#8F6541", "#4A515E"), 0.1)
    room.block(33.0, 14.0, 11.0, 7.5, room.tone("#FFFFFF", "#4A515E"), 0.05)
    room.block(34.2, 15.2, 8.6, 5.1, room.tone("#6FA57B", "#2C6B45"), 0.0)


def _office(room: Maker, number: int, side: int) -> None:
    wide = room.x1 - room.x0
    _window(room, 8.0, 18.0)
    _window(room, 30.0, 18.0)
    for x in (10.0, wide - 28.0):
        room.block(x, 6.0, 19.0, 1.6, room.tone("#6B7A90", "#4A515E"), 0.0)
        for leg in (1.0, 16.4):
            room.block(x + leg, 0.0, 1.4, 6.0, room.tone("#8793A6"), 0.0)
        room.block(x + 5.0, 8.6, 9.0, 6.0, room.tone("#2F3A4C", "#5F646E"), 0.1)
        room.block(x + 6.0, 9.5, 7.0, 4.2, room.tone("#9CC3F2" if number == 2 else "#A9DDB8", "#11395C"), 0.0)
    if side == 0:
        room.block(wide / 2 - 2.6, 0.0, 5.2, 4.6, room.tone("#C9705B", "#454D59"))
        for up, r in ((7.0, 3.2), (10.0, 2.6)):
            room.disc(wide / 2, up, r, room.tone("#5DAE72", "#2C6B45"))


def _lobby(room: Maker, number: int, side: int) -> None:
    """The guard's desk with its screens to the left, letter boxes and the way in to the right."""
    if side == 0:
        room.block(4.0, 8.5, 24.0, 13.5, room.tone("#2F3A4C", "#343A45"), 0.06)
        for n in range(6):
            x, up = 5.4 + 7.4 * (n % 3), 9.8 + 6.0 * (n // 3)
            room.block(x, up, 6.4, 5.0, room.tone(("#9CC3F2", "#A9DDB8", "#FFD98A")[n % 3], "#11395C"), 0.0)
        room.block(24.0, 0.0, 19.0, 8.0, room.tone("#8C6A48", "#454D59"), 0.05)
        room.block(23.0, 8.0, 21.0, 1.8, room.tone("#6B4F34", "#5F646E"), 0.0)
        room.block(54.0, 0.0, 12.0, 20.0, room.tone("#C3D3EA", "#0B2C4A"), 0.0)
        room.block(59.6, 0.0, 0.9, 20.0, room.tone("#7B8594", "#4A515E"), 0.0)
        return
    for n in range(12):
        room.block(8.0 + 5.4 * (n % 4), 8.0 + 4.6 * (n // 4), 4.6, 3.8, room.tone("#B9C3D1", "#343A45"), 0.0)
    room.block(38.0, 0.0, 14.0, 3.0, room.tone("#8C6A48", "#454D59"), 0.2)
    room.block(35.0, 0.0, 2.2, 9.0, room.tone("#C9705B", "#454D59"), 0.1)
    room.disc(36.0, 12.0, 4.6, room.tone("#5DAE72", "#2C6B45"))


def _basement(room: Maker, number: int, side: int) -> None:
    """A car to the left, pump and tank to the right."""
    if side == 0:
        room.block(14.0, 2.4, 38.0, 6.4, room.tone("#5C86F2", "#343A45"), 0.3)
        room.block(22.0, 8.0, 21.0, 5.4, room.tone("#5C86F2", "#343A45"), 0.4)
        room.block(24.0, 8.6, 8.0, 3.8, room.tone("#DCE9F8", "#11395C"), 0.2)
        room.block(33.4, 8.6, 8.0, 3.8, room.tone("#DCE9F8", "#11395C"), 0.2)
        for x in (22.0, 44.0):
            room.disc(x, 2.6, 3.2, room.tone("#222936", "#5F646E"))
            room.disc(x, 2.6, 1.3, room.tone("#CDD4E1", "#8A8F99"))
        return
    room.block(8.0, 0.0, 17.0, 16.0, room.tone("#A6BBDB", "#343A45"), 0.2)
    room.block(8.0, 5.0, 17.0, 1.6, room.tone("#8199C2", "#454D59"), 0.0)
    room.block(32.0, 0.0, 15.0, 7.0, room.tone("#5DAE72", "#2C6B45"), 0.3)
    room.block(25.0, 10.0, 20.0, 2.0, room.tone("#7B8594", "#454D59"), 0.0)
    room.block(43.0, 7.0, 2.0, 5.0, room.tone("#7B8594", "#454D59"), 0.0)
