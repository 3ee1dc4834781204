"""A visit's slip out of a real protocol's printer, and the screen that follows what the printer says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from pytestqt.qtbot import QtBot

from kiosk.core.contract import line
from kiosk.services.slip_picture import slip_image
from tests.e2e.conftest import Front
from tests.printers.channels import is_dot_for_dot
from tests.printers.loopback_printer import LoopbackPrinter

SITE = """
[site]
id = "demo"
number = 0
name = "시연"
[hall]
url = "https://hall.example/geumcheon"
[printer]
channel = "escpos-network"
address = "{address}"
"""
ROOT = Path(__file__).parents[2]
SOON_MS = 20_000


@pytest.fixture
def printer() -> Iterator[LoopbackPrinter]:
    loopback = LoopbackPrinter()
    yield loopback
    loopback.close()


@pytest.fixture
def front(open_front: Callable[..., Front], printer: LoopbackPrinter, tmp_path: Path) -> Front:
    site = tmp_path / "site.toml"
    site.write_text(SITE.format(address=printer.address), "utf-8")
    programmes = (ROOT / "packaging" / "sites" / "programmes.toml").read_text("utf-8")
    (tmp_path / "programmes.toml").write_text(programmes, "utf-8")
    return open_front(site=site)


def print_label(front: Front) -> str:
    return {control.id: control.label for control in front.kiosk.conductor.view.desk}["print"]


def say(front: Front, key: str) -> str:
    return front.kiosk.conductor.offer.texts["ko"].say(line(key))


def test_a_visits_slip_comes_out_as_it_was_drawn(
    front: Front, printer: LoopbackPrinter, qtbot: QtBot
) -> None:

    conductor = front.kiosk.conductor
    for control in ("start", "finish"):
        front.visitor.touch(control)
    assert print_label(front) == say(front, "print")
    slip = conductor.slip()
    front.visitor.touch("print")
    qtbot.waitUntil(lambda: conductor.visit.slip == "printed", timeout=SOON_MS)
    (strip,) = printer.strips(1)
    assert is_dot_for_dot(strip, slip_image(slip, 80))
    assert [code.text for code in zxingcpp.read_barcodes(strip.picture().convert("L"))] == [slip.url]


def test_paper_is_promised_only_while_the_printer_has_some(
    front: Front, printer: LoopbackPrinter, qtbot: QtBot
) -> None:
    for control in ("start", "finish"):
        front.visitor.touch(control)
    with printer.guard:
        printer.reader.paper_rows = 0
    front.visitor.touch("print")
    qtbot.waitUntil(lambda: front.kiosk.conductor.visit.slip == "saved", timeout=SOON_MS)
    assert not front.kiosk.conductor.view.has_paper
    for control in ("survey_done", "start", "finish"):
        front.visitor.touch(control)
    assert print_label(front) == say(front, "qr-taken")
    with printer.guard:
        printer.reader.refill()
    qtbot.waitUntil(lambda: print_label(front) == say(front, "print"), timeout=SOON_MS)
    assert (printer.reader.strips, printer.reader.unfinished) == ([], 0)
