"""The notices of the attract screen: whose turn it is, as display time passes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QUrl

from kiosk.core.news import Notice, Turns, current_notices, pass_time


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice on the Stage: the URL of its picture, its words, and which of how many it is (from 1)."""

    picture: str
    text: str
    number: int
    count: int


class NoticeBoard:
    """Lets notices take turns with the bot's play."""

    def __init__(self) -> None:
        self._turns = Turns()
        self._today: tuple[Notice, ...] = ()

    @property
    def shown(self) -> ShownNotice | None:
        """What is on; None while the bot plays."""
        on = self._turns.on
        if on is None or on not in self._today:
            return None
        url = QUrl.fromLocalFile(on.picture).toString()
        return ShownNotice(url, on.text, self._today.index(on) + 1, len(self._today))

    def advance(self, elapsed_s: float, notices: tuple[Notice, ...], today: date) -> bool:
        """Let display time pass; whether another thing is on now."""
        before = self._turns.on
        self._today = current_notices(notices, today)
        self._turns = pass_time(self._turns, elapsed_s, self._today)
        return self._turns.on != before

    def rest(self) -> None:
        """A visit began: when it is over the bot plays first."""
        self._turns = Turns(after=self._turns.after)
