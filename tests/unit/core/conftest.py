"""What the tests of one visit begin with."""

from __future__ import annotations

import pytest

from tests.unit.core.visiting import Front


@pytest.fixture
def front() -> Front:
    return Front()
