"""The only place where objects are wired together. Started first to last, stopped last to first."""

from __future__ import annotations

import logging
import random
import secrets
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import kiosk
from kiosk.core.errors import BadInput
from kiosk.core.front import SettingsObeyed
from kiosk.core.news import merge
from kiosk.core.ports import SlipPrinter, Sounds
from kiosk.core.printers import PrinterChoice
from kiosk.core.programmes import Programme
from kiosk.core.site_rules import home_of, reach_of, reachable_share, rules_of
from kiosk.core.staff_ports import StaffWorld
from kiosk.core.texts import Texts
from kiosk.core.visit import Aids
from kiosk.installation import (
    PACKAGE,
    booths,
    build_date,
    find_catalogue,
    illustrations,
    load_fonts,
    texts_of,
)
from kiosk.services.data_dir import Ownership, open_data_dir
from kiosk.services.identity import IdentityFile
from kiosk.services.journal import BugHook, log_to
from kiosk.services.programme_file import load_programmes
from kiosk.services.qr import qr_rows
from kiosk.services.rendering import Tier, choose_tier
from kiosk.services.sounds import SilentSounds, SystemSounds
from kiosk.services.staff_signal import StaffSignal
from kiosk.services.system_clock import SystemClock
from kiosk.services.ticket_signer import TicketSigner
from kiosk.services.transition_file import load_transitions
from kiosk.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator
    from PySide6.QtQml import QQmlError
    from PySide6.QtQuick import QQuickWindow

    from kiosk.backstage import Backstage
    from kiosk.ui.conductor import Conductor
    from kiosk.ui.offer import Offer
    from kiosk.ui.pulse import Pulse
    from kiosk.ui.staff_entrance import StaffEntrance

TICK_MS = 200

_LOG = logging.getLogger("kiosk")


class Kiosk:
    """A running kiosk: services in order, then the screen; `close` takes them down in reverse."""

    def __init__(self, settings: Settings) -> None:
        """Raises BadInput for anything the site, the data directory or the installation got wrong."""
        self.settings = settings
        self._undo: list[Callable[[], None]] = []
        self.left_by = ""
        self.staff: StaffEntrance | None = None
        self.backstage: Backstage | None = None
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        site = self.settings.site
        self.catalogue = find_catalogue(site, self.settings.file_of("hall.experiences"))
        texts = texts_of(self.catalogue, site)
        programmes = load_programmes(self.settings.programmes)
        self._transitions = load_transitions(self.settings.transitions)
        self.data_dir = open_data_dir(self.settings.data_dir)
        ownership = Ownership(self.data_dir)
        self._undo.append(ownership.release)
        self._undo.append(log_to(self.data_dir.logs))
        self.identity = IdentityFile(self.data_dir.identity)
        me = self.identity.ensure(site.site.id, self.settings.kiosk)
        self.number, self.signer = me.kiosk, TicketSigner(self.data_dir.key(me.key_file))
        self._tell_other_number(me.kiosk)
        wanted = self.settings.tier or site.screen.tier
        self.tier: Tier = choose_tier(wanted, self.data_dir.root / "rendering.json")
        self._open_screen(texts, programmes)

    def _tell_other_number(self, number: int) -> None:
        """A number that came too late changes nothing, and whoever wrote it should hear of that."""
        said = self.settings.overrides.kiosk
        if said not in (None, number):
            file, kept = self.settings.overrides.file, self.data_dir.identity
            _LOG.warning("%s says kiosk %s, but this is kiosk %s and stays it (%s)", file, said, number, kept)

    def _open_screen(self, texts: Mapping[str, Texts], programmes: tuple[Programme, ...]) -> None:
        from PySide6.QtCore import QTimer

        from kiosk.services.news.taken import load_news
        from kiosk.ui.application import qt_application
        from kiosk.ui.offer import Offer

        self.application = qt_application(self.tier)
        load_fonts()
        self.clock = self.settings.clock or SystemClock()
        self._texts, self._own = texts, programmes
        news = load_news(self.data_dir.news)
        offer = Offer(
            site=self.settings.site,
            kiosk=self.number,
            booths=booths(self.catalogue, self.settings.site),
            programmes=merge(programmes, news.programmes, self.clock.utc().astimezone().date()),
            texts=texts,
            rng=random.Random,
            qr=qr_rows,
            notices=news.notices,
            transitions=self._transitions,
        )
        self.conductor = self._conduct(self.settings.furnish(offer) if self.settings.furnish else offer)
        self._install_hook()
        self._show(texts)
        self.timer = QTimer(interval=TICK_MS)
        self.timer.timeout.connect(self.tick)
        if self.settings.live:
            self.timer.start()
        self._undo.append(self.timer.stop)
        self._undo.append(self.conductor.close)

    def _conduct(self, offer: Offer) -> Conductor:
        from kiosk.services.fact_writer import Origin
        from kiosk.services.slip_printers import SlipPrinters
        from kiosk.services.staff.setting_desk import load_settings
        from kiosk.services.visit_log import VisitLog
        from kiosk.services.voice import OwnThreadVoice, SilentVoice, system_voice
        from kiosk.ui.conductor import Conductor
        from kiosk.ui.late_answers import LateAnswers
        from kiosk.ui.presses import Chance
        from kiosk.ui.world import World

        settings = self.settings
        clock = self.clock
        self._kept = kept = load_settings(self.data_dir.visits)
        chance = settings.chance or Chance(lambda: str(uuid.uuid4()), lambda: secrets.randbelow(2**31))
        answers = LateAnswers()
        origin = Origin(
            site=settings.site.site.id,
            kiosk=offer.kiosk,
            app_version=kiosk.__version__,
            build_date=build_date(),
        )
        self.log = log = VisitLog(self.data_dir.visits, clock, origin, answers, counted=settings.counted)
        self._undo.append(log.close)
        self._printers = printers = SlipPrinters(settings.site, self.data_dir, clock)
        self._undo.append(self._finish_slips)

        def printer(choice: PrinterChoice, changed: Callable[[], None]) -> SlipPrinter:
            return settings.printer or printers.make(choice, changed)

        live = OwnThreadVoice(system_voice, answers.spoke)
        self._undo.append(live.close)
        world = World(
            clock=clock,
            log=log,
            printer=printer,
            voice=live if settings.live else SilentVoice(answers.spoke),
            sounds=self._sounds(),
            chance=chance,
            today=lambda: clock.utc().astimezone().date(),
            local_time=lambda: clock.utc().astimezone().time(),
            signal_staff=StaffSignal(settings.site.staff_call),
            sign=settings.sign or self.signer,
        )
        rules = rules_of(
            settings.site,
            lambda audience, played: offer.fit(audience, played, world.today()),
            lambda path, trail: offer.door(path, trail, world.today()),
        )
        home = home_of(settings.site, settings.aids, settings.language)
        self._world = world
        conductor = Conductor(offer, rules, home, world)
        conductor.boothFailed.connect(lambda name: self.catalogue.mark_failed(name, "raised during a play"))
        answers.lead_to(conductor)
        conductor.obey(SettingsObeyed(kept))
        return conductor

    def _sounds(self) -> Sounds:
        """The loudspeaker, heard once `run` has shown the first frame; silence where time is stepped."""
        self.loudspeaker = SystemSounds()
        self._undo.append(self.loudspeaker.close)
        return self.settings.sounds or (self.loudspeaker if self.settings.live else SilentSounds())

    def _show(self, texts: Mapping[str, Texts]) -> None:
        from PySide6 import QtQuick  # noqa: F401 - makes windows come back as QQuickWindow
        from PySide6.QtCore import Qt, QUrl
        from PySide6.QtQml import QQmlApplicationEngine

        from kiosk.kit.qml_types import Hands, Theme
        from kiosk.ui.lockdown import Lockdown
        from kiosk.ui.rough_hands import RoughHands
        from kiosk.ui.shell import Shell
        from kiosk.ui.translator import TextTranslator

        engine = QQmlApplicationEngine()
        self.engine = engine
        engine.addImportPath(str(PACKAGE.parent))
        engine.warnings.connect(_log_qml)
        translator = TextTranslator(texts[self.conductor.visit.language], self.application)
        self.application.installTranslator(translator)
        self._undo.append(partial(self._remove, translator))
        self.theme = cast("Theme", engine.singletonInstance("kiosk.kit", "Theme"))
        self.theme.set_illustrations(illustrations())
        self._keep_drawings()
        self._follow_aids(self.conductor.visit.aids)
        screen = self.settings.site.screen
        self.theme.set_panel(
            screen.diagonal_in,
            screen.width_px,
            screen.height_px,
            reach_of(self.settings.site),
            reachable_share(self.settings.site),
        )
        self.conductor.aidsChanged.connect(self._follow_aids)
        self.conductor.phaseAdvanced.connect(self.theme.set_phase)

        def speak(language: str) -> None:
            translator.speak(texts[language])
            engine.retranslate()

        self.conductor.languageChanged.connect(speak)
        self.shell = Shell(self.conductor, live=self.settings.live)
        engine.setInitialProperties({"shell": self.shell})
        engine.load(QUrl.fromLocalFile(str(PACKAGE / "ui" / "Main.qml")))
        if not engine.rootObjects():
            raise BadInput(
                str(PACKAGE / "ui" / "Main.qml"), "", "QML that does not load", "this kiosk's screens"
            )
        self.window: QQuickWindow = engine.rootObjects()[0]  # type: ignore[assignment]
        kit_hands = cast("Hands", engine.singletonInstance("kiosk.kit", "Hands"))
        kit_hands.turned.connect(self.conductor.turn_page)
        hands = RoughHands(self.window)
        hands.landed.connect(kit_hands.land)
        hands.felt.connect(self._touch, Qt.ConnectionType.QueuedConnection)
        hands.moved.connect(self._move_focus, Qt.ConnectionType.QueuedConnection)
        self.window.installEventFilter(hands)
        self.lockdown = Lockdown(self.window)
        self._undo.append(self._close_window)
        if self.settings.staff is not None:
            self._let_staff_in(self.settings.staff)

    def open_backstage(self) -> None:
        """Let staff in, with the real services behind their page; done once the first frame is on screen.

        A second frame that was on its way changes nothing: two pages would not know of each other.
        """
        if self.backstage is not None:
            return
        from kiosk.backstage import Backstage, Behind

        behind = Behind(
            site=self.settings.site,
            kiosk=self.number,
            data_dir=self.data_dir,
            identity=self.identity,
            clock=self.clock,
            log=self.log,
            catalogue=self.catalogue,
            texts=self._texts,
            own=self._own,
            tier=self.tier,
            settings=self._kept,
            printers=self._printers,
            sticks=self.settings.sticks,
        )
        self.backstage = Backstage(behind, self.conductor, self.shell.frame_rate)
        self._let_staff_in(self.backstage.world)
        self._undo.append(self.backstage.close)  # before the page is closed: it hears the last answers
        self.backstage.begin(self.signer)

    def _let_staff_in(self, world: StaffWorld) -> None:
        """From now on the corner and F12 open the staff page."""
        from kiosk.ui.staff_entrance import StaffEntrance

        mm_px = float(self.theme.property("rawMm"))
        self.staff = StaffEntrance(world, self._world, self.conductor, self.shell, mm_px)
        self.staff.leftProgram.connect(partial(self.leave, "staff"))
        self.staff.watch(self.window)
        self.lockdown.watch()
        self._undo.append(self.staff.close)

    def _touch(self) -> None:
        (self.staff or self.conductor).touch()

    def _move_focus(self) -> None:
        (self.staff or self.conductor).move_focus()

    def tick(self) -> None:
        """Time passed: for the visit, for staff, and for the day."""
        self.conductor.tick()
        if self.staff is not None:
            self.staff.tick()
        if self.backstage is not None:
            self.backstage.tick()

    def _keep_drawings(self) -> None:
        """Large drawings are drawn once per size and then found in the data directory."""
        from PySide6.QtCore import QUrl

        from kiosk.services.drawn_pictures import DrawnPictures
        from kiosk.ui.picture_provider import SCHEME, PictureProvider

        pictures = DrawnPictures(self.data_dir.drawn)

        def drawn(url: str) -> str:
            name = pictures.name_of(Path(QUrl(url).toLocalFile()))
            return f"image://{SCHEME}/{name}" if name else url

        self.engine.addImageProvider(SCHEME, PictureProvider(pictures.image))
        self.theme.set_drawn(drawn)

    def _follow_aids(self, aids: Aids) -> None:
        self.theme.set_aids(
            zoom=aids.zoom,
            high_contrast=aids.high_contrast,
            low_layout=aids.low_layout,
            reduced_motion=aids.reduced_motion,
        )

    def _install_hook(self) -> None:
        """Any bug ends in one place: logged, the visit closed as crashed, the attract screen back."""
        conductor = self.conductor
        hook = BugHook(lambda: conductor.visit.screen, conductor.bugFound.emit)
        self._undo.append(hook.remove)

    def _finish_slips(self) -> None:
        """Wait for slips under way and hear their receipts while the log is still open."""
        from PySide6.QtCore import QCoreApplication

        if self.settings.printer is not None:
            self.settings.printer.close()
        self._printers.close()
        QCoreApplication.sendPostedEvents(self.conductor)

    def _remove(self, translator: QTranslator) -> None:
        self.application.removeTranslator(translator)
        translator.deleteLater()

    def _close_window(self) -> None:
        """The engine goes before the controllers it shows."""
        from PySide6.QtCore import QCoreApplication, QEvent

        self.conductor.stage.clear()
        self.lockdown.holds = False
        self.window.close()
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def beat(self, say: Callable[[str], None]) -> Pulse:
        """What says once a second that the kiosk lives, while it does, from its `begin` on."""
        from kiosk.ui.pulse import Pulse

        pulse = Pulse(self.window, self.clock.monotonic_s, self.log.ping, self._occupied_by, say)
        self._undo.append(pulse.stop)
        return pulse

    def _occupied_by(self) -> str:
        """Whom an update would disturb now. A team's visit goes on between its visitors."""
        if self.staff is not None and self.staff.is_open:
            return "staff"
        return "visit" if self.conductor.visit.id or self.conductor.front.group else "idle"

    def leave(self, why: str) -> None:
        """End the event loop, also one about to begin: `staff` or a `signal` want it. From any thread."""
        self.left_by = self.left_by or why
        self.lockdown.left.emit()

    def close(self) -> None:
        """Take everything down in reverse, a visit under way first. Safe to call twice."""
        while self._undo:
            self._undo.pop()()


def _log_qml(warnings: list[QQmlError]) -> None:
    for warning in warnings:
        _LOG.error("qml: %s", warning.toString())
