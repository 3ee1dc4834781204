"""What is proposed: everything since the last export that was read back, by number and never by time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime

import msgspec
import pytest

from kiosk.services.export.book import ExportBook
from kiosk.services.export.faults import BundleUnreadable, StickFull
from kiosk.services.visit_log import LogUnavailable
from tests.unit.export.media import StickInMemory
from tests.unit.export.scene import NOON, Scene, a_look, a_rich_visit


def test_the_next_export_holds_only_what_came_since(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    assert scene.export().visits == 1
    assert scene.export().visits == 0
    scene.log(a_rich_visit(2))
    made = scene.export()
    assert (made.visits, made.number) == (1, 3)
    assert scene.sql("SELECT first_seq, last_seq FROM export ORDER BY id") == [(1, 1), (0, 0), (2, 2)]


def test_everything_is_every_visit_that_is_kept_and_the_next_goes_on_after_it(scene: Scene) -> None:
    for visit in (1, 2):
        scene.log(a_rich_visit(visit))
        scene.export()
    assert scene.export(everything=True).visits == 2
    assert scene.export().visits == 0


def test_exporting_twice_gives_the_same_record(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    one, two = scene.export(everything=True, xapi=True), scene.export(everything=True, xapi=True)
    for file in ("csv/visit.csv", "csv/play.csv", "csv/step.csv", "xapi/statements.jsonl"):
        assert (one.folder / file).read_bytes() == (two.folder / file).read_bytes()


@pytest.mark.parametrize("years", [-1, 10], ids=["back a year", "ten years ahead"])
def test_a_clock_that_lies_makes_it_skip_nothing(years: int, scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    scene.export()
    scene.now = NOON.replace(year=NOON.year + years)
    scene.clock.set_wall(scene.now)
    scene.log(a_rich_visit(2), clock_ok=False)
    assert scene.export().visits == 1
    scene.now = NOON.replace(day=3)
    scene.clock.set_wall(scene.now)
    scene.log(a_rich_visit(3))
    made = scene.export()
    assert (made.visits, made.number) == (1, 3)
    assert scene.export(everything=True).visits == 3


def test_an_export_that_was_not_read_back_counts_as_none(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    with pytest.raises(BundleUnreadable):
        scene.export(StickInMemory(wear=lambda _path, data: data[:-1] + b"?"))
    assert scene.sql("SELECT id, verified_at FROM export") == [(1, None)]
    assert scene.export().visits == 1
    assert [row[0] for row in scene.sql("SELECT id FROM export WHERE verified_at IS NOT NULL")] == [2]


def test_a_failed_export_uses_its_number_up(scene: Scene) -> None:
    with pytest.raises(StickFull):
        scene.export(StickInMemory(room=1000))
    assert scene.export().number == 2


def test_a_number_is_never_given_twice_though_the_database_was_set_aside(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    scene.export()
    scene.export()
    scene.begin_a_new_log()
    scene.log(a_rich_visit(2))
    made = scene.export()
    assert (made.number, made.visits) == (3, 1)


def test_a_number_is_never_given_twice_though_the_identity_was_not_written(scene: Scene) -> None:
    scene.export()
    identity = scene.identity.read()
    scene.identity.write(msgspec.structs.replace(identity, last_export=0))
    assert ExportBook(scene.identity, scene.write).take_number(1, lambda _number: False) == 2


def test_a_folder_of_that_name_on_the_stick_is_passed_over(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    (scene.stick / "miraekiosk/demo-3/20260302_20260302_1").mkdir(parents=True)
    (scene.stick / "miraekiosk/demo-3/20260302_20260302_2").write_text("a file in the way")
    assert scene.export().number == 3
    assert scene.identity.read().last_export == 3


def test_a_row_for_a_log_that_was_set_aside_meanwhile_hides_no_visit_of_the_new_one(scene: Scene) -> None:
    for visit in (1, 2, 3):
        scene.log(a_look(visit))
    pending: list[Callable[[sqlite3.Connection], None]] = []
    book = ExportBook(scene.identity, _refusing(pending))
    scene.book = book
    made = scene.export()
    scene.begin_a_new_log()
    scene.log(a_look(4))
    book._write = scene.write
    assert book.write_waiting()
    assert scene.sql("SELECT id, last_seq FROM export WHERE verified_at IS NOT NULL") == [(made.number, 0)]
    assert scene.export().visits == 1


def test_while_the_log_cannot_be_written_the_export_works_and_its_row_is_written_later(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    scene.book = ExportBook(scene.identity, _refusing([]))
    made = scene.export()
    assert scene.judge_folder(made.folder).genuine
    assert scene.sql("SELECT * FROM export") == []
    scene.book._write = scene.write
    assert scene.exporter().propose().new == 0
    assert scene.sql("SELECT id, last_seq FROM export WHERE verified_at IS NOT NULL") == [(1, 1)]


def _refusing(
    refused: list[Callable[[sqlite3.Connection], None]],
) -> Callable[[Callable[[sqlite3.Connection], None]], Future[None]]:
    def write(work: Callable[[sqlite3.Connection], None]) -> Future[None]:
        refused.append(work)
        result: Future[None] = Future()
        result.set_exception(LogUnavailable("disk full"))
        return result

    return write


def test_a_proposal_says_what_is_new_what_is_kept_and_when_the_last_was_taken(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    first = scene.exporter().propose()
    assert (first.new, first.all, first.last_verified_at) == (1, 1, None)
    made = scene.export()
    scene.log(a_rich_visit(2))
    second = scene.exporter().propose()
    assert (second.new, second.all) == (1, 2)
    assert second.last_verified_at == datetime.fromisoformat("2026-03-02T03:00:30.120Z")
    record = sum(file.stat().st_size for file in (made.folder / "csv").iterdir())
    assert record / 3 < second.bytes_new < record * 3


def test_of_many_visits_the_room_is_guessed_and_is_enough(scene: Scene) -> None:
    for visit in range(1, 2_101):
        scene.log(a_look(visit))
    with scene.snapshot() as snapshot:
        wanted = snapshot.range(everything=True)
        guessed, counted = snapshot.estimate(wanted), snapshot.counts(wanted)
    for table, rows in counted.items():
        assert rows <= guessed.rows[table] <= 2 * max(rows, 1)
