"""Reads a site file (`site.toml`) into `core.site.Site`, and names every fault in it for whoever edits it.

What a machine says for itself (`local_file.py`) goes over it first; each fault names the file that has it.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from kiosk.core.errors import BadInput
from kiosk.core.opening import DAYS, EXPECTED_HOURS, hours_of, is_given
from kiosk.core.site import Site
from kiosk.services.local_file import Overrides, examine_overrides
from kiosk.services.programme_file import programme_faults
from kiosk.services.toml_input import found, read_toml, struct_faults
from kiosk.services.transition_file import transition_faults

LANGUAGES = ("ko", "en")
_TARGETS = {
    "escpos-network": ("address", "the printer's address"),
    "escpos-usb": ("usb", "the printer's numbers on USB (lsusb prints them)"),
    "escpos-file": ("device", "the printer's device, as /dev/usb/lp0"),
    "windows-raw": ("name", "the name of the printer's queue"),
    "system": ("name", "the name of the printer's queue"),
}
"""By channel: the key that says where its printer is, and what stands there."""

LONGEST_HALL_URL = 80
"""Characters; a longer address makes the slip's QR too dense for an old phone."""


def load_site(path: Path, overrides: Overrides | None = None) -> Site:
    """The site a file describes. Raises BadInput for its first fault; the files it names are not read."""
    site, faults = _examine(path, overrides or Overrides())
    if site is None or faults:
        raise faults[0]
    return site


def site_faults(
    path: Path, known_experiences: Collection[str] | None = None, local: Path | None = None
) -> tuple[BadInput, ...]:
    """Every fault of a site file and of the files it names (programmes, the map of work nearby).

    None means that it can be installed.

    With `known_experiences`, experiences that the site names and nobody has are faults. `local` is a
    machine's own file, whose faults are named too.
    """
    overrides, local_faults = examine_overrides(local)
    site, faults = _examine(path, overrides)
    faults = [*local_faults, *faults]
    if site is None:
        return tuple(faults)
    if known_experiences is not None:
        unknown = _unknown_experiences(str(path), site, known_experiences)
        faults += [_named_where(fault, overrides) for fault in unknown]
    faults += programme_faults(path.parent / site.programmes)
    if site.transitions:
        faults += transition_faults(path.parent / site.transitions)
    return tuple(faults)


def _examine(path: Path, overrides: Overrides) -> tuple[Site | None, list[BadInput]]:
    """The site where its shape is sound, and every fault of shape, else of sense."""
    try:
        table = read_toml(path)
    except BadInput as fault:
        return None, [fault]
    merged = overrides.over(table)
    faults = struct_faults(str(path), "", merged, Site)
    if faults:
        return None, faults
    site = msgspec.convert(merged, Site)
    faults = _sense_faults(str(path), site)
    if not faults or not overrides.tables:
        return site, faults
    own = {str(fault) for fault in _faults_alone(str(path), table)}
    return site, [fault if str(fault) in own else _of_file(fault, overrides.file) for fault in faults]


def _faults_alone(file: str, table: dict[str, Any]) -> list[BadInput]:
    """What does not make sense in the site file as it stands, with nothing over it."""
    if struct_faults(file, "", table, Site):
        return []
    return _sense_faults(file, msgspec.convert(table, Site))


def _sense_faults(file: str, site: Site) -> list[BadInput]:
    return [*_hall_faults(file, site), *_other_faults(file, site)]


def _named_where(fault: BadInput, overrides: Overrides) -> BadInput:
    """The fault as one of the file that says its key."""
    return _of_file(fault, overrides.file) if overrides.says(fault.key) else fault


def _of_file(fault: BadInput, file: str) -> BadInput:
    return BadInput(file, fault.key, fault.found, fault.expected)


def _hall_faults(file: str, site: Site) -> list[BadInput]:
    hall = site.hall
    faults = []
    wrong_url = _wrong_hall_url(hall.url)
    if wrong_url:
        faults.append(BadInput(file, "hall.url", found(hall.url), wrong_url))
    if not hall.languages or not set(hall.languages) <= set(LANGUAGES):
        faults.append(BadInput(file, "hall.languages", found(list(hall.languages)), "ko, en or both"))
    for key, entries in (("hall.languages", hall.languages), ("hall.experiences", hall.experiences)):
        if len(set(entries)) < len(entries):
            faults.append(BadInput(file, key, found(list(entries)), "each entry once"))
    if hall.starter and hall.experiences and hall.starter not in hall.experiences:
        faults.append(BadInput(file, "hall.starter", found(hall.starter), "one of hall.experiences"))
    return faults


def _wrong_hall_url(url: str) -> str:
    """What the address should have been; "" for a good one or none."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "an http or https address"
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "an http or https address"
    if "#" in url:
        return "an address without # (the slip puts its ticket there)"
    if not url.isascii() or any(character.isspace() or not character.isprintable() for character in url):
        return "an address in ASCII letters without spaces"
    return f"{LONGEST_HALL_URL} characters at most" if len(url) > LONGEST_HALL_URL else ""


def _opening_faults(file: str, site: Site) -> list[BadInput]:
    """Hours that are none, and closed dates in a site that never says when it opens."""
    opening = site.opening
    faults = []
    for day in DAYS:
        text = getattr(opening, day)
        try:
            hours_of(text)
        except ValueError:
            faults.append(BadInput(file, f"opening.{day}", found(text), EXPECTED_HOURS))
    if opening.closed and not is_given(opening):
        faults.append(BadInput(file, "opening", "closed dates only", f"{EXPECTED_HOURS}, of a day at least"))
    return faults


def _other_faults(file: str, site: Site) -> list[BadInput]:
    faults = [*_opening_faults(file, site), *_printer_faults(file, site)]
    sound, call = site.sound, site.staff_call
    if bool(sound.quiet_from) != bool(sound.quiet_until):
        missing = "sound.quiet_until" if sound.quiet_from else "sound.quiet_from"
        faults.append(BadInput(file, missing, "''", "quiet_from and quiet_until both, or neither"))
    if call.signal == "command" and not call.command:
        faults.append(BadInput(file, "staff_call.command", "[]", "the program that signal = command runs"))
    if not site.programmes.strip():
        faults.append(BadInput(file, "programmes", found(site.programmes), "the name of the programmes file"))
    return faults


def _printer_faults(file: str, site: Site) -> list[BadInput]:
    """A channel that does not say where its printer is."""
    channel = site.printer.channel
    if channel not in _TARGETS or site.printer.target_of(channel):
        return []
    key, expected = _TARGETS[channel]
    return [BadInput(file, f"printer.{key}", "''", f"{expected}, for channel = {channel}")]


def _unknown_experiences(file: str, site: Site, known: Collection[str]) -> list[BadInput]:
    named = [("hall.experiences", one) for one in site.hall.experiences]
    if site.hall.starter:
        named.append(("hall.starter", site.hall.starter))
    choices = ", ".join(sorted(known)) or "no experience at all"
    return [BadInput(file, key, found(one), f"one of {choices}") for key, one in named if one not in known]
