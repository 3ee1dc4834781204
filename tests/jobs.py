"""The jobs that are installed: tests of the shell play whichever there are."""

from __future__ import annotations

from kiosk.installation import LANGUAGES, PACKAGE
from kiosk.services.catalogue import Catalogue
from kiosk.services.text_files import texts_of_owners

CATALOGUE = Catalogue.discover(PACKAGE / "experiences", LANGUAGES)
IDS: tuple[str, ...] = tuple(entry.id for entry in CATALOGUE.entries)
FIRST = IDS[0]
"""The job whose tile comes first in the hall."""

KOREAN = texts_of_owners(CATALOGUE.words("ko"), "ko")
"""Every word of every job, as a visitor reads and hears it."""
