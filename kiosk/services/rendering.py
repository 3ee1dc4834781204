"""Which renderer this machine can carry: `flat` (software) or `spatial` (a real GPU)."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Literal

Tier = Literal["flat", "spatial"]

PROBE_TIMEOUT_S = 10.0

# A child process, because a probe inside this one costs 57 MB that never come back.
# It is told where packages are: an installed kiosk's are in no place that a plain interpreter looks.
_PROBE = """
import sys
sys.path[:] = sys.argv[1:]
from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext
app = QGuiApplication([])
surface = QOffscreenSurface()
surface.create()
context = QOpenGLContext()
if not (context.create() and context.makeCurrent(surface)):
    sys.exit(1)
renderer = str(context.functions().glGetString(0x1F01)).lower()
sys.exit(1 if any(word in renderer for word in ("llvmpipe", "softpipe", "swrast", "gdi generic")) else 0)
"""

_LOG = logging.getLogger(__name__)


def choose_tier(wanted: str, cache: Path) -> Tier:
    """The tier to start with. `wanted` is a site's `flat` or `spatial`, or `auto` to find out.

    What the probe found is kept in `cache` for as long as the graphics drivers stay the same.
    """
    if wanted in ("flat", "spatial"):
        return "flat" if wanted == "flat" else "spatial"
    driver = _driver()
    if not driver:
        _LOG.info("rendering: flat, no render node")
        return "flat"
    known = _cached(cache, driver)
    tier = known or ("spatial" if _probe() else "flat")
    if known is None:
        _remember(cache, driver, tier)
    _LOG.info("rendering: %s on %s", tier, driver)
    return tier


def known_tier(wanted: str, cache: Path) -> Tier | None:
    """What `choose_tier` would answer without trying anything; None where it would have to probe."""
    if wanted in ("flat", "spatial"):
        return "flat" if wanted == "flat" else "spatial"
    driver = _driver()
    return _cached(cache, driver) if driver else "flat"


def _driver() -> str:
    """What identifies the graphics hardware and driver; "" where there is no render node."""
    if sys.platform == "win32":
        return "windows"
    nodes = sorted(Path("/dev/dri").glob("renderD*")) if Path("/dev/dri").is_dir() else []
    names = [Path("/sys/class/drm") / node.name / "device/driver" for node in nodes]
    return " ".join(name.resolve().name if name.exists() else "unknown" for name in names)


def _probe() -> bool:
    try:
        probe = subprocess.run(
            [sys.executable, "-I", "-c", _PROBE, *sys.path],
            timeout=PROBE_TIMEOUT_S,
            # Nothing of ours: under a supervisor stdin is its line to us, and who inherits it on Windows
            # waits for our own read of it. A pipe for its output is waited for while any child holds it.
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        _LOG.warning("rendering: the OpenGL probe did not answer: %s", fault)
        return False
    return probe.returncode == 0


def _cached(cache: Path, driver: str) -> Tier | None:
    try:
        found = json.loads(cache.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or found.get("driver") != driver:
        return None
    return "spatial" if found.get("tier") == "spatial" else "flat"


def _remember(cache: Path, driver: str, tier: Tier) -> None:
    try:
        cache.write_text(json.dumps({"driver": driver, "tier": tier}), "utf-8")
    except OSError as fault:
        _LOG.warning("rendering: %s could not be written: %s", cache, fault)
