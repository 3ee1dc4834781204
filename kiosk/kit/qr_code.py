"""A QR code as a path: what QrCode.qml fills. Each module is one unit wide."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "kiosk.kit"
QML_IMPORT_MAJOR_VERSION = 1

QUIET_ZONE = 4
"""White modules around the code; ISO/IEC 18004 asks for four."""


def bare(rows: list[str]) -> list[str]:
    """The code without any light border, so that the quiet zone is always ours."""
    dark_rows = [y for y, row in enumerate(rows) if "1" in row]
    dark_columns = [row.index("1") for row in rows if "1" in row]
    if not dark_rows:
        return []
    left = min(dark_columns)
    right = max(row.rindex("1") for row in rows if "1" in row)
    return [row[left : right + 1] for row in rows[dark_rows[0] : dark_rows[-1] + 1]]


def outline(code: list[str]) -> str:
    """SVG path over every run of dark modules, inside the quiet zone."""
    runs = []
    for y, row in enumerate(code):
        x = QUIET_ZONE
        for module, group in groupby(row):
            length = len(list(group))
            if module == "1":
                runs.append(f"M{x} {y + QUIET_ZONE}h{length}v1h-{length}z")
            x += length
    return "".join(runs)


@QmlElement
@QmlSingleton
class QrOutline(QObject):
    """QR codes for QML. `rows`: one string a row, "1" a dark module; their own quiet zone is replaced."""

    @Slot(list, result=int)
    def modules(self, rows: list[str]) -> int:
        """Modules on a side, the quiet zone included; 0 without a code."""
        code = bare(rows)
        return len(code) + 2 * QUIET_ZONE if code else 0

    @Slot(list, result=str)
    def path(self, rows: list[str]) -> str:
        """SVG path of the dark modules; "" without a code."""
        return outline(bare(rows))
