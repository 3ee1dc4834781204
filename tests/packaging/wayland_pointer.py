"""A finger on a headless compositor: a client of wlr-virtual-pointer that presses one place, in plain bytes.

The protocol is spoken here because no package of Debian 12 speaks it from a command line.
"""

from __future__ import annotations

import socket
import struct
import time
from pathlib import Path

LEFT_BUTTON = 0x110
HOLD_S = 0.08
PATIENCE_S = 5.0
_DISPLAY, _REGISTRY, _SYNC, _MANAGER, _POINTER, _LAST = 1, 2, 3, 4, 5, 6
_GET_SYNC, _GET_REGISTRY, _BIND, _CREATE = 0, 1, 0, 0
_MOVE_TO, _BUTTON, _FRAME = 1, 2, 4
_MANAGER_NAME = "zwlr_virtual_pointer_manager_v1"


class NoPointer(Exception):
    """The compositor does not take a pointer from us. The text says what it has or said."""


def press(display: Path, x: float, y: float) -> None:
    """Press at a place, both from 0 (left, top) to 1. Raises NoPointer."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as wire:
        wire.settimeout(PATIENCE_S)
        wire.connect(str(display))
        _send(wire, _DISPLAY, _GET_REGISTRY, struct.pack("=I", _REGISTRY))
        _send(wire, _DISPLAY, _GET_SYNC, struct.pack("=I", _SYNC))
        offered = _offered(wire, _SYNC)
        if _MANAGER_NAME not in offered:
            raise NoPointer(f"it offers {', '.join(sorted(offered))}")
        name, version = offered[_MANAGER_NAME]
        wanted = (
            struct.pack("=I", name) + _text(_MANAGER_NAME) + struct.pack("=II", min(version, 1), _MANAGER)
        )
        _send(wire, _REGISTRY, _BIND, wanted)
        _send(wire, _MANAGER, _CREATE, struct.pack("=II", 0, _POINTER))
        whole = 10_000
        _act(wire, _MOVE_TO, round(x * whole), round(y * whole), whole, whole)
        time.sleep(HOLD_S)
        _act(wire, _BUTTON, LEFT_BUTTON, 1)
        time.sleep(HOLD_S)
        _act(wire, _BUTTON, LEFT_BUTTON, 0)
        _send(wire, _DISPLAY, _GET_SYNC, struct.pack("=I", _LAST))
        _offered(wire, _LAST)
        time.sleep(HOLD_S)


def _act(wire: socket.socket, request: int, *numbers: int) -> None:
    milliseconds = int(time.monotonic() * 1000) & 0xFFFFFFFF
    _send(wire, _POINTER, request, struct.pack(f"={len(numbers) + 1}I", milliseconds, *numbers))
    _send(wire, _POINTER, _FRAME, b"")


def _send(wire: socket.socket, target: int, request: int, arguments: bytes) -> None:
    wire.sendall(struct.pack("=II", target, (len(arguments) + 8) << 16 | request) + arguments)


def _text(text: str) -> bytes:
    raw = text.encode() + b"\0"
    return struct.pack("=I", len(raw)) + raw + b"\0" * (-len(raw) % 4)


def _offered(wire: socket.socket, until: int) -> dict[str, tuple[int, int]]:
    """What the compositor has, by interface: its number and version, as told before the answer to `until`."""
    found: dict[str, tuple[int, int]] = {}
    while True:
        source, head = struct.unpack("=II", _read(wire, 8))
        body = _read(wire, (head >> 16) - 8)
        event = head & 0xFFFF
        if (source, event) == (_DISPLAY, 0):
            raise NoPointer(f"it says: {body[12:].rstrip(chr(0).encode()).decode('utf-8', 'replace')}")
        if source == until:
            return found
        if source == _REGISTRY and event == 0:
            number, length = struct.unpack_from("=II", body)
            (version,) = struct.unpack_from("=I", body, len(body) - 4)
            found[body[8 : 7 + length].decode()] = (number, version)


def _read(wire: socket.socket, count: int) -> bytes:
    read = b""
    while len(read) < count:
        piece = wire.recv(count - len(read))
        if not piece:
            raise NoPointer("it closed the connection")
        read += piece
    return read
