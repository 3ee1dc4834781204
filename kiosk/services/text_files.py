"""`<language>.toml` files: flat tables of text keys and templates, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Formatter

from kiosk.core.errors import BadInput
from kiosk.core.texts import Texts
from kiosk.services.toml_input import read_toml

_FORMATTER = Formatter()


def read_words(file: Path) -> dict[str, str]:
    """All templates of one file, by key. Raises BadInput for a bad file or template."""
    table: dict[str, str] = read_toml(file)
    for key, template in table.items():
        if not isinstance(template, str) or not template.strip():
            raise BadInput(str(file), key, repr(template), "a sentence in quotes")
        try:
            fields_of(template)
        except ValueError as error:
            raise BadInput(str(file), key, f"{template!r} ({error})", "a template with {names}") from error
    return table


def fields_of(template: str) -> frozenset[str]:
    """Names of the values a template needs. Raises ValueError for unbalanced braces."""
    return frozenset(name for _, name, _, _ in _FORMATTER.parse(template) if name is not None)


def texts_of_owners(owners: Mapping[str, Mapping[str, str]], language: str) -> Texts:
    """All words of one language, out of each owner's templates by key.

    The shell's owner name is "" and its keys stay as they are; those of an experience get its id in front
    (`drone_traffic.name`).
    """
    words: dict[str, str] = {}
    for owner, templates in owners.items():
        prefix = f"{owner}." if owner else ""
        for key, template in templates.items():
            words[prefix + key] = template
    return Texts(language, words)
