"""The staff page with the real services behind it: from the first PIN to a bundle on a stick."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.core.bundle import MANIFEST, SIGNATURE, SeenFile, judge
from kiosk.core.staff import Staff
from kiosk.core.staff_ports import Stick
from kiosk.services.news.template import write_template
from kiosk.services.staff.checklist import NAMES
from tests.e2e.conftest import Front

PIN = "4071"
ANSWER_MS = 20_000


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def plugged() -> list[Stick]:
    """What is plugged in now."""
    return []


@pytest.fixture
def front(open_front: Callable[..., Front], plugged: list[Stick]) -> Front:
    return open_front(sticks=lambda: tuple(plugged))


def staff(front: Front) -> Staff:
    assert front.kiosk.staff is not None
    assert front.kiosk.staff.room is not None
    return front.kiosk.staff.room.staff


def page(front: Front) -> str:
    assert front.kiosk.staff is not None
    assert front.kiosk.staff.room is not None
    return front.kiosk.staff.room.view.page


def type_pin(front: Front, pin: str) -> None:
    for digit in pin:
        front.visitor.touch(f"digit:{digit}")
    front.visitor.touch("enter")


def enter_for_the_first_time(front: Front, qtbot: QtBot) -> None:
    QTest.keyClick(front.kiosk.window, Qt.Key.Key_F12)
    front.visitor.wait(0.5)
    type_pin(front, PIN)
    type_pin(front, PIN)
    qtbot.waitUntil(lambda: page(front) == "today", timeout=ANSWER_MS)
    front.visitor.wait(0.5)


def one_visit(front: Front) -> None:
    """A visitor who looks and leaves."""
    front.visitor.touch("start")
    front.visitor.touch("finish")
    front.visitor.touch("home")
    front.visitor.touch("confirm_home")


def plug(plugged: list[Stick], folder: Path) -> None:
    plugged.append(Stick("sdz1", "청년꿈터", str(folder), 8_000_000_000, 7_000_000_000))


def bundle_in(stick: Path) -> Path:
    (manifest,) = stick.rglob(MANIFEST)
    return manifest.parent


def verdict(bundle: Path) -> str:
    import hashlib

    seen = {
        str(file.relative_to(bundle)): SeenFile(
            file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest()
        )
        for file in bundle.rglob("*")
        if file.is_file()
    }
    return judge((bundle / MANIFEST).read_bytes(), (bundle / SIGNATURE).read_bytes(), seen, None).verdict


def rows(front: Front, question: str) -> list[tuple[object, ...]]:
    """What the log holds; closes the kiosk."""
    front.kiosk.close()
    with sqlite3.connect(front.kiosk.data_dir.visits) as database:
        return list(database.execute(question))


def test_from_the_first_pin_to_a_bundle_that_is_whole(
    front: Front, qtbot: QtBot, stick: Path, plugged: list[Stick]
) -> None:
    one_visit(front)
    enter_for_the_first_time(front, qtbot)
    qtbot.waitUntil(lambda: staff(front).counts is not None, timeout=ANSWER_MS)
    front.visitor.touch("page:export")
    plug(plugged, stick)
    qtbot.waitUntil(lambda: staff(front).stick is not None, timeout=ANSWER_MS)
    qtbot.waitUntil(lambda: staff(front).taking.proposal is not None, timeout=ANSWER_MS)
    front.visitor.wait(0.5)
    front.visitor.touch("take")
    qtbot.waitUntil(lambda: staff(front).taking.done is not None, timeout=ANSWER_MS)
    assert verdict(bundle_in(stick)) == "unknown key"  # whole; no registry knows this key yet
    assert (stick / "miraekiosk" / "프로그램.xlsx").is_file()
    done = rows(front, "select first_seq, last_seq, verified_at is not null from export")
    assert done == [(1, 1, 1)]


def test_every_line_of_the_opening_checklist_has_its_sentence(front: Front, qtbot: QtBot) -> None:
    enter_for_the_first_time(front, qtbot)
    front.visitor.touch("page:checklist")
    qtbot.waitUntil(lambda: len(staff(front).checks) == len(NAMES), timeout=ANSWER_MS)
    front.visitor.wait(0.2)
    assert front.kiosk.staff is not None
    assert front.kiosk.staff.room is not None
    sentences = [row.note or row.label for row in front.kiosk.staff.room.view.checks]
    assert all(sentence and not sentence.startswith("check-") for sentence in sentences)


def test_settings_that_staff_made_hold_after_a_restart(
    open_front: Callable[..., Front], front: Front, qtbot: QtBot, plugged: list[Stick]
) -> None:
    enter_for_the_first_time(front, qtbot)
    front.visitor.touch("page:settings")
    before = front.kiosk.conductor.front.settings
    front.visitor.touch("short_rounds")
    qtbot.waitUntil(lambda: front.kiosk.conductor.front.settings != before, timeout=ANSWER_MS)
    front.kiosk.close()
    again = open_front(sticks=lambda: tuple(plugged))
    assert again.kiosk.conductor.front.settings.short_rounds is True


def test_an_empty_template_brings_nothing_and_says_so(
    front: Front, qtbot: QtBot, stick: Path, plugged: list[Stick]
) -> None:
    (stick / "소식").mkdir()
    write_template(stick / "소식" / "프로그램.xlsx")
    plug(plugged, stick)
    enter_for_the_first_time(front, qtbot)
    front.visitor.touch("page:news")
    qtbot.waitUntil(lambda: staff(front).stick is not None, timeout=ANSWER_MS)
    qtbot.waitUntil(lambda: staff(front).news is not None, timeout=ANSWER_MS)
    preview = staff(front).news
    assert preview is not None
    assert [fault.reason for fault in preview.faults] == ["nothing"]


def test_a_second_frame_opens_no_second_page(front: Front) -> None:
    backstage, entrance = front.kiosk.backstage, front.kiosk.staff
    front.kiosk.open_backstage()
    assert (front.kiosk.backstage, front.kiosk.staff) == (backstage, entrance)
