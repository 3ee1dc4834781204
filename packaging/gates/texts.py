"""The text gate: every sentence exists in every language, fits its values, and is used.

Words live in `texts/<language>.toml` of their owner: the shell (`kiosk/ui/texts`) or an experience, whose
keys carry its id in front when QML asks for them. Checked here:
  - all languages of an owner have the same keys, and a key needs the same values in all of them;
  - `qsTrId("key")` in QML and `line("key", …)` in Python name a key that exists, with the values it needs;
  - each Measure has its name, its meaning and its value text;
  - no key is left over. A key counts as used if a string of the code equals it or, put together from parts
    (f"screen-{name}"), could.
The examples of the kit are not code in this sense: their words are samples that no visitor sees.
The online hall (`assets/hall`) has words of its own; its code are the templates and scripts there.

    python packaging/gates/texts.py [ROOT]

Exit code 0 when all is well, 1 otherwise.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import BadInput
from kiosk.services.text_files import fields_of, read_words

SHELL = ""
HALL = "online-hall"
EXAMPLES = ("kit", "examples")
MIN_FIXED_LETTERS = 2
"""A composed string says what it stands for only if this much of it is fixed."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has words: the shell ("") or an experience by its id; `words` by language, then key."""

    id: str
    texts: Path
    words: Mapping[str, Mapping[str, str]]

    @property
    def keys(self) -> frozenset[str]:
        """Every key any of its languages has."""
        return frozenset(key for words in self.words.values() for key in words)

    def full(self, key: str) -> str:
        """The key as QML asks for it."""
        return f"{self.id}.{key}" if self.id else key

    def needs(self, key: str) -> frozenset[str]:
        """Names of the values that its template takes."""
        return fields_of(next(words[key] for words in self.words.values() if key in words))


@dataclass(frozen=True, slots=True)
class Source:
    """A file of code, with the id of the owner whose room it stands in."""

    path: Path
    owner: str
    text: str


def read_owner(owner_id: str, texts: Path) -> Owner:
    """All languages of one owner. Raises BadInput."""
    return Owner(owner_id, texts, {file.stem: read_words(file) for file in sorted(texts.glob("*.toml"))})


def read_owners(kiosk: Path) -> list[Owner]:
    """The shell and every experience. Raises BadInput."""
    jobs = sorted(folder for folder in (kiosk / "experiences").glob("*") if (folder / "texts").is_dir())
    return [read_owner(SHELL, kiosk / "ui" / "texts"), *(read_owner(job.name, job / "texts") for job in jobs)]


def read_sources(kiosk: Path, suffix: str) -> list[Source]:
    """All code with this suffix."""
    sources = []
    for path in sorted(kiosk.rglob(f"*{suffix}")):
        room = path.relative_to(kiosk).parts
        if room[:2] == EXAMPLES:
            continue
        owner = room[1] if room[0] == "experiences" and len(room) > 2 else SHELL
        sources.append(Source(path, owner, path.read_text("utf-8")))
    return sources


def differing_languages(owner: Owner) -> Iterator[str]:
    """Keys that a language lacks, and values that differ between languages."""
    for key in sorted(owner.keys):
        for language, words in owner.words.items():
            if key not in words:
                yield f"{owner.texts}/{language}.toml: {key}: no text"
            elif fields_of(words[key]) != owner.needs(key):
                yield f"{owner.texts}/{language}.toml: {key}: other values than in another language"


def unknown_in_qml(source: Source, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Calls of qsTrId that name no text, or one that needs values QML cannot give."""
    for found in re.finditer(r'qsTrId\(\s*"([^"]*)"\s*\)', source.text):
        key = found[1]
        line = source.text.count("\n", 0, found.start()) + 1
        if key not in known:
            yield f"{source.path}:{line}: no text {key!r}"
        elif known[key]:
            yield f"{source.path}:{line}: {key!r} needs {sorted(known[key])}, so Python has to say it"


def unknown_in_python(source: Source, owners: Mapping[str, Owner]) -> Iterator[str]:
    """line() calls and Measures whose texts are missing or lack values."""
    rooms = [owners[source.owner]] if source.owner in owners and source.owner else list(owners.values())
    for call in (node for node in ast.walk(ast.parse(source.text)) if isinstance(node, ast.Call)):
        key = _first_string(call)
        if key is None or not isinstance(call.func, ast.Name):
            continue
        at = f"{source.path}:{call.lineno}"
        if call.func.id == "Measure":
            wanted = (f"measure-{key}", f"measure-{key}-why", f"measure-{key}-value")
            yield from (f"{at}: no text {text!r}" for text in wanted if not _having(rooms, text))
        elif call.func.id == "line":
            having = _having(rooms, key)
            given = {keyword.arg for keyword in call.keywords}
            if not having:
                yield f"{at}: no text {key!r}"
            elif None not in given and not any(owner.needs(key) <= given for owner in having):
                yield f"{at}: {key!r} needs {sorted(having[0].needs(key))}"


def _first_string(call: ast.Call) -> str | None:
    given = call.args[0] if call.args else next((k.value for k in call.keywords if k.arg == "key"), None)
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else None


def _having(owners: Iterable[Owner], key: str) -> list[Owner]:
    return [owner for owner in owners if key in owner.keys]


def strings_of_python(text: str) -> Iterator[re.Pattern[str] | str]:
    """Every string of the code: as it is, or as the pattern of what it may become."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            yield _pattern([part if isinstance(part, str) else None for part in parts])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _literal(node.value)


def strings_of_qml(text: str) -> Iterator[re.Pattern[str] | str]:
    """The same for QML: literals in quotes, and templates in backticks."""
    for literal in re.findall(r'"([^"\n]*)"', text):
        yield from _literal(literal)
    for template in re.findall(r"`([^`]*)`", text):
        parts: list[str | None] = []
        for n, part in enumerate(re.split(r"\$\{[^}]*\}", template)):
            parts += [None, part] if n else [part]
        yield _pattern(parts)


def _literal(value: str) -> Iterator[re.Pattern[str] | str]:
    yield value
    if value.endswith(("-", ".")):
        yield _pattern([value, None])
    if value.startswith(("-", ".")):
        yield _pattern([None, value])


def _pattern(parts: list[str | None]) -> re.Pattern[str]:
    fixed = sum(len(re.findall(r"\w", part)) for part in parts if part)
    if fixed < MIN_FIXED_LETTERS:
        return re.compile(r"(?!)")  # says nothing, so it matches nothing
    return re.compile("".join(".+" if part is None else re.escape(part) for part in parts))


def unused(owner: Owner, strings: Iterable[re.Pattern[str] | str]) -> Iterator[str]:
    """Keys that no string of the code can be."""
    strings = list(strings)
    exact = {string for string in strings if isinstance(string, str)}
    patterns = [string for string in strings if isinstance(string, re.Pattern)]
    for key in sorted(owner.keys):
        names = {key, owner.full(key)}
        if not names & exact and not any(one.fullmatch(name) for one in patterns for name in names):
            yield f"{owner.texts}: {key}: nothing uses this text"


def check(kiosk: Path) -> list[str]:
    """Every complaint about the words of the kiosk in this folder."""
    try:
        owners = read_owners(kiosk)
    except BadInput as fault:
        return [str(fault)]
    by_id = {owner.id: owner for owner in owners}
    known = {owner.full(key): owner.needs(key) for owner in owners for key in owner.keys}
    qml, python = read_sources(kiosk, ".qml"), read_sources(kiosk, ".py")
    complaints = [said for owner in owners for said in differing_languages(owner)]
    complaints += [said for source in qml for said in unknown_in_qml(source, known)]
    complaints += [said for source in python for said in unknown_in_python(source, by_id)]
    strings = [
        (source.owner, string)
        for sources, strings_of in ((qml, strings_of_qml), (python, strings_of_python))
        for source in sources
        for string in strings_of(source.text)
    ]
    for owner in owners:
        heard = (string for room, string in strings if room in {SHELL, owner.id})
        complaints += unused(owner, heard)
    return complaints


def check_hall(hall: Path) -> list[str]:
    """Every complaint about the online hall's own words; none where there is no such folder."""
    if not hall.is_dir():
        return []
    try:
        owner = read_owner(HALL, hall / "texts")
    except BadInput as fault:
        return [str(fault)]
    said = [
        (template, key)
        for template in sorted(hall.glob("*.jinja"))
        for key in re.findall(r'\bword\("([^"]*)"', template.read_text("utf-8"))
    ]
    strings: list[re.Pattern[str] | str] = [key for _, key in said]
    for script in sorted(hall.glob("*.js")):
        strings += strings_of_qml(script.read_text("utf-8"))
    unknown = [f"{template}: no text {key!r}" for template, key in said if key not in owner.keys]
    return [*differing_languages(owner), *unknown, *unused(owner, strings)]


def main(arguments: list[str]) -> int:
    """The command line."""
    root = Path(arguments[0]) if arguments else Path()
    complaints = check(root / "kiosk") + check_hall(root / "assets" / "hall")
    for complaint in complaints:
        sys.stderr.write(complaint + "\n")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
