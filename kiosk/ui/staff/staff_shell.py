"""The staff page as QML sees it: properties and models that follow the room's view, name by name."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.kit.action_model import ActionModel
from kiosk.kit.row_model import RowModel
from kiosk.ui.staff.staff_room import StaffRoom
from kiosk.ui.staff.staff_view import Column

QML_IMPORT_NAME = "kiosk.ui.staff"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the entrance makes the one")
class StaffShell(QObject):  # type: ignore[operator]  # the stub lacks __call__
    """What the pad and the page show; touches go to the room."""

    changed = Signal()

    def __init__(self, room: StaffRoom) -> None:
        super().__init__()
        self._room = room
        self._models = {name: ActionModel(self) for name in _MODELS}
        self._columns = RowModel(Column, self)
        room.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        for name, model in self._models.items():
            model.show(getattr(self._room.view, name))
        self._columns.show(self._room.view.columns)
        self.changed.emit()

    @Slot(str)
    def press(self, action_id: str) -> None:
        """A control was pressed."""
        self._room.press(action_id)

    @Property(str, notify=changed)
    def page(self) -> str:
        """Which page is shown; "" while only the pad is open."""
        return self._room.view.page

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._room.view.title

    @Property(str, notify=changed)
    def lead(self) -> str:
        return self._room.view.lead

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._room.view.notice

    @Property(bool, notify=changed)
    def noticeGood(self) -> bool:
        return self._room.view.notice_good

    @Property(float, notify=changed)
    def share(self) -> float:
        """How far the export is, 0..1; below 0 without one."""
        return self._room.view.share

    @Property(str, notify=changed)
    def progress(self) -> str:
        return self._room.view.progress

    @Property(str, notify=changed)
    def choicesLabel(self) -> str:
        return self._room.view.choices_label

    @Property(str, notify=changed)
    def moreLabel(self) -> str:
        return self._room.view.more_label

    @Property(str, notify=changed)
    def columnsLabel(self) -> str:
        return self._room.view.columns_label

    @Property(str, notify=changed)
    def columnsFirst(self) -> str:
        return self._room.view.columns_first

    @Property(str, notify=changed)
    def columnsLast(self) -> str:
        return self._room.view.columns_last

    @Property(str, notify=changed)
    def columnsMost(self) -> str:
        return self._room.view.columns_most

    @Property(str, notify=changed)
    def columnsSpoken(self) -> str:
        return self._room.view.columns_spoken

    @Property(str, notify=changed)
    def barsLabel(self) -> str:
        return self._room.view.bars_label

    @Property(str, notify=changed)
    def jobsLabel(self) -> str:
        return self._room.view.jobs_label

    @Property(str, notify=changed)
    def foot(self) -> str:
        return self._room.view.foot

    @Property(str, notify=changed)
    def askTitle(self) -> str:
        return self._room.view.ask_title

    @Property(str, notify=changed)
    def askText(self) -> str:
        return self._room.view.ask_text

    @Property(str, notify=changed)
    def padTitle(self) -> str:
        return self._room.view.pad_title

    @Property(str, notify=changed)
    def padText(self) -> str:
        return self._room.view.pad_text

    @Property(int, notify=changed)
    def padDigits(self) -> int:
        """How many digits were typed; below 0 there is no pad."""
        return self._room.view.pad_digits

    @Property(QObject, constant=True)
    def columns(self) -> RowModel:
        return self._columns

    @Property(QObject, constant=True)
    def links(self) -> ActionModel:
        return self._models["links"]

    @Property(QObject, constant=True)
    def states(self) -> ActionModel:
        return self._models["states"]

    @Property(QObject, constant=True)
    def choices(self) -> ActionModel:
        return self._models["choices"]

    @Property(QObject, constant=True)
    def more(self) -> ActionModel:
        return self._models["more"]

    @Property(QObject, constant=True)
    def figures(self) -> ActionModel:
        return self._models["figures"]

    @Property(QObject, constant=True)
    def bars(self) -> ActionModel:
        return self._models["bars"]

    @Property(QObject, constant=True)
    def jobs(self) -> ActionModel:
        return self._models["jobs"]

    @Property(QObject, constant=True)
    def steppers(self) -> ActionModel:
        return self._models["steppers"]

    @Property(QObject, constant=True)
    def switches(self) -> ActionModel:
        return self._models["switches"]

    @Property(QObject, constant=True)
    def checks(self) -> ActionModel:
        return self._models["checks"]

    @Property(QObject, constant=True)
    def pictures(self) -> ActionModel:
        return self._models["pictures"]

    @Property(QObject, constant=True)
    def cells(self) -> ActionModel:
        return self._models["cells"]

    @Property(QObject, constant=True)
    def desk(self) -> ActionModel:
        return self._models["desk"]

    @Property(QObject, constant=True)
    def bar(self) -> ActionModel:
        return self._models["bar"]

    @Property(QObject, constant=True)
    def askDesk(self) -> ActionModel:
        return self._models["ask_desk"]

    @Property(QObject, constant=True)
    def padKeys(self) -> ActionModel:
        return self._models["pad_keys"]

    @Property(QObject, constant=True)
    def padDesk(self) -> ActionModel:
        return self._models["pad_desk"]


_MODELS = (
    "links states choices more figures bars jobs steppers switches checks pictures cells desk bar"
    " ask_desk pad_keys pad_desk"
).split()
