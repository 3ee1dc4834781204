"""A kiosk in a container: installed from a stick's repository, watched from outside as a technician would."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from tests.packaging.container import Container
from tests.packaging.panel import Panel

DATA = "/var/lib/mirae-kiosk"
INSTALL_S = 900.0
PANEL = "/srv/panel"
STATE = "/run/mirae-kiosk/supervisor.json"
SCREEN = """# A container has neither screen nor touch panel: cage draws into a window of a display in memory.
[Service]
Environment=WLR_BACKENDS=x11 WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 DISPLAY=:{number}
BindPaths={sockets}:/tmp/.X11-unix
"""
NO_SCREEN = """# Switched off before the start: there is no output at all.
[Service]
Environment=WLR_BACKENDS=headless WLR_HEADLESS_OUTPUTS=0
"""


class KioskMachine:
    """The kiosk of one package in a container that is on."""

    def __init__(self, container: Container, panel: Panel, package: str) -> None:
        self.inside = container
        self.panel = panel
        self.package = package

    def prepare(self) -> None:
        """What a container lacks of a kiosk's hardware."""
        self.drop_in("50-screen.conf", SCREEN.format(number=self.panel.number, sockets=PANEL))

    def drop_in(self, name: str, text: str) -> None:
        """Change the unit, as an administrator would, from its next start on; no text takes it back."""
        folder = self.inside.root / "etc/systemd/system/mirae-kiosk.service.d"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
        if self.inside.is_on:
            self.inside.run("systemctl", "daemon-reload")

    def install(self, stick: str, *, check: bool = True, **variables: str) -> str:
        """What the technician types, from a folder of the stick."""
        return self.inside.run(
            "sh", f"/media/stick/{stick}/install.sh", check=check, timeout_s=INSTALL_S, **variables
        )

    def state(self) -> dict[str, Any]:
        """What the supervisor says; empty while it says nothing."""
        try:
            told: dict[str, Any] = json.loads(self.inside.seen(STATE).read_text())
        except (OSError, ValueError):
            return {}
        return told

    def is_idle(self) -> bool:
        return self.state().get("app") == "idle"

    def wait_for_attract(self, limit_s: float) -> float:
        """Seconds until visitors are invited."""
        return self.inside.until(self.is_idle, limit_s, "the attract screen")

    def version(self) -> str:
        """The version that serves, by its own word."""
        return str(self.state().get("version", ""))

    def app(self) -> int:
        """The process of the app, by its number inside; 0 while there is none."""
        words = self.inside.run("pgrep", "-u", "mirae-kiosk", "-f", "launch.py run", check=False).split()
        return int(words[0]) if words else 0

    def signal_app(self, name: str) -> int:
        """Send the app a signal; returns which process it was."""
        pid = self.app()
        assert pid, "no app is running"
        self.inside.run("kill", f"-{name}", str(pid))
        return pid

    def is_another_app_idle(self, than: int) -> bool:
        """Whether a later app invites visitors."""
        return self.app() not in {0, than} and self.is_idle()

    def visits(self, columns: str = "id, ended_by") -> list[tuple[Any, ...]]:
        """The visits of the log, the oldest first."""
        database = self.inside.root / DATA.lstrip("/") / "visits.db"
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10) as log:
            rows = log.execute(f"select {columns} from visit order by started_at").fetchall()
        log.close()
        return rows

    def unit(self, name: str) -> str:
        """A property of the unit."""
        shown = self.inside.run("systemctl", "show", f"--property={name}", "--value", "mirae-kiosk.service")
        return shown.strip()
