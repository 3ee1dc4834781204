"""The entrance to the staff page: hears the knock, and only then loads what lies behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.core.contract import line
from kiosk.core.events import StaffCame
from kiosk.core.front import StaffSettings
from kiosk.core.printers import choice_of
from kiosk.core.site import Site
from kiosk.core.staff_ports import StaffWorld
from kiosk.ui.conductor import Conductor
from kiosk.ui.shell import Shell
from kiosk.ui.way_in import CORNER_MM, WayIn
from kiosk.ui.world import World

if TYPE_CHECKING:
    from kiosk.ui.staff.staff_room import StaffRoom
    from kiosk.ui.staff.staff_shell import StaffShell

PAGE = Path(__file__).parent / "staff" / "StaffWindow.qml"


class StaffEntrance(QObject):
    """Stands between the window and the staff page: input belongs to whichever is on top.

    `room` is None until somebody knocked for the first time. `leftProgram`: staff want the program to end.
    `mm_px` are pixels per millimetre of the panel.
    """

    leftProgram = Signal()

    def __init__(
        self, staff: StaffWorld, world: World, conductor: Conductor, shell: Shell, mm_px: float
    ) -> None:
        super().__init__()
        self._staff, self._world = staff, world
        self._conductor, self._shell = conductor, shell
        self._staff_shell: StaffShell | None = None
        self.room: StaffRoom | None = None
        self._way_in = WayIn(CORNER_MM * mm_px, world.clock.monotonic_s, self)
        self._way_in.knocked.connect(self._hear_knock, Qt.ConnectionType.QueuedConnection)
        self._note()

    def watch(self, window: QQuickWindow) -> None:
        """Hear the knock on this window."""
        window.installEventFilter(self._way_in)

    @property
    def is_open(self) -> bool:
        """Whether the pad or the page lies over the visitors' screens."""
        return self.room is not None and self.room.staff.is_open

    @Slot(bool)
    def _hear_knock(self, by_key: bool) -> None:
        """While the screen is wiped a cloth may touch the corner as often as it likes."""
        if by_key or self._conductor.front.held != "wipe":
            self.knock()

    def knock(self) -> None:
        """Somebody wants in: open the pad, over a black page too."""
        self._conductor.rouse()
        if self.room is None:
            self._build()
        if self.room is not None:
            self.room.knock()

    @Slot()
    def touch(self) -> None:
        """Any input: somebody is there, at the page of staff or at the visitors' screen."""
        if self.room is not None and self.is_open:
            self.room.touch()
        else:
            self._conductor.touch()

    @Slot()
    def move_focus(self) -> None:
        """An arrow key was used."""
        if self.room is not None and self.is_open:
            self.room.touch()
        else:
            self._conductor.move_focus()

    @Slot()
    def tick(self) -> None:
        """Time passed; called a few times a second."""
        if self.room is not None:
            self.room.tick()
        if self.is_open:
            self._conductor.rouse()
        self._note()

    def close(self) -> None:
        """Nothing of it is shown any more; answers that came meanwhile are still written down."""
        if self.room is not None:
            QCoreApplication.sendPostedEvents(self.room)
            self.room.close()
        self._shell.hide_staff()

    def _build(self) -> None:
        from kiosk.core.staff import StaffRules
        from kiosk.ui.staff.staff_room import StaffRoom, StaffTies
        from kiosk.ui.staff.staff_shell import StaffShell
        from kiosk.ui.staff.staff_view import StaffWords

        offer = self._conductor.offer
        texts = offer.texts[self._language]
        words = StaffWords(texts, offer.site, StaffRules(site_settings(offer.site)), self._job)
        conductor, world = self._conductor, self._world
        ties = StaffTies(
            world=self._staff,
            clock=world.clock,
            record=world.log.record,
            obey=conductor.obey,
            front=lambda: conductor.front,
            visiting=lambda: bool(conductor.visit.id),
            called=lambda: conductor.visit.called_at is not None,
            acknowledge=lambda: conductor.handle(StaffCame()),
            leave_program=self.leftProgram.emit,
            new_id=world.chance.new_id,
            local=lambda: world.clock.utc().astimezone(),
        )
        self.room = StaffRoom(ties, words)
        self._staff_shell = StaffShell(self.room)
        self.room.changed.connect(self._follow)
        self.room.announced.connect(self._shell.announced)
        conductor.printerChanged.connect(self.room.follow_printer)

    @property
    def _language(self) -> str:
        return self._conductor.offer.site.hall.languages[0]

    def _job(self, experience: str) -> str:
        """A job's name; its id where it is not installed any more."""
        texts = self._conductor.offer.texts[self._language]
        return texts.say(line("name"), experience) if f"{experience}.name" in texts else experience

    @Slot()
    def _follow(self) -> None:
        """Show the page while it is open, and nothing of it afterwards."""
        shown = bool(self._shell.staffSource)
        if self.is_open and not shown and self.room is not None and self._staff_shell is not None:
            source = QUrl.fromLocalFile(str(PAGE)).toString()
            self._shell.show_staff(source, self._staff_shell, self.room.press)
        elif shown and not self.is_open:
            self._shell.hide_staff()
        self._shell.staffMoved.emit()

    def _note(self) -> None:
        """Until there is a PIN the attract screen asks staff for one."""
        is_set = self._staff.pin.is_set
        texts = self._conductor.offer.texts[self._conductor.visit.language]
        self._shell.note_for_staff("" if is_set else texts.say(line("staff-pin-note")))


def site_settings(site: Site) -> StaffSettings:
    """What the site file says of everything that staff can change."""
    sound = site.sound
    return StaffSettings(
        volume=sound.volume,
        quiet_from=sound.quiet_from,
        quiet_until=sound.quiet_until,
        printer=choice_of(site.printer).text,
        short_rounds=site.hall.short_rounds,
    )
