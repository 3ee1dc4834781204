"""What the attract screen shows by itself: a bot's play and the site's notices, in turns; and newer news."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QUrl

from kiosk.core.news import Notice, Turns, current_notices, pass_time
from kiosk.core.programmes import Programme
from kiosk.core.visit import Visit
from kiosk.ui.offer import Offer
from kiosk.ui.stage import BotPlayer, Stage


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice on the Stage: the URL of its picture, its words, and which of how many it is (from 1)."""

    picture: str
    text: str
    number: int
    count: int


class Attraction:
    """Lets the bot's play and the notices of `today` take turns on a Stage, as display time passes."""

    def __init__(self, stage: Stage, seeds: Callable[[], int], today: Callable[[], date]) -> None:
        self._bots = BotPlayer(stage, seeds)
        self._day = today
        self._turns = Turns()
        self._notices: tuple[Notice, ...] = ()
        self._brought: tuple[tuple[Programme, ...], tuple[Notice, ...]] | None = None

    @property
    def notice(self) -> ShownNotice | None:
        """What is on; None while the bot plays."""
        on = self._turns.on
        if on is None or on not in self._notices:
            return None
        url = QUrl.fromLocalFile(on.picture).toString()
        return ShownNotice(url, on.text, self._notices.index(on) + 1, len(self._notices))

    def advance(self, elapsed_s: float, offer: Offer, visit: Visit, home: Visit) -> bool:
        """Let display time pass; whether a notice came or went. The bot stands still while one is on.

        It also does for a passer-by who wants less motion; a demo, which begins so, has its play.
        """
        before = self._turns.on
        self._notices = current_notices(offer.notices, self._day())
        self._turns = pass_time(self._turns, elapsed_s, self._notices)
        stilled = visit.aids.reduced_motion and not home.aids.reduced_motion
        if self._turns.on is None and not stilled:
            self._bots.advance(elapsed_s, offer, visit.language)
        return self._turns.on != before

    def rest(self) -> None:
        """Another screen came: when one is back here the bot plays first."""
        self._turns = Turns(after=self._turns.after)

    def bring(self, programmes: tuple[Programme, ...], notices: tuple[Notice, ...]) -> None:
        """Staff took these over; what was brought before and not followed yet is past."""
        self._brought = (programmes, notices)

    def follow(self, offer: Offer) -> Offer:
        """This offer with what was brought, once; the very same where there is nothing new."""
        if self._brought is None:
            return offer
        programmes, notices = self._brought
        self._brought = None
        return replace(offer, programmes=programmes, notices=notices)
