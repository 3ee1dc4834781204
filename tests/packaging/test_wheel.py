"""The built wheel, alone: complete, and working without a checkout or a developer's packages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.packaging import clean_environment
from tests.packaging.clean_environment import ROOT

CARRIED = {
    "kiosk": "kiosk",
    "assets": "kiosk/_data/assets",
    "db": "kiosk/_data/db",
    "packaging/sites": "kiosk/_data/sites",
}
LEFT_OUT = {".pyc", ".qmltypes"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean_environment.build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean_environment.make(tmp_path_factory.mktemp("clean"), wheel)


def run(programs: Path, cwd: Path, program: str, *arguments: str) -> str:
    """What a program of the clean environment prints; it must end well and complain of nothing."""
    done = subprocess.run(
        [programs / program, *arguments],
        cwd=cwd,
        env=clean_environment.outside(cwd),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def draws_pictures(file: Path) -> bool:
    """Whether it is of the scripts in a job's folder whose pictures, not they, are installed."""
    return file.parent.name == "pictures" and file.suffix == ".py"


def test_the_wheel_carries_every_file_the_kiosk_needs(wheel: Path) -> None:
    carried = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    wanted = {
        f"{inside}/{file.relative_to(ROOT / folder).as_posix()}"
        for folder, inside in CARRIED.items()
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and file.suffix not in LEFT_OUT and not draws_pictures(file)
    }
    assert carried == wanted


def test_nothing_of_this_checkout_or_of_a_developer_is_seen(programs: Path, tmp_path: Path) -> None:
    where = run(programs, tmp_path, "python", "-c", "import kiosk; print(kiosk.__file__)")
    assert Path(where.strip()).is_relative_to(programs.parent)
    looked_for = "import importlib.util as u; print(u.find_spec('pytest'), u.find_spec('mypy'))"
    assert run(programs, tmp_path, "python", "-c", looked_for) == "None None\n"


def test_the_locked_packages_are_all_that_the_wheel_asks_for(programs: Path) -> None:
    clean_environment.pip("--python", str(programs / "python"), "check")


def test_the_installed_kiosk_finds_every_experience_healthy(programs: Path, tmp_path: Path) -> None:
    rows = json.loads(run(programs, tmp_path, "kiosk", "experiences", "list", "--json"))
    folders = {file.parent.name for file in (ROOT / "kiosk" / "experiences").glob("*/experience.toml")}
    assert {row["id"]: row["status"] for row in rows} == dict.fromkeys(folders, "ok")


def test_the_installed_kiosk_plays_a_whole_visit(programs: Path, tmp_path: Path) -> None:
    run(programs, tmp_path, "kiosk", "demo", "--out", "visit")
    visit = tmp_path / "visit"
    made = {"slip.png", "slip.pdf", "demo.json", "data", "screens"}
    assert made <= {path.name for path in visit.iterdir()}
    assert list((visit / "screens").glob("*.png"))


def test_the_installed_kiosk_shows_the_examples_of_its_kit(programs: Path, tmp_path: Path) -> None:
    run(programs, tmp_path, "kiosk", "ui", "gallery", "--only", "kit", "--out", "pictures")
    drawn = {file.stem for file in (tmp_path / "pictures" / "kit").glob("*.png")}
    assert drawn == {file.stem for file in (ROOT / "kiosk" / "kit" / "examples").glob("*.qml")}


def test_a_missing_package_would_be_noticed(wheel: Path, tmp_path: Path) -> None:
    programs = clean_environment.make(tmp_path / "clean", wheel)
    next(tmp_path.glob("clean/lib/*/site-packages/msgspec")).unlink()
    with pytest.raises(AssertionError, match="msgspec"):
        run(programs, tmp_path, "kiosk", "experiences", "list")


def test_the_environment_that_runs_the_tests_is_the_locked_one() -> None:
    from importlib.metadata import version

    pins = clean_environment.locked(ROOT / "requirements-dev.lock")
    installed = {pin.name: version(pin.name) for pin in pins if pin.name != "pip"}
    assert [str(pin) for pin in pins if pin.name != "pip" and installed[pin.name] not in pin.specifier] == []
    assert sys.version_info >= (3, 11)
