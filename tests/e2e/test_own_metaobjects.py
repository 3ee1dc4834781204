"""No object of a running kiosk has a metaobject of its own: why is said in tests/ui/test_python_items.py."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject

from kiosk.core.contract import Level
from tests.e2e.conftest import Front


def with_their_own() -> set[str]:
    """Types of the living objects that PySide gave a metaobject apart from their type's."""
    living = [each for each in gc.get_objects() if isinstance(each, QObject)]
    return {type(each).__name__ for each in living if "__METAOBJECT__" in vars(each)}


def test_none_has_whatever_is_played(front: Front) -> None:
    conductor = front.kiosk.conductor
    before = with_their_own()  # of other tests
    for booth in conductor.offer.booths:
        assert conductor.stage.put(
            booth, conductor.offer, "ko", level=Level.STANDARD, short=False, seed=7, lead=lambda play, _: play
        )
        front.visitor.wait(0.5)
        assert with_their_own() - before == set()
