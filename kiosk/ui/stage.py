"""The plays on Stage: the visitor's, and the bot's on the attract screen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk.core.bot_play import LOOK_S, sight_of
from kiosk.core.contract import Bot, Level
from kiosk.core.play import Phase, Play, start
from kiosk.core.texts import Texts
from kiosk.kit.play_controller import PlayController
from kiosk.ui.offer import Booth, Offer

_LOG = logging.getLogger(__name__)

ATTRACT_BOT = "expert"
ATTRACT_STAY_S = 6.0
"""How long the end of a bot's play stays in the picture before the next job takes its turn."""


ATTRACT_SEEN_S = 4.0
"""How long the first moment is seen before the bot acts on it."""
ATTRACT_LOOKS = 240
"""How far ahead, in looks of its bot, a moment worth seeing is sought: two minutes of play."""

Lead = Callable[[Play[Any], Texts], Play[Any]]
"""Takes a play that has just begun to where it shall be seen first."""


class Stage(QObject):
    """One play at a time with the controller its View requires.

    `changed` says that another play, or none, is on; `failed(experience)` that an experience raised while
    being loaded or begun.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.play: PlayController | None = None
        self.view: QObject | None = None
        self.source = ""

    def put(
        self,
        booth: Booth,
        offer: Offer,
        language: str,
        *,
        level: Level,
        short: bool,
        seed: int,
        lead: Lead | None = None,
    ) -> PlayController | None:
        """Begin a play of this booth; None, and `failed`, if the experience cannot.

        With a `lead` it is a play to watch, and begins where that takes it.
        """
        try:
            simulation = booth.simulation()
            texts = offer.texts[language]
            play = start(simulation, level, offer.rng(seed), short=short)
            if lead is not None:
                play = lead(play, texts)
            controller = PlayController(play, texts, booth.id, self, watched=lead is not None)
            view = booth.controller(controller)
        except Exception:  # noqa: BLE001 - whatever an experience raises hides its tile, not the kiosk
            _LOG.exception("experience %s could not begin", booth.id)
            self.failed.emit(booth.id)
            return None
        self._show(controller, view, booth.view)
        return controller

    def clear(self) -> None:
        if self.play is not None:
            self._show(None, None, "")

    def speak(self, texts: Texts) -> None:
        if self.play is not None:
            self.play.speak(texts)

    def _show(self, play: PlayController | None, view: QObject | None, source: str) -> None:
        """Put these on. The View that was there is gone before what it was bound to."""
        before = (self.view, self.play)
        self.play, self.view, self.source = play, view, source
        self.changed.emit()
        for thing in before:
            if thing is not None:
                thing.deleteLater()


class BotPlayer:
    """Plays one job after another on a Stage, as an expert visitor would: attract mode."""

    def __init__(self, stage: Stage, seeds: Callable[[], int]) -> None:
        self._stage = stage
        self._seeds = seeds
        self._turn = 0
        self._waited_s = 0.0
        self._bot: Bot[object] | None = None

    def advance(self, elapsed_s: float, offer: Offer, language: str) -> None:
        """Let display time pass: look twice a second, go on to the next job at the end."""
        self._waited_s += elapsed_s
        play = self._stage.play
        if play is None or (play.play.phase is Phase.FINISHED and self._waited_s >= ATTRACT_STAY_S):
            self._next(offer, language)
            return
        if play.play.phase is Phase.BETWEEN:
            play.next_round()
        if self._waited_s >= LOOK_S and play.play.phase is not Phase.FINISHED:
            self._waited_s = 0.0
            self._look(play, offer)
        play.advance(elapsed_s)

    def _next(self, offer: Offer, language: str) -> None:
        self._waited_s = 0.0
        if not offer.booths:
            self._stage.clear()
            return
        booth = offer.booths[self._turn % len(offer.booths)]
        self._turn += 1
        seed = self._seeds()
        try:
            bot = self._bot = booth.bots()[ATTRACT_BOT]
        except Exception:  # noqa: BLE001 - as in `Stage.put`
            _LOG.exception("experience %s has no bot that plays", booth.id)
            self._give_up(booth.id)
            return

        def lead(begun: Play[Any], texts: Texts) -> Play[Any]:
            return lively(begun, bot, texts, booth.id, offer)

        play = self._stage.put(
            booth, offer, language, level=Level.STANDARD, short=False, seed=seed, lead=lead
        )
        if play is not None:
            play.crashed.connect(lambda: self._give_up(booth.id))
            self._waited_s = -ATTRACT_SEEN_S

    def _give_up(self, experience: str) -> None:
        """This job's play broke: take it off and out of the hall."""
        self._bot = None
        self._stage.clear()
        self._stage.failed.emit(experience)

    def _look(self, play: PlayController, offer: Offer) -> None:
        if self._bot is None:
            return
        live = play.play
        try:
            sight = sight_of(live.simulation, live.state, play.say, hears_only=self._bot.hears_only)
            choice = self._bot.choose(sight, offer.rng(live.step))
        except Exception:  # noqa: BLE001 - as in `Stage.put`
            _LOG.exception("a bot raised on the attract screen")
            self._give_up(play.owner)
            return
        if choice is not None:
            play.press(choice)


def lively(begun: Play[Any], bot: Bot[Any], texts: Texts, owner: str, offer: Offer) -> Play[Any]:
    """The play where something urgent happens past the first rounds, as its bot gets there.

    The quiet beginning itself if nothing does. The picture may stand still on this moment.
    """
    play = begun
    for _ in range(ATTRACT_LOOKS):
        progress = play.progress
        if progress.urgent and 2 * progress.round > progress.rounds:
            return play
        if play.phase is Phase.FINISHED:
            break
        sight = sight_of(
            play.simulation, play.state, lambda words: texts.say(words, owner), hears_only=bot.hears_only
        )
        choice = bot.choose(sight, offer.rng(play.step))
        if choice is not None:
            play = play.act(choice)
        play = play.advance(LOOK_S).next_round()
    return begun
