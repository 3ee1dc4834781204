"""Experiences on disk, made from the template that `make new-experience` uses."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kiosk.experiences
from kiosk.services.catalogue import PACKAGE

SCRIPT = Path(__file__).parents[3] / "packaging" / "new_experience.py"


def load_script() -> Any:
    """packaging/new_experience.py, which no import name leads to."""
    spec = importlib.util.spec_from_file_location("new_experience", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Jobs:
    """A folder of experiences. New ones are sound; tests then break what they are about."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._script = load_script()

    def new(self, experience_id: str) -> Path:
        """Folder of a new, sound experience."""
        folder: Path = self._script.make(experience_id, self.root)
        return folder

    def edit(self, experience_id: str, name: str, old: str, new: str) -> None:
        """Replace a piece of one of its files; a piece that is not there is a mistake of the test."""
        file = self.root / experience_id / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Jobs]:
    """Experiences that import as kiosk.experiences.<id>, and are forgotten after the test."""
    before = set(sys.modules)
    monkeypatch.setattr(kiosk.experiences, "__path__", [str(tmp_path), *kiosk.experiences.__path__])
    yield Jobs(tmp_path)
    for name in set(sys.modules) - before:
        if name.startswith(f"{PACKAGE}."):
            del sys.modules[name]
