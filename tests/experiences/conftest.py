"""What the tests of every job may ask for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "assets" / "illustrations"


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lets a test import what draws pictures: such scripts import one another by their bare names."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(SCRIPTS))
    yield
    for name in set(sys.modules) - before:
        folder = Path(str(getattr(sys.modules[name], "__file__", ""))).parent
        if folder == SCRIPTS or folder.name == "pictures":
            del sys.modules[name]
