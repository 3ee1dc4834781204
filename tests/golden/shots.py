"""The real screens, drawn anew, for goldens to be compared with; `make golden` keeps them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from kiosk.commands.audit.matrix import LANDSCAPE, PORTRAIT, Case

FOLDER = Path(__file__).parent
CASES = tuple(Case(size, contrast) for size in (PORTRAIT, LANDSCAPE) for contrast in (False, True))
SCENES = (
    "attract",
    "hall",
    "settings",
    "help",
    "staff-called",
    "home-confirm",
    "idle-warning",
    "play-opening",
    "play-round2",
    "play-round3-urgent",
    "pause",
    "between",
    "debrief",
    "debrief-facts",
    "hall-done",
    "door-transition",
    "takeaway",
    "survey-answered",
    "farewell",
    "crowded-hall",
    "crowded-takeaway-full",
    "survey-failed",
    "farewell-paper",
    "bare-attract",
    "bare-hall",
)
"""Every screen, and the states of it that look unlike the others."""
SCALE = 1 / 3


def name_of(case: Case, scene: str) -> str:
    """Where a scene in a case is kept: `portrait-light/hall.png`."""
    orientation, contrast, *_ = case.name.split("-")
    return f"{orientation}-{contrast}/{scene}.png"


def shoot(case: Case, folder: Path) -> None:
    """Draw every scene of `SCENES` in this case into `folder`, at a third of its size."""
    from PySide6.QtCore import Qt

    from kiosk.commands.audit.run import scenes_of

    width = round(case.size[0] * SCALE)
    for scene in scenes_of(case):
        if scene.name in SCENES:
            path = folder / name_of(case, scene.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            image = scene.images[0].scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            if not image.save(str(path)):
                raise OSError(f"{path} could not be written")


def shoot_all(folder: Path, cases: Sequence[Case] = CASES) -> None:
    """Draw everything, each case in a process of its own, one per core."""
    with ProcessPoolExecutor(mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        list(pool.map(shoot, cases, [folder] * len(cases)))


if __name__ == "__main__":
    shoot_all(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
