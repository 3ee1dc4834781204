"""What an installer carries, staged for Debian and used as a kiosk would: pruned, complete, and alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from installer.staging import DEB, ROOT, Staged, lay_out

from tests.packaging.staged import SYSTEM_PYTHON, Tree

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(not SYSTEM_PYTHON.exists(), reason="this machine has no Python 3.11 of its own"),
]

DEMO_SITE = ROOT / "packaging" / "sites" / "demo.toml"


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Staged:
    return lay_out(DEB, DEMO_SITE, tmp_path_factory.mktemp("staged") / "tree")


@pytest.fixture
def tree(staged: Staged) -> Tree:
    return Tree(staged.root)


def test_the_layout_is_the_one_that_launcher_and_packages_know(staged: Staged) -> None:
    found = {path.name for path in staged.root.iterdir()}
    wanted = {"app", "lib", "launch.py", "site.toml", "programmes.toml", "sbom.cdx.json", "licences"}
    assert found == wanted
    assert (staged.root / "app" / "kiosk" / "_data" / "db" / "migrations").is_dir()


def test_it_says_its_version(tree: Tree, staged: Staged, tmp_path: Path) -> None:
    assert tree.run(tmp_path, "--version").strip().endswith(staged.version)


def test_a_whole_visit_is_played_with_nothing_but_the_tree(tree: Tree, tmp_path: Path) -> None:
    loaded = tree.watch(tmp_path, "demo", "--site", str(tree.root / "site.toml"), "--out", "visit")
    made = {path.name for path in (tmp_path / "visit").iterdir()}
    assert {"slip.png", "slip.pdf", "demo.json", "data", "screens"} <= made

    standard = Path("/usr/lib/python3.11")
    strangers = [
        file
        for file in loaded.modules
        if not file.is_relative_to(tree.root)
        and (not file.is_relative_to(standard) or "packages" in file.parts[4])
    ]
    assert strangers == []
    qt = [file for file in loaded.mapped if "Qt6" in file.name or "PySide" in str(file)]
    assert qt
    assert [file for file in qt if not file.is_relative_to(tree.root)] == []


def test_what_was_visited_is_exported_and_found_genuine(tree: Tree, tmp_path: Path) -> None:
    tree.run(tmp_path, "demo", "--site", str(tree.root / "site.toml"), "--out", "visit")
    stick = tmp_path / "stick"
    stick.mkdir()
    exported = json.loads(
        tree.run(tmp_path, "export", "--data-dir", "visit/data", "--to", str(stick), "--json")
    )
    assert exported["visits"] == 1
