"""How soon the online hall is there: opened from a file, on a phone's screen, with a slip of six plays.

    python -m benchmarks --only hall

First paint is Chromium's own entry (`performance`, "first-contentful-paint"), from the moment the page was
asked for. Shown whole is when the page says so itself: the verdict and all that stands on the slip. Each turn
is a context of its own: nothing is kept.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.chromium_side import COMMAND
from kiosk.commands.hall import site_files
from kiosk.core.ticket import Ticket, TicketPlay, encode, signing_bytes
from kiosk.hall.site_folder import replace_site

TURNS, QUICK_TURNS = 15, 5
MOST_PAINT_MS = 500.0
"""A page that is there within half a second feels as if it had been waiting."""

_DAY = date(2026, 11, 28)
_NOTE_WHEN_SHOWN = """
window.shown = new Promise(done => {
  new MutationObserver((_, self) => {
    if (document.getElementById("main")?.dataset.shown === undefined) return;
    self.disconnect();
    done(performance.now());
  }).observe(document, { attributes: true, childList: true, subtree: true });
});
window.painted = new Promise(done => {
  new PerformanceObserver(list => {
    for (const entry of list.getEntriesByName("first-contentful-paint")) done(entry.startTime);
  }).observe({ type: "paint", buffered: true });
});
"""
_WITHOUT_SUBTLE = "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });"
_TIMES = "() => Promise.all([window.painted, window.shown])"


@dataclass(frozen=True, slots=True)
class Opening:
    """Medians of one way to open the entrance, in ms, with the slowest first paint."""

    way: str
    paint_ms: float
    slowest_paint_ms: float
    shown_ms: float


@dataclass(frozen=True, slots=True)
class HallFigures:
    """The build in seconds and kB, the entrance alone in kB, and each way to open it."""

    build_s: float
    site_kb: float
    entrance_kb: float
    openings: tuple[Opening, ...]


def measure(*, quick: bool = False) -> HallFigures:
    """Builds a site in a folder that is removed afterwards, and opens it again and again."""
    with tempfile.TemporaryDirectory(prefix="kiosk-hall-bench-") as name:
        folder = Path(name)
        payload = _slip(folder / "keys.toml")
        begun_s = time.perf_counter()
        files = site_files(folder / "keys.toml", today=_DAY)
        replace_site(folder / "site", files)
        build_s = time.perf_counter() - begun_s
        index = folder / "site" / "index.html"
        size = sum(file.stat().st_size for file in (folder / "site").rglob("*") if file.is_file())
        ways = (
            ("without a slip", "", True),
            ("a slip, the browser's Ed25519", payload, True),
            ("a slip, tweetnacl", payload, False),
        )
        turns = QUICK_TURNS if quick else TURNS
        openings = tuple(_open(way, index, slip, subtle=subtle, turns=turns) for way, slip, subtle in ways)
        return HallFigures(build_s, size / 1000, index.stat().st_size / 1000, openings)


def _slip(keys_file: Path) -> str:
    """A signed slip at its fullest, whose key is written to `keys_file`."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw().hex()
    keys_file.write_text(
        f'[[key]]\nsite = "gvalley"\nkiosk = 1\npublic_key = "{public}"\nfrom = 2026-01-01\n'
    )
    plays = tuple(TicketPlay(number, stars=number % 4, liking=3) for number in range(1, 7))
    ticket = Ticket(3, 1, _DAY, plays, (1, 2, 9))
    return encode(replace(ticket, signature=key.sign(signing_bytes(ticket))))


def _open(way: str, index: Path, payload: str, *, subtle: bool, turns: int) -> Opening:
    from playwright.sync_api import sync_playwright

    paints, shown = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=["--no-sandbox"])
        for turn in range(turns + 1):
            context = browser.new_context(
                viewport={"width": 390, "height": 844}, device_scale_factor=2, offline=True
            )
            context.add_init_script(_NOTE_WHEN_SHOWN + ("" if subtle else _WITHOUT_SUBTLE))
            page = context.new_page()
            page.goto(index.as_uri() + (f"#{payload}" if payload else ""))
            paint_ms, shown_ms = page.evaluate(_TIMES)
            context.close()
            if turn:  # the first fills the browser's own caches of fonts and code
                paints.append(paint_ms)
                shown.append(shown_ms)
        browser.close()
    return Opening(way, statistics.median(paints), max(paints), statistics.median(shown))


def _program() -> str:
    found = shutil.which(COMMAND)
    if found is None:
        raise RuntimeError(f"found no {COMMAND}, expected it installed: benchmarks/setup.sh")
    return found


def as_data(figures: HallFigures) -> dict[str, object]:
    """For JSON."""
    return asdict(figures)


def table(figures: HallFigures) -> str:
    """For a terminal, and as it is for a Markdown file."""
    head = (
        f"The online hall: built in {figures.build_s:.2f} s, {figures.site_kb:.0f} kB, "
        f"its entrance {figures.entrance_kb:.0f} kB. Opened from a file:"
    )
    rows = [
        f"| opened | first paint, ms (≤ {MOST_PAINT_MS:.0f}) | slowest | shown whole, ms | goal met |",
        "|---|---|---|---|---|",
    ]
    for one in figures.openings:
        met = "yes" if one.paint_ms <= MOST_PAINT_MS else "NO"
        rows.append(
            f"| {one.way} | {one.paint_ms:.0f} | {one.slowest_paint_ms:.0f} | {one.shown_ms:.0f} | {met} |"
        )
    return "\n".join([head, "", *rows])
