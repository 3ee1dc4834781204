"""Icons by name, as SVG paths on a 24 × 24 grid drawn with a 2 wide round stroke.

Names are what the icon means, not what it looks like. A new one is drawn here, with nothing closer than 2 to
the edge. An unknown name draws nothing, and a test asks every name used anywhere to be known.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "kiosk.kit"
QML_IMPORT_MAJOR_VERSION = 1

_RING = "M21 12a9 9 0 1 1 -18 0a9 9 0 1 1 18 0"
_EYES = " M9 10v.01 M15 10v.01"
_PERSON = "M12 4a4 4 0 0 1 0 8a4 4 0 0 1 0 -8 M5 21v-1a5 5 0 0 1 5 -5h4a5 5 0 0 1 5 5v1"

ICON_PATHS = {
    # moving about
    "up": "M12 20V4 M5 11l7 -7l7 7",
    "down": "M12 4v16 M5 13l7 7l7 -7",
    "arrow_left": "M20 12H4 M11 5l-7 7l7 7",
    "arrow_right": "M4 12h16 M13 5l7 7l-7 7",
    "arrow_down": "M12 4v16 M5 13l7 7l7 -7",
    "next": "M9 5l7 7l-7 7",
    "previous": "M15 5l-7 7l7 7",
    "more": "M5 12v.01 M12 12v.01 M19 12v.01",
    "home": "M3 11.5L12 4l9 7.5 M6 10v10h12V10 M10 20v-5h4v5",
    "exit": "M14 4H5v16h9 M10 12h11 M17 8l4 4l-4 4",
    "other": "M4 4h6v6H4z M14 4h6v6h-6z M4 14h6v6H4z M14 14h6v6h-6z",
    "restart": "M5 12a7.5 7.5 0 1 1 2.2 5.3 M5 18v-4.5h4.5",
    "harder": "M5 20v-5 M12 20V10 M19 20V4",
    "close": "M6 6l12 12 M18 6L6 18",
    # the bar and the aids
    "help": _RING + " M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8 .4 -1.1 1 -1.1 1.7 M12 16.8v.01",
    "call": "M6 17v-6a6 6 0 0 1 12 0v6 M4 17h16 M10.5 20.5h3 M12 5V3",
    "display": "M3 7h9 M18 7h3 M3 17h3 M12 17h9 M15 4.5v5 M9 14.5v5",
    "volume": "M4 10v4h3l5 4V6l-5 4z M16 9a4 4 0 0 1 0 6 M18.5 6.5a8 8 0 0 1 0 11",
    "sound": "M9 18V5l11 -2v12.5 M9 18a3 2.5 0 1 1 -6 0a3 2.5 0 1 1 6 0"
    " M20 15.5a3 2.5 0 1 1 -6 0a3 2.5 0 1 1 6 0",
    "text": "M3 19L8.5 5L14 19 M5 14.5h7 M16 19l2.5 -6.5L21 19 M16.8 17h3.4",
    "contrast": _RING + " M12 3v18 M12 8h7.5 M12 12h8.6 M12 16h7.5",
    "low": "M4 4h16 M12 7v9 M7.5 12l4.5 4.5l4.5 -4.5 M4 20h16",
    "motion": "M3 8h11 M3 12h7 M3 16h11 M17 8a4 4 0 0 1 0 8",
    "language": _RING + " M3 12h18 M12 3c3.6 4 3.6 14 0 18 M12 3c-3.6 4 -3.6 14 0 18",
    # doing
    "play": "M8 5l11 7l-11 7z",
    "start": "M8 5l11 7l-11 7z",
    "pause": "M8.5 5v14 M15.5 5v14",
    "stop": "M6 6h12v12H6z",
    "check": "M5 12.5l5 5L19.5 7",
    "plus": "M12 5v14 M5 12h14",
    "minus": "M5 12h14",
    "print": "M7 9V4h10v5 M7 17H4V9h16v8h-3 M7 14h10v6H7z",
    "hand": "M9 12V5.2a1.6 1.6 0 0 1 3.2 0V11 M12.2 10.5a1.6 1.6 0 0 1 3.2 0v1 M15.4"
    " 11.3a1.6 1.6 0 0 1 3.2 0V15"
    "a6 6 0 0 1 -6 6h-1.2a6 6 0 0 1 -5 -2.8L3.9 14.4a1.6 1.6 0 0 1 2.6 -1.8L9 15",
    # deciding in a job
    "sidestep": "M7 20V13a5 5 0 0 1 5 -5h7 M15 4l4 4l-4 4",
    "land": "M12 3v11 M7 9.5l5 5l5 -5 M4 20h16",
    "wait": _RING + " M12 7v5l3.5 2",
    "hold": "M8.5 5v14 M15.5 5v14",
    "medical": "M9 3h6v6h6v6h-6v6H9v-6H3V9h6z",
    "target": _RING + " M12 8a4 4 0 0 1 0 8a4 4 0 0 1 0 -8",
    "search": "M10.5 4a6.5 6.5 0 0 1 0 13a6.5 6.5 0 0 1 0 -13 M15.3 15.3L20 20",
    "evidence": "M6 3h8l4 4v14H6z M14 3v4h4 M9 12h6 M9 16h6",
    "block": _RING + " M5.7 5.7l12.6 12.6",
    "isolate": "M4 8V4h4 M16 4h4v4 M20 16v4h-4 M8 20H4v-4 M9 9h6v6H9z",
    "report": "M4 5h16v11H9l-5 4z M12 8v3 M12 13.5v.01",
    "normal": _RING + " M8 12.5l3 3l5.5 -6",
    "shield": "M12 3l8 3v6c0 4.5 -3.4 7.8 -8 9c-4.6 -1.2 -8 -4.5 -8 -9V6z M8.5 12l2.5 2.5l4.5 -5",
    "window": "M4 4h16v16H4z M12 4v16 M4 12h16",
    "shade": "M3 5h18 M5 5v8h14V5 M5 9h14 M12 13v5 M12 20.5v.01",
    "mist": "M12 3c3.4 4.2 5.2 7 5.2 9.6a5.2 5.2 0 0 1 -10.4 0C6.8 10 8.6 7.2 12 3z M9.8"
    " 13a2.3 2.3 0 0 0 2.2 2.3",
    "heat": "M12 3c.8 3.6 5.5 5.6 5.5 10.6a5.5 5.5 0 0 1 -11 0c0 -2.2 1 -3.6 2 -4.8c.5 1.6 1.2 2.3 2.2 2.6"
    "C10.4 8 10.6 5.6 12 3z",
    "light": "M9 17.5h6 M10 21h4 M8.6 14.6a6 6 0 1 1 6.8 0c-.5 .4 -.7 1 -.7"
    " 1.6v1.3H9.3v-1.3c0 -.6 -.2 -1.2 -.7 -1.6z",
    "sun": "M12 8a4 4 0 0 1 0 8a4 4 0 0 1 0 -8 M12 2.5v2 M12 19.5v2 M2.5 12h2 M19.5 12h2 M5.3 5.3l1.4 1.4"
    " M17.3 17.3l1.4 1.4 M18.7 5.3l-1.4 1.4 M6.7 17.3l-1.4 1.4",
    "leaf": "M5 19C4 10 9 4 20 4c0 11 -6 16 -13 14 M5 20c2 -5 5 -8 9 -10",
    "charge": "M3 8h15v9H3z M21 11v3 M10.8 9.5L8 13h4l-2.4 3",
    "discharge": "M3 8h15v9H3z M21 11v3 M6 12.5h8 M11 10l3 2.5l-3 2.5",
    "battery": "M3 8h15v9H3z M21 11v3 M6 11v3 M9.5 11v3",
    "bolt": "M13 3L5 13.5h6L10 21l8.5 -11h-6.3z",
    "car": "M4 16v-4l2 -5h12l2 5v4z M4 12h16 M7 16v2.5 M17 16v2.5",
    "less": "M12 4v12 M6.5 11l5.5 5.5l5.5 -5.5 M5 20h14",
    "robot": "M5 9h14v10H5z M12 9V5 M12 4.2v.01 M9 13.5v.01 M15 13.5v.01 M9.5 16.5h5 M2.5 12v4 M21.5 12v4",
    "person": _PERSON,
    "together": "M8.5 5a3.2 3.2 0 0 1 0 6.4a3.2 3.2 0 0 1 0 -6.4 M2.5 20v-1a4.5 4.5 0 0 1 4.5"
    " -4.5h3a4.5 4.5 0 0 1"
    " 4.5 4.5v1 M15.5 5.3a3.2 3.2 0 0 1 0 5.9 M17.5 14.8a4.5 4.5 0 0 1 4 4.4v.8",
    "speed": "M4 17a8.5 8.5 0 1 1 16 0 M12 14l4 -4.5 M12 14v.01",
    "slower": "M12 4v16 M5 13l7 7l7 -7",
    "sensor": "M12 18v.01 M8.5 14.5a5 5 0 0 1 7 0 M5.5 11a9 9 0 0 1 13 0 M2.8 7.4a13 13 0 0 1 18.4 0",
    "distance": "M3 7v10 M21 7v10 M6 12h12 M9 9l-3 3l3 3 M15 9l3 3l-3 3",
    "fence": "M5 21V8l2 -3l2 3v13 M15 21V8l2 -3l2 3v13 M2.5 12h19 M2.5 17h19",
    "place": "M12 21c5 -5.4 7 -8.6 7 -11.4a7 7 0 0 0 -14 0C5 12.4 7 15.6 12 21z M12 7.5a2.3 2.3 0 0 1 0 4.6"
    "a2.3 2.3 0 0 1 0 -4.6",
    "price": "M3 5l4 14l5 -12l5 12l4 -14 M3 10.5h18",
    "hours": _RING + " M12 7v5l3.5 2",
    "make": "M4 10h13v5a5 5 0 0 1 -5 5H9a5 5 0 0 1 -5 -5z M17 11h1.5a2.5 2.5 0 0 1 0 5H17 M8"
    " 6.5V4 M12.5 6.5V4",
    "advert": "M4 10v4h4l9 5V5l-9 5z M20 10v4 M8 14v5h3",
    "survey": "M5 4h14v17H5z M9 4V2.5h6V4 M8.5 11l1.5 1.5l3 -3 M8.5 16.5h7",
    "shop": "M4 9l1.5 -5h13L20 9 M4 9a2.7 2.7 0 0 0 5.3 0a2.7 2.7 0 0 0 5.4 0A2.7 2.7 0 0 0"
    " 20 9 M5.5 12.5V20h13v-7.5"
    " M10 20v-4.5h4V20",
    "walk": "M13 3.8v.01 M9 21l2.5 -6 M11.5 15l-1 -6.5l3 -.5l2 3l3 1 M10.5 8.5L7.5 10L7 13"
    " M11.5 13l3.5 3l1 5",
    "broadcast": "M4 10v4h3l5 4V6l-5 4z M16 9a4 4 0 0 1 0 6 M18.5 6.5a8 8 0 0 1 0 11",
    "shutdown": "M12 3v8 M7.5 5.8a8 8 0 1 0 9 0",
    "phone": "M5 4h4l2 5l-2.5 1.8a11 11 0 0 0 4.7 4.7L15 13l5 2v4a2 2 0 0 1 -2.2 2A16 16 0 0"
    " 1 3 6.2A2 2 0 0 1 5 4z",
    "watch": "M2.5 12c3 -4.8 6.2 -7 9.5 -7s6.5 2.2 9.5 7c-3 4.8 -6.2 7 -9.5 7s-6.5 -2.2 -9.5"
    " -7z M12 9.2a2.8 2.8 0 0 1"
    " 0 5.6a2.8 2.8 0 0 1 0 -5.6",
    "warning": "M12 4l9.5 16h-19z M12 10v4.5 M12 17v.01",
    # what staff look after
    "stick": "M8 9V3h8v6 M6 9h12v9a3 3 0 0 1 -3 3H9a3 3 0 0 1 -3 -3z M10.5 6v.01 M13.5 6v.01",
    "lock": "M6 11h12v10H6z M8.5 11V7.5a3.5 3.5 0 0 1 7 0V11 M12 15v2.5",
    "chart": "M4 4v16h16 M8.5 16v-4 M13 16V8 M17.5 16v-6",
    "machine": "M5 3h14v14H5z M12 17v4 M8 21h8",
    "wipe": "M4 20h16 M7 20l-1.5 -7h9L13 20 M8.5 13l2 -9h7l-3 9",
    # how it was
    "face1": _RING + _EYES + " M8 16.5c2 -3 6 -3 8 0",
    "face2": _RING + _EYES + " M8.5 16c1.6 -1.4 5.4 -1.4 7 0",
    "face3": _RING + _EYES + " M8.5 15.5h7",
    "face4": _RING + _EYES + " M8.5 15c1.6 1.4 5.4 1.4 7 0",
    "face5": _RING + _EYES + " M7.5 14.2c2 3.8 7 3.8 9 0z",
}


@QmlElement
@QmlSingleton
class Icons(QObject):
    """The icons, for QML."""

    @Slot(str, result=str)
    def path(self, name: str) -> str:
        """SVG path of the icon; "" if there is none of that name."""
        return ICON_PATHS.get(name, "")
