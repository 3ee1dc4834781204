"""The documents name files that exist: a map with streets that are gone is worse than none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`([\w./<>-]+\.(?:py|qml|toml|md|sql|lock|sh))`")
LINKED = re.compile(r"\]\(([^)#:]+)\)")
JOB = re.compile(r"(kiosk/experiences/\w+)/")
BASES = (ROOT, ROOT / "kiosk", *(ROOT / "kiosk" / room for room in ("core", "ui", "kit", "services")))


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md"])
def test_every_file_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    named = [name for name in NAMED.findall(text) if "<" not in name and "my_job" not in name]
    gone = [name for name in named if not any((base / name).exists() for base in BASES)]
    gone += [link for link in LINKED.findall(text) if not (ROOT / link).exists()]
    # What a new job's folder holds is told by names alone, and lock files are made.
    assert [name for name in gone if not _of_a_job(name)] == []


def _of_a_job(name: str) -> bool:
    """Whether a job's folder has it, or would have it if the job had not been taken out."""
    job = JOB.match(name)
    if job and not (ROOT / job[1]).exists():
        return True
    return any((ROOT / "kiosk" / "experiences").glob(f"*/{name}"))
