"""`kiosk supervise`: what the system starts, and what starts the kiosk."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

import kiosk

PATH = click.Path(path_type=Path)
STOP_LIMIT_S = 5.0
NOT_STOPPED = 1


@click.command()
@click.option("--site", type=PATH, envvar="KIOSK_SITE", help="Site file; the demo site if none is named.")
@click.option("--local", type=PATH, envvar="KIOSK_LOCAL", help="Local overrides, laid over the site file.")
@click.option("--data-dir", type=PATH, envvar="KIOSK_DATA_DIR", help="Where live data lies.")
@click.option("--run-dir", type=PATH, envvar="KIOSK_RUN_DIR", help="Where supervisor.json is kept.")
@click.option("--stop", is_flag=True, help="End the supervisor of --run-dir, and wait until it has.")
@click.argument("run_options", nargs=-1, type=click.UNPROCESSED)
def supervise(
    site: Path | None,
    local: Path | None,
    data_dir: Path | None,
    run_dir: Path | None,
    run_options: tuple[str, ...],
    *,
    stop: bool,
) -> None:
    """Keep the kiosk running: start it, start it again when it crashed or hangs, and tell systemd.

    RUN_OPTIONS, after --, are those of `kiosk run`. While the kiosk cannot be shown, visitors see 점검 중.
    Ends with 0 when it is told to, when staff left the program, and when the display is gone; with 2 where
    another supervisor has the run directory.
    """
    if stop:
        if run_dir is None:
            raise click.UsageError("--stop needs --run-dir (or KIOSK_RUN_DIR)")
        from kiosk.session.unit import stop_supervisor

        raise SystemExit(0 if stop_supervisor(run_dir, STOP_LIMIT_S) else NOT_STOPPED)
    where = [*_given("--site", site), *_given("--local", local)]
    app = [*entry(), "run", *where, *_given("--data-dir", data_dir), *run_options]
    raise SystemExit(_supervise(app, [*entry(), "maintenance"], run_dir))


def entry() -> list[str]:
    """The command that started this program, up to its arguments: the same Python, flags and script."""
    arguments = len(sys.argv) - 1
    return [sys.executable, *sys.orig_argv[1 : len(sys.orig_argv) - arguments]]


def _given(name: str, value: Path | None) -> list[str]:
    return [] if value is None else [name, str(value)]


def _supervise(app: Sequence[str], screen: Sequence[str], run_dir: Path | None) -> int:
    from kiosk.session.child import Child
    from kiosk.session.compositor import compositor_gone
    from kiosk.session.notify import Notifier, without_own
    from kiosk.session.only_one import claim
    from kiosk.session.state_file import StateFile
    from kiosk.session.supervisor import Supervisor, Surroundings
    from kiosk.session.unit import stop_unit

    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    claimed = claim(run_dir) if run_dir else None
    notifier = Notifier.of(os.environ)
    # Under cage Qt draws a title bar with a close button on what is not fullscreen yet.
    ours = {**without_own(os.environ), "QT_WAYLAND_DISABLE_WINDOWDECORATION": "1"}
    supervisor = Supervisor(
        Surroundings(
            start_app=lambda heard: Child(app, {**ours, "KIOSK_SUPERVISED": "1"}, heard),
            start_screen=lambda: Child(screen, ours),
            notifier=notifier,
            state=StateFile(run_dir, kiosk.__version__, lambda: datetime.now(UTC)),
            display_gone=lambda: compositor_gone(os.environ),
            stay_away=stop_unit if notifier.somebody else lambda: None,
        )
    )
    for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: supervisor.stop())
    try:
        return supervisor.run()
    finally:
        if claimed:
            claimed.close()
