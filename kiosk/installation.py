"""What is installed here: jobs, words, fonts, pictures, sites; found and made ready to be shown."""

from __future__ import annotations

import importlib
import logging
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk
from kiosk.core.errors import BadInput
from kiosk.core.site import Site
from kiosk.core.texts import Texts
from kiosk.services.catalogue import Catalogue, Entry
from kiosk.services.resources import resource
from kiosk.services.text_files import read_words, texts_of_owners

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from kiosk.kit.play_controller import PlayController
    from kiosk.ui.offer import Booth

PACKAGE = Path(kiosk.__file__).parent
LANGUAGES = ("ko", "en")
FONTS = ("Pretendard-Regular.otf", "Pretendard-SemiBold.otf", "Pretendard-ExtraBold.otf")

_LOG = logging.getLogger("kiosk")


def shipped_site(name: str) -> Path:
    """A site file that comes with the kiosk."""
    beside = PACKAGE.parent / "packaging" / "sites" / f"{name}.toml"
    return beside if beside.exists() else PACKAGE / "_data" / "sites" / f"{name}.toml"


def find_catalogue(site: Site, file: Path) -> Catalogue:
    """The experiences this site offers. Raises BadInput, about `file`, if it names one that is not there."""
    catalogue = Catalogue.discover(PACKAGE / "experiences", LANGUAGES)
    known = {entry.id for entry in catalogue.entries}
    for index, name in enumerate(site.hall.experiences):
        if name not in known:
            expected = f"one of {', '.join(sorted(known))}"
            raise BadInput(str(file), f"hall.experiences[{index}]", name, expected)
    for entry in catalogue.entries:
        for fault in entry.faults:
            _LOG.error("experience %s is not offered: %s", entry.id, fault)
    return catalogue


def known_experiences() -> tuple[str, ...]:
    """Ids of every experience in this installation, whatever its state."""
    return tuple(entry.id for entry in Catalogue.discover(PACKAGE / "experiences", LANGUAGES).entries)


def texts_of(catalogue: Catalogue, site: Site) -> dict[str, Texts]:
    """Every word by language: the shell's, and the jobs' as the catalogue has read them."""
    shell = PACKAGE / "ui" / "texts"
    return {
        language: texts_of_owners(
            {"": read_words(shell / f"{language}.toml"), **catalogue.words(language)}, language
        )
        for language in site.hall.languages
    }


def load_fonts() -> None:
    """Without its own fonts a kiosk may show empty boxes: a missing one stops the start."""
    from PySide6.QtGui import QFontDatabase

    for name in FONTS:
        path = resource("assets", "fonts", name)
        if QFontDatabase.addApplicationFont(str(path)) == -1:
            found = "no file" if not path.exists() else "not a font"
            raise BadInput(str(path), "", found, "the bundled font Pretendard")


def booths(catalogue: Catalogue, site: Site) -> tuple[Booth, ...]:
    """The healthy jobs this site offers, in its own order where it names them."""
    wanted = site.hall.experiences or tuple(entry.id for entry in catalogue.healthy)
    entries = [catalogue.get(name) for name in wanted]
    return tuple(_booth(entry) for entry in entries if entry in catalogue.healthy and entry is not None)


def _booth(entry: Entry) -> Booth:
    """What the hall needs of one experience; its code is imported when it is first played."""
    from PySide6.QtCore import QUrl

    from kiosk.ui.offer import Booth

    def controller(play: PlayController) -> QObject:
        module = importlib.import_module(f"kiosk.experiences.{entry.id}.controller")
        made: QObject = module.Controller(play, play)
        return made

    assert entry.manifest is not None  # healthy entries have one
    return Booth(
        manifest=entry.manifest,
        tile=QUrl.fromLocalFile(str(entry.folder / "Tile.qml")).toString(),
        view=QUrl.fromLocalFile(str(entry.folder / "View.qml")).toString(),
        simulation=entry.simulation,
        bots=entry.bots,
        controller=controller,
    )


def illustrations() -> dict[str, str]:
    """URLs of the shell's pictures by name."""
    from PySide6.QtCore import QUrl

    pictures = resource("assets", "illustrations").glob("*.svg")
    return {picture.stem: QUrl.fromLocalFile(str(picture)).toString() for picture in pictures}


def build_date(program: Path = PACKAGE / "__init__.py") -> date:
    """The clock lies if its UTC day is before this: when this copy of the program was written to disk."""
    return datetime.fromtimestamp(program.stat().st_mtime, UTC).date()
