"""`make bench`: the kiosk beside the same screens as a web page in Chromium, on one machine in one run."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks import office_bench, report
from benchmarks.chromium_side import ChromiumSide, version
from benchmarks.contestant import Maker
from benchmarks.display import Box, Display
from benchmarks.kiosk_side import ROOT, KioskSide
from benchmarks.measure import (
    Figures,
    measure_job,
    measure_session,
    measure_start,
    measure_visits,
    wait_for_start,
)
from kiosk.installation import known_experiences

NEEDED = ("Xvfb", "chromium")


def main() -> None:
    options = _options()
    if options.only == "office":
        _print_office(options)
        return
    missing = [command for command in NEEDED if shutil.which(command) is None]
    if missing:
        sys.exit(f"{', '.join(missing)} not found: `make bench` installs them, or says how")
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        folder = Path(name)
        _say("recording what the page shows from the real kiosk")
        _record(folder)
        sides: dict[str, Maker] = {
            "kiosk": KioskSide(folder),
            "chromium": ChromiumSide(folder, folder / "page"),
        }
        runs = _measure(sides, options)
        jobs = _measure_jobs(sides["kiosk"], options)
    found = report.summarise(runs)
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.release()}, {version()}"
    if options.json:
        print(json.dumps({"machine": machine, "figures": found, "runs": runs, "jobs": jobs}, indent=2))
    else:
        print(report.table(found, machine))
        print(report.job_table(jobs))
        _print_office(options)


def _print_office(options: argparse.Namespace) -> None:
    """Collect and report; --quick takes a tenth of the plays."""
    with tempfile.TemporaryDirectory(prefix="kiosk-office-bench-") as name:
        figures = office_bench.measure(Path(name), quick=options.quick)
    print(json.dumps(figures, indent=2) if options.json else office_bench.table(figures))


def _measure(sides: dict[str, Maker], options: argparse.Namespace) -> dict[str, list[Figures]]:
    """All runs of each side. They take turns, so that a busy minute of the machine meets both."""
    runs: dict[str, list[Figures]] = {name: [] for name in sides}
    with Display() as display:
        starts = {name: _warm_up(maker, display) for name, maker in sides.items()}
        for turn in range(options.starts):
            for name, maker in sides.items():
                _say(f"start {turn + 1} of {options.starts}: {name}")
                runs[name].append(measure_start(maker, display, starts[name]))
        for turn in range(options.sessions):
            for name, maker in sides.items():
                _say(f"visit in real time {turn + 1} of {options.sessions}: {name}")
                runs[name].append(
                    measure_session(
                        maker,
                        display,
                        attract_s=options.seconds,
                        play_s=2 * options.seconds,
                        touches=options.touches,
                    )
                )
    _say(f"{options.visits[-1]} visits in one process, both sides at once")
    with ThreadPoolExecutor() as pool:
        long = {name: pool.submit(_visits, maker, options.visits) for name, maker in sides.items()}
        for name, figures in long.items():
            runs[name].append(figures.result())
    return runs


def _measure_jobs(maker: Maker, options: argparse.Namespace) -> dict[str, Figures]:
    """The play screen of every job that is installed."""
    figures = {}
    with Display() as display:
        for job in known_experiences():
            _say(f"the play screen of {job}")
            figures[job] = measure_job(maker, display, job, options.seconds)
    return figures


def _warm_up(maker: Maker, display: Display) -> Box:
    """The first start of all fills profiles and caches and does not count. Returns the start button."""
    contestant = maker(display)
    try:
        return wait_for_start(contestant, display)
    finally:
        contestant.stop()


def _visits(maker: Maker, counts: list[int]) -> Figures:
    with Display() as display:
        return measure_visits(maker, display, counts)


def _record(folder: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "benchmarks.recording", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs and 200 visits: four minutes")
    parser.add_argument("--json", action="store_true", help="print JSON, every run included")
    parser.add_argument("--only", choices=["office"], help="only this section: no browser is needed")
    options = parser.parse_args()
    quick = options.quick
    options.starts, options.sessions = (3, 1) if quick else (7, 3)
    options.seconds, options.touches = (5.0, 20) if quick else (8.0, 40)
    options.visits = [1, 100, 200] if quick else [1, 100, 1000]
    return options


def _say(what: str) -> None:
    print(f"  {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
