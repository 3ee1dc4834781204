"""A printer in trouble holds nobody up, paper comes back by itself, and a slip may be printed once more."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.core.ports import SlipPrinter
from kiosk.core.printers import STATES, PrinterChoice, PrinterState, prints
from kiosk.core.visit import PRINT_WAIT_S, Aids
from kiosk.ui.paper import Paper
from tests.doubles import SlowPrinter
from tests.e2e.conftest import Front

IN_TROUBLE = [state for state in STATES if not prints(state)]


class Printer(SlowPrinter):
    """A printer of this kiosk that says when it is another."""

    def __init__(self, front: Front, state: PrinterState = "ready") -> None:
        super().__init__()
        self.state = state
        self._front = front
        self.asked = 0

        def made(_choice: PrinterChoice, _changed: Callable[[], None]) -> SlipPrinter:
            return self

        front.kiosk.conductor._paper = Paper(made, PrinterChoice("system", "slips"), lambda: None)

    def issue(self, slip: object, done: Callable[..., None]) -> None:
        self.asked += 1
        super().issue(slip, done)

    def become(self, state: PrinterState) -> None:
        self.state = state
        self._front.kiosk.conductor.printerChanged.emit()
        self._front.visitor.wait(0.1)

    def say(self, outcome: str) -> None:
        """The slip that waits longest ends like this, and the visitor sees it."""
        self.answer(outcome)
        self._front.visitor.wait(0.1)


def to_takeaway(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch("finish")


def desk(front: Front) -> list[tuple[str, str, bool]]:
    return [(one.id, one.label, one.enabled) for one in front.kiosk.conductor.view.desk]


def slips(front: Front) -> list[tuple[str, str]]:
    """Every slip in the log, in order; closes the kiosk."""
    front.kiosk.close()
    with sqlite3.connect(front.kiosk.data_dir.visits) as database:
        return list(database.execute("select channel, outcome from slip order by rowid"))


@pytest.mark.parametrize("state", IN_TROUBLE)
def test_a_printer_in_trouble_leaves_the_code_and_one_honest_sentence(
    front: Front, state: PrinterState
) -> None:
    Printer(front, state)
    to_takeaway(front)
    view = front.kiosk.conductor.view
    assert desk(front) == [("print", "다 찍었어요", True)]
    assert view.qr_rows
    assert view.qr_text == "지금은 안내지가 나오지 않아요. QR에 같은 내용이 있어요."
    assert view.qr_text in view.spoken
    assert "프린터가 없어요" not in view.desk[0].note


def test_nothing_is_sent_to_a_printer_that_does_not_print(front: Front) -> None:
    printer = Printer(front, "paper_out")
    to_takeaway(front)
    front.visitor.touch("print")
    assert front.screen == "survey"
    assert (printer.asked, front.kiosk.conductor.visit.slip) == (0, "shown")
    view = front.kiosk.conductor.view
    assert (view.printing, desk(front)) == ("", [("survey_done", "건너뛰기", True)])
    assert (view.qr_title, bool(view.qr_rows)) == ("휴대전화로 찍어 가세요", True)
    front.visitor.touch("survey_done")
    assert front.kiosk.conductor.view.title == "함께해 주셔서 고마워요"
    front.visitor.wait(10)
    assert front.screen == "attract"
    assert slips(front) == [("screen", "shown")]


def test_print_comes_back_by_itself_and_is_told(front: Front) -> None:
    heard: list[str] = []
    front.kiosk.shell.announced.connect(heard.append)
    printer = Printer(front, "cover_open")
    to_takeaway(front)
    printer.become("ready")
    assert desk(front) == [("print", "출력하기", True)]
    assert heard[-1] == "이제 안내지를 출력할 수 있어요."
    printer.become("paper_out")
    assert desk(front) == [("print", "다 찍었어요", True)]
    assert heard[-1].startswith("지금은 안내지가 나오지 않아요.")
    printer.become("paper_low")
    front.visitor.touch("print")
    assert printer.asked == 1
    printer.say("printed")
    assert slips(front) == [("screen", "shown"), ("printer", "printed")]


def test_nobody_elsewhere_hears_of_the_printer(front: Front) -> None:
    heard: list[str] = []
    front.kiosk.shell.announced.connect(heard.append)
    printer = Printer(front)
    front.visitor.touch("start")
    heard.clear()
    printer.become("offline")
    printer.become("ready")
    assert heard == []


def test_a_press_in_flight_is_not_lost_when_paper_comes_back(front: Front) -> None:
    printer = Printer(front, "silent")
    to_takeaway(front)
    where, window = front.visitor.centre_of("print"), front.kiosk.window
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=where)
    printer.become("ready")
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=where)
    front.visitor.wait(0.5)
    assert front.screen == "survey"


def test_without_an_online_hall_a_visitor_is_told_whom_to_ask(open_front: Callable[..., Front]) -> None:
    front = open_front(aids=Aids(zoom=200, reduced_motion=True))
    offer = front.kiosk.conductor._offer
    site = msgspec.structs.replace(offer.site, hall=msgspec.structs.replace(offer.site.hall, url=""))
    front.kiosk.conductor._offer = replace(offer, site=site)
    printer = Printer(front, "paper_out")
    to_takeaway(front)
    (control,) = front.kiosk.conductor.view.desk
    assert (control.label, control.note) == (
        "마치기",
        "지금은 안내지가 나오지 않아요. 직원에게 말씀해 주세요.",
    )
    printer.become("ready")
    assert desk(front) == [("print", "출력하기", True)]


def test_where_there_is_no_code_the_slip_is_kept_for_staff(open_front: Callable[..., Front]) -> None:
    front = open_front(site=Path("packaging/sites/dreamteo.toml"))
    printer = Printer(front, "paper_out")
    to_takeaway(front)
    front.visitor.touch("print")
    assert printer.asked == 1
    printer.say("saved")
    assert slips(front) == [("screen", "saved")]


def test_staff_are_not_called_to_a_printer_that_is_well_again(front: Front) -> None:
    printer = Printer(front)
    to_takeaway(front)
    front.visitor.touch("print")
    printer.become("paper_out")
    printer.say("failed")
    paper = front.kiosk.conductor._paper
    assert paper.trouble
    printer.become("unknown")
    assert paper.trouble
    printer.become("ready")
    assert not paper.trouble


def test_a_slip_is_printed_once_more_and_only_once(front: Front) -> None:
    printer = Printer(front)
    to_takeaway(front)
    front.visitor.touch("print")
    assert desk(front)[1:] == [("print_again", "한 번 더 출력하기", False)]
    printer.say("printed")
    assert desk(front)[1:] == [("print_again", "한 번 더 출력하기", True)]
    front.visitor.touch("print_again")
    assert printer.asked == 2
    assert front.kiosk.conductor.view.printing == "안내지를 출력하고 있어요."
    assert desk(front)[1:] == [("print_again", "한 번 더 출력하기", False)]
    printer.say("printed")
    assert len(desk(front)) == 1
    front.visitor.touch("survey_done")
    assert len(desk(front)) == 1
    assert slips(front) == [("screen", "shown"), ("printer", "printed"), ("printer", "printed")]


def test_a_slip_printed_again_at_the_farewell_begins_no_visit_and_is_waited_for(front: Front) -> None:
    printer = Printer(front)
    to_takeaway(front)
    front.visitor.touch("print")
    front.visitor.touch("survey_done")
    assert [one[0] for one in desk(front)] == ["start"], "whoever touches it too early would begin a visit"
    printer.say("failed")
    visit = front.kiosk.conductor.visit.id
    front.visitor.wait(6)
    front.visitor.touch("print_again")
    assert (front.screen, front.kiosk.conductor.visit.id) == ("farewell", visit)
    assert front.kiosk.conductor.view.title == "안내지를 출력하고 있어요"
    front.visitor.wait(PRINT_WAIT_S)
    assert front.kiosk.conductor.visit.id == visit
    printer.say("printed")
    assert front.kiosk.conductor.view.title == "안내지를 챙겨 가세요"
    front.visitor.wait(9)
    assert front.screen == "attract"


def test_a_slip_of_an_ended_visit_is_still_counted_and_shown_to_nobody(front: Front) -> None:
    printer = Printer(front)
    to_takeaway(front)
    front.visitor.touch("print")
    printer.say("printed")
    front.visitor.touch("print_again")
    front.visitor.touch("home")
    front.visitor.touch("confirm_home")
    front.visitor.touch("start")
    printer.say("failed")
    assert (front.screen, front.kiosk.conductor.visit.slip) == ("hall", "")
    assert slips(front) == [("screen", "shown"), ("printer", "printed"), ("screen", "failed")]


def test_nothing_is_printed_again_while_the_printer_is_in_trouble(front: Front) -> None:
    printer = Printer(front)
    to_takeaway(front)
    front.visitor.touch("print")
    printer.state = "paper_out"
    printer.say("failed")
    view = front.kiosk.conductor.view
    assert (view.printing_icon, bool(view.qr_rows), len(desk(front))) == ("warning", True, 1)
    printer.become("ready")
    assert desk(front)[1:] == [("print_again", "다시 출력하기", True)]
    front.kiosk.conductor.press("print_again")
    assert printer.asked == 2


def test_who_left_with_the_code_alone_may_still_print_when_paper_is_back(front: Front) -> None:
    printer = Printer(front, "offline")
    to_takeaway(front)
    front.visitor.touch("print")
    printer.become("ready")
    assert desk(front)[1:] == [("print_again", "출력하기", True)]
    front.visitor.touch("print_again")
    assert printer.asked == 1
    printer.say("printed")
    assert front.kiosk.conductor.view.printing == "안내지가 나왔어요."


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_kiosk_without_a_printer_offers_no_paper(front: Front, language: str) -> None:
    front.visitor.touch("start")
    front.visitor.touch("display")
    front.visitor.touch(f"language:{language}")
    front.visitor.touch("close")
    for control in ("finish", "print"):
        front.visitor.touch(control)
    front.visitor.wait_for_slip()
    assert [one[0] for one in desk(front)] == ["survey_done"]
    front.kiosk.conductor.press("print_again")
    assert front.kiosk.conductor.visit.prints == 0
