from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.doubles import ManualClock
from tests.unit.log.scene import Answers, OpenLog, logs


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "visits.db"


@pytest.fixture
def open_log(path: Path, clock: ManualClock, answers: Answers) -> Iterator[OpenLog]:
    with logs(path, clock, answers) as opener:
        yield opener
