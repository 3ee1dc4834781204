"""A slip on a network printer: dot for dot; and what becomes of it when the printer is in trouble."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
import zxingcpp
from PySide6.QtGui import QImage

from kiosk.services.slip_channels import PaperChannel, PrinterTrouble, SlipTrouble
from kiosk.services.slip_channels.commands import PADDING
from kiosk.services.slip_channels.patience import Deadline
from kiosk.services.slip_picture import slip_image
from tests.printers.channels import IMPATIENT, QUICK, channel, is_dot_for_dot, trouble_of
from tests.printers.command_reader import Strip
from tests.printers.loopback_printer import LoopbackPrinter, MovedClock
from tests.unit.slip.slips import make_slip

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def image(qapp: object) -> QImage:
    """A short slip for 80 mm."""
    return slip_image(make_slip(plays=1, full=False), 80)


def to(printer: LoopbackPrinter, **options: object) -> PaperChannel:
    return channel("escpos-network", printer.address, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("paper_mm", [58, 80])
def test_the_whole_slip_arrives_dot_for_dot_and_its_code_reads(
    printer: LoopbackPrinter, paper_mm: int
) -> None:
    slip = make_slip()
    image = slip_image(slip, paper_mm)
    assert to(printer).print_image(image, slip.title) == "ready"
    (strip,) = printer.strips(1)
    assert is_dot_for_dot(strip, image)
    assert [code.text for code in zxingcpp.read_barcodes(strip.picture().convert("L"))] == [slip.url]
    assert strip.rows[-1] is None, "it is fed past the cutter"
    assert printer.reader.beeps == []


def test_a_printer_with_a_buzzer_beeps_once_the_slip_is_cut(printer: LoopbackPrinter, image: QImage) -> None:
    to(printer, buzzer=True).print_image(image, "slip")
    assert printer.reader.beeps == [1]


@pytest.mark.parametrize(
    ("set_up", "state"),
    [
        ({}, "ready"),
        ({"near_end": True}, "paper_low"),
        ({"paper_rows": 0}, "paper_out"),
        ({"cover_open": True}, "cover_open"),
        ({"cover_open": True, "paper_rows": 0}, "cover_open"),
        ({"offline": True}, "offline"),
        ({"cutter_jam": True}, "refused"),
    ],
    ids=str,
)
def test_a_printer_is_what_it_says(printer: LoopbackPrinter, set_up: dict[str, object], state: str) -> None:
    for name, value in set_up.items():
        setattr(printer.reader, name, value)
    assert to(printer).ask() == state


@pytest.mark.parametrize("name", ["cover_open", "offline", "cutter_jam", "paper_out"])
def test_a_printer_in_trouble_gets_no_slip(printer: LoopbackPrinter, image: QImage, name: str) -> None:
    if name == "paper_out":
        printer.reader.paper_rows = 0
    else:
        setattr(printer.reader, name, True)
    printer.reader.jam_stays = True
    state = "refused" if name == "cutter_jam" else name
    assert trouble_of(to(printer), image) == state
    assert printer.reader.unfinished == 0


def test_a_jam_that_was_cleared_is_forgotten_by_asking(printer: LoopbackPrinter) -> None:
    printer.reader.cutter_jam = True
    paper = to(printer)
    assert [paper.ask(), paper.ask()] == ["refused", "ready"]


def test_a_roll_that_ends_soon_prints_and_says_so(printer: LoopbackPrinter, image: QImage) -> None:
    printer.reader.near_end = True
    assert to(printer).print_image(image, "slip") == "paper_low"
    assert len(printer.strips(1)) == 1


def test_paper_that_ends_in_the_middle_stops_the_slip_and_nothing_of_it_comes_out_later(
    printer: LoopbackPrinter, image: QImage
) -> None:
    printer.reader.paper_rows = image.height() // 2
    paper = to(printer)
    assert trouble_of(paper, image) == "paper_out"
    assert paper.ask() == "paper_out"
    with printer.guard:
        assert printer.reader.cleared >= 1
        came = printer.reader.unfinished
        printer.reader.refill()
        assert printer.reader.unfinished == came, "the rest of the old slip"
    assert paper.ask() == "ready"
    assert paper.print_image(image, "slip") == "ready"
    broken, strip = printer.strips(2)
    assert broken.picture().height == came
    assert is_dot_for_dot(strip, image)


def test_paper_that_ends_after_the_last_fragment_is_noticed_too(
    printer: LoopbackPrinter, image: QImage
) -> None:
    printer.reader.paper_rows = image.height() + 10
    assert trouble_of(to(printer), image) == "paper_out"


def test_a_printer_that_reports_nothing_in_order_is_waited_for_as_long_as_its_paper_takes(
    printer: LoopbackPrinter, image: QImage
) -> None:
    printer.reader.knows_report = False
    patience = replace(QUICK, slowest_mm_s=1000)
    assert to(printer, patience=patience).print_image(image, "slip") == "ready"


def test_a_printer_that_knows_one_question_only_is_not_asked_the_others_again(
    printer: LoopbackPrinter, image: QImage
) -> None:
    printer.reader.knows_questions = {1}
    paper = to(printer, patience=replace(QUICK, answer_s=0.5))
    assert paper.ask() == "ready"
    assert printer.reader.asked == [1, 2, 3, 4]
    assert paper.print_image(image, "slip") == "ready"
    assert set(printer.reader.asked[4:]) == {1}
    printer.reader.offline = True
    assert paper.ask() == "offline"


def test_a_printer_that_never_answers_is_unknown_and_prints(printer: LoopbackPrinter, image: QImage) -> None:
    printer.answers = False
    paper = to(printer, patience=IMPATIENT)
    assert paper.ask() == "unknown"
    assert paper.print_image(image, "slip") == "unknown"
    assert len(printer.strips(1)) == 1


def test_a_printer_that_answered_before_and_does_not_now_is_silent(
    printer: LoopbackPrinter, image: QImage
) -> None:
    paper = to(printer, patience=IMPATIENT)
    assert paper.ask() == "ready"
    printer.answers = False
    assert paper.ask() == "silent"
    assert trouble_of(paper, image) == "silent"
    assert printer.reader.unfinished == 0
    printer.answers = True
    assert paper.ask() == "ready"


def test_a_printer_that_takes_nothing_is_given_up(image: QImage, printer: LoopbackPrinter) -> None:
    printer.takes = False
    assert trouble_of(to(printer, patience=IMPATIENT), image) == "silent"


def test_a_printer_that_stops_taking_is_given_up(image: QImage, printer: LoopbackPrinter) -> None:
    """It answers while it takes, and then no longer."""
    paper = to(printer, patience=IMPATIENT)
    assert paper.ask() == "ready"

    def stop(_: int) -> None:
        if printer.reader.unfinished:
            printer.answers = False

    printer.slowly = stop
    assert trouble_of(paper, image) == "slow"


@pytest.mark.parametrize("answers", [True, False])
def test_a_hundred_bytes_a_second_are_too_slow(
    image: QImage, printer: LoopbackPrinter, answers: bool
) -> None:
    clock = MovedClock()
    printer.answers = answers
    printer.slowly = lambda count: clock.advance(count / 100)
    patience = replace(QUICK, answer_s=1)
    assert trouble_of(to(printer, clock=clock, patience=patience), image) == "slow"
    assert printer.reader.strips == []


@pytest.mark.parametrize("asks", [False, True])
@pytest.mark.parametrize("answers", [True, False])
def test_a_connection_that_breaks_is_a_trouble_and_the_next_slip_comes_whole(
    printer: LoopbackPrinter, image: QImage, asks: bool, answers: bool
) -> None:
    """The printer waits for the rest of its raster, and takes a question for that."""
    printer.answers = answers
    printer.resets_after = len(PADDING) + image.height() * image.width() // 8 // 2
    paper = to(printer, patience=IMPATIENT)
    assert trouble_of(paper, image) == "offline"
    printer.resets_after = None
    well = "ready" if answers else "unknown"
    if asks:
        assert paper.ask() == well
    assert paper.print_image(image, "slip") == well
    broken, strip = printer.strips(2)
    assert 0 < broken.picture().height < image.height(), "cut off, and not at the head of the next"
    assert is_dot_for_dot(strip, image)


@pytest.mark.parametrize("asks", [False, True])
def test_a_kiosk_that_starts_anew_frees_a_printer_that_waits_for_raster(
    printer: LoopbackPrinter, image: QImage, asks: bool
) -> None:
    printer.resets_after = len(PADDING) + image.height() * image.width() // 8 // 2
    assert trouble_of(to(printer, patience=IMPATIENT), image) == "offline"
    printer.resets_after = None
    paper = to(printer, patience=IMPATIENT)
    if asks:
        assert paper.ask() == "ready"
    assert paper.print_image(image, "slip") == "ready"
    (strip,) = printer.strips(1)
    own = [row for row in strip.rows if row is not None][-image.height() :]
    assert is_dot_for_dot(Strip(list(own)), image), "nobody knows of the old rows, so they hang from it"


def test_a_cover_that_is_opened_in_the_middle_leaves_the_next_slip_whole(
    printer: LoopbackPrinter, image: QImage
) -> None:
    def open_it(_: int) -> None:
        if printer.reader.unfinished > image.height() // 2:
            printer.reader.cover_open = True

    paper = to(printer)
    printer.slowly = open_it
    assert trouble_of(paper, image) == "cover_open"
    printer.slowly, printer.reader.cover_open = None, False
    assert paper.print_image(image, "slip") == "ready"
    assert paper.print_image(image, "slip") == "ready"
    _, *whole = printer.strips(3)
    assert len(whole) == 2, "cut off once"
    assert all(is_dot_for_dot(strip, image) for strip in whole)


@pytest.mark.parametrize("answers", [True, False])
def test_a_strip_that_is_stopped_is_cut_off_and_forgotten(
    printer: LoopbackPrinter, image: QImage, answers: bool
) -> None:
    """At the kiosk's end, which knows nothing of it the next time."""
    printer.answers = answers
    stopped = threading.Event()

    def stop(_: int) -> None:
        if printer.reader.unfinished > image.height() // 3:
            stopped.set()

    printer.slowly = stop
    with pytest.raises(SlipTrouble, match="stopped"):
        to(printer, patience=IMPATIENT).print_image(image, "slip", Deadline(stopped=stopped.is_set))
    (broken,) = printer.strips(1)
    assert 0 < broken.picture().height < image.height()
    assert to(printer, patience=IMPATIENT).print_image(image, "slip") in ("ready", "unknown")
    assert is_dot_for_dot(printer.strips(2)[1], image)


def test_a_strip_has_no_longer_than_its_deadline(printer: LoopbackPrinter, image: QImage) -> None:
    clock = MovedClock()
    printer.slowly = lambda count: clock.advance(count / 4000)
    deadline = Deadline(clock.monotonic_s() + 10)
    with pytest.raises(PrinterTrouble, match="slow"):
        to(printer, clock=clock).print_image(image, "slip", deadline)


def test_old_lines_are_forgotten_before_a_refill_also_by_a_kiosk_that_starts_anew(
    printer: LoopbackPrinter, image: QImage
) -> None:
    printer.reader.paper_rows = 0
    printer.reader.feed(b"\x1dv0\x00\x48\x00\x01\x00" + bytes(72))
    assert to(printer).ask() == "paper_out"
    printer.reader.refill()
    assert printer.reader.unfinished == 0


def test_questions_leave_room_in_a_printer_without_paper(printer: LoopbackPrinter, image: QImage) -> None:
    """What it cannot print stays in its buffer, and once that is full it hears nothing any more."""
    printer.reader.paper_rows = image.height() // 2
    paper = to(printer)
    assert trouble_of(paper, image) == "paper_out"
    heard: list[int] = []
    printer.slowly = heard.append
    assert paper.ask() == "paper_out"
    assert trouble_of(paper, image) == "paper_out"
    assert to(printer).ask() == "paper_out"
    assert trouble_of(to(printer), image) == "paper_out"
    assert sum(heard) < 500


def test_a_question_at_the_start_takes_nothing_from_a_printer_that_is_well(
    printer: LoopbackPrinter, image: QImage
) -> None:
    """It may be printing what somebody else sent."""
    assert to(printer).ask() == "ready"
    assert (printer.reader.cleared, printer.reader.strips) == (0, [])


def test_nobody_at_the_address_is_missing(image: QImage) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        paper = channel("escpos-network", f"127.0.0.1:{taken.getsockname()[1]}")
        assert paper.ask() == "missing"
        assert trouble_of(paper, image) == "missing"
    assert channel("escpos-network", "no-such-printer.invalid").ask() == "missing"
    for address in ("127.0.0.1:99999", "192.168..10", "a" * 70 + ".local", "printer:x"):
        assert channel("escpos-network", address).ask() == "missing"


def test_an_address_without_an_answer_is_offline(image: QImage, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_answer(*_: object) -> None:
        raise TimeoutError("timed out")

    monkeypatch.setattr(socket, "create_connection", no_answer)
    assert channel("escpos-network", "printer.example").ask() == "offline"


def test_a_printer_that_hangs_up_at_once_refuses(image: QImage) -> None:
    """As some do that another computer is speaking to."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        paper = channel("escpos-network", f"127.0.0.1:{listening.getsockname()[1]}")
        waiting = _hang_up(listening)
        assert paper.ask() in ("refused", "offline")
        waiting()


def _hang_up(listening: socket.socket) -> Callable[[], None]:
    def serve() -> None:
        connection, _ = listening.accept()
        connection.close()

    thread = threading.Thread(target=serve)
    thread.start()
    return thread.join
