"""Importing this makes every QML type of the kit known: PySide registers a class as its module loads."""

from kiosk.kit.action_model import ActionModel
from kiosk.kit.focus_walk import FocusWalk
from kiosk.kit.hands import Hands
from kiosk.kit.icons import Icons
from kiosk.kit.layout import Layout
from kiosk.kit.play_controller import PlayController
from kiosk.kit.qr_code import QrOutline
from kiosk.kit.stage_controller import StageController
from kiosk.kit.theme import Theme

__all__ = [
    "ActionModel",
    "FocusWalk",
    "Hands",
    "Icons",
    "Layout",
    "PlayController",
    "QrOutline",
    "StageController",
    "Theme",
]
