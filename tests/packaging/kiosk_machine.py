"""A kiosk in a container: installed from a stick's repository, watched from outside as a technician would."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

from tests.packaging.container import Container

DATA = "/var/lib/mirae-kiosk"
STATE = "/run/mirae-kiosk/supervisor.json"
SOCKET = "/run/mirae-kiosk/wayland-0"
HEADLESS = """# A container has neither screen nor touch panel: cage draws into memory. Upright, because cage 0.1.4 shows
# an unturned client's own buffer and then has nothing of its own that a picture could be taken of.
[Service]
Environment="CAGE_OPTIONS=-d -r"
Environment=WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 WLR_HEADLESS_OUTPUTS=1
"""


class KioskMachine:
    """The kiosk of one package in a container that is on."""

    def __init__(self, container: Container, package: str) -> None:
        self.inside = container
        self.package = package

    def prepare(self) -> None:
        """What a container lacks of a kiosk's hardware."""
        folder = self.inside.root / "etc/systemd/system/mirae-kiosk.service.d"
        folder.mkdir(parents=True)
        (folder / "headless.conf").write_text(HEADLESS)

    def install(self, stick: str, *, check: bool = True, **variables: str) -> str:
        """What the technician types, from a folder of the stick."""
        return self.inside.run("sh", f"/media/stick/{stick}/install.sh", check=check, **variables)

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

    def picture(self, file: Path) -> None:
        """What is on the screen."""
        environment = {"XDG_RUNTIME_DIR": "/tmp", "WAYLAND_DISPLAY": str(self.inside.seen(SOCKET))}
        grim = shutil.which("grim")
        assert grim is not None
        subprocess.run([grim, str(file)], env=environment, check=True, timeout=30)

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
