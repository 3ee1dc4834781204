"""What waits for the disk: bounded, in order, and never half a visit."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.facts import AidUsed, Fact, VisitEnded, VisitStarted
from kiosk.services.log_entries import Backlog, Job, Stamp, StampedFact
from tests.unit.log.scene import a_whole_visit, ended, screen, started, uuid_of

NOW = Stamp(datetime(2026, 3, 2, 1, 0, tzinfo=UTC), clock_ok=True)


def stamped(fact: Fact) -> StampedFact:
    return StampedFact(fact, NOW)


def put_all(backlog: Backlog, *facts: Fact) -> None:
    for fact in facts:
        backlog.put(stamped(fact))


def waiting(backlog: Backlog) -> list[Fact]:
    return [entry.fact for entry in backlog.next_facts(10**6)]


def test_facts_stay_until_they_are_forgotten() -> None:
    backlog = Backlog(limit=10)
    put_all(backlog, started(), screen("hall"), ended())
    assert len(backlog.next_facts(most=2)) == 2
    backlog.forget(2)
    assert waiting(backlog) == [ended()]


def test_a_job_waits_behind_the_facts_before_it_and_before_those_after_it() -> None:
    backlog = Backlog(limit=10)
    job = Job(lambda _db: None, Future())
    backlog.put(stamped(started()))
    backlog.put(job)
    backlog.put(stamped(ended()))
    assert backlog.take_job() is None
    assert waiting(backlog) == [started()]
    backlog.forget(1)
    assert backlog.next_facts(most=5) == ()
    assert backlog.take_job() is job
    assert waiting(backlog) == [ended()]


def test_a_full_backlog_refuses_new_visits_whole() -> None:
    backlog = Backlog(limit=2)
    put_all(backlog, *a_whole_visit(1)[:3])  # the third is over the limit, but its visit had begun
    put_all(backlog, *a_whole_visit(2))
    assert waiting(backlog) == list(a_whole_visit(1)[:3])
    assert backlog.take_lost() == len(a_whole_visit(2))
    assert backlog.take_lost() == 0


def test_visits_are_taken_again_once_there_is_room() -> None:
    backlog = Backlog(limit=2)
    put_all(backlog, started(1), ended(1), started(2), screen("hall", 2))
    backlog.forget(2)
    put_all(backlog, ended(2), started(3))
    assert waiting(backlog) == [started(3)]


def test_a_closed_backlog_takes_nothing() -> None:
    backlog = Backlog(limit=2)
    backlog.close()
    assert not backlog.put(stamped(AidUsed("voice")))
    assert len(backlog) == 0


@given(
    lengths=st.lists(st.integers(0, 12), max_size=12),
    written=st.lists(st.integers(0, 9), max_size=12),
    limit=st.integers(1, 20),
)
def test_whatever_is_refused_memory_is_bounded_and_no_kept_visit_has_a_gap(
    lengths: list[int], written: list[int], limit: int
) -> None:
    backlog = Backlog(limit)
    kept: list[Fact] = []
    total = 0
    for visit, length in enumerate(lengths, start=1):
        facts: list[Fact] = [started(visit), *(screen(f"s{n}", visit) for n in range(length)), ended(visit)]
        put_all(backlog, *facts, AidUsed("voice"))
        total += len(facts) + 1
        assert len(backlog) <= 2 * limit
        leaving = waiting(backlog)[: written[visit - 1] if visit <= len(written) else 0]
        kept += leaving
        backlog.forget(len(leaving))
    kept += waiting(backlog)
    assert len(kept) + backlog.take_lost() == total
    for visit in range(1, len(lengths) + 1):
        its = [fact for fact in kept if getattr(fact, "visit_id", "") == uuid_of(visit)]
        begins_at_the_beginning = not its or isinstance(its[0], VisitStarted)
        assert begins_at_the_beginning
        if any(isinstance(fact, VisitEnded) for fact in its):
            assert len(its) == lengths[visit - 1] + 2
