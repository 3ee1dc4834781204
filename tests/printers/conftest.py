from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.printers.loopback_printer import LoopbackPrinter


@pytest.fixture
def printer() -> Iterator[LoopbackPrinter]:
    """A network printer that is well."""
    loopback = LoopbackPrinter()
    yield loopback
    loopback.close()
