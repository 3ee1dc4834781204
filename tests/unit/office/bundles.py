"""Makes export bundles without the exporter: what a third party would write from db/README.md and core."""

from __future__ import annotations

import csv
import hashlib
import io
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.core.bundle import (
    FORMAT,
    MANIFEST,
    SIGNATURE,
    TOP_FOLDER,
    MachineFile,
    Manifest,
    TrustedKey,
    bundle_name,
    encode_manifest,
    kiosk_folder,
    signing_bytes,
)
from kiosk.core.bundle_tables import TABLES, safe_cell

Row = dict[str, Any]
COLUMNS = {table.name: [name for name, _ in table.columns] for table in TABLES}


def an_id(number: int) -> str:
    """A UUID4 that is the same in every run."""
    return str(uuid.UUID(int=(number << 80) + number, version=4))


@dataclass
class OneKiosk:
    """A kiosk with its key, which hands out bundles."""

    site: str = "dreamteo"
    number: int = 1
    seed: int = 1
    key: Ed25519PrivateKey = field(init=False)

    def __post_init__(self) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"%d" % self.seed).digest())

    @property
    def public_key(self) -> str:
        return self.key.public_key().public_bytes_raw().hex()

    def trusted(
        self,
        *,
        since: date = date(2026, 1, 1),
        until: date | None = None,
        revoked: date | None = None,
    ) -> TrustedKey:
        return TrustedKey(
            site=self.site,
            kiosk=self.number,
            public_key=self.public_key,
            since=since,
            until=until,
            revoked=revoked,
        )

    def visit(self, number: int, **more: Any) -> Row:
        """A visit of an ordinary afternoon; `more` says what is different."""
        return {
            "id": an_id(number),
            "seq": number,
            "site": self.site,
            "kiosk": self.number,
            "started_at": "2026-03-02T05:06Z",
            "ended_at": "2026-03-02T05:09Z",
            "duration_s": 169.4,
            "clock_ok": 1,
            "ended_by": "finished",
            "language": "ko",
            "is_test": 0,
            "app_version": "1.0.0",
            **more,
        }

    def export(self, medium: Path, number: int, tables: Mapping[str, Sequence[Row]], **more: Any) -> Path:
        """A whole, signed bundle below `medium`; `more` changes fields of the manifest."""
        name = bundle_name(date(2026, 3, 1), date(2026, 3, 31), number)
        folder = medium / TOP_FOLDER / kiosk_folder(self.site, self.number) / name
        files = {}
        for table in TABLES:
            content = as_csv(COLUMNS[table.name], tables.get(table.name, ()))
            files[table.file] = (len(tables.get(table.name, ())), content)
        return self.write(folder, number, files, **more)

    def write(self, folder: Path, export: int, files: Mapping[str, tuple[int, bytes]], **more: Any) -> Path:
        """A signed bundle of exactly these files: name → rows as the manifest says, content."""
        for name, (_, content) in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        listed = {
            name: MachineFile(rows, len(content), hashlib.sha256(content).hexdigest())
            for name, (rows, content) in files.items()
        }
        fields: dict[str, Any] = {
            "format": FORMAT,
            "schema": 3,
            "app_version": "1.0.0",
            "site": self.site,
            "kiosk": self.number,
            "export": export,
            "first_seq": 0,
            "last_seq": 0,
            "created_at": "2026-04-01T00:30Z",
            "public_key": self.public_key,
            "files": listed,
        }
        manifest = encode_manifest(Manifest(**{**fields, **more}))
        (folder / MANIFEST).write_bytes(manifest)
        (folder / SIGNATURE).write_bytes(self.key.sign(signing_bytes(manifest)))
        return folder


def as_csv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """UTF-8 with BOM, CRLF, formula-safe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    if value is None:
        return ""
    return safe_cell(value) if isinstance(value, str) else value


def write_keys(file: Path, *keys: TrustedKey) -> Path:
    """A registry with these keys."""
    entries = []
    for key in keys:
        ends = f"until = {key.until}\n" if key.until else ""
        ends += f"revoked = {key.revoked}\n" if key.revoked else ""
        entries.append(
            f'[[key]]\nsite = "{key.site}"\nkiosk = {key.kiosk}\npublic_key = "{key.public_key}"\n'
            f"from = {key.since}\n{ends}"
        )
    file.write_text("\n".join(entries))
    return file
