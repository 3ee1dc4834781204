"""`win32print` and `pywintypes` as far as slips use them, with one queue."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import pytest

from tests.printers.command_reader import CommandReader


class WindowsError(Exception):
    """`pywintypes.error`."""


class Spooler:
    """One queue that passes bytes on to a printer.

    `stuck`: its jobs stay. `refuses` writing. `is_gone` once it has a job. `fails_once_with_a_job`: then it
    cannot be opened the first time.
    """

    name = "POS-80"

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reader = CommandReader()
        self.status = self.attributes = 0
        self.stuck = self.refuses = self.is_gone = self.fails_once_with_a_job = False
        self.jobs: dict[int, bytearray] = {}
        self.titles: list[str] = []
        self.opened = 0
        self._last = 0
        win32print, pywintypes = ModuleType("win32print"), ModuleType("pywintypes")
        for name in dir(type(self)):
            if name[0].isupper():
                setattr(win32print, name, getattr(self, name))
        win32print.PRINTER_ENUM_NAME = 8  # type: ignore[attr-defined]
        pywintypes.error = WindowsError  # type: ignore[attr-defined]
        for module in (win32print, pywintypes):
            monkeypatch.setitem(sys.modules, module.__name__, module)
        import escpos.printer.win32raw as library

        monkeypatch.setattr(library, "win32print", win32print, raising=False)
        monkeypatch.setattr(library, "pywintypes", pywintypes, raising=False)
        monkeypatch.setattr(library, "_DEP_WIN32PRINT", True)

    def OpenPrinter(self, name: str) -> int:
        if name != self.name or (self.is_gone and self.jobs):
            raise WindowsError(1801, "OpenPrinter", "The printer name is invalid.")
        if self.fails_once_with_a_job and any(self.jobs.values()):
            self.fails_once_with_a_job = False
            raise WindowsError(1722, "OpenPrinter", "The RPC server is unavailable.")
        self.opened += 1
        return 7

    def ClosePrinter(self, handle: int) -> None:
        self.opened -= 1

    def EnumPrinters(self, *_: object) -> list[dict[str, str]]:
        return [{"pPrinterName": self.name}]

    def GetPrinter(self, handle: int, level: int) -> dict[str, int]:
        assert level == 2
        return {"Status": self.status, "Attributes": self.attributes}

    def StartDocPrinter(self, handle: int, level: int, facts: tuple[str, str, str]) -> int:
        title, _, kind = facts
        assert (level, kind) == (1, "RAW")
        self._last += 1
        self.titles.append(title)
        self.jobs[self._last] = bytearray()
        return self._last

    def StartPagePrinter(self, handle: int) -> None:
        """Nothing to keep."""

    def WritePrinter(self, handle: int, data: bytes) -> int:
        if self.refuses:
            raise WindowsError(5, "WritePrinter", "Access is denied.")
        self.jobs[self._last] += data
        return len(data)

    def EndPagePrinter(self, handle: int) -> None:
        """Nothing to keep."""

    def EndDocPrinter(self, handle: int) -> None:
        if not self.stuck and self._last in self.jobs:
            self.reader.feed(bytes(self.jobs.pop(self._last)))

    def GetJob(self, handle: int, job: int, level: int) -> dict[str, Any]:
        if job not in self.jobs:
            raise WindowsError(87, "GetJob", "The parameter is incorrect.")
        return {"JobId": job}

    def SetJob(self, handle: int, job: int, level: int, facts: None, command: int) -> None:
        assert (level, facts, command) == (0, None, 5)
        del self.jobs[job]
