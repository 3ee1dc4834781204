"""`kiosk export`: the bundle that staff get on a stick, from a data directory that no kiosk is using."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk
from kiosk.core.errors import BadInput
from kiosk.core.staff_ports import ExportProgress
from kiosk.installation import PACKAGE
from kiosk.services.catalogue import Catalogue
from kiosk.services.data_dir import Ownership, existing_data_dir
from kiosk.services.database import open_writer
from kiosk.services.export.book import ExportBook, direct_writer
from kiosk.services.export.bundle_export import BundleExport, HandedOut, Progress, Source
from kiosk.services.export.medium import DiskMedium
from kiosk.services.identity import IdentityFile
from kiosk.services.resources import resource
from kiosk.services.system_clock import SystemClock
from kiosk.services.text_files import read_words, texts_of_owners

if TYPE_CHECKING:
    from kiosk.core.texts import Texts

KOREAN = "ko"


def export_bundle(root: Path, to: Path, *, everything: bool, xapi: bool) -> HandedOut:
    """One bundle of the data directory `root` below the folder `to`.

    Raises BadInput where either is not what it must be or a kiosk is running there, else ExportFailed.
    """
    data_dir = existing_data_dir(root)
    if not to.is_dir():
        raise BadInput(str(to), "", "no such directory", "a folder to put the bundle into")
    if not data_dir.visits.is_file():
        raise BadInput(str(data_dir.visits), "", "no such file", "a visit log (visits.db)")
    identity = IdentityFile(data_dir.identity)
    identity.read()  # before anything is written
    with Ownership(data_dir):
        migrations = resource("db", "migrations")
        _bring_up_to_date(data_dir.visits, migrations)
        source = Source(
            visits=data_dir.visits,
            identity=identity,
            key=data_dir.key,
            site_name="",
            app_version=kiosk.__version__,
            texts=_texts(),
        )
        book = ExportBook(identity, direct_writer(data_dir.visits, migrations))
        export = BundleExport(source, book, DiskMedium(), SystemClock())
        return export.hand_out(
            to, everything=everything, xapi=xapi, progress=Progress(_say_nothing), cancelled=lambda: False
        )


def _bring_up_to_date(visits: Path, migrations: Path) -> None:
    """A log that an older kiosk left has fewer tables than a bundle."""
    try:
        open_writer(visits, migrations).close()
    except sqlite3.DatabaseError as fault:
        raise BadInput(str(visits), "", str(fault), "a visit log (visits.db)") from fault


def _texts() -> Texts:
    catalogue = Catalogue.discover(PACKAGE / "experiences", (KOREAN,))
    shell = read_words(PACKAGE / "ui" / "texts" / f"{KOREAN}.toml")
    return texts_of_owners({"": shell, **catalogue.words(KOREAN)}, KOREAN)


def _say_nothing(_progress: ExportProgress) -> None:
    """A console has no bar; the command says what came of it."""
