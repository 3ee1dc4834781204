from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.services.staff.worker import Worker
from tests.unit.staff_services.scene import Pages


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "visits.db"


@pytest.fixture
def pages(path: Path) -> Iterator[Pages]:
    written = Pages(path)
    yield written
    written.close()


@pytest.fixture
def worker() -> Iterator[Worker]:
    works = Worker("staff")
    yield works
    works.close()
