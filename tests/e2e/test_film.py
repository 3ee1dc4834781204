"""`kiosk experiences film`: a play one can look at without playing it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.jobs import FIRST


def film(out: Path, *options: str, job: str = FIRST) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "experiences", "film", job, "--out", str(out), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_play_becomes_a_strip_of_pictures(tmp_path: Path) -> None:
    out = tmp_path / "film"
    done = film(out, "--bot", "expert", "--seed", "3", "--every", "20", "--stage", "--size", "720x1280")
    assert (done.returncode, done.stderr) == (0, "")
    pictures = sorted(out.glob("[0-9]*.png"))
    assert [path.name for path in pictures] == [f"{n + 1:03d}.png" for n in range(len(pictures))]
    assert 5 <= len(pictures) <= 9
    sizes = {(image.width(), image.height()) for image in map(QImage, map(str, pictures))}
    assert max(height for _, height in sizes) < 1280
    assert len({path.read_bytes() for path in pictures}) == len(pictures)
    strip = QImage(str(out / "strip.png"))
    assert strip.width() > 2 * max(width for width, _ in sizes)


def test_a_film_asks_for_a_job_there_is_and_overwrites_nothing_else(tmp_path: Path) -> None:
    unknown = film(tmp_path / "film", "--bot", "expert", job="no_such_job")
    assert unknown.returncode == 2
    assert "no_such_job" in unknown.stderr
    assert not (tmp_path / "film").exists()
    (tmp_path / "mine.txt").write_text("kept")
    refused = film(tmp_path, "--bot", "expert")
    assert refused.returncode == 2
    assert (tmp_path / "mine.txt").read_text() == "kept"
