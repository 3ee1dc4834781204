from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.office.bundles import OneKiosk, write_keys


@pytest.fixture
def kiosk() -> OneKiosk:
    return OneKiosk()


@pytest.fixture
def keys(tmp_path: Path, kiosk: OneKiosk) -> Path:
    """A registry that knows `kiosk` and nobody else."""
    return write_keys(tmp_path / "keys.toml", kiosk.trusted())
