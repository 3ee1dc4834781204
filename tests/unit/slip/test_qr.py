"""The QR matrix: it reads as what went in, with its quiet zone, and small."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image

from kiosk.services.qr import QUIET_MODULES, QrMatrix, qr_matrix


def read(matrix: QrMatrix) -> str:
    picture = Image.new("L", (len(matrix), len(matrix)))
    picture.putdata([0 if module else 255 for row in matrix for module in row])
    (code,) = zxingcpp.read_barcodes(picture.resize((len(matrix) * 4,) * 2, Image.Resampling.NEAREST))
    return code.text


@pytest.mark.parametrize(
    "url",
    [
        "https://hall.example/geumcheon#AEAAAAAAAAAA",
        "https://hall.example/geumcheon",
        "https://hall.example/#",
        "https://hall.example/#nicht-alphanumerisch",
        "HTTPS://HALL.EXAMPLE/#23456789",
    ],
)
def test_a_code_reads_as_its_address(url: str) -> None:
    assert read(qr_matrix(url)) == url


def test_the_quiet_zone_is_part_of_the_matrix() -> None:
    matrix = qr_matrix("https://hall.example/")
    for rows in (matrix, tuple(zip(*matrix, strict=True))):
        assert not any(any(row) for row in (*rows[:QUIET_MODULES], *rows[-QUIET_MODULES:]))
        assert any(rows[QUIET_MODULES])


def test_a_ticket_behind_the_address_costs_fewer_modules_than_the_same_in_small_letters() -> None:
    ticket = "AEAACAQBIUQQCFYFAAAAQ" * 6
    assert len(qr_matrix(f"https://hall.example/#{ticket}")) < len(
        qr_matrix(f"https://hall.example/#{ticket.lower()}")
    )


@pytest.mark.parametrize("url", ["", "https://hall.example/" + "x" * 3000])
def test_what_no_code_can_carry_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"no address|do not fit"):
        qr_matrix(url)
