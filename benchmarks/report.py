"""The table: medians of both sides with their spread, the ratio, and the goal beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.measure import Figures, percentile


@dataclass(frozen=True, slots=True)
class Measure:
    """One row. `most_ratio` is the share of Chromium's figure allowed; `met` a goal for ours alone."""

    key: str
    name: str
    unit: str
    most_ratio: float | None = None
    goal: str = ""
    met: Callable[[float], bool] | None = None


MEASURES = (
    Measure("start_s", "start to the first interactive frame", "s", most_ratio=0.5),
    Measure("start_answer_s", "start to the answer to a touch at that moment", "s"),
    Measure("attract_rss_mb", "resident memory, attract", "MB", most_ratio=0.35),
    Measure("attract_pss_mb", "proportional memory, attract", "MB", most_ratio=0.35),
    Measure("play_rss_mb", "resident memory in play", "MB", most_ratio=0.35),
    Measure("play_pss_mb", "proportional memory in play", "MB", most_ratio=0.35),
    Measure("frames_per_s", "frames per second in play", "/s", goal="≥ 55", met=lambda rate: rate >= 55),
    Measure("frame_ms_p50", "frame interval in play, median", "ms"),
    Measure("frame_ms_p99", "frame interval in play, 99th percentile", "ms", most_ratio=1.0),
    Measure("touch_ms_p50", "touch to changed picture, median", "ms"),
    Measure(
        "touch_ms_p95",
        "touch to changed picture, 95th percentile",
        "ms",
        goal="≤ 50",
        met=lambda delay: delay <= 50,
    ),
    Measure("attract_cpu_percent", "processor, attract (100 = one core)", "%"),
    Measure("play_cpu_percent", "processor in play", "%"),
    Measure("visits_1_mb", "own memory after 1 visit", "MB"),
    Measure("visits_100_mb", "own memory after 100 visits", "MB"),
    Measure("visits_200_mb", "own memory after 200 visits", "MB"),
    Measure("visits_1000_mb", "own memory after 1,000 visits", "MB"),
    Measure(
        "growth_mb_per_100",
        "growth per 100 visits at the end",
        "MB",
        goal="≤ 1",
        met=lambda growth: growth <= 1,
    ),
)

Summary = dict[str, dict[str, list[float]]]
"""Side and key to median, least and most."""


def summarise(runs: dict[str, list[Figures]]) -> Summary:
    """Median, least and most of every figure of every side."""
    return {
        side: {
            measure.key: [percentile(values, 0.5), min(values), max(values)]
            for measure in MEASURES
            if (values := [run[measure.key] for run in figures if measure.key in run])
        }
        for side, figures in runs.items()
    }


JOB_MEASURES = ("frames_per_s", "frame_ms_p50", "frame_ms_p99", "play_cpu_percent", "play_rss_mb")


def job_table(jobs: dict[str, Figures]) -> str:
    """The play screen of every job, ours alone, with the goal for its frames beside it."""
    measures = {measure.key: measure for measure in MEASURES}
    rate = measures[JOB_MEASURES[0]]
    assert rate.met is not None
    names = [f"{measures[key].name}, {measures[key].unit}" for key in JOB_MEASURES]
    head = ["play screen of", *names, f"{rate.goal} {rate.unit} met"]
    rows = [
        [job, *(f"{one[key]:.1f}" for key in JOB_MEASURES), "yes" if rate.met(one[rate.key]) else "NO"]
        for job, one in jobs.items()
    ]
    return "\n".join(["", "Every job's play screen, a bot playing it:", "", *_lines(head, rows)])


def table(found: Summary, machine: str) -> str:
    """For a terminal, and as it is for a Markdown file."""
    head = ["measure", "kiosk", "chromium", "ratio", "goal", "met"]
    rows = [row for measure in MEASURES if (row := _row(measure, found))]
    note = f"Medians of fresh processes (least to most). {machine}."
    return "\n".join([note, "", *_lines(head, rows)])


def _lines(head: list[str], rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return [_line(head, widths), rule, *(_line(row, widths) for row in rows)]


def _row(measure: Measure, found: Summary) -> list[str]:
    ours, theirs = (found[side].get(measure.key) for side in ("kiosk", "chromium"))
    if ours is None or theirs is None:
        return []
    ratio = ours[0] / theirs[0] if theirs[0] else 0.0
    goal, met = measure.goal, ""
    if measure.most_ratio is not None:
        goal, met = f"≤ {measure.most_ratio:.2f}×", "yes" if ratio <= measure.most_ratio else "NO"
    elif measure.met is not None:
        met = "yes" if measure.met(ours[0]) else "NO"
    shown = "" if measure.key == "growth_mb_per_100" else f"{ratio:.2f}×"
    return [f"{measure.name}, {measure.unit}", _figure(ours), _figure(theirs), shown, goal, met]


def _figure(values: list[float]) -> str:
    middle, least, most = (f"{value:.2f}" for value in values)
    return middle if least == most else f"{middle} ({least}–{most})"


def _line(cells: list[str], widths: list[int]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return f"| {' | '.join(padded)} |"
