"""The shell: the one object QML talks to. It shows the conductor's view and passes touches on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.kit.action_model import ActionModel
from kiosk.kit.play_controller import PlayController
from kiosk.ui.conductor import Conductor

QML_IMPORT_NAME = "kiosk.ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("app makes the one")
class Shell(QObject):  # type: ignore[operator]  # the stub lacks __call__
    """The view as QML properties and models; every property follows `View` of view.py, name by name.

    `live` says whether display frames drive time; a demo drives it step by step instead.
    """

    changed = Signal()
    stageChanged = Signal()
    countdownChanged = Signal()
    announced = Signal(str)
    staffChanged = Signal()
    staffMoved = Signal()

    def __init__(self, conductor: Conductor, *, live: bool = True) -> None:
        super().__init__()
        self._conductor = conductor
        self._live = live
        self._frame_s: float | None = None
        self._staff: tuple[str, QObject, Callable[[str], None]] | None = None
        self._staff_note = ""
        self._models = {name: ActionModel(self) for name in _MODELS}
        conductor.changed.connect(self._follow)
        conductor.stageChanged.connect(self.stageChanged)
        conductor.countdownChanged.connect(self.countdownChanged)
        conductor.announced.connect(self.announced)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        for name, model in self._models.items():
            model.show(getattr(self._conductor.view, name))
        self.changed.emit()

    @Slot(str)
    def press(self, action_id: str) -> None:
        """A control was pressed."""
        self._conductor.press(action_id)

    @Slot(str)
    def key(self, name: str) -> None:
        """A key of the keypad: back, home or help. It goes to what lies on top."""
        if self._staff is not None:
            self._staff[2](name)
        else:
            self._conductor.press(name)

    @Slot(str, result=bool)
    def type(self, text: str) -> bool:
        """Something was typed; only staff's pad takes it, and only digits."""
        if self._staff is None or len(text) != 1 or text not in "0123456789":
            return False
        self._staff[2](f"digit:{text}")
        return True

    def show_staff(self, source: str, controller: QObject, press: Callable[[str], None]) -> None:
        """Put what staff opened over everything: QML at `source`, given `controller`; keys go to `press`."""
        self._staff = (source, controller, press)
        self.staffChanged.emit()

    def hide_staff(self) -> None:
        """Staff closed it."""
        self._staff = None
        self.staffChanged.emit()

    def note_for_staff(self, note: str) -> None:
        """What staff still have to do; it stands on the attract screen."""
        if note != self._staff_note:
            self._staff_note = note
            self.changed.emit()

    @Property(str, notify=staffChanged)
    def staffSource(self) -> str:
        return self._staff[0] if self._staff else ""

    @Property(QObject, notify=staffChanged)
    def staffController(self) -> QObject | None:
        return self._staff[1] if self._staff else None

    @Slot()
    def touch(self) -> None:
        """Any other input: somebody is there."""
        self._conductor.touch()

    @Slot()
    def failView(self) -> None:
        """The experience's View does not load."""
        self._conductor.fail_view()

    @Slot(float)
    def frame(self, elapsed_s: float) -> None:
        """A display frame took `elapsed_s` seconds."""
        self._frame_s = elapsed_s if self._frame_s is None else self._frame_s * 0.95 + elapsed_s * 0.05
        self._conductor.frame(elapsed_s)

    def frame_rate(self) -> float | None:
        """Frames a second, as the last twenty or so went; None before there were any."""
        return 1.0 / self._frame_s if self._frame_s else None

    @Property(bool, constant=True)
    def live(self) -> bool:
        return self._live

    @Property(bool, notify=changed)
    def asleep(self) -> bool:
        """Whether the page is black: nothing moves, and no frame is drawn for it."""
        return self._conductor.view.overlay == "asleep"

    @Property(int, notify=countdownChanged)
    def countdown(self) -> int:
        """Seconds left in the idle warning, or of 화면 닦기."""
        return self._conductor.countdown

    @Property(QObject, notify=stageChanged)
    def play(self) -> PlayController | None:
        """The play on Stage: the visitor's, or the bot's on the attract screen."""
        return self._conductor.stage.play

    @Property(str, notify=stageChanged)
    def viewSource(self) -> str:
        return self._conductor.stage.source

    @Property(QObject, notify=stageChanged)
    def viewController(self) -> QObject | None:
        return self._conductor.stage.view

    @Property(list, notify=changed)
    def qrRows(self) -> list[str]:
        """The QR's modules row by row, "1" dark, quiet zone included; empty without one."""
        return list(self._conductor.view.qr_rows)

    @Property(str, notify=changed)
    def screen(self) -> str:
        return self._conductor.view.screen

    @Property(str, notify=changed)
    def place(self) -> str:
        """Where in the visit one is; finer than the screen."""
        return self._conductor.view.place

    @Property(int, notify=changed)
    def way(self) -> int:
        """From which side the place came: 1 deeper, from the right; -1 back, from the left; 0 neither."""
        return self._conductor.view.way

    @Property(str, notify=changed)
    def overlay(self) -> str:
        return self._conductor.view.overlay

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._conductor.view.title

    @Property(str, notify=changed)
    def lead(self) -> str:
        return self._conductor.view.lead

    @Property(str, notify=changed)
    def overlayTitle(self) -> str:
        return self._conductor.view.overlay_title

    @Property(str, notify=changed)
    def overlayText(self) -> str:
        return self._conductor.view.overlay_text

    @Property(str, notify=changed)
    def overlayPicture(self) -> str:
        return self._conductor.view.overlay_picture

    @Property(str, notify=changed)
    def team(self) -> str:
        """How long the team of a group visit still has, "" without one."""
        return self._conductor.view.team

    @Property(str, notify=changed)
    def picture(self) -> str:
        """Name of the illustration on the Stage of this screen, "" for none."""
        return self._conductor.view.picture

    @Property(str, notify=changed)
    def privacy(self) -> str:
        return self._conductor.view.privacy

    @Property(str, notify=changed)
    def staffNote(self) -> str:
        return self._staff_note or self._conductor.view.staff_note

    @Property(str, notify=changed)
    def notice(self) -> str:
        """URL of the notice on the attract screen's Stage, "" while the bot plays."""
        return self._conductor.view.notice

    @Property(str, notify=changed)
    def noticeText(self) -> str:
        return self._conductor.view.notice_text

    @Property(int, notify=changed)
    def noticeNumber(self) -> int:
        """Which of the notices it is, from 1; 0 for none."""
        return self._conductor.view.notice_number

    @Property(int, notify=changed)
    def noticeCount(self) -> int:
        return self._conductor.view.notice_count

    @Property(int, notify=changed)
    def stars(self) -> int:
        return self._conductor.view.stars

    @Property(str, notify=changed)
    def tradeoff(self) -> str:
        return self._conductor.view.tradeoff

    @Property(str, notify=changed)
    def honest(self) -> str:
        return self._conductor.view.honest

    @Property(bool, notify=changed)
    def factsShown(self) -> bool:
        return self._conductor.view.facts_shown

    @Property(str, notify=changed)
    def interests(self) -> str:
        return self._conductor.view.interests

    @Property(str, notify=changed)
    def programmesNote(self) -> str:
        return self._conductor.view.programmes_note

    @Property(str, notify=changed)
    def noCourse(self) -> str:
        return self._conductor.view.no_course

    @Property(str, notify=changed)
    def small(self) -> str:
        return self._conductor.view.small

    @Property(str, notify=changed)
    def qrTitle(self) -> str:
        return self._conductor.view.qr_title

    @Property(str, notify=changed)
    def qrText(self) -> str:
        return self._conductor.view.qr_text

    @Property(str, notify=changed)
    def scaleLow(self) -> str:
        return self._conductor.view.scale_low

    @Property(str, notify=changed)
    def scaleHigh(self) -> str:
        return self._conductor.view.scale_high

    @Property(str, notify=changed)
    def printing(self) -> str:
        return self._conductor.view.printing

    @Property(str, notify=changed)
    def printingIcon(self) -> str:
        return self._conductor.view.printing_icon

    @Property(str, notify=changed)
    def printerPosition(self) -> str:
        return self._conductor.view.printer_position

    @Property(bool, notify=changed)
    def hasPaper(self) -> bool:
        return self._conductor.view.has_paper

    @Property(str, notify=changed)
    def deep(self) -> str:
        return self._conductor.view.deep

    @Property(str, notify=changed)
    def pale(self) -> str:
        return self._conductor.view.pale

    @Property(QObject, constant=True)
    def desk(self) -> ActionModel:
        return self._models["desk"]

    @Property(QObject, constant=True)
    def bar(self) -> ActionModel:
        return self._models["bar"]

    @Property(QObject, constant=True)
    def tools(self) -> ActionModel:
        return self._models["tools"]

    @Property(QObject, constant=True)
    def overlayDesk(self) -> ActionModel:
        return self._models["overlay_desk"]

    @Property(QObject, constant=True)
    def overlayRows(self) -> ActionModel:
        return self._models["overlay_rows"]

    @Property(QObject, constant=True)
    def aids(self) -> ActionModel:
        """The four switches of the first screen."""
        return self._models["aids"]

    @Property(QObject, constant=True)
    def settings(self) -> ActionModel:
        return self._models["settings"]

    @Property(QObject, constant=True)
    def languages(self) -> ActionModel:
        return self._models["languages"]

    @Property(QObject, constant=True)
    def booths(self) -> ActionModel:
        return self._models["booths"]

    @Property(QObject, constant=True)
    def doors(self) -> ActionModel:
        return self._models["doors"]

    @Property(QObject, constant=True)
    def tiles(self) -> ActionModel:
        return self._models["tiles"]

    @Property(QObject, constant=True)
    def ways(self) -> ActionModel:
        return self._models["ways"]

    @Property(QObject, constant=True)
    def levels(self) -> ActionModel:
        return self._models["levels"]

    @Property(QObject, constant=True)
    def measures(self) -> ActionModel:
        return self._models["measures"]

    @Property(QObject, constant=True)
    def moments(self) -> ActionModel:
        return self._models["moments"]

    @Property(QObject, constant=True)
    def faces(self) -> ActionModel:
        return self._models["faces"]

    @Property(QObject, constant=True)
    def facts(self) -> ActionModel:
        return self._models["facts"]

    @Property(QObject, constant=True)
    def done(self) -> ActionModel:
        return self._models["done"]

    @Property(QObject, constant=True)
    def programmes(self) -> ActionModel:
        return self._models["programmes"]

    @Property(QObject, constant=True)
    def audiences(self) -> ActionModel:
        return self._models["audiences"]

    @Property(QObject, constant=True)
    def partySizes(self) -> ActionModel:
        return self._models["party_sizes"]

    @Property(QObject, constant=True)
    def surveyItems(self) -> ActionModel:
        return self._models["survey_items"]


_MODELS = (
    "desk bar tools overlay_desk overlay_rows aids settings languages booths doors tiles ways levels measures"
    " moments faces facts done programmes audiences party_sizes survey_items"
).split()
