"""A visitor who plays as the attract screen's bot does, for the measured play."""

from __future__ import annotations

import random

from kiosk.app import Kiosk
from kiosk.core.bot_play import sight_of
from kiosk.core.play import Phase

BOT = "expert"
MOST_TARGETS = 12


class BotVisitor:
    """Looks at the play on Stage and decides. Presses reach the conductor as those of a finger do."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk
        self._rng = random.Random(1)
        self._bot = kiosk.conductor.offer.booths[0].bots()[BOT]

    def coached(self) -> str:
        """Id of the control that the opening points to."""
        play = self._kiosk.conductor.stage.play
        assert play is not None
        return next(control.id for control in play.controls if control.coached)

    def look(self) -> None:
        """Decide, if there is something to decide."""
        conductor = self._kiosk.conductor
        play = conductor.stage.play
        if conductor.visit.overlay == "between":
            conductor.press("close")
        if conductor.visit.screen != "play" or play is None or play.play.phase is not Phase.RUNNING:
            return
        live = play.play
        choice = self._bot.choose(
            sight_of(live.simulation, live.state, play.say, hears_only=False), self._rng
        )
        for _ in range(MOST_TARGETS):
            if choice is None or choice in {control.id for control in play.controls}:
                break
            conductor.press("next_target")
        if choice is not None:
            conductor.press(choice)
