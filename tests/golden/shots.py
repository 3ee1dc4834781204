"""The real screens, drawn anew, for goldens to be compared with; `make golden` keeps them.

Pictures of the shell lie here, those of a job with its tests, so that they come and go with it. The shell
shows the jobs that are there: `jobs.txt` says with which ones its pictures were kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from kiosk.commands.audit.matrix import LANDSCAPE, PORTRAIT, Case
from kiosk.installation import known_experiences

FOLDER = Path(__file__).parent
TESTS = FOLDER.parent
JOBS = FOLDER / "jobs.txt"
CASES = tuple(Case(size, contrast) for size in (PORTRAIT, LANDSCAPE) for contrast in (False, True))
SCENES = (
    "attract",
    "hall",
    "settings",
    "help",
    "staff-called",
    "home-confirm",
    "idle-warning",
    "pause",
    "between",
    "debrief",
    "debrief-facts",
    "hall-done",
    "door-transition",
    "door-transition-works",
    "door-transition-work-alone",
    "door-startup",
    "door-startup-stage-taken",
    "door-jobs",
    "takeaway",
    "survey-answered",
    "farewell",
    "attract-notice",
    "crowded-hall",
    "crowded-takeaway-full",
    "survey-failed",
    "farewell-paper",
    "bare-attract",
    "bare-hall",
    "staff-pad",
    "staff-today",
    "staff-checklist",
    "staff-export",
    "staff-export-running",
    "staff-news-faults",
    "staff-settings",
    "staff-group",
    "staff-machine-ask",
)
"""Every screen of the shell, and the states of it that look unlike the others."""
JOB_SCENES = ("opening", "round3", "debrief")
"""Of every job, as a careless visitor plays it."""
SCALE = 1 / 3


def installed() -> tuple[str, ...]:
    """Ids of the jobs that are there, in the order of the alphabet."""
    return tuple(sorted(known_experiences()))


def kept_with() -> tuple[str, ...]:
    """Ids of the jobs that were there when the shell's pictures were kept."""
    return tuple(JOBS.read_text("utf-8").split())


def places() -> Mapping[str, str]:
    """Where the picture of a scene is kept below `tests/`: `{case}` is the folder of a case."""
    shell = {scene: f"golden/{{case}}/{scene}.png" for scene in SCENES}
    return shell | {
        f"{job}-{scene}": f"experiences/{job}/golden/{{case}}/{scene}.png"
        for job in installed()
        for scene in JOB_SCENES
    }


def folder_of(case: Case) -> str:
    """What the pictures of a case are kept in: `portrait-light`."""
    orientation, contrast, *_ = case.name.split("-")
    return f"{orientation}-{contrast}"


def shoot(case: Case, root: Path) -> None:
    """Draw every scene of `places()` in this case below `root`, at a third of its size."""
    from PySide6.QtCore import Qt

    from kiosk.commands.audit.run import scenes_of

    width = round(case.size[0] * SCALE)
    wanted = places()
    for scene in scenes_of(case):
        if scene.name in wanted:
            path = root / wanted[scene.name].format(case=folder_of(case))
            path.parent.mkdir(parents=True, exist_ok=True)
            image = scene.images[0].scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            if not image.save(str(path)):
                raise OSError(f"{path} could not be written")


def shoot_all(root: Path, cases: Sequence[Case] = CASES) -> None:
    """Draw everything, each case in a process of its own, one per core."""
    with ProcessPoolExecutor(mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        list(pool.map(shoot, cases, [root] * len(cases)))


def keep() -> None:
    """Draw everything and keep what does not look as it was kept; what is no longer drawn goes."""
    with TemporaryDirectory() as folder:
        shoot_all(Path(folder))
        drawn = {path.relative_to(folder): path for path in Path(folder).rglob("*.png")}
        for name, path in drawn.items():
            with Image.open(path) as now:
                if not _is_kept(TESTS / name, now):
                    (TESTS / name).parent.mkdir(parents=True, exist_ok=True)
                    now.save(TESTS / name, optimize=True)
    for path in kept():
        if path.relative_to(TESTS) not in drawn:
            path.unlink()
    JOBS.write_text("".join(f"{job}\n" for job in installed()), "utf-8")


def kept() -> Iterator[Path]:
    """Every picture that is kept."""
    yield from FOLDER.glob("*/*.png")
    yield from TESTS.glob("experiences/*/golden/*/*.png")


def _is_kept(path: Path, now: Image.Image) -> bool:
    if not path.exists():
        return False
    with Image.open(path) as before:
        return before.size == now.size and before.tobytes() == now.tobytes()


if __name__ == "__main__":
    keep()
