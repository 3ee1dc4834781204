"""An export bundle: its names, its manifest, its signature, and the verdict on it. Bytes in, verdict out.

It is the folder `miraekiosk/<site>-<kiosk>/<YYYYMMDD>_<YYYYMMDD>_<n>/`. In it are machine files, listed with
rows, bytes and sha256 (`csv/*.csv`, `xapi/statements.jsonl`); files for people, remarked on and never counted
(`방문기록.xlsx`, `읽어주세요.txt`); and, written last, `manifest.json` and `manifest.sig`: without those two
it is no bundle.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

import msgspec

from kiosk.core.bundle_tables import TABLES
from kiosk.core.signatures import fingerprint, is_signed_by

FORMAT = 1
DOMAIN = b"miraekiosk bundle v1\x00"
"""What a signature covers begins with this, so that no other signed thing can pass for a bundle."""

TOP_FOLDER = "miraekiosk"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
XLSX = "방문기록.xlsx"
XAPI = "xapi/statements.jsonl"
MAX_MANIFEST_BYTES = 64 * 1024
MACHINE_FILES = frozenset({table.file for table in TABLES} | {XAPI})
"""The machine files that this program knows."""
_LATER_TABLE = re.compile(r"csv/[a-z][a-z0-9_]{0,40}\.csv")
"""A table of a later version: held to its hash like the others, and not read. No path trick looks so."""

_SEOUL = timedelta(hours=9)

Verdict = Literal["genuine", "changed", "unknown key", "key expired", "revoked key", "damaged"]
FileState = Literal["intact", "changed", "truncated", "missing", "not a file"]


class MachineFile(msgspec.Struct, frozen=True):
    """One machine file: `rows` are its records, without the header; `bytes` and `sha256` are of the whole."""

    rows: Annotated[int, msgspec.Meta(ge=0)]
    bytes: Annotated[int, msgspec.Meta(ge=0)]
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`manifest.json`. Unknown keys of a later version are ignored; `format` is not.

    `schema` is the number of the newest migration. `export` is this kiosk's export number; `first_seq` and
    `last_seq` are 0 in a bundle without visits. `public_key` (hexadecimal) only says which key to look up: it
    proves nothing. `people` holds the sha256 of files for people, so that a resaved one is remarked on.
    """

    format: Annotated[int, msgspec.Meta(ge=1)]
    schema: Annotated[int, msgspec.Meta(ge=1)]
    app_version: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z.+-]{1,40}$")]
    site: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{1,23}$")]
    kiosk: Annotated[int, msgspec.Meta(ge=0, le=255)]
    export: Annotated[int, msgspec.Meta(ge=1)]
    first_seq: Annotated[int, msgspec.Meta(ge=0)]
    last_seq: Annotated[int, msgspec.Meta(ge=0)]
    created_at: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z$")]
    public_key: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    files: dict[str, MachineFile]
    people: dict[str, str] = {}


def encode_manifest(manifest: Manifest) -> bytes:
    """The exact bytes to write and to sign."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=2) + b"\n"


def signing_bytes(manifest_bytes: bytes) -> bytes:
    """What the kiosk's key signs: the domain prefix, then the manifest's exact bytes."""
    return DOMAIN + manifest_bytes


def kiosk_folder(site: str, kiosk: int) -> str:
    """The kiosk's folder below `miraekiosk/`."""
    return f"{site}-{kiosk}"


def bundle_name(first_day: date, last_day: date, export: int) -> str:
    """The bundle's own folder: days in Seoul of its first and last visit, and its export number."""
    return f"{first_day:%Y%m%d}_{last_day:%Y%m%d}_{export}"


BUNDLE_NAME = re.compile(r"\d{8}_\d{8}_[1-9]\d*")


def first_day_of(name: str) -> date | None:
    """The day of the first visit, as the name of a bundle's folder has it; None for any other name."""
    try:
        return datetime.strptime(name[:8], "%Y%m%d").date() if BUNDLE_NAME.fullmatch(name) else None
    except ValueError:
        return None


class TrustedKey(msgspec.Struct, frozen=True, kw_only=True, rename={"since": "from"}):
    """One `[[key]]` of the registry: vouches for what is of a day from `since` to `until` (None: no end).

    A `revoked` key vouches for nothing more; replaced keys stay listed.
    """

    site: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{1,23}$")]
    kiosk: Annotated[int, msgspec.Meta(ge=0, le=255)]
    public_key: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    since: date
    until: date | None = None
    revoked: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it vouches for what is of `day`, unless it is revoked."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def time(self) -> str:
        """From when to when, for a sentence: `2026-01-01 to 2026-12-31`, `2026-01-01 or later`."""
        return f"{self.since} to {self.until}" if self.until else f"{self.since} or later"


@dataclass(frozen=True, slots=True)
class SeenFile:
    """What lies under a name: `bytes` and `sha256` of a regular file; "" for a link, a folder, a device.

    A file that is longer than listed need not be read: its size tells, and any `sha256` but "" will do.
    """

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FileFinding:
    """One listed file: its name and its state. `found` and `expected` are for the sentence."""

    name: str
    state: FileState
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, why (one English sentence), and what was found file by file."""

    verdict: Verdict
    reason: str
    manifest: Manifest | None = None
    files: tuple[FileFinding, ...] = ()

    @property
    def genuine(self) -> bool:
        return self.verdict == "genuine"


def read_manifest(content: bytes) -> Manifest | str:
    """The manifest, or a sentence that says why these bytes are none. Total: never raises."""
    if len(content) > MAX_MANIFEST_BYTES:
        return f"{MANIFEST}: found {len(content)} bytes, expected {MAX_MANIFEST_BYTES} at most"
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, RecursionError) as fault:
        return f"{MANIFEST}: found {fault}, expected the manifest of a bundle"
    if manifest.format != FORMAT:
        return f"{MANIFEST}: format: found {manifest.format}, expected {FORMAT}; a newer program may read it"
    if _time_of(manifest.created_at) is None:
        return f"{MANIFEST}: created_at: found {manifest.created_at}, expected a time that exists"
    for name in manifest.files:
        if name not in MACHINE_FILES and not _LATER_TABLE.fullmatch(name):
            return f"{MANIFEST}: files: found {ascii(name)}, expected names of a bundle only"
    return manifest


def created_day(manifest: Manifest) -> date:
    """The day in Seoul on which the bundle was made, by the kiosk's clock."""
    utc = _time_of(manifest.created_at)
    assert utc is not None  # read_manifest refuses it otherwise
    return (utc + _SEOUL).date() if utc.year < date.max.year else date.max


def _time_of(minute: str) -> datetime | None:
    try:
        return datetime.strptime(minute, "%Y-%m-%dT%H:%MZ")
    except ValueError:
        return None


def judge(
    manifest_bytes: bytes | None,
    signature: bytes | None,
    seen: Mapping[str, SeenFile],
    keys: Sequence[TrustedKey] | None,
) -> Judgement:
    """The verdict on one bundle. Total: any bytes give one.

    `seen` holds what lies under the names of `MACHINE_FILES`; `keys` is the registry, None where there is
    none (then an intact bundle is of an unknown key). A bundle whose end is missing is damaged; one whose
    listed bytes differ was changed.
    """
    if manifest_bytes is None or signature is None:
        missing = MANIFEST if manifest_bytes is None else SIGNATURE
        return Judgement("damaged", f"{missing}: found no file, expected a bundle written to its end")
    manifest = read_manifest(manifest_bytes)
    if isinstance(manifest, str):
        return Judgement("damaged", manifest)
    files = tuple(_finding(name, listed, seen.get(name)) for name, listed in sorted(manifest.files.items()))
    public_key = bytes.fromhex(manifest.public_key)
    if not is_signed_by(public_key, signature, signing_bytes(manifest_bytes)):
        reason = f"{SIGNATURE}: found a signature of other bytes, expected one of {MANIFEST}"
        return Judgement("changed", reason, manifest, files)
    for state, verdict in (("missing", "damaged"), ("truncated", "damaged"), ("not a file", "changed")):
        if wrong := next((file for file in files if file.state == state), None):
            return Judgement(verdict, _sentence(wrong), manifest, files)  # type: ignore[arg-type]
    if wrong := next((file for file in files if file.state == "changed"), None):
        return Judgement("changed", _sentence(wrong), manifest, files)
    return _trusted(manifest, files, public_key, keys)


def _trusted(
    manifest: Manifest,
    files: tuple[FileFinding, ...],
    public_key: bytes,
    keys: Sequence[TrustedKey] | None,
) -> Judgement:
    known = [
        key
        for key in keys or ()
        if (key.site, key.kiosk, key.public_key) == (manifest.site, manifest.kiosk, manifest.public_key)
    ]
    whose = f"key {fingerprint(public_key)} of kiosk {kiosk_folder(manifest.site, manifest.kiosk)}"
    if not known:
        reason = f"{whose}: found in no registry, expected a key that was added with `kiosk office trust add`"
        return Judgement("unknown key", reason, manifest, files)
    if any(key.revoked for key in known):
        return Judgement("revoked key", f"{whose} was revoked", manifest, files)
    day = created_day(manifest)
    if not any(key.covers(day) for key in known):
        times = " or ".join(key.time for key in known)
        reason = f"{whose}: found a bundle of {day}, expected {times}"
        return Judgement("key expired", reason, manifest, files)
    return Judgement("genuine", f"signed with {whose}", manifest, files)


def _finding(name: str, listed: MachineFile, seen: SeenFile | None) -> FileFinding:
    if seen is None:
        return FileFinding(name, "missing", "no file", f"{listed.bytes} bytes")
    if not seen.sha256:
        return FileFinding(name, "not a file", "a link or a folder", "a regular file")
    if seen.bytes < listed.bytes:
        return FileFinding(name, "truncated", f"{seen.bytes} bytes", f"{listed.bytes} bytes")
    if seen.bytes != listed.bytes:
        return FileFinding(name, "changed", f"{seen.bytes} bytes", f"{listed.bytes} bytes")
    if seen.sha256 != listed.sha256:
        return FileFinding(name, "changed", f"sha256 {seen.sha256[:12]}…", f"sha256 {listed.sha256[:12]}…")
    return FileFinding(name, "intact")


def _sentence(file: FileFinding) -> str:
    return f"{file.name}: {file.state}: found {file.found}, expected {file.expected}"
