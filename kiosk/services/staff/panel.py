"""What Qt knows of the hardware in front of it: screens, touch devices, voices. For the opening checklist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

VoiceFound = Literal["korean", "no-korean", "none"]


@dataclass(frozen=True, slots=True)
class Panel:
    """`screens` are sizes in physical pixels, the kiosk's first; empty where there is no display."""

    screens: tuple[tuple[int, int], ...]
    touch: bool
    voice: VoiceFound


def look_at_panel() -> Panel:
    """Look now. On the UI thread, once there is a QGuiApplication."""
    from PySide6.QtGui import QGuiApplication, QInputDevice

    screens = []
    for screen in QGuiApplication.screens():
        size, ratio = screen.size(), screen.devicePixelRatio()
        screens.append((round(size.width() * ratio), round(size.height() * ratio)))
    kinds = [device.type() for device in QInputDevice.devices()]
    return Panel(tuple(screens), QInputDevice.DeviceType.TouchScreen in kinds, _voice())


def _voice() -> VoiceFound:
    """Whether any engine of the system (never Qt's mock one) has a voice that speaks Korean."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:  # a machine without the sound libraries that it links
        return "none"
    from PySide6.QtCore import QLocale

    found: VoiceFound = "none"
    for name in QTextToSpeech.availableEngines():
        if name == "mock":
            continue
        engine = QTextToSpeech(name)
        if engine.state() != QTextToSpeech.State.Error:
            languages = [locale.language() for locale in engine.availableLocales()]
            found = "korean" if QLocale.Language.Korean in languages else "no-korean"
        engine.deleteLater()
        if found == "korean":
            break
    return found
