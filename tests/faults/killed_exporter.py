"""An export that is killed when it begins to write a certain file: `python killed_exporter.py SCENE FILE`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kiosk.commands.export import KOREAN
from kiosk.core.texts import Texts
from kiosk.services.data_dir import DataDir
from kiosk.services.export.book import ExportBook, direct_writer
from kiosk.services.export.bundle_export import BundleExport, Progress, Source
from kiosk.services.export.medium import DiskMedium, OpenFile
from kiosk.services.identity import IdentityFile
from kiosk.services.resources import resource
from kiosk.services.system_clock import SystemClock


class KillingMedium(DiskMedium):
    """Writes half of what is asked for into the file `name`, then the power fails."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def create(self, path: Path) -> OpenFile:
        file = super().create(path)
        return _Killing(file) if path.name == self._name else file


class _Killing:
    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def write(self, data: bytes) -> None:
        self._file.write(data[: len(data) // 2])
        self._file.sync()
        os.kill(os.getpid(), signal.SIGKILL)

    def sync(self) -> None:
        self._file.sync()

    def close(self) -> None:
        self._file.close()


def run(root: Path, name: str) -> None:
    data_dir = DataDir(root / "data")
    identity = IdentityFile(data_dir.identity)
    source = Source(data_dir.visits, identity, data_dir.key, "", "1.2.3", Texts(KOREAN, {}))
    book = ExportBook(identity, direct_writer(data_dir.visits, resource("db", "migrations")))
    BundleExport(source, book, KillingMedium(name), SystemClock()).hand_out(
        root / "stick",
        everything=False,
        xapi=False,
        progress=Progress(lambda _progress: None),
        cancelled=lambda: False,
    )


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2])
