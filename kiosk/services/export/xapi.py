"""`xapi/statements.jsonl`: the same visits as xAPI 1.0.3 statements, one a line, for a learning record store.

Verbs are ADL's and cmi5's. The actor is an account that exists for one visit: its name is the visit's random
id, and its home page lies in `.invalid`, where nobody can ever be reached. Test visits are left out. The
same visit always gives the same statements with the same ids, so sending them twice changes nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from kiosk.services.export.snapshot import Range, Snapshot
from kiosk.services.export.stick_writer import BundleFile

HOME = "https://miraekiosk.invalid"
"""Ours, and never on the web: RFC 2606 keeps `.invalid` from being anybody's."""

STATEMENT_BYTES = 720
"""About how long one is."""

_ADL = "http://adlnet.gov/expapi/verbs/"
_ABANDONED = "https://w3id.org/xapi/adl/verbs/abandoned"
_PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"
_SIMULATION = "http://adlnet.gov/expapi/activities/simulation"
_QUESTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
_ATTEMPT = "http://adlnet.gov/expapi/activities/attempt"
_ROUNDS = 3
_FLUSH_BYTES = 1 << 18

_encode = msgspec.json.Encoder().encode

Row = tuple[Any, ...]
Statement = dict[str, Any]


def write_statements(snapshot: Snapshot, wanted: Range, file: BundleFile) -> int:
    """Write the statements of the range's visits; returns how many."""
    count, waiting, size = 0, [], 0
    for statement in statements(snapshot, wanted):
        line = _encode(statement) + b"\n"
        waiting.append(line)
        size += len(line)
        count += 1
        if size >= _FLUSH_BYTES:
            file.write(b"".join(waiting))
            waiting, size = [], 0
    file.write(b"".join(waiting))
    return count


def most_statements(rows: Mapping[str, int]) -> int:
    """How many that many rows by table can make."""
    return 2 * rows["visit"] + 3 * rows["play"] + rows["survey_answer"]


def statements(snapshot: Snapshot, wanted: Range) -> Iterator[Statement]:
    """Every statement, visit by visit in the order of their numbers."""
    plays = _Follower(_read(snapshot, wanted, "play", _PLAY, "t.started_at, t.id"))
    answers = _Follower(_read(snapshot, wanted, "survey_answer", _ANSWER, "t.item"))
    for visit in _visits(snapshot, wanted):
        yield from _of_visit(visit, plays.rows_of(visit[0]), answers.rows_of(visit[0]))


class _Follower:
    """Rows grouped by visit number, handed out as the visits come by in the same order."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._groups = groupby(rows, key=itemgetter(0))
        self._next = self._take()

    def rows_of(self, seq: int) -> list[Row]:
        if self._next is None or self._next[0] != seq:
            return []
        _seq, rows = self._next
        self._next = self._take()
        return rows

    def _take(self) -> tuple[int, list[Row]] | None:
        group = next(self._groups, None)
        return (group[0], list(group[1])) if group else None


_MINUTE = "substr({0}, 1, 16) || ':00Z'"
_PLAY = (
    "v.seq, t.id, t.experience, t.version, t.level, t.short, t.outcome, t.round_reached, t.score, t.stars,"
    f" t.liking, {_MINUTE.format('t.started_at')}, {_MINUTE.format('t.ended_at')}"
)
_ANSWER = f"v.seq, t.item, t.value, {_MINUTE.format('v.ended_at')}"


def _visits(snapshot: Snapshot, wanted: Range) -> Iterator[Row]:
    return snapshot.db.execute(
        f"SELECT v.seq, v.id, v.site, v.kiosk, v.language, v.ended_by, v.duration_s,"
        f" {_MINUTE.format('v.started_at')}, {_MINUTE.format('v.ended_at')}, v.app_version"
        " FROM visit AS v WHERE v.seq > ? AND v.seq <= ? AND v.is_test = 0 ORDER BY v.seq",
        (wanted.after, wanted.last),
    )


def _read(snapshot: Snapshot, wanted: Range, table: str, columns: str, order: str) -> Iterator[Row]:
    return snapshot.db.execute(
        f"SELECT {columns} FROM visit AS v CROSS JOIN {table} AS t ON t.visit_id = v.id"
        f" WHERE v.seq > ? AND v.seq <= ? AND v.is_test = 0 ORDER BY v.seq, {order}",
        (wanted.after, wanted.last),
    )


def _of_visit(visit: Row, plays: list[Row], answers: list[Row]) -> Iterator[Statement]:
    _seq, visit_id, site, kiosk, language, ended_by, duration_s, started_at, ended_at, app = visit
    shared = {
        "actor": {"objectType": "Agent", "account": {"homePage": f"{HOME}/visit", "name": visit_id}},
        "context": {
            "registration": visit_id,
            "language": language,
            "platform": f"Mirae Kiosk {app}",
            "extensions": {f"{HOME}/extension/site": site, f"{HOME}/extension/kiosk": kiosk},
        },
    }
    space = uuid.UUID(visit_id)

    play_id = ""

    def say(verb: str, what: Statement, at: str, result: Statement | None = None) -> Statement:
        said = {
            "id": str(uuid.uuid5(space, f"{verb} {what['id']} {play_id}")),
            **shared,
            "verb": {"id": verb, "display": {"en": verb.rpartition("/")[2]}},
            "object": what,
            "timestamp": at,
        }
        return {**said, "result": result} if result else said

    whole = _activity("visit", _ATTEMPT)
    yield say(f"{_ADL}initialized", whole, started_at)
    for play in plays:
        play_id = play[1]
        job = _activity(f"experience/{play[2]}", _SIMULATION)
        yield say(f"{_ADL}initialized", job, play[11])
        for verb, result in _ends(play):
            yield say(verb, job, play[12], result)
    play_id = ""
    for _seq, item, value, at in answers:
        question = _activity(f"survey/{item}", _QUESTION)
        score = {"raw": value, "min": 1, "max": 5}
        yield say(f"{_ADL}answered", question, at, {"response": str(value), "score": score})
    how: Statement = {"extensions": {f"{HOME}/extension/ended-by": ended_by}}
    if duration_s is not None:
        how["duration"] = f"PT{duration_s:.1f}S"
    yield say(f"{_ADL}terminated", whole, ended_at, how)


def _ends(play: Row) -> Iterator[tuple[str, Statement]]:
    """How a play ended. One left early says how far it came first: rounds behind it, in percent."""
    _seq, _id, _job, version, level, short, outcome, reached, score, stars, liking, *_times = play
    about: Statement = {f"{HOME}/extension/version": version, f"{HOME}/extension/level": level}
    if liking is not None:
        about[f"{HOME}/extension/liking"] = liking
    if outcome == "completed":
        if stars is not None:
            about[f"{HOME}/extension/stars"] = stars
        result: Statement = {"completion": True, "extensions": about}
        if score is not None:
            result["score"] = {"scaled": score}
        yield f"{_ADL}completed", result
        return
    behind = max(0, (reached or 0) - 1)
    if behind:
        percent = min(100, 100 * behind // (1 if short else _ROUNDS))
        yield f"{_ADL}progressed", {"extensions": {_PROGRESS: percent}}
    about[f"{HOME}/extension/outcome"] = outcome
    yield _ABANDONED, {"completion": False, "extensions": about}


def _activity(path: str, kind: str) -> Statement:
    return {"objectType": "Activity", "id": f"{HOME}/{path}", "definition": {"type": kind}}
