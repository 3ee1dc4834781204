"""The geometry of pages and seats, for QML. The rules are pure, in `page_flow` and `seating`.

A singleton, and not items of its own: the Python half of an object that QML creates is never freed (PySide6
6.12), so nothing that comes and goes with a screen is made of Python.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.kit.page_flow import Block, flow, least_page_px, stretched, whole_height_px
from kiosk.kit.seating import columns_that_fit, row_heights_px, seats

QML_IMPORT_NAME = "kiosk.kit"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Layout(QObject):
    """Numbers in, numbers out.

    A block travels as gap, keep, binds, stretch, most, the number of its units, and the height of each.
    """

    @Slot(list, float, result=float)
    def need(self, blocks: list[float], spacing: float) -> float:
        """Height that shows all blocks at once."""
        return whole_height_px(_blocks(blocks), spacing)

    @Slot(list, float, result=float)
    def least(self, blocks: list[float], spacing: float) -> float:
        """Height below which a page would have to cut something."""
        return least_page_px(_blocks(blocks), spacing)

    @Slot(list, float, float, result=list)
    def flow(self, blocks: list[float], height: float, spacing: float) -> list[float]:
        """Places, six numbers each: block, page, y, height, first unit, units shown."""
        told = _blocks(blocks)
        places = stretched(flow(told, height, spacing), told, height, spacing)
        return [
            float(number)
            for place in places
            for number in (place.block, place.page, place.y_px, place.height_px, place.first, place.shown)
        ]

    @Slot(int, int, float, float, float, result=int)
    def columns(self, wanted: int, cells: int, width: float, least: float, gap: float) -> int:
        """How many columns of cells stand side by side."""
        return columns_that_fit(wanted, cells, width, least, gap)

    @Slot(list, int, bool, int, result=list)
    def seats(self, wholes: list[bool], columns: int, fill: bool, favourite: int) -> list[int]:
        """Seats, three numbers each: row, column, columns taken. `favourite` -1: none."""
        return [
            number
            for seat in seats(wholes, columns, fill=fill, favourite=favourite if favourite >= 0 else None)
            for number in (seat.row, seat.column, seat.span)
        ]

    @Slot(list, list, float, result=list)
    def rowHeights(self, least: list[float], wishes: list[float], room: float) -> list[float]:
        """Heights of rows that fill the room."""
        return list(row_heights_px(least, wishes, room))


def _blocks(numbers: Sequence[float]) -> list[Block]:
    blocks = []
    start = 0
    while start < len(numbers):
        gap, keep, binds, stretch, most, units = numbers[start : start + 6]
        start += 6 + int(units)
        blocks.append(
            Block(
                heights_px=tuple(numbers[start - int(units) : start]),
                gap_px=gap,
                keep=bool(keep),
                binds=bool(binds),
                stretch=stretch,
                most=most,
            )
        )
    return blocks
