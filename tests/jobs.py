"""The jobs that are installed: tests of the shell play whichever there are."""

from __future__ import annotations

from kiosk.installation import LANGUAGES, PACKAGE
from kiosk.services.catalogue import Catalogue

CATALOGUE = Catalogue.discover(PACKAGE / "experiences", LANGUAGES)
IDS: tuple[str, ...] = tuple(entry.id for entry in CATALOGUE.entries)
FIRST = IDS[0]
"""The job whose tile comes first in the hall."""
