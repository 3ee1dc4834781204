"""What `kiosk run` may load before its first frame. Anything new here costs every start of every kiosk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ALLOWED = {
    "click",
    "kiosk",
    "PySide6",
    "shiboken6",
    "shibokensupport",
    "typing_extensions",
    "msgspec",
    "platformdirs",
}
QT_ALLOWED = {"QtCore", "QtGui", "QtNetwork", "QtOpenGL", "QtQml", "QtQuick"}
LATER = {
    "kiosk.commands.experiences",
    "kiosk.commands.office",
    "kiosk.commands.ui",
    "kiosk.core.staff_turn",
    "kiosk.services.slip_picture",
    "kiosk.ui.pulse",
    "kiosk.ui.staff.staff_room",
}
"""Of ours: what other commands, a supervised start, the first slip or the first knock of staff need."""

START = """
import json, sys
import kiosk.cli
import kiosk.commands.run
from pathlib import Path
from kiosk.app import Kiosk
from kiosk.settings import settings_from
kiosk = Kiosk(settings_from(None, data_dir=Path(sys.argv[1]), tier="flat", live=False))
kiosk.window.show()
swapped = []
kiosk.window.frameSwapped.connect(lambda: swapped.append(True))
while not swapped:
    kiosk.application.processEvents()
standard = sys.stdlib_module_names
loaded = {name.partition(".")[0] for name in sys.modules} - set(standard) - set(sys.builtin_module_names)
qt = {name.partition(".")[2] for name in sys.modules if name.startswith("PySide6.Qt")}
kiosk.close()
ours = {name for name in sys.modules if name.startswith("kiosk.")}
print(json.dumps({"loaded": sorted(loaded), "qt": sorted(qt), "ours": sorted(ours)}))
"""

RUN = """
import json, sys
from pathlib import Path
from kiosk.app import Kiosk
from kiosk.commands.run import serve
from kiosk.settings import settings_from
kiosk = Kiosk(settings_from(None, data_dir=Path(sys.argv[1]), tier="flat"))
told = []
def load():
    told.append("sounds")
    kiosk.application.quit()
kiosk.loudspeaker.load = load
kiosk.window.frameSwapped.connect(lambda: told.append("frame"))
serve(kiosk, windowed=(540, 960))
print(json.dumps({"told": told, "multimedia": "PySide6.QtMultimedia" in sys.modules}))
kiosk.close()
"""


def told_by(script: str, data_dir: Path) -> dict[str, Any]:
    """What a script says in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(data_dir)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_only_what_the_first_frame_needs_is_loaded_before_it(tmp_path: Path) -> None:
    told_by(START, tmp_path)  # the very first start also migrates a database
    report = told_by(START, tmp_path)
    ours = {name for name in report["loaded"] if not name.startswith("_")}
    assert ours - ALLOWED - {"signature_bootstrap"} == set()
    assert set(report["qt"]) - QT_ALLOWED == set()
    assert set(report["ours"]) & LATER == set()


def test_sounds_are_decoded_once_the_first_frame_is_on_screen(tmp_path: Path) -> None:
    report = told_by(RUN, tmp_path)
    assert report["told"][0] == "frame"
    assert "sounds" in report["told"]
    assert not report["multimedia"]
