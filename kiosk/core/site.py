"""One site's settings, as typed data. The file they come from is read in `services/site_file.py`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

Positive = Annotated[float, msgspec.Meta(gt=0)]


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[site]`: who this is. `number` is the stable registry number on slips (0 = demo).

    `hours` is when the place is open, as people there say it; shown where the kiosk is closed for today, and
    nothing else: when the screen is lit stands in `[opening]`.
    """

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{1,23}$")]
    number: Annotated[int, msgspec.Meta(ge=0, le=255)]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=30)]
    name_en: str = ""
    hours: Annotated[str, msgspec.Meta(max_length=40)] = ""
    hours_en: Annotated[str, msgspec.Meta(max_length=60)] = ""


class Screen(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[screen]`: the panel. Diagonal in inches; `bottom_mm` is its lower edge above the floor."""

    diagonal_in: Annotated[float, msgspec.Meta(ge=8, le=100)] = 32.0
    width_px: Annotated[int, msgspec.Meta(ge=600, le=8000)] = 1080
    height_px: Annotated[int, msgspec.Meta(ge=600, le=8000)] = 1920
    bottom_mm: Annotated[float, msgspec.Meta(ge=0, le=2000)] = 700.0
    bright_room: bool = False
    tier: Literal["auto", "flat", "spatial"] = "auto"


class Hall(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[hall]`: what is offered. Empty `experiences` means every healthy one found.

    Without `url` (the online hall's address) slips carry no QR and say nothing of one.
    """

    experiences: tuple[str, ...] = ()
    starter: str = ""
    url: str = ""
    languages: tuple[str, ...] = ("ko", "en")
    short_rounds: bool = False


class Idle(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[idle]`: seconds without input before the warning, per screen. The warning lasts 20 s or more."""

    hall_s: Positive = 60.0
    play_s: Positive = 60.0
    debrief_s: Positive = 60.0
    door_s: Positive = 90.0
    takeaway_s: Positive = 90.0
    survey_s: Positive = 45.0
    farewell_s: Positive = 8.0
    warning_s: Annotated[float, msgspec.Meta(ge=20)] = 20.0


_LABEL = r"[0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?"
_ADDRESS = rf"^$|^{_LABEL}(\.{_LABEL})*(:[1-9]\d{{0,4}})?$"


class Printer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[printer]`: how slips come out (channels: printers.py; "" for `system` with a `name`, else `pdf`).

    `name` is a queue of the system, `address` "host" or "host:port", `usb` "vvvv:pppp" (vendor and product,
    as `lsusb` prints them), `device` a path. Paper width in mm; `roll_m` is the length of a new roll in
    metres, from which what is left is estimated. `buzzer`: the printer beeps when a slip is out.
    """

    channel: Literal[
        "", "escpos-network", "escpos-usb", "escpos-file", "windows-raw", "system", "pdf", "none"
    ] = ""
    name: str = ""
    address: Annotated[str, msgspec.Meta(max_length=110, pattern=_ADDRESS)] = ""
    usb: Annotated[str, msgspec.Meta(pattern=r"^$|^[0-9a-fA-F]{4}:[0-9a-fA-F]{4}$")] = ""
    device: Annotated[str, msgspec.Meta(pattern=r"^$|^/dev/[0-9A-Za-z/_.-]{1,80}$")] = ""
    position: Literal["left", "right", "below"] = "below"
    paper_mm: Literal[58, 80] = 80
    roll_m: Annotated[float, msgspec.Meta(ge=5, le=500)] = 50.0
    buzzer: bool = False

    def target_of(self, channel: str) -> str:
        """What `channel` needs to know of these, "" where it needs or has nothing."""
        return {
            "escpos-network": self.address,
            "escpos-usb": self.usb.lower(),
            "escpos-file": self.device,
            "windows-raw": self.name,
            "system": self.name,
        }.get(channel, "")


class StaffCall(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[staff_call]`: what 직원 부르기 shows, and the signal it raises (`command` runs with no shell)."""

    message: str = ""
    message_en: str = ""
    signal: Literal["none", "sound", "command"] = "none"
    command: tuple[str, ...] = ()


class Sound(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[sound]`: volume 0..1; quiet hours as "HH:MM" local time, both empty for none (rules: sounds.py)."""

    volume: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.6
    quiet_from: Annotated[str, msgspec.Meta(pattern=r"^$|^([01]\d|2[0-3]):[0-5]\d$")] = ""
    quiet_until: Annotated[str, msgspec.Meta(pattern=r"^$|^([01]\d|2[0-3]):[0-5]\d$")] = ""


class Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[opening]`: when the screen is lit, by the day of the week, as "09:00-18:00" (rules: opening.py).

    A day without hours is closed, and so is each date of `closed`. Without any hours it is always lit.
    """

    mon: str = ""
    tue: str = ""
    wed: str = ""
    thu: str = ""
    fri: str = ""
    sat: str = ""
    sun: str = ""
    closed: tuple[date, ...] = ()


class Keeping(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[keeping]`: days that exported visits stay on the machine, and how many PDF slips."""

    retention_days: Annotated[int, msgspec.Meta(ge=30, le=3650)] = 400
    slips: Annotated[int, msgspec.Meta(ge=0, le=10000)] = 200


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole site file. `programmes` and `transitions` name files, relative to the site file.

    Without `transitions` 전직학교 has no map and offers its programmes only.
    """

    site: Place
    screen: Screen = Screen()
    hall: Hall = Hall()
    idle: Idle = Idle()
    printer: Printer = Printer()
    staff_call: StaffCall = StaffCall()
    sound: Sound = Sound()
    opening: Opening = Opening()
    keeping: Keeping = Keeping()
    programmes: str = "programmes.toml"
    transitions: str = ""
