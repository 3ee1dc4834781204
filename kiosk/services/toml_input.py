"""Reads a TOML file that people edit, and names every fault: file, key, what was found, what was expected.

msgspec stops at the first fault of a struct; staff want the whole list at once, so a table is walked key by
key along its struct type and each value is checked by itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from kiosk.core.errors import BadInput

_LONGEST_FOUND = 60
_Entry = TypeVar("_Entry")


def read_toml(path: Path) -> dict[str, Any]:
    """The file's table. Raises BadInput for a file that is missing, unreadable, not UTF-8 or not TOML."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise BadInput(str(path), "", fault.strerror or str(fault), "a readable file") from fault
    except UnicodeDecodeError as fault:
        raise BadInput(str(path), "", f"a byte at {fault.start} that is not UTF-8", "UTF-8 text") from fault
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadInput(str(path), "", str(fault), "TOML") from fault


def struct_faults(
    file: str, prefix: str, table: object, struct: type[msgspec.Struct], *, partial: bool = False
) -> list[BadInput]:
    """Every fault of one table against its struct type; `prefix` is its dotted key, "" for the file.

    A `partial` table goes over another and need not say what the struct requires.
    """
    if not isinstance(table, dict):
        return [BadInput(file, prefix, found(table), "a table")]
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    faults = [
        BadInput(file, dotted(prefix, key), "an unknown key", f"one of {', '.join(fields)}")
        for key in table
        if key not in fields
    ]
    for key, field in fields.items():
        where = dotted(prefix, key)
        if key in table:
            faults += value_faults(file, where, table[key], field.type)
        elif field.required and not partial:
            faults.append(BadInput(file, where, "nothing", expected(field.type)))
    return faults


def value_faults(file: str, where: str, value: object, kind: Any) -> list[BadInput]:
    """Every fault of one value, which `where` names, against its type."""
    if isinstance(value, dict):  # a table that may be left out is still looked into
        kind = next((one for one in get_args(kind) if _is_struct(one)), kind)
    if _is_struct(kind):
        return struct_faults(file, where, value, kind)
    if _fits(value, kind):
        return []
    if isinstance(value, list):  # of a long list only what is wrong
        value = [one for one in value if not _fits([one], kind)] or value
    return [BadInput(file, where, found(value), expected(kind))]


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _fits(value: object, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def listed(file: str, table: dict[str, Any], name: str) -> tuple[list[Any], list[BadInput]]:
    """The `[[name]]` entries of a table, and the fault where they are no list."""
    raw = table.get(name, [])
    if isinstance(raw, list):
        return raw, []
    return [], [BadInput(file, name, found(raw), f"[[{name}]] entries")]


def entry_name(kind: str, index: int, entry: object, key: str = "id") -> str:
    """How an entry is called in a fault: by its `key`, or where it has none by its place, from 1."""
    identity = entry.get(key) if isinstance(entry, dict) else None
    return f"{kind}[{identity if isinstance(identity, str) and identity else index}]"


def repeated(
    file: str,
    kind: str,
    entries: Sequence[_Entry],
    key: str,
    of: Callable[[_Entry], tuple[str, object, str]],
) -> list[BadInput]:
    """A fault for each entry whose value another has before it. `of` tells an entry's id, value and name."""
    faults: list[BadInput] = []
    first: dict[object, str] = {}
    for entry in entries:
        identity, value, name = of(entry)
        if value in first:
            wanted = f"a {key} of its own ({first[value]} has it)"
            faults.append(BadInput(file, dotted(f"{kind}[{identity}]", key), found(value), wanted))
        first.setdefault(value, name)
    return faults


def dotted(prefix: str, key: str) -> str:
    """The key as people write it: `hall.url`."""
    return f"{prefix}.{key}" if prefix else key


def found(value: object) -> str:
    """A value as it is quoted back, cut when it is long."""
    text = repr(value)
    return text if len(text) <= _LONGEST_FOUND else text[: _LONGEST_FOUND - 1] + "…"


def expected(kind: Any) -> str:
    """What a type takes, in words: `a whole number 0..255`, `one of left, right, below`."""
    return _words(msgspec.inspect.type_info(kind))


def _words(info: msgspec.inspect.Type) -> str:
    match info:
        case msgspec.inspect.IntType():
            return "a whole number" + _range(info.ge, info.le, info.gt)
        case msgspec.inspect.FloatType():
            return "a number" + _range(info.ge, info.le, info.gt)
        case msgspec.inspect.StrType():
            return _text_words(info)
        case msgspec.inspect.LiteralType():
            return "one of " + ", ".join(str(value) for value in info.values)
        case msgspec.inspect.BoolType():
            return "true or false"
        case msgspec.inspect.DateType():
            return "a date like 2027-12-31"
        case msgspec.inspect.VarTupleType() | msgspec.inspect.ListType():
            return f"a list{_count(info.min_length, info.max_length)}, each {_words(info.item_type)}"
        case msgspec.inspect.UnionType():
            return " or ".join(_words(one) for one in info.types if one != msgspec.inspect.NoneType())
        case _:
            return "a table"


def _count(fewest: int | None, most: int | None) -> str:
    return "" if most is None else f" of {fewest or 0}..{most}"


def _range(low: float | None, high: float | None, above: float | None) -> str:
    if low is not None and high is not None:
        return f" {low:g}..{high:g}"
    if low is not None:
        return f" from {low:g}"
    if high is not None:
        return f" up to {high:g}"
    return f" above {above:g}" if above is not None else ""


def _text_words(info: msgspec.inspect.StrType) -> str:
    if info.pattern:
        return f"text like {info.pattern}"
    if info.max_length is not None:
        return f"text of {info.min_length or 0}..{info.max_length} characters"
    return "text in quotes"
