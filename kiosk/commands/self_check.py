"""`kiosk self-check`: whether this version can serve visitors on this machine, before it is trusted to."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

import kiosk
from kiosk.commands.options import DATA_DIR, LOCAL, SITE
from kiosk.core.contract import Level
from kiosk.core.errors import KioskError

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from kiosk.app import Kiosk

CHECK_FAILED = 1
OPENING_S = 30.0
"""Without a migration the log must be open by then."""
ANSWER_S = 30.0
PICTURE_S = 10.0


@click.command("self-check")
@SITE
@LOCAL
@DATA_DIR
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def self_check(
    site_file: Path | None, local_file: Path | None, data_dir: Path | None, *, as_json: bool
) -> None:
    """Open everything that the kiosk opens, without a screen, and say whether it could serve.

    Brings the log up to date, after the usual backup, and shows the first screen and every job once. It is
    no running of the kiosk: the log notes no operating time, no visit and no crash. The kiosk must be
    stopped. Exits with 1 and names every fault if there is one.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # beside a screen, too: nobody shall see it
    began = perf_counter()
    faults = _faults_of(site_file, local_file, data_dir)
    took_s = round(perf_counter() - began, 1)
    if as_json:
        row = {
            "version": kiosk.__version__,
            "passed": not faults,
            "faults": faults,
            "took_s": took_s,
        }
        click.echo(json.dumps(row, ensure_ascii=False, indent=2))
    else:
        for fault in faults:
            click.echo(f"Fault: {fault}", err=True)
        click.echo(f"{kiosk.__version__}: {'not fit to serve' if faults else 'fit to serve'} ({took_s} s)")
    if faults:
        raise SystemExit(CHECK_FAILED)


def _faults_of(site_file: Path | None, local: Path | None, data_dir: Path | None) -> list[str]:
    """Every fault found, each once; later checks are left out where earlier ones make them meaningless."""
    from kiosk.app import Kiosk
    from kiosk.settings import settings_from

    # The tier by name: a probe without a screen would find none, and be remembered.
    settings = settings_from(
        site_file, local=local, data_dir=data_dir, tier="flat", live=False, counted=False
    )
    with _errors_logged() as logged:
        opened = Kiosk(settings)
        try:
            faults = [*_log_faults(opened)]
            faults += [*_first_screen_faults(opened), *_job_faults(opened), *_page_faults(opened)]
            opened.signer.load()
        finally:
            opened.close()
    return list(dict.fromkeys([*faults, *logged]))


@contextmanager
def _errors_logged() -> Iterator[list[str]]:
    """What the program itself calls an error meanwhile, bugs and warnings of QML among them."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            error = record.exc_info[1] if record.exc_info else None
            said.append(record.getMessage() + (f" ({error!r})" if error else ""))

    listener = Listener(logging.ERROR)
    logging.getLogger("kiosk").addHandler(listener)
    try:
        yield said
    finally:
        logging.getLogger("kiosk").removeHandler(listener)


def _log_faults(opened: Kiosk) -> Iterator[str]:
    """The visit log opens, is up to date, and takes what is written."""
    log, waited_s = opened.log, 0.0
    while not log.wait_until_open(1.0) and waited_s < OPENING_S:
        waited_s += 0.0 if log.is_migrating else 1.0
    name = opened.data_dir.visits.name
    if waited_s >= OPENING_S:
        yield f"{name} is not open after {OPENING_S:.0f} s"
    elif log.trouble:
        yield f"{name} cannot be used ({log.trouble})"
    else:
        try:
            log.write(_count_visits).result(ANSWER_S)
        except (KioskError, sqlite3.Error, TimeoutError) as fault:
            yield f"{name} cannot be written: {fault!r}"


def _count_visits(db: sqlite3.Connection) -> int:
    (visits,) = db.execute("SELECT count(*) FROM visit").fetchone()
    return int(visits)


def _first_screen_faults(opened: Kiosk) -> Iterator[str]:
    """What a visitor sees first is drawn, with a job played on it."""
    screen = opened.settings.site.screen
    opened.window.resize(screen.width_px, screen.height_px)
    opened.window.show()
    opened.shell.frame(0.05)
    if not _is_drawn(opened):
        yield f"the first screen is not drawn within {PICTURE_S:.0f} s"
    if opened.conductor.view.screen != "attract":
        yield f"the first screen is {opened.conductor.view.screen}, not attract"


def _job_faults(opened: Kiosk) -> Iterator[str]:
    """Every job begins, and its picture comes up on the Stage."""
    conductor = opened.conductor
    language = opened.settings.site.hall.languages[0]
    for booth in conductor.offer.booths:
        conductor.stage.put(booth, conductor.offer, language, level=Level.STANDARD, short=False, seed=1)
        if not _is_drawn(opened):
            yield f"the job {booth.id} is not drawn within {PICTURE_S:.0f} s"
    conductor.stage.clear()
    opened.catalogue.load_all()
    for entry in opened.catalogue.entries:
        if entry not in opened.catalogue.healthy:
            yield f"the job {entry.id} cannot be offered: {entry.reason or entry.faults[0]}"


def _page_faults(opened: Kiosk) -> Iterator[str]:
    """Every page there is compiles, and every word can be read; BadInput names a file that cannot."""
    from PySide6.QtCore import QUrl

    import kiosk.ui.staff.staff_shell  # noqa: F401 - the type that staff's pages name
    from kiosk.installation import LANGUAGES, PACKAGE
    from kiosk.services.text_files import read_words

    for language in LANGUAGES:
        read_words(PACKAGE / "ui" / "texts" / f"{language}.toml")
    jobs = [QUrl(booth.tile) for booth in opened.conductor.offer.booths]
    pages = [QUrl.fromLocalFile(str(page)) for page in sorted((PACKAGE / "ui").rglob("*.qml"))]
    for page in (*jobs, *pages):
        yield from _compile_faults(opened, page)


def _compile_faults(opened: Kiosk, page: QUrl) -> Iterator[str]:
    from PySide6.QtQml import QQmlComponent

    component = QQmlComponent(opened.engine, page)
    if not component.isReady():
        yield f"qml: {' '.join(component.errorString().split())}"
    component.deleteLater()


def _is_drawn(opened: Kiosk) -> bool:
    """Whether a picture that is asked for now comes."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, drawn = QEventLoop(), []

    def see() -> None:
        drawn.append(True)
        loop.quit()

    swapped = opened.window.frameSwapped.connect(see)
    limit = QTimer(loop, interval=int(PICTURE_S * 1000), singleShot=True)
    limit.timeout.connect(loop.quit)
    limit.start()
    opened.window.update()
    loop.exec()
    opened.window.frameSwapped.disconnect(swapped)
    return bool(drawn)
