"""The office's registry of keys, `keys.toml`: which kiosk's signature is genuine.

People may edit it: what is added is appended as text, and every comment stays.
"""

from __future__ import annotations

import contextlib
import os
import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from kiosk.core.bundle import TrustedKey
from kiosk.core.errors import BadInput

NAMES = ("site", "kiosk", "public_key", "from", "until", "revoked")
HEAD = """\
# 금천구 미래직업 키오스크: 믿는 열쇠 / keys the district office trusts.
# `kiosk office trust add`가 한 대에 하나씩 적어요. 예전 열쇠도 지우지 마세요: 옛 기록을 확인할 때 써요.
# Written by `kiosk office trust add`. Keep old keys: they vouch for older bundles.
"""


def read_keys(file: Path) -> tuple[TrustedKey, ...]:
    """All keys of a registry. Raises BadInput that names file and key."""
    return _parse(_text(file), file)


def add_key(file: Path, key: TrustedKey) -> None:
    """Appends one key; makes the file where there is none. Raises BadInput and leaves the file alone."""
    text = _text(file) if file.exists() else HEAD
    before = _parse(text, file)
    entry = (
        f'\n[[key]]\nsite = "{key.site}"\nkiosk = {key.kiosk}\npublic_key = "{key.public_key}"\n'
        f"from = {key.since.isoformat()}\n"
    )
    if key.until is not None:
        entry += f"until = {key.until.isoformat()}\n"
    _replace(file, f"{text}{'' if text.endswith(chr(10)) else chr(10)}{entry}", (*before, key))


def revoke_key(file: Path, public_key: str, day: date) -> tuple[TrustedKey, ...]:
    """Marks every entry of `public_key` as revoked from `day` on, and returns these entries.

    A key that was revoked already stays as it is. Raises BadInput where the file has no such key, or is
    written so that no line can be put in safely.
    """

    def revoked(key: TrustedKey) -> TrustedKey:
        return key if key.revoked else msgspec.structs.replace(key, revoked=day)

    return _edit(file, public_key, "revoked", revoked)


def end_key(file: Path, public_key: str, day: date) -> tuple[TrustedKey, ...]:
    """Gives every entry of `public_key` its last day, in place of an earlier one, and returns these entries.

    Raises BadInput as `revoke_key` does, and for a day before a key's first.
    """

    def ended(key: TrustedKey) -> TrustedKey:
        if day < key.since:
            raise BadInput(str(file), "until", day, f"{key.since} or later, the first day of this key")
        return msgspec.structs.replace(key, until=day)

    return _edit(file, public_key, "until", ended)


def _edit(
    file: Path, public_key: str, name: str, edited: Callable[[TrustedKey], TrustedKey]
) -> tuple[TrustedKey, ...]:
    """Writes the date `name` of every entry of `public_key` as `edited` has it, and returns these entries."""
    text = _text(file)
    before = _parse(text, file)
    if not any(key.public_key == public_key for key in before):
        raise BadInput(str(file), "key", "no such key", "a key of this registry (`kiosk office trust list`)")
    after = tuple(edited(key) if key.public_key == public_key else key for key in before)
    mine = tuple(key for key in after if key.public_key == public_key)
    lines = text.splitlines(keepends=True)
    places = [number for number in range(len(lines)) if _says(lines[number], "public_key", public_key)]
    for number, key in reversed(list(zip(places, mine, strict=False))):
        _put(lines, number, name, getattr(key, name))
    _replace(file, "".join(lines), after)
    return mine


def _says(line: str, name: str, value: str = "") -> bool:
    before, _, after = line.partition("=")
    return before.strip() == name and value in after


def _put(lines: list[str], number: int, name: str, day: date) -> None:
    """Puts a date into the entry that `lines[number]` belongs to: in its line, or in one below `number`."""
    start = max((n for n in range(number) if lines[n].strip().startswith("[[key]]")), default=0)
    end = next((n for n in range(number, len(lines)) if lines[n].strip().startswith("[")), len(lines))
    for at in range(start, end):
        if _says(lines[at], name):
            lines[at] = re.sub(r"=\s*[\d-]+", f"= {day.isoformat()}", lines[at], count=1)
            return
    lines[number] = f"{lines[number].rstrip()}\n{name} = {day.isoformat()}\n"


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError as fault:
        raise BadInput(str(file), "", "no file", "a registry of `kiosk office trust add`") from fault
    except UnicodeDecodeError as fault:
        raise BadInput(str(file), "", "bytes that are no UTF-8 text", "a TOML file") from fault
    except OSError as fault:
        raise BadInput(str(file), "", fault.strerror or "an error", "a file that can be read") from fault


def _parse(text: str, file: Path) -> tuple[TrustedKey, ...]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadInput(str(file), "", str(fault), "a TOML file") from fault
    strangers = sorted(set(found) - {"key"})
    if strangers:
        raise BadInput(str(file), strangers[0], "an unknown name", "[[key]] entries only")
    entries = found.get("key", [])
    if not isinstance(entries, list):
        raise BadInput(str(file), "key", type(entries).__name__, "[[key]] entries")
    return tuple(_entry(entry, f"key[{number}]", file) for number, entry in enumerate(entries))


def _entry(entry: object, where: str, file: Path) -> TrustedKey:
    if isinstance(entry, dict):
        for name in sorted(set(entry) - set(NAMES)):
            raise BadInput(str(file), f"{where}.{name}", "an unknown name", ", ".join(NAMES))
    try:
        key = msgspec.convert(entry, TrustedKey)
    except msgspec.ValidationError as fault:
        reason, _, place = str(fault).partition(" - at `$")
        name = place.rstrip("`")
        value = entry.get(name.lstrip("."), "nothing") if isinstance(entry, dict) else entry
        raise BadInput(str(file), f"{where}{name}", repr(value), reason) from fault
    if key.until is not None and key.until < key.since:
        raise BadInput(str(file), f"{where}.until", key.until, f"{key.since} or later, as `from` says")
    return key


def _replace(file: Path, text: str, expected: tuple[TrustedKey, ...]) -> None:
    """Puts the new text in the old one's place at once, if it says what it should."""
    if _parse(text, file) != expected:
        raise BadInput(str(file), "key", "entries that cannot be edited by a program", "one value on a line")
    beside = file.with_name(f"{file.name}.new")
    try:
        with open(beside, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, file)
    except OSError as fault:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise BadInput(str(file), "", fault.strerror or "an error", "a file that can be written") from fault
