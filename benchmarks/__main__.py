"""`make bench`: what a visitor would feel, beside its goal. Every run is a fresh process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 5
GOALS = {
    "start_s": ("start to first interactive frame", "s", None),
    "touch_ms_p50": ("touch to changed picture, median", "ms", None),
    "touch_ms_p95": ("touch to changed picture, 95th percentile", "ms", "≤ 50"),
    "advances_per_s": ("animation advances in play, 1080×1920, flat", "/s", "≥ 55"),
    "frame_ms_p99": ("frame interval in play, 99th percentile", "ms", None),
    "start_mb": ("resident memory after the first frame", "MB", None),
    "play_mb": ("resident memory in play", "MB", None),
}


def measure() -> dict[str, float]:
    """One fresh kiosk in a fresh process: all figures of benchmarks/probe.py."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.probe", folder],
            cwd=Path(__file__).parent.parent,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    runs = [measure() for _ in range(RUNS)]
    print(f"Mirae Kiosk on {os.cpu_count()} cores, median of {RUNS} fresh processes (fastest to slowest)")
    for key, (name, unit, goal) in GOALS.items():
        values = sorted(run[key] for run in runs)
        middle = values[len(values) // 2]
        aim = f"   goal {goal} {unit}" if goal else ""
        print(f"  {name:<48} {middle:8.2f} {unit:<3} ({values[0]:.2f} to {values[-1]:.2f}){aim}")


if __name__ == "__main__":
    main()
