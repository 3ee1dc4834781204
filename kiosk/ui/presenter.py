"""From the visit to the view: which words and controls each screen shows. Pure translation, no state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kiosk.core.contract import Level, Line, line
from kiosk.core.events import PaperNow
from kiosk.core.visit import PATHS, Visit
from kiosk.kit.action_model import Control
from kiosk.ui.attraction import ShownNotice
from kiosk.ui.offer import Offer
from kiosk.ui.places import place_of
from kiosk.ui.view import Rows, View

_ZOOM_NOTES = {150: "zoom-150", 200: "zoom-200"}
_LANGUAGE_NAMES = {"ko": "한국어", "en": "English"}
_AIDS = (
    ("large_text", "text"),
    ("high_contrast", "contrast"),
    ("voice", "volume"),
    ("low_layout", "low"),
)
_HELP = (
    ("press", "hand"),
    ("time", "hours"),
    ("size", "text"),
    ("keys", "arrow_right"),
    ("staff", "call"),
)
_MORE = (("reduced_motion", "motion"), ("sound", "sound"))


@dataclass(frozen=True, slots=True)
class Presenter:
    """Puts a visit into words for one site. `hall_full` is what is left of the offer after faults.

    `paper` says whether slips come out on paper now; `trouble` whether staff should have a look; `notice` is
    what stands on the attract screen's Stage in place of the bot's play.
    """

    offer: Offer
    language: str
    paper: PaperNow
    today: date
    trouble: bool = False
    notice: ShownNotice | None = None

    def say(self, key: str, **values: str | int | float | Line) -> str:
        return self.offer.say(self.language, line(key, **values))

    def control(self, control_id: str, key: str, **look: str | bool | int) -> Control:
        return replace(Control(control_id, self.say(key)), **look)  # type: ignore[arg-type]

    def frame(self, visit: Visit) -> View:
        """What every screen has: bar, display settings, and the overlay if one is open."""
        view = View(
            screen=visit.screen,
            place=place_of(visit),
            overlay=visit.overlay,
            bar=self._bar(visit),
            aids=self.switches(visit, _AIDS),
            settings=self.switches(visit, _AIDS + _MORE),
            languages=self.languages(visit),
        )
        return self._overlay(visit, view) if visit.overlay else view

    def _bar(self, visit: Visit) -> Rows:
        return (
            self.control("home", "bar-home", icon="home"),
            self.control("help", "bar-help", icon="help"),
            self.control("call_staff", "bar-call", icon="call", checked=visit.called_at is not None),
            self.control("display", "bar-display", icon="display"),
        )

    def switches(self, visit: Visit, names: tuple[tuple[str, str], ...]) -> Rows:
        """Switches by name and icon: four on the first screen, six in 화면 설정. 큰 글씨, if on: its size."""
        return tuple(
            self.control(
                f"aid:{aid}",
                f"aid-{aid.replace('_', '-')}",
                kind="switch",
                icon=icon,
                checked=visit.aids.zoom > 100 if aid == "large_text" else bool(getattr(visit.aids, aid)),
                note=self._zoom_note(visit) if aid == "large_text" else "",
            )
            for aid, icon in names
        )

    def _zoom_note(self, visit: Visit) -> str:
        return self.say(_ZOOM_NOTES[visit.aids.zoom]) if visit.aids.zoom in _ZOOM_NOTES else ""

    def languages(self, visit: Visit) -> Rows:
        """Each language in its own name; those one can go to, and the one in use checked."""
        return tuple(
            Control(
                f"language:{code}",
                _LANGUAGE_NAMES[code],
                kind="choice",
                icon="language",
                checked=code == visit.language,
            )
            for code in self.offer.site.hall.languages
        )

    def levels(self, visit: Visit) -> Rows:
        return tuple(
            self.control(
                f"level:{level.value}",
                f"level-{level.value}",
                kind="choice",
                checked=visit.level is level,
                note=self.say(f"level-{level.value}-note"),
            )
            for level in Level
        )

    def doors(self) -> Rows:
        return tuple(
            self.control(
                f"door:{path}",
                f"door-{path}",
                kind="tile",
                picture=path,
                note=self.say(f"door-{path}-line"),
            )
            for path in PATHS
        )

    def _overlay(self, visit: Visit, view: View) -> View:
        key = visit.overlay.replace("_", "-")
        seconds = round(self.offer.site.idle.warning_s)
        title = self.say(f"{key}-title", round=visit.round - 1)
        text = "" if visit.overlay == "help" else self.say(f"{key}-text", seconds=seconds)
        if visit.overlay == "staff_called":
            site = self.offer.site.staff_call
            text = (site.message_en if self.language == "en" else site.message) or text
        return replace(
            view,
            overlay_title=title,
            overlay_text=text,
            overlay_rows=self._help() if visit.overlay == "help" else (),
            overlay_desk=self._overlay_desk(visit),
            levels=self.levels(visit) if visit.overlay == "pause" else (),
        )

    def _help(self) -> Rows:
        """How to use the kiosk, one idea a row."""
        return tuple(
            self.control(f"help:{name}", f"help-{name}", kind="row", icon=icon) for name, icon in _HELP
        )

    def _overlay_desk(self, visit: Visit) -> Rows:
        close = self.control("close", "close")
        match visit.overlay:
            case "idle_warning":
                return (
                    self.control("go_on", "go-on", kind="primary"),
                    self.control("start_over", "start-over"),
                )
            case "home_confirm":
                stay = self.control("close", "stay", kind="primary")
                home = self.control("confirm_home", "confirm-home", icon="home")
                if visit.screen in ("takeaway", "survey", "farewell"):
                    return (stay, home)
                return (stay, self.control("finish", "finish", icon="print"), home)
            case "pause":
                return (
                    self.control("close", "resume", kind="primary", icon="play"),
                    self.control("other", "to-hall", icon="other"),
                    self.control("finish", "finish", icon="print"),
                )
            case "between":
                go_on = Control(
                    "close", self.say("start-round", round=visit.round), kind="primary", icon="play"
                )
                return (
                    go_on,
                    self.control("finish", "finish", icon="print"),
                )
            case _:
                return (replace(close, kind="primary"),)
