"""How long a bundle of 100,000 visits takes, written, synced and truly read back, and how much memory.

    python -m benchmarks --only export [--visits N]

The export runs in a process of its own, as `kiosk export` does; its memory is the most the system ever saw it
hold. The bundle goes to a folder of a real disk: on a memory file system nothing would be read back.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.services.database import open_writer, transaction
from kiosk.services.identity import Identity, IdentityFile
from kiosk.services.resources import resource

ROOT = Path(__file__).parent.parent
VISITS = 100_000
MOST_S, MOST_MB = 20.0, 200.0
_SCREENS = ("hall", "play", "debrief", "hall", "play", "debrief", "takeaway", "survey", "farewell")
_JOBS = ("drone_traffic", "smart_farm", "security_monitor", "energy_manager", "care_robot", "robot_cell")
_ITEMS = ("satisfied", "clear", "informative", "easy", "inspiring")
_START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ExportRun:
    """One export as it was measured from outside; the goal is for one without xAPI."""

    visits: int
    xapi: bool
    seconds: float
    cpu_s: float
    memory_mb: float
    bytes: int

    @property
    def meets(self) -> bool:
        return self.seconds <= MOST_S and self.memory_mb <= MOST_MB


def measure_exports(visits: int, folder: Path) -> list[ExportRun]:
    """Fill a log with so many visits, then export all of it, without and with xAPI statements."""
    data = folder / "data"
    data.mkdir()
    IdentityFile(data / "identity.json").write(Identity(site="demo", kiosk=1))
    fill(data / "visits.db", visits)
    return [_measure(data, folder / f"stick{int(xapi)}", visits, xapi=xapi) for xapi in (False, True)]


def _measure(data: Path, stick: Path, visits: int, *, xapi: bool) -> ExportRun:
    stick.mkdir()
    command = [sys.executable, "-m", "kiosk", "export", "--json", "--all"]
    command += ["--data-dir", str(data), "--to", str(stick), *(["--xapi"] if xapi else [])]
    begun_s = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun_s
    if process.returncode:
        raise RuntimeError(said)
    made = Path(json.loads(said)["folder"])
    size = sum(file.stat().st_size for file in made.rglob("*") if file.is_file())
    return ExportRun(visits, xapi, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, size)


def fill(path: Path, visits: int) -> None:
    """A log of so many visits, each with two plays, nine screens, and often a survey, slip and referrals."""
    with closing(open_writer(path, resource("db", "migrations"))) as db:
        db.execute("PRAGMA synchronous = OFF")
        rng = random.Random(5)
        for first in range(1, visits + 1, 5_000):
            with transaction(db):
                for seq in range(first, min(first + 5_000, visits + 1)):
                    _insert(db, rng, seq)


def _insert(db: sqlite3.Connection, rng: random.Random, seq: int) -> None:
    id_ = _uuid(rng)
    at = list(_minutes(_START + timedelta(minutes=3 * seq), 12))
    db.execute(
        "INSERT INTO visit (id, seq, site, kiosk, started_at, ended_at, duration_s, clock_ok, ended_by,"
        " language, audience, party_size, first_action_s, app_version)"
        " VALUES (?, ?, 'demo', 1, ?, ?, ?, 1, 'finished', 'ko', '19-39', ?, ?, '1.0.0')",
        [id_, seq, at[0], at[-1], rng.uniform(30, 400), rng.randint(1, 4), rng.uniform(5, 20)],
    )
    db.executemany(
        "INSERT INTO step VALUES (?, ?, ?, ?, ?)",
        [(id_, n, screen, at[n - 1], at[n]) for n, screen in enumerate(_SCREENS, start=1)],
    )
    db.executemany(
        "INSERT INTO play VALUES (?, ?, ?, '1.0.0', 'standard', 0, ?, ?, ?, ?, 'completed', 3, ?, 2, ?, 4)",
        [_play(rng, id_, at) for _ in range(2)],
    )
    if rng.random() < 0.6:
        answers = [(id_, item, rng.randint(1, 5)) for item in _ITEMS]
        db.executemany("INSERT INTO survey_answer (visit_id, item, value) VALUES (?, ?, ?)", answers)
        slip = "INSERT INTO slip (visit_id, channel, requested_at, outcome, printer_status)"
        db.execute(f"{slip} VALUES (?, 'printer', ?, 'printed', 'ok')", [id_, at[8]])
        shown = [(id_, f"programme_{n}", n == 1) for n in range(4)]
        db.executemany("INSERT INTO referral VALUES (?, ?, 1, ?)", shown)


def _play(rng: random.Random, visit: str, at: list[str]) -> tuple[Any, ...]:
    actions = [[step, f"a{step % 7}/climb"] for step in range(20, 1400, 80)]
    measures = {"separation_m": rng.uniform(50, 200), "delay_s": rng.uniform(0, 60), "energy_kwh": 4.25}
    dense = (",", ":")
    return (
        _uuid(rng), visit, rng.choice(_JOBS), rng.getrandbits(31), json.dumps(actions, separators=dense),
        at[1], at[4], rng.random(), json.dumps(measures, separators=dense),
    )  # fmt: skip


def _minutes(start: datetime, count: int) -> Iterator[str]:
    for n in range(count):
        yield f"{start + timedelta(seconds=20 * n):%Y-%m-%dT%H:%M:%S}.000Z"


def _uuid(rng: random.Random) -> str:
    digits = f"{rng.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


def table(runs: list[ExportRun]) -> str:
    """For a terminal, and as it is for a Markdown file."""
    limits = f"seconds (≤ {MOST_S:.0f}) | of the processor | memory, MB (≤ {MOST_MB:.0f})"
    head = f"| export of | {limits} | bundle, MB | goal met |"
    title = "Export, written, synced and truly read back:"
    return "\n".join([title, "", head, "|---|---|---|---|---|---|", *(_row(run) for run in runs)])


def _row(run: ExportRun) -> str:
    what = f"{run.visits:,} visits{' with xAPI' if run.xapi else ''}"
    spent = f"{run.seconds:.1f} | {run.cpu_s:.1f} | {run.memory_mb:.0f} | {run.bytes / 1e6:.0f}"
    return f"| {what} | {spent} | {_goal(run)} |"


def _goal(run: ExportRun) -> str:
    if run.xapi:
        return "–"
    return "yes" if run.meets else "NO"


def measure(visits: int = VISITS) -> list[ExportRun]:
    """All of it in a folder that is removed afterwards, on the disk of the checkout."""
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="export-bench-", dir=out) as name:
        return measure_exports(visits, Path(name))
