"""What the screen shows right now, as one value: words rendered, controls decided. QML only places it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.kit.action_model import Control

Rows = tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything a screen may show; what it does not use stays empty.

    `place` is where in the visit this is and `way` from where one came to it (places.py). `paper_told` is
    said when paper stops or comes back while the screen stands there.
    """

    screen: str = "attract"
    place: str = "attract"
    way: int = 0
    overlay: str = ""
    title: str = ""
    lead: str = ""
    desk: Rows = ()
    bar: Rows = ()
    tools: Rows = ()
    overlay_title: str = ""
    overlay_text: str = ""
    overlay_picture: str = ""
    overlay_rows: Rows = ()
    overlay_desk: Rows = ()
    aids: Rows = ()
    settings: Rows = ()
    languages: Rows = ()
    privacy: str = ""
    staff_note: str = ""
    notice: str = ""
    notice_text: str = ""
    notice_number: int = 0
    notice_count: int = 0
    team: str = ""
    booths: Rows = ()
    doors: Rows = ()
    tiles: Rows = ()
    ways: Rows = ()
    small: str = ""
    picture: str = ""
    levels: Rows = ()
    measures: Rows = ()
    moments: Rows = ()
    stars: int = 0
    tradeoff: str = ""
    honest: str = ""
    faces: Rows = ()
    facts: Rows = ()
    facts_shown: bool = False
    done: Rows = ()
    interests: str = ""
    programmes: Rows = ()
    programmes_note: str = ""
    no_course: str = ""
    audiences: Rows = ()
    party_sizes: Rows = ()
    qr_rows: tuple[str, ...] = ()
    qr_title: str = ""
    qr_text: str = ""
    survey_items: Rows = ()
    scale_low: str = ""
    scale_high: str = ""
    printing: str = ""
    printing_icon: str = ""
    printer_position: str = "below"
    has_paper: bool = False
    paper_told: str = ""
    deep: str = ""
    pale: str = ""
    spoken: str = ""

    @property
    def told(self) -> str:
        """What is said when it comes: the words of its overlay, or its own."""
        over = (self.overlay_title, self.overlay_text, *(row.label for row in self.overlay_rows))
        return " ".join(filter(None, over)) or self.spoken
