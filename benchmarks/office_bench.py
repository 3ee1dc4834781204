"""The district office: bundles of many sites collected and reported, in time and memory.

Bundles are made here, signed like real ones: every visit with its steps, plays, answers, referrals and slip,
one year, one bundle a site. Then `kiosk office collect` and `kiosk office report` run as they would for an
officer, each in a process of its own.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import duckdb
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.core.bundle import MANIFEST, SIGNATURE, MachineFile, Manifest, encode_manifest, signing_bytes
from kiosk.core.bundle_tables import TABLES, VISIT_TABLES, BundleTable

GOAL_S = 60.0
PLAYS, SITES = 10_000_000, 100
FEW_PLAYS, FEW_SITES = 1_000_000, 10
PLAYS_PER_VISIT = 10 / 7

_MINUTE = "strftime({}, '%Y-%m-%dT%H:%MZ')"
_JOBS = "['drone_traffic', 'smart_farm', 'security_monitor', 'energy_manager', 'care_robot', 'robot_cell']"
_BANDS = "['u13', '14-18', '19-39', '40-64', '65+', NULL]"
_ITEMS = "['satisfied', 'clear', 'informative', 'easy', 'inspiring']"
_PROGRAMMES = (
    "['job_centre', 'gvalley_job_centre', 'dreamteo_idea', 'transition_school', 'fifty_plus', 'g_camp']"
)
_ACTIONS = '[[31,"a3/climb"],[57,"a1/hold"],[88,"a2/left"],[140,"a4/land"],[203,"a5/climb"],[260,"a1/go"]]'


@dataclass(frozen=True, slots=True)
class Run:
    """One command: seconds, seconds of processor (of both cores), and the most resident memory in MB."""

    seconds: float
    processor_s: float
    peak_mb: float


def measure(folder: Path, *, quick: bool) -> dict[int, dict[str, float]]:
    """Makes, collects, reports below `folder`; `quick` only the smaller lot. Figures by number of plays."""
    lots = [(FEW_PLAYS, FEW_SITES)] if quick else [(FEW_PLAYS, FEW_SITES), (PLAYS, SITES)]
    figures: dict[int, dict[str, float]] = {}
    for plays, sites in lots:
        lot = folder / f"{plays}"
        started = time.monotonic()
        size = make_bundles(lot, plays, sites)
        took = time.monotonic() - started
        _say(f"{plays:,} plays of {sites} sites made in {took:.0f} s: {size / 1e9:.1f} GB")
        stick, lake, keys = lot / "stick", lot / "lake", lot / "keys.toml"
        office = [sys.executable, "-m", "kiosk", "office"]
        collect = watched([*office, "collect", str(stick), "--lake", str(lake), "--keys", str(keys)])
        report = watched([*office, "report", "--lake", str(lake), "--out", str(lot / "out")])
        figures[plays] = {
            "bundle_bytes": size,
            "lake_bytes": sum(file.stat().st_size for file in lake.rglob("*.parquet")),
            "collect_s": collect.seconds,
            "report_s": report.seconds,
            "processor_s": collect.processor_s + report.processor_s,
            "collect_mb": collect.peak_mb,
            "report_mb": report.peak_mb,
        }
    return figures


def table(figures: dict[int, dict[str, float]]) -> str:
    heads = ("plays", "bundles, GB", "lake, GB", "collect, s", "report, s", "both, s", f"≤ {GOAL_S:.0f} s")
    more = ("processor, s", "collect, peak MB", "report, peak MB")
    lines = [f"| {' | '.join((*heads, *more))} |", "|---" * (len(heads) + len(more)) + "|"]
    for plays, row in figures.items():
        both = row["collect_s"] + row["report_s"]
        goal = ("yes" if both <= GOAL_S else "NO") if plays >= PLAYS else ""
        cells = (
            f"{plays:,}",
            f"{row['bundle_bytes'] / 1e9:.1f}",
            f"{row['lake_bytes'] / 1e9:.2f}",
            f"{row['collect_s']:.1f}",
            f"{row['report_s']:.1f}",
            f"{both:.1f}",
            goal,
            f"{row['processor_s']:.0f}",
            f"{row['collect_mb']:.0f}",
            f"{row['report_mb']:.0f}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def watched(command: list[str]) -> Run:
    """Runs a command to its end; raises CalledProcessError where that is not 0."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6)


def make_bundles(lot: Path, plays: int, sites: int) -> int:
    """One signed bundle for each site below `lot`, and the registry of their keys. Returns their bytes.

    In processes of their own: Linux counts what the parent holds into the peak of a child, before it is
    another program.
    """
    lot.mkdir(parents=True)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        made = list(pool.map(partial(_make_bundle, lot, plays=plays // sites), range(sites)))
    (lot / "keys.toml").write_text("".join(entry for entry, _ in made))
    return sum(size for _, size in made)


def _make_bundle(lot: Path, number: int, plays: int) -> tuple[str, int]:
    site = f"site_{number:03}"
    folder = lot / "stick" / "miraekiosk" / f"{site}-1" / "20260101_20261231_1"
    (folder / "csv").mkdir(parents=True)
    files: dict[str, MachineFile] = {}
    with duckdb.connect(config={"threads": 1}) as connection:
        visits = round(plays / PLAYS_PER_VISIT)
        for sql in _tables(site, visits, plays):
            connection.execute(sql)
        for entry in TABLES:
            columns = ", ".join(f'"{name}"' for name, _ in entry.columns)
            rows = connection.execute(f"SELECT count(*) FROM {entry.name}").fetchall()[0][0]
            raw = folder / "raw.csv"
            connection.execute(f"COPY (SELECT {columns} FROM {_in_order(entry)}) TO '{raw}' (HEADER)")
            size, digest = _as_exported(raw, folder / entry.file)
            files[entry.file] = MachineFile(rows, size, digest)
    key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(site.encode()).digest())
    public = key.public_key().public_bytes_raw().hex()
    manifest = encode_manifest(
        Manifest(
            format=1,
            schema=2,
            app_version="1.0.0",
            site=site,
            kiosk=1,
            export=1,
            first_seq=1,
            last_seq=visits,
            created_at="2027-01-02T00:00Z",
            public_key=public,
            files=files,
        )
    )
    (folder / MANIFEST).write_bytes(manifest)
    (folder / SIGNATURE).write_bytes(key.sign(signing_bytes(manifest)))
    entry_text = f'[[key]]\nsite = "{site}"\nkiosk = 1\npublic_key = "{public}"\nfrom = 2026-01-01\n'
    return entry_text, sum(file.bytes for file in files.values())


def _in_order(entry: BundleTable) -> str:
    """A table's rows as the kiosk writes them: visits in the order of `seq`, and so what belongs to them."""
    if entry.name == "visit":
        return "visit ORDER BY seq"
    order = ", ".join(f't."{name}"' for name in entry.key)
    if entry.name in VISIT_TABLES:
        visits = "(SELECT id AS of_visit, seq AS visit_seq FROM visit)"
        return f"{entry.name} t JOIN {visits} ON of_visit = visit_id ORDER BY visit_seq, {order}"
    return f"{entry.name} t ORDER BY {order}"


def _as_exported(raw: Path, target: Path) -> tuple[int, str]:
    """BOM and CRLF, as the kiosk writes them."""
    content = b"\xef\xbb\xbf" + raw.read_bytes().replace(b"\n", b"\r\n")
    target.write_bytes(content)
    raw.unlink()
    return len(content), hashlib.sha256(content).hexdigest()


def _tables(site: str, visits: int, plays: int) -> list[str]:
    start = "began + INTERVAL 1 MINUTE * {}"
    return [
        f"""CREATE TABLE visit AS SELECT
            CAST(uuid() AS VARCHAR) AS id, i AS seq, '{site}' AS site, 1 AS kiosk, began,
            {_MINUTE.format("began")} AS started_at, {_MINUTE.format(start.format(4))} AS ended_at,
            round(60 + 240 * random(), 1) AS duration_s, CAST(random() > 0.001 AS INT) AS clock_ok,
            'finished' AS ended_by, 'ko' AS language,
            {_BANDS}[1 + CAST(floor(6 * random()) AS INT)] AS audience,
            CASE WHEN random() < 0.6 THEN 1 + CAST(floor(4 * random()) AS INT) END AS party_size,
            NULL AS group_id,
            CASE WHEN random() < 0.9 THEN round(5 + 20 * random(), 1) END AS first_action_s,
            CAST(random() < 0.01 AS INT) AS is_test, '1.0.0' AS app_version
            FROM (SELECT i,
                    TIMESTAMP '2026-01-01'
                      + INTERVAL 1 SECOND * CAST(31500000 * i / {visits} AS BIGINT) AS began
                  FROM range(1, {visits} + 1) r(i))""",
        f"""CREATE TABLE play AS SELECT CAST(uuid() AS VARCHAR) AS id, v.id AS visit_id,
            {_JOBS}[1 + CAST(floor(6 * random()) AS INT)] AS experience,
            '1.0.0' AS version, 'standard' AS level,
            0 AS short, CAST(floor(1e6 * random()) AS BIGINT) AS seed, '{_ACTIONS}' AS actions,
            {_MINUTE.format(start.format(1))} AS started_at, {_MINUTE.format(start.format(3))} AS ended_at,
            CASE WHEN random() < 0.7 THEN 'completed' ELSE 'abandoned' END AS outcome,
            1 + CAST(floor(3 * random()) AS INT) AS round_reached, round(random(), 3) AS score,
            1 + CAST(floor(3 * random()) AS INT) AS stars,
            '{{"separation_m":84.0,"delay_s":12.5}}' AS measures,
            CASE WHEN random() < 0.5 THEN 1 + CAST(floor(5 * random()) AS INT) END AS liking
            FROM range({plays}) r(i) JOIN visit v ON v.seq = 1 + r.i % {visits}""",
        f"""CREATE TABLE step AS SELECT id AS visit_id, n, {_screens()}[n] AS screen,
            {_MINUTE.format("began")} AS entered_at, {_MINUTE.format("began")} AS left_at
            FROM visit, range(1, 7) s(n) WHERE n <= 3 + hash(id) % 4""",
        f"""CREATE TABLE survey_answer AS SELECT id AS visit_id, {_ITEMS}[n] AS item,
            1 + CAST(floor(5 * random()) AS INT) AS value FROM visit, range(1, 6) s(n) WHERE seq % 5 = 0""",
        f"""CREATE TABLE referral AS SELECT
            id AS visit_id, {_PROGRAMMES}[1 + (seq + n) % 6] AS programme, 1 AS shown,
            CAST(random() < 0.3 AS INT) AS taken FROM visit, range(1, 4) s(n) WHERE seq % 3 = 0""",
        f"""CREATE TABLE slip AS SELECT seq AS id, id AS visit_id, 'printer' AS channel,
            {_MINUTE.format("began")} AS requested_at, 'printed' AS outcome, 'ok' AS printer_status
            FROM visit WHERE seq % 2 = 0""",
        f"""CREATE TABLE uptime AS SELECT i AS id, {_MINUTE.format("began")} AS started_at,
            {_MINUTE.format("began + INTERVAL 9 HOURS")} AS ended_at, 'clean' AS ended_how, 1 AS clock_ok
            FROM (SELECT i, TIMESTAMP '2026-01-01' + INTERVAL 1 DAY * i AS began FROM range(365) r(i))""",
        """CREATE TABLE group_slot (id TEXT, started_at TEXT, ended_at TEXT, minutes INT, people INT)""",
        """CREATE TABLE aid_use AS SELECT strftime(DATE '2026-01-01' + CAST(i AS INT), '%Y-%m-%d') AS "day",
            'large_text' AS aid, 3 AS "count" FROM range(365) r(i)""",
        """CREATE TABLE staff_call (id INT, "at" TEXT, acknowledged_at TEXT)""",
        """CREATE TABLE staff_action (id INT, "at" TEXT, action TEXT, detail TEXT)""",
        """CREATE TABLE daily_count ("day" TEXT, measure TEXT, subject TEXT, "count" INT)""",
    ]


def _screens() -> str:
    return "['hall', 'play', 'debrief', 'takeaway', 'survey', 'farewell']"


def _say(what: str) -> None:
    print(f"  {what}", file=sys.stderr, flush=True)
