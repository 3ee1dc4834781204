"""A real supervisor of a stand-in app, in a hurry. Run as a program, with a folder and the app's words."""

from __future__ import annotations

import logging
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from kiosk.core.restarts import Pace
from kiosk.session.child import Child
from kiosk.session.compositor import compositor_gone
from kiosk.session.notify import Notifier, without_own
from kiosk.session.state_file import StateFile
from kiosk.session.supervisor import Supervisor, Surroundings
from kiosk.session.unit import stop_unit

HURRY = Pace(
    serving_s=1.0,
    starting_s=2.5,
    leaving_s=2.0,
    waits_s=(0.3, 0.01),
    bad_input_s=0.4,
    polite_s=0.5,
    late_s=0.4,
)
SCREEN = """
import os, sys
folder = sys.argv[1]
with open(folder + "/screens", "a") as file:
    file.write(str(os.getpid()) + "\\n")
sys.stdin.buffer.read()
"""


def main() -> None:
    folder, words = sys.argv[1], sys.argv[2:]
    logging.basicConfig(level=logging.INFO)
    notifier, ours = Notifier.of(os.environ), without_own(os.environ)
    app = [sys.executable, str(Path(__file__).with_name("stand_in.py")), folder, *words]
    supervisor = Supervisor(
        Surroundings(
            start_app=lambda heard: Child(app, ours, heard),
            start_screen=lambda: Child([sys.executable, "-c", SCREEN, folder], ours),
            notifier=notifier,
            state=StateFile(Path(folder) / "run", "1.2.3", lambda: datetime.now(UTC)),
            display_gone=lambda: compositor_gone(os.environ, 0.3),
            stay_away=stop_unit if notifier.somebody else lambda: None,
            pace=HURRY,
        )
    )
    signal.signal(signal.SIGTERM, lambda *_: supervisor.stop())
    sys.exit(supervisor.run())


if __name__ == "__main__":
    main()
