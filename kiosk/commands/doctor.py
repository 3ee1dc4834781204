"""`kiosk doctor`: the opening checklist on a terminal."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.options import DATA_DIR, LOCAL, SITE
from kiosk.core.contract import line
from kiosk.core.site_rules import printer_under
from kiosk.core.staff_ports import CheckResult
from kiosk.core.texts import Texts

if TYPE_CHECKING:
    from kiosk.core.printers import PrinterChoice, PrinterState
    from kiosk.core.site import Site
    from kiosk.services.catalogue import Catalogue
    from kiosk.services.data_dir import DataDir
    from kiosk.services.staff.checklist import Surroundings
    from kiosk.services.staff.panel import Panel

CHECK_FAILED = 1
_MARK = {"pass": "ok  ", "fail": "FAIL", "unknown": "?   "}


@click.command()
@SITE
@LOCAL
@DATA_DIR
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(site_file: Path | None, local_file: Path | None, data_dir: Path | None, *, as_json: bool) -> None:
    """Go through the opening checklist of a kiosk; what fails is told with what to do.

    Reads only, so it may be run beside a kiosk that serves visitors. Touch is tried by hand on the kiosk's
    own staff page, where frames are measured too. Exits with 1 if a check fails.
    """
    from kiosk.services.staff.checklist import checks

    panel, around = _look_around(site_file, local_file, data_dir)
    results = [check() for check in checks(around, panel)]
    if as_json:
        click.echo(json.dumps([_row(result) for result in results], ensure_ascii=False, indent=2))
    else:
        texts = _english()
        for result in results:
            click.echo(f"{_MARK[result.state]}  {sentence_of(result, texts)}")
    if any(result.state == "fail" for result in results):
        raise SystemExit(CHECK_FAILED)


def sentence_of(result: CheckResult, texts: Texts) -> str:
    """A result as its name and its sentence."""
    name = texts.say(line(f"check-{result.name}"))
    return f"{name}: {texts.say(line(f'check-{result.name}-{result.reason}', **dict(result.values)))}"


def _row(result: CheckResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "state": result.state,
        "reason": result.reason,
        "values": dict(result.values),
    }


def _english() -> Texts:
    from kiosk.installation import PACKAGE
    from kiosk.services.text_files import read_words

    return Texts("en", read_words(PACKAGE / "ui" / "texts" / "en.toml"))


def _look_around(
    site_file: Path | None, local: Path | None, root: Path | None
) -> tuple[Panel | None, Surroundings]:
    """Everything the checks look at. Raises BadInput for a bad site file."""
    from kiosk.installation import build_date, find_catalogue
    from kiosk.services.data_dir import DataDir, default_root
    from kiosk.services.identity import KEY_FILE
    from kiosk.services.programme_file import load_programmes
    from kiosk.services.rendering import known_tier
    from kiosk.services.staff.checklist import Surroundings
    from kiosk.services.system_clock import SystemClock
    from kiosk.settings import settings_from

    settings = settings_from(site_file, local=local)
    site, data_dir = settings.site, DataDir(root or default_root())
    catalogue = find_catalogue(site, settings.file_of("hall.experiences"))
    catalogue.load_all()
    programmes = load_programmes(settings.programmes)
    panel = _panel()
    return panel, Surroundings(
        site=site,
        data_dir=data_dir,
        key_file=KEY_FILE,
        clock=SystemClock(),
        build_date=build_date(),
        tier=known_tier(site.screen.tier, data_dir.root / "rendering.json") or "",
        panel=lambda: panel,
        frame_rate=lambda: None,
        printer=lambda: _printer(site, data_dir),
        sticks=lambda: None,
        programmes=lambda: programmes,
        experiences=lambda: _experiences(catalogue),
    )


def _panel() -> Panel | None:
    """None where there is no display: then Qt is started without one, for the printers' sake."""
    from kiosk.services.staff.panel import look_at_panel
    from kiosk.ui.application import qt_application

    no_display = (
        sys.platform.startswith("linux")
        and not os.environ.get("QT_QPA_PLATFORM")
        and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    )
    if no_display:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qt_application("flat")
    return None if no_display else look_at_panel()


def _printer(site: Site, data_dir: DataDir) -> tuple[PrinterChoice, PrinterState]:
    from kiosk.services.slip_channels.choosing import paper_channel
    from kiosk.services.staff.setting_desk import load_settings
    from kiosk.services.system_clock import SystemClock

    choice = printer_under(site, load_settings(data_dir.visits))
    channel = paper_channel(choice, site.printer, SystemClock())
    return choice, "unknown" if channel is None else channel.ask()


def _experiences(catalogue: Catalogue) -> tuple[list[str], list[str]]:
    offered = [entry.id for entry in catalogue.healthy]
    return offered, [entry.id for entry in catalogue.entries if entry.id not in offered]
