"""What a shared library needs, read from the file itself: ELF (Linux) or PE (Windows)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PT_LOAD, _PT_DYNAMIC = 1, 2
_DT_NEEDED, _DT_STRTAB = 1, 5
_PE_IMPORTS, _PE_DELAYED = 1, 13
_PE_IMPORT_BYTES, _PE_DELAYED_BYTES = 20, 32
_PE_NAME, _PE_DELAYED_NAME = 12, 4
"""Where in an entry the address of a library's name stands."""


def is_native(name: str) -> bool:
    """Whether a file of this name is a program or library of the machine."""
    last = name.rpartition("/")[2]
    return last.endswith((".so", ".pyd", ".dll")) or ".so." in last


def needed(content: bytes) -> tuple[str, ...]:
    """Names of the libraries that this one loads at its start, those of a Windows file in lower case.

    Also those that a Windows file loads when they are first called. None for what is no 64-bit library.
    """
    if content.startswith(b"\x7fELF\x02\x01"):
        return tuple(_elf(content))
    if content.startswith(b"MZ"):
        return tuple(name.lower() for name in _pe(content))
    return ()


def _elf(content: bytes) -> Iterator[str]:
    (table,) = struct.unpack_from("<Q", content, 32)
    size, count = struct.unpack_from("<HH", content, 54)
    loads: list[tuple[int, int, int]] = []
    entries: list[tuple[int, int]] = []
    for index in range(count):
        kind, _, offset, address, _, length = struct.unpack_from("<IIQQQQ", content, table + index * size)
        if kind == _PT_LOAD:
            loads.append((address, length, offset))
        elif kind == _PT_DYNAMIC:
            entries = list(struct.iter_unpack("<QQ", content[offset : offset + length]))
    names = next((value for tag, value in entries if tag == _DT_STRTAB), 0)
    start = _at(names, loads)
    for tag, value in entries:
        if tag == _DT_NEEDED:
            yield _text(content, start + value)


def _pe(content: bytes) -> Iterator[str]:
    (header,) = struct.unpack_from("<I", content, 60)
    sections, optional = struct.unpack_from("<H12xH", content, header + 6)
    start = header + 24 + optional
    loads: list[tuple[int, int, int]] = []
    for index in range(sections):
        length, address, raw, offset = struct.unpack_from("<IIII", content, start + index * 40 + 8)
        loads.append((address, max(length, raw), offset))
    directories = header + 24 + 112
    for directory, entry_bytes, name_at in (
        (_PE_IMPORTS, _PE_IMPORT_BYTES, _PE_NAME),
        (_PE_DELAYED, _PE_DELAYED_BYTES, _PE_DELAYED_NAME),
    ):
        (address,) = struct.unpack_from("<I", content, directories + directory * 8)
        if not address:
            continue
        entry = _at(address, loads)
        while (name := struct.unpack_from("<I", content, entry + name_at)[0]) != 0:
            yield _text(content, _at(name, loads))
            entry += entry_bytes


def _at(address: int, loads: list[tuple[int, int, int]]) -> int:
    """Where in the file lies what is loaded at `address`."""
    for start, length, offset in loads:
        if start <= address < start + length:
            return address - start + offset
    return address


def _text(content: bytes, start: int) -> str:
    return content[start : content.index(b"\0", start)].decode("ascii")
