"""`make new-experience` makes a job that passes every gate at once, and never writes over anything."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
LONGEST_ID = "a_job_with_the_longest_id_allowed"[:32]
TIMEOUT_S = 180


class Tree:
    """A copy of the checkout without its experiences, and commands run inside it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module or script of the copy with the copy's own kiosk."""
        environment = {**os.environ, "PYTHONPATH": str(self.root), "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.run(
            [sys.executable, *command],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=TIMEOUT_S,
        )

    def new(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("packaging/new_experience.py", *arguments)

    def files(self) -> set[Path]:
        """Every file below the experiences folder."""
        return {file for file in (self.root / "kiosk" / "experiences").rglob("*") if file.is_file()}


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    left_out = shutil.ignore_patterns("__pycache__", "*.qmltypes")
    for name in ("kiosk", "packaging", "tests"):
        shutil.copytree(CHECKOUT / name, tmp_path / name, ignore=left_out)
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    for folder in (tmp_path / "kiosk" / "experiences").iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    return Tree(tmp_path)


@pytest.mark.parametrize("experience_id", ["abc", LONGEST_ID])
def test_a_new_job_passes_the_gates_whatever_the_length_of_its_id(tree: Tree, experience_id: str) -> None:
    assert tree.new(experience_id).returncode == 0
    folder = f"kiosk/experiences/{experience_id}"

    for gate in (
        ("-m", "ruff", "check", "--no-cache", folder),
        ("-m", "ruff", "format", "--check", "--no-cache", folder),
        ("-m", "mypy", "--cache-dir", str(tree.root / "mypy"), folder),
        ("packaging/gates/qml.py", folder),
    ):
        done = tree.run(*gate)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_new_job_keeps_the_contract_and_its_bounds(tree: Tree) -> None:
    tree.new("water_tank")

    contract = tree.run(
        "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/unit/experiences/test_contract.py"
    )
    check = tree.run("-m", "kiosk", "experiences", "check", "water_tank", "--seeds", "2")

    assert contract.returncode == 0, contract.stdout
    assert check.returncode == 0, check.stdout + check.stderr
    assert check.stdout.startswith("water_tank: passed")


def test_its_words_are_all_there_and_all_used(tree: Tree) -> None:
    tree.new("water_tank")

    said = tree.run("packaging/gates/texts.py").stderr

    assert [sentence for sentence in said.splitlines() if "experiences/water_tank" in sentence] == []


def test_every_job_gets_a_number_of_its_own(tree: Tree) -> None:
    for name in ("first_job", "second_job"):
        assert tree.new(name).returncode == 0

    manifests = [
        (tree.root / "kiosk" / "experiences" / name / "experience.toml").read_text("utf-8")
        for name in ("first_job", "second_job")
    ]

    assert "number = 1 " in manifests[0]
    assert "number = 2 " in manifests[1]


@pytest.mark.parametrize("bad", ["", "ab", "Water", "water-tank", "1st_job", "../escape", "물탱크", "a" * 33])
def test_a_bad_id_is_refused_with_one_sentence_and_nothing_is_written(tree: Tree, bad: str) -> None:
    before = tree.files()

    done = tree.new(bad)

    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "expected 3 to 32 of a-z, 0-9 and _, a letter first" in done.stderr
    assert tree.files() == before


def test_an_existing_folder_is_never_written_over(tree: Tree) -> None:
    tree.new("water_tank")
    own = tree.root / "kiosk" / "experiences" / "water_tank" / "simulation.py"
    own.write_text("# weeks of work\n")
    before = tree.files()

    done = tree.new("water_tank")

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "which exists" in done.stderr
    assert own.read_text() == "# weeks of work\n"
    assert tree.files() == before


def test_numbers_run_out_with_a_sentence_instead_of_a_job_nobody_can_print(tree: Tree) -> None:
    tree.new("last_job")
    manifest = tree.root / "kiosk" / "experiences" / "last_job" / "experience.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("number = 1 ", "number = 255 "), "utf-8")
    before = tree.files()

    done = tree.new("one_more_job")

    assert done.returncode == 2
    assert "expected a free number up to 255" in done.stderr
    assert tree.files() == before
