"""The lock files: complete for every machine we serve, and silent about where packages come from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUNTIME, DEV = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"


def pins(lock: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Version and hashes of every package, by name."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for entry in re.split(r"\n(?=[a-z0-9])", lock.read_text()):
        head = re.match(r"([a-z0-9-]+)==([^\s;]+)", entry)
        if head:
            found[head[1]] = (head[2], frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry)))
    return found


@pytest.mark.parametrize("lock", [RUNTIME, DEV], ids=lambda lock: lock.name)
def test_a_lock_names_no_host_and_no_folder_of_this_machine(lock: Path) -> None:
    assert re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links|@ ", lock.read_text()) == []


@pytest.mark.parametrize("lock", [RUNTIME, DEV], ids=lambda lock: lock.name)
def test_every_package_is_pinned_with_hashes(lock: Path) -> None:
    found = pins(lock)
    assert "pyside6-essentials" in found
    assert [name for name, (_, hashes) in found.items() if not hashes] == []


def test_a_developer_runs_the_very_packages_that_a_site_gets() -> None:
    runtime, dev = pins(RUNTIME), pins(DEV)
    assert {name: pin for name, pin in runtime.items() if dev.get(name) != pin} == {}


def test_qt_is_locked_for_both_kinds_of_processor_and_for_windows() -> None:
    version, hashes = pins(RUNTIME)["pyside6-essentials"]
    assert version
    assert len(hashes) >= 4  # manylinux x86_64 and aarch64, Windows, macOS


def test_every_package_a_site_gets_has_its_licence_on_the_page() -> None:
    page = (ROOT / "THIRD_PARTY.md").read_text()
    assert [name for name in pins(RUNTIME) if not re.search(rf"\b{re.escape(name)}\b", page)] == []
