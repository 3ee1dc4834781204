"""What an installer carries, staged for Debian and used as a kiosk would: pruned, complete, and alone."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from installer import reproducible
from installer.native import is_native, needed
from installer.staging import DEB, ROOT, WINDOWS, Staged, lay_out
from PIL import Image, ImageChops

from kiosk.core.errors import BadInput
from tests.packaging.staged import SYSTEM_PYTHON, Loaded, Tree, run_here

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(not SYSTEM_PYTHON.exists(), reason="this machine has no Python 3.11 of its own"),
]

DEMO_SITE = ROOT / "packaging" / "sites" / "demo.toml"
LARGEST_QR_PX = 300
MOST_MB = 200
"""On the disk: what makes a package of less than 120 MB, and far from the 700 MB of all wheels."""


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Staged:
    return lay_out(DEB, DEMO_SITE, tmp_path_factory.mktemp("staged") / "tree")


@pytest.fixture(scope="module")
def visited(staged: Staged, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Loaded]:
    """A folder in which the staged kiosk has played a visit, and what it had loaded in the end."""
    folder = tmp_path_factory.mktemp("visited")
    return folder, Tree(staged.root).watch(folder, "demo", "--site", str(DEMO_SITE), "--out", "visit")


@pytest.fixture
def tree(staged: Staged) -> Tree:
    return Tree(staged.root)


def test_the_layout_is_the_one_that_launchers_and_packages_know(staged: Staged) -> None:
    found = {path.name for path in staged.root.iterdir()}
    wanted = {"app", "lib", "launch.py", "sbom.cdx.json", "licences"}
    assert found == wanted | {"site.toml", "programmes.toml", "transitions.toml"}
    assert (staged.root / "app" / "kiosk" / "_data" / "db" / "migrations").is_dir()
    assert (staged.root / "site.toml").read_bytes() == DEMO_SITE.read_bytes()
    assert staged.size_bytes < MOST_MB * 1_000_000


def test_it_says_its_version(tree: Tree, staged: Staged, tmp_path: Path) -> None:
    assert tree.run(tmp_path, "--version").strip().endswith(staged.version)


def test_a_visit_leaves_what_it_leaves_in_a_checkout(visited: tuple[Path, Loaded], tmp_path: Path) -> None:
    """The slip is the same but for its QR: each data directory signs with a key of its own."""
    run_here(tmp_path, "demo", "--site", str(DEMO_SITE), "--out", "visit")
    here, there = tmp_path / "visit", visited[0] / "visit"
    names = {path.name for path in here.iterdir()}
    assert {"slip.png", "slip.pdf", "demo.json", "data", "screens"} <= names
    assert {path.name for path in there.iterdir()} == names
    assert len(list((there / "screens").iterdir())) == len(list((here / "screens").iterdir()))

    ours, theirs = (Image.open(folder / "slip.png").convert("L") for folder in (here, there))
    assert ours.size == theirs.size
    left, top, right, bottom = ImageChops.difference(ours, theirs).getbbox() or (0, 0, 0, 0)
    assert 0 < right - left < LARGEST_QR_PX
    assert abs((right - left) - (bottom - top)) < LARGEST_QR_PX / 10


def test_nothing_but_the_tree_and_the_system_is_used(
    visited: tuple[Path, Loaded], tree: Tree, tmp_path: Path
) -> None:
    known = set(tree.watch_nothing(tmp_path).modules)  # what a plain `python3 -I` has at its start
    loaded = visited[1]
    strangers = [
        file
        for file in loaded.modules
        if file.is_absolute() and not file.is_relative_to(tree.root) and file not in known
    ]
    assert [file for file in strangers if not file.is_relative_to("/usr/lib/python3.11")] == []
    assert any("libQt6Quick" in file.name for file in loaded.mapped)
    qt = [file for file in loaded.mapped if "Qt6" in file.name or "PySide" in str(file)]
    assert [file for file in qt if not file.is_relative_to(tree.root)] == []
    assert [file for file in loaded.mapped if file.is_relative_to(sys.prefix)] == []


def test_what_was_visited_is_exported_and_found_intact(
    visited: tuple[Path, Loaded], tree: Tree, tmp_path: Path
) -> None:
    data = str(visited[0] / "visit" / "data")
    exported = json.loads(tree.run(tmp_path, "export", "--data-dir", data, "--to", str(tmp_path), "--json"))
    assert exported["visits"] == 1
    (verdict,) = json.loads(tree.run(tmp_path, "verify", "--json", str(tmp_path), code=1))  # in no registry
    assert "intact" in json.dumps(verdict)


def test_the_doctor_finds_what_it_finds_in_a_checkout(tree: Tree, tmp_path: Path) -> None:
    asked = ("doctor", "--json", "--site", str(DEMO_SITE), "--data-dir", str(tmp_path / "data"))
    there = json.loads(tree.run(tmp_path, *asked, code=1))
    here = json.loads(run_here(tmp_path, *asked, code=1))
    assert [(row["name"], row["state"]) for row in there] == [(row["name"], row["state"]) for row in here]


@pytest.mark.parametrize("target", [DEB, WINDOWS], ids=lambda target: target.name)
def test_every_library_that_is_carried_is_needed_and_none_is_missing(
    target: object, staged: Staged, tmp_path: Path
) -> None:
    there = staged if target is DEB else lay_out(WINDOWS, DEMO_SITE, tmp_path / "tree")
    files = {path for path in (there.root / "lib").rglob("*") if path.is_file() and is_native(path.name)}
    wanted = {name for file in files for name in needed(file.read_bytes())}
    carried = {file.name.lower() if target is WINDOWS else file.name for file in files}
    assert wanted - carried == set(there.from_system)
    ends = (".dll",) if target is WINDOWS else (".so.6", ".so.73")
    plugged = {file.name for file in files if "plugins" in file.parts or "qml" in file.parts}
    assert {name for name in carried if name.endswith(ends)} - wanted - {
        name.lower() for name in plugged
    } == set()


def test_the_same_commit_gives_the_same_bytes_wherever_it_is_staged(staged: Staged, tmp_path: Path) -> None:
    again = lay_out(DEB, DEMO_SITE, tmp_path / "elsewhere" / "tree")
    assert reproducible.tree_digest(again.root) == reproducible.tree_digest(staged.root)
    assert {path.stat().st_mtime for path in again.root.rglob("*")} == {staged.commit_time_s}


def test_no_path_of_the_builder_is_inside(staged: Staged) -> None:
    own = [str(path).encode() for path in (ROOT, staged.root.parent)]
    files = [path for path in staged.root.rglob("*") if path.is_file()]
    assert [path for path in files if any(one in path.read_bytes() for one in own)] == []


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")
    with pytest.raises(BadInput, match="expected a new or empty folder"):
        lay_out(DEB, DEMO_SITE, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["precious.txt"]


def test_a_site_with_a_fault_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    bad = tmp_path / "site.toml"
    bad.write_text(DEMO_SITE.read_text("utf-8").replace("number = 0", "number = 'none'"), "utf-8")
    with pytest.raises(BadInput, match=r"site\.number"):
        lay_out(DEB, bad, tmp_path / "tree")
    assert not (tmp_path / "tree").exists()
