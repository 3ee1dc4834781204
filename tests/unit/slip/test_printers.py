"""Choices of a printer: what is kept is read back, and what earlier versions kept still means the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.printers import CHANNELS, ON_PAPER, STATES, PrinterChoice, choice_of, parse_choice, prints
from kiosk.core.site import Printer

choices = st.one_of(
    st.sampled_from(sorted(set(CHANNELS) - ON_PAPER)).map(PrinterChoice),
    st.builds(PrinterChoice, st.sampled_from(sorted(ON_PAPER)), st.text(min_size=1)),
)


@given(choices)
def test_a_choice_is_read_back_from_its_text(choice: PrinterChoice) -> None:
    assert parse_choice(choice.text) == choice


@given(st.text())
def test_any_text_is_a_choice(text: str) -> None:
    choice = parse_choice(text)
    assert parse_choice(choice.text) == choice


@pytest.mark.parametrize(
    ("kept", "choice"),
    [
        ("", PrinterChoice("pdf")),
        ("영수증 프린터", PrinterChoice("system", "영수증 프린터")),
        ("none", PrinterChoice("none")),
        ("escpos-network", PrinterChoice("system", "escpos-network")),
        ("pdf=x", PrinterChoice("system", "pdf=x")),
    ],
)
def test_a_text_without_a_channel_is_a_queue(kept: str, choice: PrinterChoice) -> None:
    assert parse_choice(kept) == choice


@pytest.mark.parametrize(
    ("printer", "choice"),
    [
        (Printer(), PrinterChoice("pdf")),
        (Printer(name="slips"), PrinterChoice("system", "slips")),
        (Printer(channel="none", name="slips"), PrinterChoice("none")),
        (
            Printer(channel="escpos-network", address="printer.local:9100"),
            PrinterChoice("escpos-network", "printer.local:9100"),
        ),
        (Printer(channel="escpos-usb", usb="04B8:0E28"), PrinterChoice("escpos-usb", "04b8:0e28")),
        (Printer(channel="escpos-file", device="/dev/usb/lp0"), PrinterChoice("escpos-file", "/dev/usb/lp0")),
        (Printer(channel="windows-raw", name="POS-80"), PrinterChoice("windows-raw", "POS-80")),
    ],
)
def test_the_site_file_names_a_printer(printer: Printer, choice: PrinterChoice) -> None:
    assert choice_of(printer) == choice


def test_a_printer_that_cannot_be_asked_is_trusted_and_one_without_paper_is_not() -> None:
    assert {state for state in STATES if prints(state)} == {"ready", "paper_low", "unknown"}
