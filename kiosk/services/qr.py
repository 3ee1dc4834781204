"""The QR code of a slip as a matrix of modules, for paper and for the screen. No Qt."""

from __future__ import annotations

from functools import lru_cache

QUIET_MODULES = 4
"""Light modules on every side; part of the matrix, so that nobody can forget them on a dark ground."""

QrMatrix = tuple[tuple[bool, ...], ...]


@lru_cache(2)  # the screen's and the paper's are the same one
def qr_matrix(url: str) -> QrMatrix:
    """The code of `url` at error level M, True for dark, quiet zone included; square, row by row.

    A ticket behind `#` becomes an alphanumeric segment of its own: 5.5 bits a character instead of 8, which
    keeps a full slip at version 8. Raises ValueError for an empty or over-long address.
    """
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.exceptions import DataOverflowError
    from qrcode.util import QRData

    if not url:
        raise ValueError("no address to encode")
    address, mark, payload = url.partition("#")
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    for part in (address + mark, payload):
        if part:
            code.add_data(QRData(part.encode()), optimize=0)  # QRData finds the densest mode of its part
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as fault:
        raise ValueError(f"{len(url)} characters do not fit a QR code") from fault
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def qr_rows(url: str) -> tuple[str, ...]:
    """The same row by row as text, "1" for dark: what a screen draws."""
    return tuple("".join("1" if dark else "0" for dark in row) for row in qr_matrix(url))
