"""`kiosk office collect`: genuine bundles of many kiosks into one lake, in any order, as often as one likes.

Sites are independent of one another: two are worked on at a time, each in a DuckDB of its own with a memory
limit, so memory depends on that limit and not on how much is collected.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.bundle import TrustedKey
from kiosk.office.bundle_reader import claimed_manifest, examine, find_bundles
from kiosk.office.intake import Loaded, Refused, load
from kiosk.office.lake import Lake, replace_parts, writing
from kiosk.office.merge import stage

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WORKERS = 2
MEMORY_MB = 384
"""Memory limit of each worker's DuckDB; beyond it rows go to disk, beside the lake."""


@dataclass(frozen=True, slots=True)
class Taking:
    """What became of one bundle: taken, or refused and why. Remarks are for people."""

    folder: Path
    taken: bool
    sentence: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of every bundle, and how many partitions of the lake changed."""

    bundles: tuple[Taking, ...]
    partitions: int

    @property
    def all_taken(self) -> bool:
        return all(bundle.taken for bundle in self.bundles)


def collect(
    paths: Sequence[Path],
    lake_folder: Path,
    keys: Sequence[TrustedKey],
    *,
    memory_mb: int = MEMORY_MB,
    said: Callable[[str], None] = lambda _: None,
) -> Collected:
    """Takes every genuine bundle at `paths` into the lake; the others are refused by name.

    `said` hears of each site that is done. Raises BadInput for a path without bundles or a folder that is
    no lake, before anything is written.
    """
    folders = list(dict.fromkeys(folder for path in paths for folder in find_bundles(path)))
    by_site: dict[str, list[Path]] = {}
    for folder in folders:
        manifest = claimed_manifest(folder)
        by_site.setdefault(manifest.site if manifest else "", []).append(folder)
    with writing(lake_folder) as lake, ThreadPoolExecutor(WORKERS) as pool:
        tasks = [
            pool.submit(_collect_site, lake, site, by_site[site], keys, memory_mb, said)
            for site in sorted(by_site)
        ]
        results = [task.result() for task in tasks]
    takings = {taking.folder: taking for result, _ in results for taking in result}
    return Collected(tuple(takings[folder] for folder in folders), sum(changed for _, changed in results))


def _collect_site(
    lake: Lake,
    site: str,
    folders: Sequence[Path],
    keys: Sequence[TrustedKey],
    memory_mb: int,
    said: Callable[[str], None],
) -> tuple[list[Taking], int]:
    """All bundles that claim to be of one site; the partitions of the lake take their place at the end."""
    takings = []
    staging = lake.staging / (site or "unknown")
    staging.mkdir()
    listed = sum(
        file.bytes
        for manifest in map(claimed_manifest, folders)
        if manifest is not None
        for file in manifest.files.values()
    )
    with _duckdb(staging, memory_mb, in_memory=listed < memory_mb * 1_000_000 / 3) as connection:
        seen: dict[str, Loaded] = {}
        for folder in folders:
            takings.append(_take(connection, folder, keys, seen))
        staged = stage(connection, lake, site, list(seen.values()), staging / "parts") if seen else []
    replace_parts(lake, site, staged)
    shutil.rmtree(staging)
    said(f"{site or 'bundles without a manifest'}: {len(seen)} of {len(folders)} bundles")
    return takings, len(staged)


def _take(
    connection: DuckDBPyConnection, folder: Path, keys: Sequence[TrustedKey], seen: dict[str, Loaded]
) -> Taking:
    examined = examine(folder, keys)
    judgement = examined.judgement
    if not judgement.genuine or judgement.manifest is None:
        return Taking(folder, False, f"{judgement.verdict}: {judgement.reason}")
    if twin := seen.get(examined.manifest_sha256):
        return Taking(folder, True, f"the same as {twin.folder}", examined.remarks)
    try:
        loaded = load(connection, examined, len(seen))
    except Refused as fault:
        return Taking(folder, False, f"genuine, but not to be taken: {fault}")
    seen[examined.manifest_sha256] = loaded
    rows = sum(file.rows for file in judgement.manifest.files.values())
    return Taking(folder, True, f"{rows} rows", (*examined.remarks, *loaded.remarks))


def _duckdb(staging: Path, memory_mb: int, *, in_memory: bool) -> DuckDBPyConnection:
    """A database for a while: in memory where all fits, else in a file: rows being loaded stay put."""
    import duckdb

    return duckdb.connect(
        ":memory:" if in_memory else str(staging / "work.duckdb"),
        config={
            "threads": 1,
            "memory_limit": f"{memory_mb}MB",
            "temp_directory": str(staging / "spill"),
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,
        },
    )
