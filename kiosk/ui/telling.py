"""What is told: to assistive technology always, and aloud where the visitor wants 음성 안내."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.ports import Voice
from kiosk.core.visit import Visit
from kiosk.kit.play_controller import PlayController
from kiosk.ui.view import View


class Telling:
    """Tells whoever is at `visit`. `announce` reaches assistive technology; `begin` comes before each speech.

    `voice` and `volume` (0..1) are what speaks now, and how loud.
    """

    def __init__(
        self,
        voice: Callable[[], Voice],
        volume: Callable[[], float],
        visit: Callable[[], Visit],
        announce: Callable[[str], None],
        begin: Callable[[], None],
    ) -> None:
        self._voice, self._volume, self._visit = voice, volume, visit
        self._announce, self._begin = announce, begin
        self._situation = ""

    def tell(self, text: str) -> None:
        """Say this; "" is nothing."""
        if not text:
            return
        self._announce(text)
        if self._visit().aids.voice:
            self._begin()  # first: a voice that cannot speak says at once that it ended
            self._voice().set_volume(self._volume())
            self._voice().say(text, self._visit().language)

    def tell_situation(self, play: PlayController) -> None:
        """Say what a play is like now, unless that was the last thing said of it."""
        if play.describe() != self._situation:
            self._situation = play.describe()
            self.tell(self._situation)

    def tell_view(self, view: View, before: View, play: PlayController | None) -> None:
        """A place or an overlay came: say its words, and on the play's own screen what is happening there.

        A black page breaks off what is being said.
        """
        if view.overlay == "asleep" != before.overlay:
            self._voice().stop()
        spoken = view.told
        if view.screen == "play" and not view.overlay and play is not None:
            self._situation = play.describe()
            spoken = " ".join(filter(None, (spoken, play.property("intro"), self._situation)))
        if (view.screen, view.place, view.overlay) != (before.screen, before.place, before.overlay):
            self.tell(spoken)
