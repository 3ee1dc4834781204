"""Bad input gets one clear sentence and exit code 2, and nothing is overwritten."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.jobs import FIRST

ROOT = Path(__file__).parents[2]


def run(arguments: Sequence[str], root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A command of the kiosk in a process of its own, from the checkout at `root`."""
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        cwd=root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )


def site_file(folder: Path, change: str = "", to: str = "") -> Path:
    """The demo site's file in a folder of its own, with one piece of text changed."""
    for name in ("programmes.toml", "transitions.toml"):
        shutil.copy(ROOT / "packaging" / "sites" / name, folder)
    path = folder / "site.toml"
    text = (ROOT / "packaging" / "sites" / "demo.toml").read_text("utf-8")
    assert change in text
    path.write_text(text.replace(change, to) if change else text, "utf-8")
    return path


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stderr
    (sentence,) = [text for text in done.stderr.splitlines() if text.startswith("Error: ")]
    for word in words:
        assert word in sentence
    assert "Traceback" not in done.stderr


def test_a_broken_site_file_is_named_with_key_found_and_expected(tmp_path: Path) -> None:
    path = site_file(tmp_path)
    path.write_text(path.read_text("utf-8") + "\n[idle]\nhall_s = -3\n", "utf-8")
    data = tmp_path / "data"
    refused(run(["run", "--site", str(path), "--data-dir", str(data)]), str(path), "idle", "-3")
    assert not data.exists()


def test_a_missing_site_file_is_named(tmp_path: Path) -> None:
    refused(run(["run", "--site", str(tmp_path / "none.toml")]), "none.toml")


def test_an_unknown_experience_in_the_site_file_is_named_with_those_there_are(tmp_path: Path) -> None:
    path = site_file(tmp_path)
    text = path.read_text("utf-8").replace("[hall]", '[hall]\nexperiences = ["moon_base"]')
    assert "moon_base" in text
    path.write_text(text, "utf-8")
    data = tmp_path / "data"
    done = run(["run", "--site", str(path), "--data-dir", str(data)])
    refused(done, str(path), "hall.experiences", "moon_base", FIRST)
    assert not data.exists()


def test_a_data_directory_that_cannot_be_one_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("somebody's notes", "utf-8")
    refused(run(["run", "--data-dir", str(in_the_way)]), str(in_the_way))
    assert in_the_way.read_text("utf-8") == "somebody's notes"


def test_a_demo_never_writes_over_other_files(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine", "utf-8")
    refused(run(["demo", "--out", str(tmp_path)]), str(tmp_path), "expected")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_demo_of_a_job_there_is_not_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    refused(run(["demo", "--out", str(out), "--experience", "moon_base"]), "moon_base", FIRST)
    assert not out.exists()


@pytest.mark.parametrize("trouble", ["missing", "not a font"])
def test_a_kiosk_without_its_font_does_not_start(tmp_path: Path, trouble: str) -> None:
    for folder in ("kiosk", "assets", "db", "packaging/sites"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    font = tmp_path / "assets" / "fonts" / "Pretendard-SemiBold.otf"
    if trouble == "missing":
        font.unlink()
    else:
        font.write_text("not a font", "utf-8")
    done = run(["run", "--data-dir", str(tmp_path / "data")], root=tmp_path)
    refused(done, "Pretendard-SemiBold.otf", "expected")


def test_every_fault_of_a_site_file_is_named_at_once(tmp_path: Path) -> None:
    path = site_file(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace("volume = 0.6", 'volume = 7\nloud = "yes"'), "utf-8")
    done = run(["site", "check", str(path)])
    assert done.returncode == 2
    assert "sound.volume" in done.stderr
    assert "sound.loud" in done.stderr


@pytest.mark.parametrize("site", ["demo", "dreamteo", "cheongchun", "gvalley"])
def test_the_profiles_we_ship_have_no_faults(site: str) -> None:
    done = run(["site", "check", f"packaging/sites/{site}.toml"])
    assert (done.returncode, done.stderr) == (0, "")
