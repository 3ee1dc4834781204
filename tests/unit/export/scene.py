"""What the tests of the export share: a kiosk with visits in its log, and a judge for what it handed out."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath

import pytest

from kiosk.core.bundle import MACHINE_FILES, MANIFEST, SIGNATURE, Judgement, SeenFile, TrustedKey, judge
from kiosk.core.facts import (
    AudienceChosen,
    Fact,
    FirstDecision,
    PartySizeChosen,
    PlayLiked,
    ReferralShown,
    ReferralTaken,
    SlipIssued,
    SurveyAnswered,
    VisitStarted,
)
from kiosk.core.staff_ports import ExportProgress
from kiosk.core.texts import Texts
from kiosk.services.data_dir import DataDir
from kiosk.services.database import open_writer, transaction
from kiosk.services.export.book import ExportBook
from kiosk.services.export.bundle_export import BundleExport, Extra, HandedOut, Progress, Source
from kiosk.services.export.medium import DiskMedium, Medium
from kiosk.services.export.signing_key import open_signing_key
from kiosk.services.export.snapshot import Snapshot
from kiosk.services.fact_writer import write_fact
from kiosk.services.identity import Identity, IdentityFile
from kiosk.services.log_entries import Stamp, StampedFact
from kiosk.services.resources import resource
from tests.doubles import ManualClock
from tests.unit.log.scene import ORIGIN, a_whole_visit, ended, started, uuid_of

MIGRATIONS = resource("db", "migrations")
NOON = datetime(2026, 3, 2, 3, 0, 30, 120_000, tzinfo=UTC)
TEXTS = Texts("ko", {"drone_traffic.name": "드론교통관제사", "survey-satisfied": "전체적으로 만족해요"})


def a_rich_visit(visit: int, satisfied: int = 5) -> tuple[Fact, ...]:
    """A visit with a row in every table that hangs on it."""
    first, *middle, last = a_whole_visit(visit)
    id_ = uuid_of(visit)
    more = (
        FirstDecision(id_, 8.0 + visit),
        PlayLiked(id_, uuid_of(100 + visit), 4),
        AudienceChosen(id_, "40-64"),
        PartySizeChosen(id_, 2),
        ReferralShown(id_, "transition_school"),
        ReferralTaken(id_, "transition_school", taken=True),
        SurveyAnswered(id_, "satisfied", satisfied),
        SlipIssued(id_, "printer", "printed", "ok"),
    )
    return (first, *middle, *more, last)


def a_test_visit(visit: int) -> tuple[Fact, ...]:
    return (VisitStarted(uuid_of(visit), "ko", is_test=True), ended(visit))


def a_look(visit: int) -> tuple[Fact, ...]:
    """Started and left at once."""
    return (started(visit), ended(visit, by="idle", duration_s=12.5))


class Scene:
    """A data directory, and exports from it. Every visit begins a minute after the one before."""

    def __init__(self, root: Path, clock: ManualClock) -> None:
        self.data_dir = DataDir(root / "data")
        self.data_dir.root.mkdir(parents=True)
        self.clock = clock
        self.identity = IdentityFile(self.data_dir.identity)
        self.identity.write(Identity(site="demo", kiosk=3))
        self.stick = root / "stick"
        self.stick.mkdir()
        self.now = NOON
        open_writer(self.data_dir.visits, MIGRATIONS).close()
        self.book = ExportBook(self.identity, self.write)

    def log(self, facts: Iterable[Fact], *, clock_ok: bool = True) -> None:
        """Put facts into the log, stamped with `now`."""
        with closing(self._open()) as db, transaction(db):
            for fact in facts:
                write_fact(db, ORIGIN, StampedFact(fact, Stamp(self.now, clock_ok)))
                self.now += timedelta(seconds=7)

    def sql(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        with closing(self._open()) as db:
            return db.execute(statement, values).fetchall()

    def snapshot(self) -> Snapshot:
        return Snapshot(self.data_dir.visits)

    def begin_a_new_log(self) -> None:
        """The database was damaged and set aside."""
        for end in ("", "-wal", "-shm"):
            self.data_dir.visits.with_name(f"visits.db{end}").unlink(missing_ok=True)
        open_writer(self.data_dir.visits, MIGRATIONS).close()

    def _open(self) -> sqlite3.Connection:
        """Unlike the kiosk's own, it does not wait for the disk: hundreds of exports are tried."""
        db = sqlite3.connect(self.data_dir.visits, isolation_level=None)
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA foreign_keys = ON")
        return db

    def write(self, work: Callable[[sqlite3.Connection], None]) -> Future[None]:
        done: Future[None] = Future()
        with closing(self._open()) as db, transaction(db):
            work(db)
        done.set_result(None)
        return done

    def exporter(
        self, medium: Medium | None = None, extras: Mapping[str, Extra] | None = None
    ) -> BundleExport:
        source = Source(
            visits=self.data_dir.visits,
            identity=self.identity,
            key=self.data_dir.key,
            site_name="시범 장소",
            app_version="1.2.3",
            texts=TEXTS,
            extras=extras or {},
        )
        return BundleExport(source, self.book, medium or DiskMedium(), self.clock)

    def export(
        self,
        medium: Medium | None = None,
        *,
        everything: bool = False,
        xapi: bool = False,
        told: Callable[[ExportProgress], None] = lambda _progress: None,
        cancelled: Callable[[], bool] = lambda: False,
        to: Path | None = None,
    ) -> HandedOut:
        return self.exporter(medium).hand_out(
            to or self.stick,
            everything=everything,
            xapi=xapi,
            progress=Progress(told),
            cancelled=cancelled,
        )

    def judge(self, files: Mapping[str, bytes]) -> Judgement:
        """The verdict on a bundle's files by name, with this kiosk's own key as the only one trusted."""
        key = open_signing_key(self.data_dir.key(self.identity.read().key_file))
        own = TrustedKey(site="demo", kiosk=3, public_key=key.public_bytes.hex(), since=date(2026, 1, 1))
        seen = {
            name: SeenFile(len(content), hashlib.sha256(content).hexdigest())
            for name, content in files.items()
            if name in MACHINE_FILES
        }
        return judge(files.get(MANIFEST), files.get(SIGNATURE), seen, [own])

    def judge_folder(self, folder: Path) -> Judgement:
        return self.judge(files_of(folder))

    def bundles(self, to: Path | None = None) -> list[Path]:
        return sorted((to or self.stick).glob("miraekiosk/demo-3/*"))


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(PurePosixPath(path.relative_to(folder))): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def bundles_in(files: Mapping[Path, bytes], stick: Path) -> dict[str, dict[str, bytes]]:
    """Files of a stick in memory, by bundle folder and by name in it."""
    found: dict[str, dict[str, bytes]] = {}
    for path, content in files.items():
        parts = path.relative_to(stick).parts
        if len(parts) > 3:
            found.setdefault(parts[2], {})["/".join(parts[3:])] = content
    return found


@pytest.fixture
def scene(tmp_path: Path, clock: ManualClock) -> Scene:
    clock.set_wall(NOON)
    return Scene(tmp_path, clock)
