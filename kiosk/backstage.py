"""What stands behind the staff page: its services, made once the log is open, and what goes on by itself.

`app` makes one for a kiosk that serves visitors; a rehearsal hands in a world of its own instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import kiosk
from kiosk.core.clock import Clock
from kiosk.core.contract import line
from kiosk.core.front import StaffSettings
from kiosk.core.news import News, merge
from kiosk.core.opening import is_given
from kiosk.core.ports import LogRecovered, LogTrouble
from kiosk.core.printers import PrinterChoice, PrinterState
from kiosk.core.programmes import Programme
from kiosk.core.site import Site
from kiosk.core.site_rules import printer_under
from kiosk.core.staff_ports import StaffWorld
from kiosk.core.texts import Texts
from kiosk.installation import build_date
from kiosk.services.catalogue import Catalogue
from kiosk.services.data_dir import DataDir
from kiosk.services.identity import IdentityFile
from kiosk.services.news.taken import load_news
from kiosk.services.retention import Keeping, Retention
from kiosk.services.slip_printers import SlipPrinters
from kiosk.services.staff_pin import StaffPin
from kiosk.services.ticket_signer import TicketSigner
from kiosk.services.visit_log import VisitLog

if TYPE_CHECKING:
    from kiosk.services.export.exporter import StickExporter
    from kiosk.services.export.sticks import Mounter, PollingStickWatch
    from kiosk.services.news.desk import StickNewsDesk
    from kiosk.services.panel_power import PanelPower
    from kiosk.services.staff.checklist import OpeningChecklist
    from kiosk.services.staff.setting_desk import KeptSettings
    from kiosk.services.staff.worker import Worker
    from kiosk.ui.conductor import Conductor

    Sticks = tuple[PollingStickWatch, Mounter]

WORKERS = ("pin", "counts", "settings", "printer", "slow", "machine")
"""Each a thread that begins with its first task: a printer that hangs keeps nobody from switching off."""

TEMPLATE = "프로그램.xlsx"
"""Lies beside the bundles on every stick, to be filled in for 소식 넣기."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What the kiosk in front hands its backstage.

    `own` are the programmes it was delivered with. `sticks` finds and opens sticks; None for the system's.
    """

    site: Site
    kiosk: int
    data_dir: DataDir
    identity: IdentityFile
    clock: Clock
    log: VisitLog
    catalogue: Catalogue
    texts: Mapping[str, Texts]
    own: tuple[Programme, ...]
    tier: str
    settings: StaffSettings
    printers: SlipPrinters
    sticks: Sticks | None = None

    @property
    def korean(self) -> Texts:
        """Staff read Korean, also where visitors begin in another language."""
        return self.texts.get("ko") or self.texts[self.site.hall.languages[0]]


class Backstage:
    """The services of the staff page, the daily retention, what a new day brings, and the panel's power.

    `world` is what the page works with. `begin` when the first frame is on screen; `close` before the log is.
    """

    def __init__(self, behind: Behind, conductor: Conductor, frame_rate: Callable[[], float | None]) -> None:
        from kiosk.services.export.sticks import system_sticks
        from kiosk.services.staff.worker import Worker

        self._behind = behind
        self._conductor = conductor
        self._frame_rate = frame_rate
        self._workers = {name: Worker(f"staff-{name}") for name in WORKERS}
        self._sticks, mounter = behind.sticks or system_sticks()
        self._exporter = self._export(mounter)
        self._settings = self._setting_desk()
        self._news = self._news_desk()
        self._retention = Retention(
            behind.log, behind.clock, Keeping(behind.site.keeping.retention_days, build_date())
        )
        self._day = self._today()
        self._panel = self._panel_power()
        self.world = self._world(mounter)
        conductor.answered.connect(self._hear)
        conductor.frontChanged.connect(self._light_panel)

    def begin(self, signer: TicketSigner) -> None:
        """What waits for the first frame: the kiosk's key, and the visits that are too old to stay."""
        self._workers["slow"].do(signer.load, lambda _: self._conductor.keyCame.emit())
        self._workers["slow"].do(self._news.tidy, lambda _: None)
        self._retention.start()
        self._light_panel()  # the run before may have left it off

    def tick(self) -> None:
        """Time passed. With a new day programmes and notices come and go."""
        if self._today() != self._day:
            self._day = self._today()
            self._renew(load_news(self._behind.data_dir.news))

    def close(self) -> None:
        """Stop all of it; what was asked for is finished first."""
        self._sticks.stop()
        self._exporter.close()
        self._retention.close()
        self._news.close()
        if self._panel is not None:
            self._panel.close()
        for worker in self._workers.values():
            worker.close()

    def _today(self) -> date:
        return self._behind.clock.utc().astimezone().date()

    def _hear(self, answer: object) -> None:
        if isinstance(answer, LogRecovered):
            self._exporter.log_recovered()
        elif isinstance(answer, LogTrouble) and answer.kind == "damaged":
            self._settings.keep_again(lambda _: None)

    def _light_panel(self) -> None:
        """The panel is off while the page is black."""
        if self._panel is not None:
            self._panel.switch(on=self._conductor.view.overlay != "asleep")

    def _panel_power(self) -> PanelPower | None:
        """None where the page is never black."""
        if not is_given(self._behind.site.opening):
            return None
        from kiosk.services.panel_power import PanelPower

        return PanelPower()

    def _renew(self, news: News) -> None:
        """Callable from any thread: the conductor hears it on its own."""
        self._conductor.newsCame.emit(merge(self._behind.own, news.programmes, self._today()), news.notices)

    def _printer(self) -> tuple[PrinterChoice, PrinterState]:
        """Where slips go now, and what it says when asked. Blocks: on a worker."""
        current = self._behind.printers.current
        choice = printer_under(self._behind.site, self._conductor.front.settings)
        return choice, "unknown" if current is None else current.look()

    def _world(self, mounter: Mounter) -> StaffWorld:
        from kiosk.services.staff.count_desk import LogCounts
        from kiosk.services.staff.machine import SystemMachine
        from kiosk.services.staff.opened_sticks import MonthToAnyStick, NewsFromAnyStick, StickOpener
        from kiosk.services.staff.pin_desk import WorkerPin
        from kiosk.services.staff.printer_desk import WorkerPrinters
        from kiosk.services.staff.staff_paper import PaperPlace, StaffPaper

        behind, workers = self._behind, self._workers
        opener = StickOpener(mounter, workers["slow"])
        place = PaperPlace(
            behind.site,
            behind.kiosk,
            behind.data_dir.slips,
            behind.korean,
            behind.clock,
            lambda: behind.printers.current,
        )
        return StaffWorld(
            pin=WorkerPin(StaffPin(behind.identity, behind.clock), workers["pin"]),
            counts=LogCounts(behind.data_dir.visits, behind.clock, workers["counts"]),
            checklist=self._checklist(workers["slow"]),
            sticks=self._sticks,
            exporter=self._exporter,
            settings=self._settings,
            printers=WorkerPrinters(behind.site.printer, behind.printers, workers["printer"]),
            month=MonthToAnyStick(StaffPaper(place, workers["slow"]), opener),
            news=NewsFromAnyStick(self._news, opener),
            machine=SystemMachine(workers["machine"]),
            fingerprint=self._exporter.fingerprint,
        )

    def _setting_desk(self) -> KeptSettings:
        from kiosk.services.staff.setting_desk import KeptSettings

        behind = self._behind
        return KeptSettings(behind.log, behind.clock, self._workers["settings"], behind.settings)

    def _checklist(self, worker: Worker) -> OpeningChecklist:
        from kiosk.services.staff.checklist import OpeningChecklist, Surroundings
        from kiosk.services.staff.panel import look_at_panel

        behind = self._behind
        around = Surroundings(
            site=behind.site,
            data_dir=behind.data_dir,
            key_file=behind.identity.read().key_file,
            clock=behind.clock,
            build_date=build_date(),
            tier=behind.tier,
            panel=look_at_panel,
            frame_rate=self._frame_rate,
            printer=self._printer,
            sticks=lambda: len(self._sticks.look()),
            programmes=lambda: self._conductor.offer.programmes,
            experiences=self._experiences,
        )
        return OpeningChecklist(around, worker)

    def _experiences(self) -> tuple[Sequence[str], Sequence[str]]:
        """Ids of the jobs that are offered, and of those that are broken."""
        offered = [entry.id for entry in self._behind.catalogue.healthy]
        return offered, [entry.id for entry in self._behind.catalogue.entries if entry.id not in offered]

    def _export(self, mounter: Mounter) -> StickExporter:
        from kiosk.services.export.book import ExportBook
        from kiosk.services.export.bundle_export import BundleExport, Source
        from kiosk.services.export.exporter import StickExporter
        from kiosk.services.export.medium import DiskMedium
        from kiosk.services.news.template import write_template

        behind = self._behind
        source = Source(
            behind.data_dir.visits,
            behind.identity,
            behind.data_dir.key,
            behind.site.site.name,
            kiosk.__version__,
            behind.korean,
            extras={TEMPLATE: write_template},
        )
        book = ExportBook(behind.identity, behind.log.write)
        return StickExporter(
            BundleExport(source, book, DiskMedium(), behind.clock), mounter, behind.log.record
        )

    def _news_desk(self) -> StickNewsDesk:
        from kiosk.services.news.desk import StickNewsDesk

        behind, screen = self._behind, self._behind.site.screen
        entries = behind.catalogue.entries
        names = {behind.korean.say(line("name"), entry.id): entry.id for entry in entries}
        return StickNewsDesk(
            behind.data_dir.news,
            own=behind.own,
            jobs=names,
            box=(screen.width_px, screen.height_px),
            today=self._today,
            changed=self._renew,
        )
