"""What is measured, the same on both sides: seen on the X server's picture, touched by its pointer."""

from __future__ import annotations

import random
from collections.abc import Sequence
from time import monotonic, sleep

from benchmarks.contestant import Contestant, Maker, cpu_s, memory_mb, own_mb
from benchmarks.display import Box, Display, frame_times

LAYOUT_TRIES = 20
START_COLOUR = "#1F4FD8"
"""Of the start button, on both sides: Theme.action."""
COMPARED_JOB = "drone_traffic"
"""The job that the page shows too."""
SETTLE_S = 2.0
TOUCH_REST_S = 0.25

Figures = dict[str, float]


def measure_start(maker: Maker, display: Display, start: Box) -> Figures:
    """Seconds from spawning the product to its start button on screen, and to its answer to a touch on it."""
    corner = start[0] + start[2] // 10, start[1] + start[3] // 2
    display.pointer.move((start[0] + start[2] // 2, start[1] + start[3] // 4))
    product = maker(display, bare=True)
    try:
        shown = display.wait_for_colour(corner, START_COLOUR)
        before = display.look(start, 4)
        display.pointer.press()
        answered = display.wait_for_change(start, before)
        display.pointer.release()
        sleep(SETTLE_S)
    finally:
        product.stop()
    return {"start_s": shown - product.started, "start_answer_s": answered - product.started}


def measure_session(
    maker: Maker, display: Display, *, attract_s: float, play_s: float, touches: int
) -> Figures:
    """One visit in real time, up to the play: memory, processor, touches, frames."""
    contestant = maker(display)
    try:
        start = wait_for_start(contestant, display)
        sleep(SETTLE_S)
        figures: Figures = {}
        figures["attract_rss_mb"], figures["attract_pss_mb"] = memory_mb(contestant.process)
        figures["attract_cpu_percent"] = _cpu_percent(contestant, attract_s)
        display.pointer.tap(middle(start))
        sleep(SETTLE_S)
        figures |= _touch_figures(contestant, display, touches)
        figures |= _play_figures(contestant, display, play_s, COMPARED_JOB)
    finally:
        contestant.stop()
    return figures


def measure_visits(maker: Maker, display: Display, counts: Sequence[int]) -> Figures:
    """Memory of its own after so many visits in one process, and its growth between the last two counts."""
    contestant = maker(display, fast=True)
    figures: Figures = {}
    done = 0
    try:
        wait_for_start(contestant, display)
        for count in counts:
            contestant.visits(count - done)
            done = count
            sleep(SETTLE_S)
            figures[f"visits_{count}_mb"] = own_mb(contestant.process)
    finally:
        contestant.stop()
    if len(counts) > 1:
        grown = figures[f"visits_{counts[-1]}_mb"] - figures[f"visits_{counts[-2]}_mb"]
        figures["growth_mb_per_100"] = 100 * grown / (counts[-1] - counts[-2])
    return figures


def measure_job(maker: Maker, display: Display, job: str, seconds: float) -> Figures:
    """Frames, processor and memory while a bot plays one job, in a process of its own."""
    contestant = maker(display)
    try:
        display.pointer.tap(middle(wait_for_start(contestant, display)))
        sleep(SETTLE_S)
        return _play_figures(contestant, display, seconds, job)
    finally:
        contestant.stop()


def wait_for_start(contestant: Contestant, display: Display) -> Box:
    """Wait until the start button is on screen; returns where."""
    sleep(SETTLE_S)
    start = _resting(contestant, "start")
    display.wait_for_colour((start[0] + start[2] // 10, start[1] + start[3] // 2), START_COLOUR)
    return start


def _resting(contestant: Contestant, control: str) -> Box:
    """Where a control is once it stays: on a busy machine the first answer may be from before layout."""
    place = contestant.find(control)
    for _ in range(LAYOUT_TRIES):
        sleep(SETTLE_S)
        before, place = place, contestant.find(control)
        if place == before and place[2] and place[3]:
            return place
    raise TimeoutError(f"{control} does not come to rest: {place}")


def middle(box: Box) -> tuple[int, int]:
    return box[0] + box[2] // 2, box[1] + box[3] // 2


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _cpu_percent(contestant: Contestant, seconds: float) -> float:
    """Processor time per time, 100 = one core."""
    before, began = cpu_s(contestant.process), monotonic()
    sleep(seconds)
    return 100 * (cpu_s(contestant.process) - before) / (monotonic() - began)


def _touch_figures(contestant: Contestant, display: Display, touches: int) -> Figures:
    """Milliseconds from the pointer's press on a choice of the hall until that choice looks different."""
    rng = random.Random(1)
    boxes = [contestant.find(f"level:{level}") for level in ("calm", "standard")]
    delays = []
    for touch in range(touches):
        box = boxes[touch % 2]
        display.pointer.move(middle(box))
        sleep(TOUCH_REST_S + rng.random() / 60)  # anywhere between two frames
        before = display.look(box, 4)
        pressed = display.pointer.press()
        delays.append(1000 * (display.wait_for_change(box, before) - pressed))
        sleep(0.05)
        display.pointer.release()
    return {"touch_ms_p50": percentile(delays, 0.5), "touch_ms_p95": percentile(delays, 0.95)}


def _play_figures(contestant: Contestant, display: Display, seconds: float, job: str) -> Figures:
    """Frames of the Stage while a play of this job runs, and memory at its end."""
    display.pointer.tap(middle(contestant.find(f"booth:{job}")))
    sleep(SETTLE_S)
    display.pointer.tap(middle(contestant.find(contestant.coached())))
    contestant.play()
    sleep(SETTLE_S)
    before = cpu_s(contestant.process)
    times = frame_times(display, STAGE, seconds)
    used = cpu_s(contestant.process) - before
    gaps = [1000 * (after - earlier) for earlier, after in zip(times, times[1:], strict=False)]
    resident, proportional = memory_mb(contestant.process)
    return {
        "frames_per_s": len(gaps) / (times[-1] - times[0]),
        "frame_ms_p50": percentile(gaps, 0.5),
        "frame_ms_p99": percentile(gaps, 0.99),
        "play_cpu_percent": 100 * used / seconds,
        "play_rss_mb": resident,
        "play_pss_mb": proportional,
    }


STAGE: Box = (60, 150, 960, 600)
"""Within the Stage of a play, on both sides."""
