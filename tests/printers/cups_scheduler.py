"""A real CUPS of our own: cupsd with its files in one folder, on a socket there."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

SYSTEM = Path("/usr/lib/cups")
DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
LPADMIN = shutil.which("lpadmin", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
USER = "lp"

_LAST_STEP = """#!/bin/sh
# What a queue hands its pages to. With a file `trouble` it says what is in there and holds the job.
[ $# -eq 0 ] && exit 0
echo "STATE: none" >&2
folder="${DEVICE_URI#slips:}"
while [ -e "$folder/trouble" ]; do echo "STATE: +$(cat "$folder/trouble")" >&2; sleep 0.1; done
cat "${6:--}" > "$folder/$1.pdf"
"""

_CONFIG = """
Listen {root}/cups.sock
DefaultAuthType None
WebInterface No
Browsing No
ErrorPolicy stop-printer
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

_FILES = """
ServerRoot {root}/server
ServerBin {root}/bin
DataDir /usr/share/cups
StateDir {root}/state
CacheDir {root}/cache
RequestRoot {root}/spool
AccessLog {root}/access
ErrorLog {root}/error
PageLog {root}/page
User {user}
Group {user}
SystemGroup root
"""


def missing() -> str:
    """Why there can be none here; "" where there can."""
    if os.name == "nt" or os.geteuid() != 0:
        return "cupsd of one's own needs root"
    found = {
        "cupsd": CUPSD,
        "lpadmin": LPADMIN,
        "lp": shutil.which("lp"),
        str(DRIVER): DRIVER.exists(),
        "ps2pdf": shutil.which("ps2pdf"),
    }
    return ", ".join(f"no {name}" for name, there in found.items() if not there)


class Scheduler:
    """The running cupsd. `socket` is what CUPS_SERVER has to be for the commands to find it."""

    def __init__(self) -> None:
        # Not a folder of pytest's: filters run as another user, who may not enter there.
        self.root = Path(tempfile.mkdtemp(prefix="cups-"))
        self.root.chmod(0o755)
        self.socket = str(self.root / "cups.sock")
        self.out = self.root / "out"
        for name in ("server", "state", "cache", "spool", "bin/backend", "out"):
            (self.root / name).mkdir(parents=True)
        for each in SYSTEM.iterdir():
            if each.name != "backend":
                (self.root / "bin" / each.name).symlink_to(each)
        backend = self.root / "bin" / "backend" / "slips"
        backend.write_text(_LAST_STEP, "utf-8")
        backend.chmod(0o700)  # CUPS runs those of nobody else as root, who may write into `out`
        for name, text in (("cupsd.conf", _CONFIG), ("files.conf", _FILES)):
            (self.root / name).write_text(text.format(root=self.root, user=USER), "utf-8")
        assert CUPSD is not None
        self._cupsd = subprocess.Popen(
            [CUPSD, "-f", "-c", str(self.root / "cupsd.conf"), "-s", str(self.root / "files.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait_until_it_answers()

    def add(self, queue: str) -> None:
        """A queue that keeps its jobs in `out` as <number>.pdf, in PostScript as it is."""
        assert LPADMIN is not None
        self.run(LPADMIN, "-p", queue, "-E", "-v", f"slips:{self.out}", "-P", str(DRIVER))

    def remove(self, queue: str) -> None:
        """With what it holds."""
        assert LPADMIN is not None
        self.trouble("")
        self.run("cancel", "-a", queue)
        self.run(LPADMIN, "-x", queue)

    def trouble(self, alert: str) -> None:
        """From now on the queue's last step says so and holds its job; "" ends that."""
        if alert:
            (self.out / "trouble").write_text(alert, "utf-8")
        else:
            (self.out / "trouble").unlink(missing_ok=True)

    def run(self, *command: str) -> str:
        """What one of CUPS' commands says."""
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            env={**os.environ, "CUPS_SERVER": self.socket},
            check=False,
        )
        return done.stdout

    def close(self) -> None:
        self._cupsd.terminate()
        self._cupsd.wait(20)
        shutil.rmtree(self.root)

    def _wait_until_it_answers(self) -> None:
        for _ in range(200):
            if "is running" in self.run("lpstat", "-r"):
                return
            try:
                code = self._cupsd.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            raise AssertionError(f"cupsd ended with {code}")
        raise AssertionError("cupsd does not answer")
