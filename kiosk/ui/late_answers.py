"""What services say on their own threads before there is a conductor to hear it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.ui.conductor import Conductor


class LateAnswers:
    """What services say on their own threads, handed to the conductor; kept until there is one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._conductor: Conductor | None = None
        self._early: list[object] = []

    def __call__(self, answer: object) -> None:
        with self._lock:
            if self._conductor is None:
                self._early.append(answer)
                return
        self._conductor.answered.emit(answer)

    def spoke(self) -> None:
        if self._conductor is not None:
            self._conductor.spoke.emit()

    def lead_to(self, conductor: Conductor) -> None:
        """From now on to this conductor, beginning with what was said before."""
        with self._lock:
            self._conductor, early = conductor, self._early
        for answer in early:
            conductor.answered.emit(answer)
