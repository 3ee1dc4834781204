"""One kiosk in this process, measured from its start to a play: prints one line of JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter, time

import psutil

TOUCHES = 40
PLAY_S = 8.0


def main() -> None:
    process = psutil.Process()
    from PySide6.QtTest import QTest

    from benchmarks.hands import press, touch_and_time
    from kiosk.app import Kiosk, settings_from

    kiosk = Kiosk(settings_from(None, data_dir=Path(sys.argv[1]), tier="flat"))
    swapped: list[float] = []
    kiosk.window.frameSwapped.connect(lambda: swapped.append(perf_counter()))
    kiosk.window.resize(1080, 1920)
    kiosk.window.show()
    while not swapped:
        kiosk.application.processEvents()
    report = {"start_s": time() - process.create_time(), "start_mb": process.memory_info().rss / 1e6}

    QTest.qWait(500)
    press(kiosk, "start")
    QTest.qWait(700)
    delays = sorted(touch_and_time(kiosk, f"level:{level}", swapped) for level in _levels())
    report["touch_ms_p50"] = 1000 * delays[len(delays) // 2]
    report["touch_ms_p95"] = 1000 * delays[int(len(delays) * 0.95)]

    press(kiosk, f"booth:{kiosk.conductor.offer.booths[0].id}")
    QTest.qWait(700)
    coached = next(control for control in kiosk.conductor.stage.play.controls if control.coached)  # type: ignore[union-attr]
    press(kiosk, coached.id)
    advances: list[float] = []
    kiosk.conductor.stage.play.framed.connect(lambda: advances.append(perf_counter()))  # type: ignore[union-attr]
    began = perf_counter()
    while perf_counter() - began < PLAY_S:
        QTest.qWait(10)
    gaps = sorted(after - before for before, after in zip(advances, advances[1:], strict=False))
    report["advances_per_s"] = len(advances) / (perf_counter() - began)
    report["frame_ms_p99"] = 1000 * gaps[int(len(gaps) * 0.99)]
    report["play_mb"] = process.memory_info().rss / 1e6
    kiosk.close()
    print(json.dumps(report))


def _levels() -> list[str]:
    return [("calm", "standard")[n % 2] for n in range(TOUCHES)]


if __name__ == "__main__":
    main()
