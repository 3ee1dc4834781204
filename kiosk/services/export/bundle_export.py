"""One export from beginning to end: snapshot → files → manifest → signature → read back → the book.

Everything happens on the caller's thread; `exporter.py` gives it one of its own.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kiosk.core.bundle import (
    FORMAT,
    XAPI,
    XLSX,
    MachineFile,
    Manifest,
    TrustedKey,
    bundle_name,
    encode_manifest,
    judge,
    kiosk_folder,
    signing_bytes,
)
from kiosk.core.bundle_tables import TABLES
from kiosk.core.clock import Clock
from kiosk.core.staff_ports import ExportPhase, ExportProgress, ExportProposal
from kiosk.core.texts import Texts
from kiosk.services.export import korean
from kiosk.services.export.book import ExportBook, ExportRow
from kiosk.services.export.csv_files import write_table
from kiosk.services.export.faults import (
    BundleUnreadable,
    ExportCancelled,
    ExportFailed,
    ExportLogUnavailable,
    stick_faults,
)
from kiosk.services.export.figures import MOST_VISIT_ROWS, Figures
from kiosk.services.export.medium import Medium
from kiosk.services.export.signing_key import SigningKey, open_signing_key
from kiosk.services.export.snapshot import Range, Snapshot, now_minute, seoul_day
from kiosk.services.export.stick_writer import BundleWriter, Cancelled
from kiosk.services.export.workbook import Head, workbook_bytes
from kiosk.services.export.xapi import STATEMENT_BYTES, most_statements, write_statements
from kiosk.services.identity import Identity, IdentityFile
from kiosk.services.log_entries import Stamp

_log = logging.getLogger(__name__)

_WORKBOOK_BYTES = 200_000
_VISIT_ROW_BYTES = 130
_SHARES: dict[ExportPhase, tuple[float, float]] = {
    "preparing": (0.0, 0.05),
    "writing": (0.05, 0.70),
    "checking": (0.70, 0.97),
    "unmounting": (0.97, 1.0),
}

Extra = Callable[[Path], None]
"""Writes a file to the path it is given."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is exported from. `texts` are the kiosk's Korean words; `site_name` is for people.

    `extras` are files put beside the bundles, by name: a template to fill in, never part of a bundle.
    """

    visits: Path
    identity: IdentityFile
    key: Callable[[str], Path]
    site_name: str
    app_version: str
    texts: Texts
    extras: Mapping[str, Extra] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A bundle that was read back and is whole."""

    folder: Path
    number: int
    visits: int


class Progress:
    """Turns what was done into a share that never goes back, told at most once per percent."""

    def __init__(self, told: Callable[[ExportProgress], None]) -> None:
        self._told = told
        self._last: ExportProgress | None = None
        self._phase: ExportPhase = "preparing"
        self._done = 0
        self._whole = 1

    def begin(self, phase: ExportPhase, whole: int = 1) -> None:
        """A phase of `whole` bytes, about."""
        self._phase, self._done, self._whole = phase, 0, max(1, whole)
        self._tell()

    def add(self, done: int) -> None:
        self._done += done
        self._tell()

    def _tell(self) -> None:
        start, end = _SHARES[self._phase]
        share = start + (end - start) * min(1.0, self._done / self._whole)
        if self._last is not None:
            share = max(share, self._last.share)
            if self._last.phase == self._phase and share - self._last.share < 0.01:
                return
        self._last = ExportProgress(self._phase, share)
        self._told(self._last)


class BundleExport:
    """Exports from one data directory. One export at a time; the caller sees to that."""

    def __init__(self, source: Source, book: ExportBook, medium: Medium, clock: Clock) -> None:
        self._source = source
        self._book = book
        self._medium = medium
        self._clock = clock

    def propose(self) -> ExportProposal:
        """Raises ExportLogUnavailable, BadInput."""
        self._book.write_waiting()
        try:
            with Snapshot(self._source.visits) as snapshot:
                return snapshot.proposal()
        except sqlite3.Error as fault:
            raise ExportLogUnavailable(str(fault)) from fault

    def write_waiting(self) -> None:
        """Put into the log what it refused of earlier exports, if it can be written now."""
        self._book.write_waiting()

    def fingerprint(self) -> str:
        """Of this kiosk's key, which is made if there is none. Raises KeyDamaged, BadInput, OSError."""
        return self._key(self._source.identity.read()).fingerprint

    def hand_out(
        self, root: Path, *, everything: bool, xapi: bool, progress: Progress, cancelled: Cancelled
    ) -> HandedOut:
        """Write one bundle below `root`. Raises ExportFailed or BadInput; nothing is left that verifies."""
        progress.begin("preparing")
        self._book.write_waiting()
        identity = self._source.identity.read()
        try:
            key = self._key(identity)
            with Snapshot(self._source.visits) as snapshot:
                run = _Run(self, snapshot, identity, key, progress, cancelled)
                return run.hand_out(root, everything=everything, xapi=xapi)
        except (sqlite3.Error, OSError) as fault:  # the stick's own troubles are ExportFailed already
            raise ExportLogUnavailable(str(fault)) from fault

    def flush(self, root: Path) -> None:
        """Everything that was written below `root` onto the medium. Raises ExportFailed."""
        with stick_faults():
            self._medium.flush(root)

    def _key(self, identity: Identity) -> SigningKey:
        return open_signing_key(self._source.key(identity.key_file))

    @property
    def source(self) -> Source:
        return self._source

    @property
    def book(self) -> ExportBook:
        return self._book

    @property
    def medium(self) -> Medium:
        return self._medium

    def now(self) -> datetime:
        return self._clock.utc()


class _Run:
    """One export that is going on."""

    def __init__(
        self,
        export: BundleExport,
        snapshot: Snapshot,
        identity: Identity,
        key: SigningKey,
        progress: Progress,
        cancelled: Cancelled,
    ) -> None:
        self._export = export
        self._snapshot = snapshot
        self._identity = identity
        self._key = key
        self._progress = progress
        self._cancelled = cancelled
        self._at = export.now()

    def hand_out(self, root: Path, *, everything: bool, xapi: bool) -> HandedOut:
        wanted = self._snapshot.range(everything=everything)
        sizes = self._sizes(wanted, xapi=xapi)
        folder = kiosk_folder(self._identity.site, self._identity.kiosk)
        writer = BundleWriter(self._export.medium, root, folder, self._cancelled)
        self._stop_if_cancelled()
        writer.need(sum(sizes.values()))
        writer.prepare()
        self._add_extras(writer)
        first_day = wanted.first_day or seoul_day(self._at)
        last_day = wanted.last_day or first_day
        number = self._export.book.take_number(
            self._snapshot.last_number, lambda n: writer.has(bundle_name(first_day, last_day, n))
        )
        try:
            writer.begin(bundle_name(first_day, last_day, number))
            return self._write_and_check(writer, wanted, number, sizes, xapi=xapi)
        except BaseException:
            writer.withdraw()
            raise

    def _sizes(self, wanted: Range, *, xapi: bool) -> dict[str, int]:
        """About how large every file will be."""
        estimate = self._snapshot.estimate(wanted)
        sizes = {f"csv/{table}.csv": size for table, size in estimate.bytes.items()}
        sizes[XLSX] = _WORKBOOK_BYTES + min(wanted.visits, MOST_VISIT_ROWS) * _VISIT_ROW_BYTES
        if xapi:
            sizes[XAPI] = most_statements(estimate.rows) * STATEMENT_BYTES
        return sizes

    def _write_and_check(
        self, writer: BundleWriter, wanted: Range, number: int, sizes: Mapping[str, int], *, xapi: bool
    ) -> HandedOut:
        self._progress.begin("writing", sum(sizes.values()))
        rows = self._write_files(writer, wanted, number, xapi=xapi)
        manifest = encode_manifest(self._manifest(writer, wanted, number, rows))
        row = ExportRow(
            number=number,
            at=self._now_iso(),
            first_seq=wanted.first,
            last_seq=wanted.last,
            last_visit=self._snapshot.visit_id(wanted.last),
            rows={table.name: rows[table.name] for table in TABLES},
            sha256=hashlib.sha256(manifest).hexdigest(),
        )
        signature = self._key.sign(signing_bytes(manifest))
        writer.seal(manifest, signature)
        self._export.book.keep(row)
        self._check(writer, manifest, signature)
        self._export.book.keep_verified(row, self._now_iso())
        return HandedOut(writer.folder, number, wanted.visits)

    def _write_files(self, writer: BundleWriter, wanted: Range, number: int, *, xapi: bool) -> dict[str, int]:
        """Every file but the last two; returns rows per machine file's subject."""
        rows = {}
        for table in TABLES:
            with writer.file(table.file, self._progress.add) as file:
                rows[table.name] = write_table(table, self._snapshot, wanted, file)
        if xapi:
            with writer.file(XAPI, self._progress.add) as file:
                rows["statements"] = write_statements(self._snapshot, wanted, file)
        self._stop_if_cancelled()
        for name, content in self._for_people(wanted, number):
            with writer.file(name, self._progress.add) as file:
                file.write(content)
        return rows

    def _for_people(self, wanted: Range, number: int) -> tuple[tuple[str, bytes], ...]:
        source, identity = self._export.source, self._identity
        site = source.site_name or identity.site
        period = f"{wanted.first_day} ~ {wanted.last_day}" if wanted.visits else "방문 없음"
        head = Head(
            site_name=site,
            kiosk=identity.kiosk,
            number=number,
            period=period,
            made_at=seoul_day(self._at).isoformat(),
            visits=wanted.visits,
        )
        book = workbook_bytes(Figures(self._snapshot.db, wanted), head, source.texts)
        text = korean.README_TEXT.format(
            site=site, kiosk=identity.kiosk, number=number, visits=f"{wanted.visits:,}"
        )
        return (XLSX, book), (korean.README, text.replace("\n", "\r\n").encode("utf-8-sig"))

    def _manifest(
        self, writer: BundleWriter, wanted: Range, number: int, rows: Mapping[str, int]
    ) -> Manifest:
        machine = {table.file: rows[table.name] for table in TABLES}
        if "statements" in rows:
            machine[XAPI] = rows["statements"]
        written = writer.written
        return Manifest(
            format=FORMAT,
            schema=self._snapshot.schema,
            app_version=self._export.source.app_version,
            site=self._identity.site,
            kiosk=self._identity.kiosk,
            export=number,
            first_seq=wanted.first,
            last_seq=wanted.last,
            created_at=now_minute(self._at),
            public_key=self._key.public_bytes.hex(),
            files={
                name: MachineFile(count, written[name].bytes, written[name].sha256)
                for name, count in machine.items()
            },
            people={name: written[name].sha256 for name in (XLSX, korean.README)},
        )

    def _check(self, writer: BundleWriter, manifest: bytes, signature: bytes) -> None:
        """Read everything back, and let the same judge look at it that the office has."""
        self._progress.begin("checking", sum(file.bytes for file in writer.written.values()))
        seen = writer.read_back(self._progress.add)
        own = TrustedKey(
            site=self._identity.site,
            kiosk=self._identity.kiosk,
            public_key=self._key.public_bytes.hex(),
            since=self._at.date(),
        )
        judgement = judge(manifest, signature, seen, [own])
        if not judgement.genuine:
            raise BundleUnreadable(judgement.reason)

    def _add_extras(self, writer: BundleWriter) -> None:
        """An extra is a courtesy: what keeps it from the stick is noted, and the export goes on."""
        for name, write in self._export.source.extras.items():
            try:
                with tempfile.TemporaryDirectory(prefix="kiosk-extra-") as folder:
                    path = Path(folder) / name
                    write(path)
                    content = path.read_bytes()
                writer.add_extra(name, content)
            except (OSError, ExportFailed) as fault:
                _log.warning("%s was not put on the stick: %s", name, fault)

    def _stop_if_cancelled(self) -> None:
        if self._cancelled():
            raise ExportCancelled

    def _now_iso(self) -> str:
        return Stamp(self._export.now(), clock_ok=True).iso
