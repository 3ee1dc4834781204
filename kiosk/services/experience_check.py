"""`kiosk experiences check`: the whole bounds table of experiences, one process per core."""

from __future__ import annotations

import multiprocessing
import os
import random
import statistics
import time
from collections.abc import Iterable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from kiosk.core.bot_play import BotPlay, Say
from kiosk.core.calibration import (
    RANDOM_ACTIONS,
    Fault,
    FaultSeen,
    Finding,
    Player,
    Report,
    judge,
    levels_of,
)
from kiosk.core.contract import Level, Line
from kiosk.core.texts import Texts
from kiosk.core.trial import Piece, fuzz, play, plays, report_of
from kiosk.services.catalogue import Catalogue, Entry, ExperienceFailed

TIMED_STEPS = 400
"""Steps of one random play whose cost is measured."""

_WORDS_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """Where experiences are found, small enough to send to another process. The first language is heard."""

    root: Path
    languages: tuple[str, ...]
    package: str


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on one experience: every bound held against what was measured."""

    experience: str
    report: Report
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether every bound is kept."""
        return all(finding.ok for finding in self.findings)


def processes(workers: int = 0) -> Executor:
    """Fresh processes to check in; 0 means one per core."""
    return ProcessPoolExecutor(workers or _cores(), mp_context=multiprocessing.get_context("spawn"))


def check(
    source: Source, ids: Iterable[str], seeds: int, pool: Executor, *, random_actions: int = RANDOM_ACTIONS
) -> tuple[Check, ...]:
    """Hold experiences against the bounds: `seeds` plays per player and level, then random legal actions.

    The work is shared out on `pool`. The same arguments give the same scores on the same platform.
    """
    pieces = {one: _hand_out(pool, source, one, seeds, random_actions) for one in ids}
    return tuple(_verdict(one, [piece.result() for piece in found]) for one, found in pieces.items())


def play_once(
    entry: Entry, player: Player, level: Level, seed: int, language: str, *, short: bool = False
) -> BotPlay[Any]:
    """One play of one player. Raises ExperienceFailed if the experience cannot be imported."""
    simulation, bots = entry.simulation(), entry.bots()
    say = _voice(entry, language)
    return play(simulation, bots, player, level, seed, random.Random, say, short=short)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _hand_out(
    pool: Executor, source: Source, experience_id: str, seeds: int, random_actions: int
) -> list[Future[Piece]]:
    """Small pieces of work, so that no core waits long for another."""
    pieces = [
        pool.submit(_plays, source, experience_id, player, level, seeds)
        for player in Player
        for level in levels_of(player)
    ]
    shares = [(level, short) for level in Level for short in (False, True)]
    share = -(-random_actions // len(shares))
    pieces += [pool.submit(_random_hands, source, experience_id, *each, share) for each in shares]
    return [*pieces, pool.submit(_step_cost, source, experience_id)]


def _plays(source: Source, experience_id: str, player: Player, level: Level, seeds: int) -> Piece:
    try:
        entry = _entry(source, experience_id)
        simulation, bots = entry.simulation(), entry.bots()
    except ExperienceFailed as error:
        return Piece(faults=(FaultSeen(Fault.EXCEPTION, str(error)),))
    say = _voice(entry, source.languages[0])
    return plays(simulation, bots, player, level, range(seeds), random.Random, say)


def _random_hands(source: Source, experience_id: str, level: Level, short: bool, count: int) -> Piece:
    try:
        entry = _entry(source, experience_id)
        voices = tuple(_voice(entry, language) for language in source.languages)
        simulation = entry.simulation()
    except ExperienceFailed as error:
        return Piece(faults=(FaultSeen(Fault.EXCEPTION, str(error)),))
    return fuzz(simulation, level, count, 0, random.Random, voices, short=short)


def _step_cost(source: Source, experience_id: str) -> Piece:
    """Median milliseconds of one step plus actions() at the busiest level, along an expert's play."""
    try:
        entry = _entry(source, experience_id)
        simulation = entry.simulation()
        expert = play_once(entry, Player.EXPERT, Level.KEEN, 0, source.languages[0])
        due = list(expert.recording)
        state = simulation.begin(Level.KEEN, random.Random(0))
        costs: list[int] = []
        for step in range(min(expert.steps, TIMED_STEPS)):
            while due and due[0][0] == step:
                state = simulation.act(state, due.pop(0)[1])
            began = time.perf_counter_ns()
            state = simulation.step(state)
            simulation.actions(state)
            costs.append(time.perf_counter_ns() - began)
    except Exception as error:  # noqa: BLE001 - whatever an experience raises is a finding here
        return Piece(faults=(FaultSeen(Fault.EXCEPTION, f"step cost: {type(error).__name__}: {error}"),))
    return Piece(step_ms=statistics.median(costs) / 1e6 if costs else None)


def _verdict(experience_id: str, pieces: list[Piece]) -> Check:
    report = report_of(experience_id, pieces)
    return Check(experience_id, report, judge(report))


@cache
def _entry(source: Source, experience_id: str) -> Entry:
    """The experience in this process, read once."""
    entry = Catalogue.discover(source.root, source.languages, source.package).get(experience_id)
    if entry is None:
        raise ExperienceFailed(f"{experience_id} is not in {source.root}")
    return entry


def _voice(entry: Entry, language: str) -> Say:
    """Says the experience's own lines; the same line is rendered once."""
    texts = Texts(language, entry.texts[language])

    @lru_cache(_WORDS_KEPT)
    def say(sentence: Line) -> str:
        return texts.say(sentence)

    return say
