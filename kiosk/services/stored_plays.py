"""A stored play as data, complete enough to be replayed."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.contract import Level
from kiosk.core.errors import BadInput
from kiosk.services.database import open_reader


@dataclass(frozen=True, slots=True)
class StoredPlay:
    """One finished play: experience, version, level, short, seed and actions are the whole of it.

    `actions` is the recording as (step, action id). Score and stars are None unless it was completed.
    """

    id: str
    visit_id: str
    experience: str
    version: str
    level: Level
    short: bool
    seed: int
    actions: tuple[tuple[int, str], ...]
    outcome: str
    round_reached: int
    score: float | None
    stars: int | None
    measures: tuple[tuple[str, float], ...]


def load(path: Path, play_id: str) -> StoredPlay:
    """The play `play_id` of the visit log at `path`.

    Raises BadInput where the log does not hold it, or holds no recording of it (the kiosk stopped during it).
    """
    with closing(open_reader(path)) as reader:
        row = reader.execute("SELECT * FROM play WHERE id = ?", [play_id]).fetchone()
    if row is None or row["actions"] is None:
        found = "no such play" if row is None else "a play without its recording"
        raise BadInput(str(path), f"play {play_id}", found, "a finished play")
    return StoredPlay(
        id=row["id"],
        visit_id=row["visit_id"],
        experience=row["experience"],
        version=row["version"],
        level=Level(row["level"]),
        short=bool(row["short"]),
        seed=row["seed"],
        actions=tuple((step, action) for step, action in json.loads(row["actions"])),
        outcome=row["outcome"],
        round_reached=row["round_reached"],
        score=row["score"],
        stars=row["stars"],
        measures=tuple((key, float(value)) for key, value in json.loads(row["measures"]).items()),
    )
