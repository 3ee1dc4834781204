"""The slip at its fullest: how long it takes to draw, and how dense its code is."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial

from kiosk.core.slip import PlayedJob, SlipContent, slip_content
from kiosk.core.ticket import (
    MAX_PLAYS,
    MAX_PROGRAMMES,
    SIGNATURE_BYTES,
    Ticket,
    TicketPlay,
    payload_of,
    ticket_url,
)
from kiosk.installation import find_catalogue, shipped_site, texts_of
from kiosk.services.programme_file import load_programmes
from kiosk.services.qr import QUIET_MODULES, qr_matrix
from kiosk.services.site_file import load_site
from kiosk.services.slip_picture import slip_image
from kiosk.ui.application import qt_application

HALL_URL = "https://hall.example/mirae-kiosk/geumche"
TURNS = 20
DRAW_LIMIT_MS = 30.0
PAYLOAD_LIMIT = 145
VERSION_LIMIT = 8
DAY = date(2026, 11, 22)
PAPERS = (80, 58)

Figures = dict[str, float]


def measure() -> Figures:
    """Milliseconds, wall and the processor's share of it, and the size of the code.

    `draw` is as when a visitor asks for paper, `code` apart: the screen has shown the same code before.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = qt_application("flat")
    slip = fullest_slip()
    found: Figures = {}
    for paper_mm in PAPERS:
        found |= _median(f"draw_{paper_mm}", partial(slip_image, slip, paper_mm))

    def code_anew() -> None:
        qr_matrix.cache_clear()
        qr_matrix(slip.url)

    found |= _median("code", code_anew)
    application.processEvents()
    modules = len(qr_matrix(slip.url)) - 2 * QUIET_MODULES
    return found | {"payload_characters": len(payload_of(slip.url)), "qr_version": (modules - 17) // 4}


def fullest_slip() -> SlipContent:
    """Six plays of the jobs there are, and the three programmes of the demo site that take the most room."""
    file = shipped_site("demo")
    site = load_site(file)
    catalogue = find_catalogue(site, file)
    jobs = [entry.id for entry in catalogue.healthy][:MAX_PLAYS]
    known = load_programmes(file.parent / site.programmes)
    programmes = sorted(known, key=lambda each: len(repr(each)), reverse=True)[:MAX_PROGRAMMES]
    ticket = Ticket(
        site=site.site.number,
        kiosk=1,
        day=DAY,
        plays=tuple(TicketPlay(number + 1, number % 4, 5) for number in range(MAX_PLAYS)),
        programmes=tuple(programme.number for programme in programmes),
        signature=bytes(range(SIGNATURE_BYTES)),
    )
    return slip_content(
        texts_of(catalogue, site)["ko"],
        place=site.site,
        day=DAY,
        plays=[PlayedJob(job, index % 4) for index, job in enumerate(jobs)],
        programmes=programmes,
        url=ticket_url(HALL_URL, ticket),
    )


def _median(name: str, do: Callable[[], object]) -> Figures:
    times = [_timed(do) for _ in range(TURNS)]
    return {
        f"{name}_ms": statistics.median(wall for wall, _ in times),
        f"{name}_cpu_ms": statistics.median(cpu for _, cpu in times),
    }


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.thread_time()
    do()
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000


def table(found: Figures) -> str:
    """As people read it, with what it may be at most."""
    rows = [(f"drawn for {paper_mm} mm", f"draw_{paper_mm}") for paper_mm in PAPERS]
    lines = [
        f"{name:>18}  {found[f'{key}_ms']:6.1f} ms  {found[f'{key}_cpu_ms']:6.1f} ms of processor"
        for name, key in [*rows, ("its code, anew", "code")]
    ]
    return "\n".join(
        [
            f"the slip: six plays, three programmes (drawn in at most {DRAW_LIMIT_MS:.0f} ms)",
            *lines,
            f"{'ticket':>18}  {found['payload_characters']:6.0f} characters (at most {PAYLOAD_LIMIT})",
            f"{'QR version':>18}  {found['qr_version']:6.0f} at level M (at most {VERSION_LIMIT}),"
            f" address of {len(HALL_URL)} characters",
        ]
    )
