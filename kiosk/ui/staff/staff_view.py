"""What the pad and the staff page show right now, as one value: words rendered, controls decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.core.contract import Line, line
from kiosk.core.site import Site
from kiosk.core.staff import StaffRules
from kiosk.core.texts import Texts
from kiosk.kit.action_model import Control

Rows = tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One day of the chart: 이용, and the completed part of them, as shares of the highest day, 0..1."""

    key: str
    amount: float
    part: float


@dataclass(frozen=True, slots=True)
class StaffView:
    """Everything the staff page may show; what a page does not use stays empty.

    `page` is "" while only the pad is open. `share` is the progress 0..1, below 0 without one. `pad_digits`
    is how many were typed, never which; below 0 there is no pad. `links` lead to what the notice speaks of.
    """

    page: str = ""
    title: str = ""
    lead: str = ""
    notice: str = ""
    notice_good: bool = True
    links: Rows = ()
    states: Rows = ()
    share: float = -1.0
    progress: str = ""
    choices_label: str = ""
    choices: Rows = ()
    more_label: str = ""
    more: Rows = ()
    figures: Rows = ()
    columns_label: str = ""
    columns: tuple[Column, ...] = ()
    columns_first: str = ""
    columns_last: str = ""
    columns_most: str = ""
    columns_spoken: str = ""
    bars_label: str = ""
    bars: Rows = ()
    jobs_label: str = ""
    jobs: Rows = ()
    steppers: Rows = ()
    switches: Rows = ()
    checks: Rows = ()
    pictures: Rows = ()
    cells: Rows = ()
    foot: str = ""
    desk: Rows = ()
    bar: Rows = ()
    ask_title: str = ""
    ask_text: str = ""
    ask_desk: Rows = ()
    pad_title: str = ""
    pad_text: str = ""
    pad_digits: int = -1
    pad_keys: Rows = ()
    pad_desk: Rows = ()
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class StaffWords:
    """Puts the staff page into the words of one site. `job` gives the name of an experience by its id."""

    texts: Texts
    site: Site
    rules: StaffRules
    job: Callable[[str], str]

    def say(self, key: str, **values: str | int | float | Line) -> str:
        return self.texts.say(line(key, **values))

    def control(self, control_id: str, key: str, **look: str | bool | int) -> Control:
        return replace(Control(control_id, self.say(key)), **look)  # type: ignore[arg-type]

    def row(self, control_id: str, key: str, **look: str | bool | int) -> Control:
        """A row to read."""
        return self.control(control_id, key, kind="row", **look)

    def choice(self, control_id: str, label: str, *, checked: bool) -> Control:
        return Control(control_id, label, kind="choice", checked=checked)

    def day(self, day: object) -> str:
        """A day of any year, as people say it: 11월 3일."""
        return self.say("staff-day", month=day.month, day=day.day)  # type: ignore[attr-defined]

    def moment(self, at: datetime) -> str:
        return self.say(
            "staff-moment",
            year=at.year,
            month=at.month,
            day=at.day,
            weekday=self.say(f"staff-weekday-{at.weekday()}"),
            time=f"{at:%H:%M}",
        )
