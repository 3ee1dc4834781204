"""What staff set at the kiosk goes before the site file; what they left alone comes from it."""

from __future__ import annotations

from kiosk.core.doors import DoorPage
from kiosk.core.front import Front, GroupSlot, StaffSettings
from kiosk.core.printers import PrinterChoice
from kiosk.core.site import Hall, Place, Printer, Site, Sound
from kiosk.core.site_rules import printer_under, rules_of, rules_under, sound_under

SITE = Site(
    site=Place(id="demo", number=0, name="시연"),
    hall=Hall(short_rounds=True),
    printer=Printer(name="desk"),
    sound=Sound(volume=0.6, quiet_from="21:00", quiet_until="09:00"),
)
RULES = rules_of(SITE, lambda audience, played: (), lambda path, trail: DoorPage("services"))


def test_what_staff_left_alone_is_as_the_site_file_says() -> None:
    assert sound_under(SITE, StaffSettings()) == SITE.sound
    assert printer_under(SITE, StaffSettings()) == PrinterChoice("system", "desk")
    assert rules_under(RULES, SITE, Front()) == RULES


def test_what_staff_set_goes_first_and_nothing_is_a_setting_too() -> None:
    louder = sound_under(SITE, StaffSettings(volume=0.0, quiet_from="", quiet_until=""))
    assert louder == Sound(volume=0.0)
    assert printer_under(SITE, StaffSettings(printer="")) == PrinterChoice("pdf")
    rules = rules_under(RULES, SITE, Front(settings=StaffSettings(short_rounds=False, is_test=True)))
    assert (rules.short_rounds, rules.is_test) == (False, True)


def test_visits_belong_to_the_team_that_is_on() -> None:
    assert rules_under(RULES, SITE, Front(group=GroupSlot("one", 5, 3, 300.0))).group_id == "one"
