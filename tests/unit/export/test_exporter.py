"""The exporter of the staff page: one at a time, progress that never goes back, one answer, and facts."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import KioskError
from kiosk.core.facts import Fact, StaffActed
from kiosk.core.staff_ports import ExportDone, ExportProgress, ExportProposal, Stick
from kiosk.services.export.book import ExportBook
from kiosk.services.export.exporter import StickExporter
from kiosk.services.export.faults import (
    ExportBusy,
    ExportCancelled,
    StickFull,
    StickGone,
    StickNotOpened,
    StickReadOnly,
)
from kiosk.services.export.medium import Medium
from tests.unit.export.media import StickInMemory
from tests.unit.export.scene import Scene, a_rich_visit
from tests.unit.log.scene import SOON_S, Answers, logs, record_all, settle, started


class Mounts:
    """Mounts the stick's folder, or will not."""

    def __init__(self, place: Path, *, opens: bool = True, lets_go: bool = True) -> None:
        self.place, self.opens, self.lets_go = place, opens, lets_go
        self.done: list[str] = []

    def mount(self, stick: Stick) -> str:
        if not self.opens:
            raise StickNotOpened(stick.id)
        self.done.append(f"mount {stick.id}")
        return str(self.place)

    def unmount(self, stick: Stick) -> bool:
        self.done.append(f"unmount {stick.id}")
        return self.lets_go


class Desk:
    """A staff page's side of an exporter: collects what it answers."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.mounts = Mounts(scene.stick)
        self.facts: list[Fact] = []
        self.progress: list[ExportProgress] = []
        self.answers: queue.Queue[Any] = queue.Queue()
        self.exporter = self.with_medium(None)

    def with_medium(self, medium: Medium | None) -> StickExporter:
        self.exporter = StickExporter(self.scene.exporter(medium), self.mounts, self.facts.append)
        return self.exporter

    def start(
        self,
        *,
        mounted: bool = True,
        read_only: bool = False,
        told: Callable[[ExportProgress], None] | None = None,
    ) -> None:
        path = str(self.scene.stick) if mounted else ""
        stick = Stick("sdb1", "USB", path, 0, 0, read_only=read_only, mounted=mounted)
        self.exporter.start(
            stick,
            everything=False,
            xapi=False,
            progress=told or self.progress.append,
            done=self.answers.put,
        )

    def answer(self) -> ExportDone | KioskError:
        answer: ExportDone | KioskError = self.answers.get(timeout=SOON_S)
        return answer

    @property
    def acted(self) -> list[str]:
        return [fact.detail for fact in self.facts if isinstance(fact, StaffActed)]


@pytest.fixture
def desk(scene: Scene) -> Iterator[Desk]:
    scene.log(a_rich_visit(1))
    desk = Desk(scene)
    yield desk
    desk.exporter.close()


def test_an_export_answers_once_with_the_bundle_and_is_logged(desk: Desk) -> None:
    desk.start()
    answer = desk.answer()
    assert isinstance(answer, ExportDone)
    assert (answer.visits, answer.safe_to_remove) == (1, True)
    assert desk.scene.judge_folder(Path(answer.folder)).genuine
    assert desk.acted == ["started", "verified"]
    assert desk.answers.empty()


def test_progress_goes_through_the_phases_and_never_back(desk: Desk) -> None:
    desk.start()
    desk.answer()
    shares = [progress.share for progress in desk.progress]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    phases = list(dict.fromkeys(progress.phase for progress in desk.progress))
    assert phases == ["preparing", "writing", "checking", "unmounting"]
    assert len(shares) <= 110


def test_a_stick_that_is_not_mounted_is_mounted_and_unmounted_again(desk: Desk) -> None:
    desk.start(mounted=False)
    answer = desk.answer()
    assert isinstance(answer, ExportDone)
    assert answer.safe_to_remove
    assert desk.mounts.done == ["mount sdb1", "unmount sdb1"]


def test_a_stick_that_will_not_be_unmounted_is_not_called_safe(desk: Desk) -> None:
    desk.mounts.lets_go = False
    desk.start(mounted=False)
    answer = desk.answer()
    assert isinstance(answer, ExportDone)
    assert not answer.safe_to_remove
    assert desk.acted == ["started", "verified"], "the bundle itself is whole"


def test_a_stick_that_cannot_be_flushed_is_not_called_safe(desk: Desk) -> None:
    desk.with_medium(StickInMemory(lambda _number, name: OSError(5, "") if name == "flush" else None))
    desk.start()
    answer = desk.answer()
    assert isinstance(answer, ExportDone)
    assert not answer.safe_to_remove


def test_a_stick_that_will_not_be_opened(desk: Desk) -> None:
    desk.mounts.opens = False
    desk.start(mounted=False)
    assert isinstance(desk.answer(), StickNotOpened)
    assert desk.acted == ["started", "failed"]


def test_a_stick_with_its_lock_on_is_refused_before_it_is_touched(desk: Desk) -> None:
    desk.start(mounted=False, read_only=True)
    assert isinstance(desk.answer(), StickReadOnly)
    assert desk.mounts.done == []


@pytest.mark.parametrize(
    ("stick", "meaning"),
    [(StickInMemory(room=5_000), StickFull), (StickInMemory(pulled_at=5_000), StickGone)],
    ids=["full", "pulled out"],
)
def test_a_failed_export_is_answered_and_logged_and_the_stick_let_go(
    stick: StickInMemory, meaning: type[KioskError], desk: Desk
) -> None:
    desk.with_medium(stick)
    desk.start(mounted=False)
    assert isinstance(desk.answer(), meaning)
    assert desk.acted == ["started", "failed"]
    assert desk.mounts.done == ["mount sdb1", "unmount sdb1"]


@pytest.mark.parametrize("phase", ["preparing", "writing", "checking"])
def test_cancelling_in_a_phase_leaves_nothing_and_the_next_export_holds_all(phase: str, desk: Desk) -> None:
    def cancel(progress: ExportProgress) -> None:
        if progress.phase == phase:
            desk.exporter.cancel()

    desk.start(told=cancel)
    assert isinstance(desk.answer(), ExportCancelled)
    assert desk.scene.bundles() == []
    assert desk.acted == ["started", "cancelled"]
    desk.start()
    answer = desk.answer()
    assert isinstance(answer, ExportDone)
    assert answer.visits == 1


def test_cancelling_after_the_bundle_was_read_back_is_too_late(desk: Desk) -> None:
    desk.start(told=lambda progress: desk.exporter.cancel() if progress.phase == "unmounting" else None)
    assert isinstance(desk.answer(), ExportDone)


def test_a_second_export_meanwhile_is_refused(desk: Desk) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def wait(_progress: ExportProgress) -> None:
        begun.set()
        go_on.wait(SOON_S)

    desk.start(told=wait)
    assert begun.wait(SOON_S)
    desk.start()
    assert isinstance(desk.answer(), ExportBusy)
    go_on.set()
    assert isinstance(desk.answer(), ExportDone)
    assert desk.acted == ["started", "verified"]


def test_a_proposal_and_the_fingerprint_are_answered(desk: Desk) -> None:
    desk.exporter.propose(desk.answers.put)
    proposal = desk.answers.get(timeout=SOON_S)
    assert isinstance(proposal, ExportProposal)
    assert (proposal.new, proposal.all) == (1, 1)
    desk.exporter.fingerprint(desk.answers.put)
    assert len(desk.answers.get(timeout=SOON_S)) == 29


def test_a_log_that_is_not_there_is_answered_too(desk: Desk) -> None:
    desk.scene.data_dir.visits.unlink()
    desk.exporter.propose(desk.answers.put)
    assert isinstance(desk.answers.get(timeout=SOON_S), KioskError)


def test_a_damaged_log_is_answered_and_nothing_is_left_on_the_stick(desk: Desk) -> None:
    visits = desk.scene.data_dir.visits
    for end in ("-wal", "-shm"):
        visits.with_name(f"visits.db{end}").unlink(missing_ok=True)
    visits.write_bytes(b"SQLite format 3\x00" + b"\xff" * 40_000)
    desk.start()
    answer = desk.answer()
    assert isinstance(answer, KioskError)
    assert answer.message_key == "export-log-unavailable"
    assert desk.scene.bundles() == []


def test_a_bug_is_answered_as_a_failure_and_travels_to_the_hook(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", bugs.append)
    desk.start(told=lambda _progress: 1 / 0)  # type: ignore[arg-type]
    answer = desk.answer()
    assert isinstance(answer, KioskError)
    assert answer.message_key == "export-failed"
    desk.exporter.close()
    assert [bug.exc_type for bug in bugs] == [ZeroDivisionError]
    assert desk.scene.bundles() == []


def test_closing_the_kiosk_stops_an_export_and_leaves_nothing(desk: Desk) -> None:
    begun, closing = threading.Event(), threading.Event()

    def wait(progress: ExportProgress) -> None:
        if progress.phase == "writing":
            begun.set()
            closing.wait(SOON_S)

    desk.start(told=wait)
    assert begun.wait(SOON_S)
    desk.exporter.cancel()
    closing.set()
    desk.exporter.close()
    assert isinstance(desk.answers.get_nowait(), ExportCancelled)
    assert desk.scene.bundles() == []


def test_the_template_is_put_beside_the_bundles_and_never_over_one_that_was_filled_in(scene: Scene) -> None:
    def write(path: Path) -> None:
        path.write_bytes(b"template")

    exporter = scene.exporter(extras={"프로그램.xlsx": write})
    for filled_in in (b"template", b"filled in"):
        desk = Desk(scene)
        desk.exporter = StickExporter(exporter, desk.mounts, desk.facts.append)
        desk.start()
        answer = desk.answer()
        assert isinstance(answer, ExportDone)
        template = scene.stick / "miraekiosk" / "프로그램.xlsx"
        assert template.read_bytes() == (b"template" if filled_in == b"template" else b"filled in, too")
        assert not any("프로그램" in file.name for file in Path(answer.folder).rglob("*"))
        template.write_bytes(b"filled in, too")
        desk.exporter.close()


def test_a_template_that_cannot_be_written_does_not_keep_the_bundle_back(scene: Scene) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(28, "no space")

    desk = Desk(scene)
    desk.exporter = StickExporter(
        scene.exporter(extras={"프로그램.xlsx": refuse}), desk.mounts, desk.facts.append
    )
    desk.start()
    assert isinstance(desk.answer(), ExportDone)
    desk.exporter.close()


def test_beside_a_running_log_the_row_and_the_facts_go_through_its_writer(scene: Scene) -> None:
    answers: queue.Queue[Any] = queue.Queue()
    with logs(scene.data_dir.visits, scene.clock, Answers()) as open_log:
        log = open_log()
        record_all(log, a_rich_visit(1))
        log.record(started(2))
        settle(log)
        scene.book = ExportBook(scene.identity, log.write)
        exporter = StickExporter(scene.exporter(), Mounts(scene.stick), log.record)
        stick = Stick("sdb1", "", str(scene.stick), 0, 0)
        exporter.start(stick, everything=False, xapi=False, progress=lambda _progress: None, done=answers.put)
        answer = answers.get(timeout=SOON_S)
        exporter.close()
        settle(log)
    assert isinstance(answer, ExportDone)
    assert answer.visits == 1, "the visit that is going on closes later and comes with the next export"
    assert scene.sql("SELECT id, last_seq, verified_at IS NOT NULL FROM export") == [(1, 1, 1)]
    assert scene.sql("SELECT action, detail FROM staff_action") == [
        ("export", "started"),
        ("export", "verified"),
    ]
