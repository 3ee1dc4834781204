"""The printer on the staff page: what it says, what staff do about it, and which one is chosen."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as strategies

from kiosk.core import front as fr
from kiosk.core import staff as st
from kiosk.core import staff_errands as er
from kiosk.core.errors import KioskError
from kiosk.core.front import StaffSettings
from kiosk.core.printers import CHANNELS, ON_PAPER, STATES, PrinterChoice, PrinterState
from kiosk.core.site import Hall, Place, Site
from kiosk.core.staff_ports import PrinterLook, PrinterOffer
from kiosk.core.texts import Texts
from kiosk.installation import PACKAGE
from kiosk.services.text_files import read_words
from kiosk.ui.staff.present import present
from kiosk.ui.staff.printer_view import breakable
from kiosk.ui.staff.staff_view import StaffView, StaffWords
from tests.unit.staff.desk import RULES, StaffDesk

USED = "system=TM-m30"
OFFERS = tuple(PrinterOffer(PrinterChoice("system", f"q{n}").text, f"q{n}") for n in range(1, 13))
SITE = Site(site=Place(id="demo", number=0, name="체험관"), hall=Hall(url="https://hall.example/g"))


class Refused(KioskError):
    message_key = "error-unknown"


@pytest.fixture
def desk() -> StaffDesk:
    desk = StaffDesk()
    desk.enter()
    return desk


def seen(desk: StaffDesk, language: str = "ko", site: Site = SITE) -> StaffView:
    texts = Texts(language, read_words(PACKAGE / "ui" / "texts" / f"{language}.toml"))
    return present(StaffWords(texts, site, RULES, str), desk.staff, desk.now_s)


def at_the_printer(desk: StaffDesk, state: PrinterState = "ready", roll_left_m: float | None = 31.0) -> None:
    desk.press("page:printer")
    desk.answer(er.ListPrinters, OFFERS)
    desk.answer(er.LookAtPrinter, PrinterLook(state, 12, roll_left_m))


def looks(desk: StaffDesk) -> list[er.LookAtPrinter]:
    return [one for one in desk.ordered() if isinstance(one, er.LookAtPrinter)]


def test_a_printer_is_asked_where_its_answer_is_shown(desk: StaffDesk) -> None:
    desk.press("page:printer")
    assert desk.ordered() == [er.ListPrinters(), er.LookAtPrinter(USED)]
    desk.happen(st.PrinterChanged())
    assert looks(desk) == [er.LookAtPrinter(USED)]
    desk.press("page:settings")
    desk.happen(st.PrinterChanged())
    assert looks(desk) == []
    desk.press("home")
    assert looks(desk) == [er.LookAtPrinter(USED)]
    desk.press("leave")
    desk.happen(st.PrinterChanged())
    assert looks(desk) == []


def test_what_needs_no_paper_is_not_asked_how_it_is(desk: StaffDesk) -> None:
    desk.press("page:printer", "printer:none")
    desk.ordered()
    desk.press("home", "page:printer")
    assert looks(desk) == []
    assert seen(desk).states[0].note == "손님은 화면의 QR을 찍어 가요."
    assert not seen(desk).desk


def test_another_printer_is_used_at_once_and_asked(desk: StaffDesk) -> None:
    at_the_printer(desk)
    desk.ordered()
    desk.press("printer:escpos-network=printer.example:9100")
    settings = StaffSettings(printer="escpos-network=printer.example:9100")
    asked = er.LookAtPrinter("escpos-network=printer.example:9100")
    assert desk.ordered() == [fr.SettingsObeyed(settings), er.KeepSettings(settings), asked]
    assert desk.told() == [("setting", "printer")]
    assert [row.label for row in seen(desk).states] == ["프린터 상태를 확인하고 있어요."]
    desk.happen(st.Answered(er.LookAtPrinter(USED), PrinterLook("paper_out")))
    assert desk.staff.printer is None, "that one is not in use any more"
    desk.happen(st.Answered(asked, PrinterLook("ready")))
    assert desk.staff.printer == PrinterLook("ready")


def test_the_same_printer_again_changes_nothing(desk: StaffDesk) -> None:
    at_the_printer(desk)
    desk.press(f"printer:{USED}")
    desk.ordered()
    desk.press(f"printer:{USED}")
    assert desk.ordered() == []
    assert desk.staff.printer is not None


def test_a_new_roll_is_kept_told_and_looked_at(desk: StaffDesk) -> None:
    at_the_printer(desk, "paper_low", 2.0)
    desk.ordered()
    desk.press("roll", "roll")
    assert desk.ordered() == [er.ChangeRoll()]
    assert [one.enabled for one in seen(desk).desk] == [False, False]
    desk.happen(st.Answered(er.ChangeRoll(), None))
    assert desk.told() == [("printer", "roll_changed")]
    assert looks(desk) == [er.LookAtPrinter(USED)]
    assert seen(desk).notice == "새 종이로 갈았다고 적어 두었어요."
    assert all(one.enabled for one in seen(desk).desk)


def test_a_new_roll_that_could_not_be_kept_is_not_told(desk: StaffDesk) -> None:
    at_the_printer(desk)
    desk.press("roll")
    desk.answer(er.ChangeRoll, Refused())
    assert desk.told() == []
    assert not seen(desk).notice_good


def test_a_new_roll_is_written_down_though_nobody_waited_for_it(desk: StaffDesk) -> None:
    at_the_printer(desk)
    desk.press("roll", "leave")
    desk.happen(st.Answered(er.ChangeRoll(), None))
    assert desk.told() == [("left", ""), ("printer", "roll_changed")]
    assert not desk.staff.is_open


def test_a_roll_of_one_page_is_not_let_go_by_the_answer_of_another(desk: StaffDesk) -> None:
    at_the_printer(desk)
    desk.press("roll", "page:checklist")
    desk.happen(st.Answered(er.ChangeRoll(), None))
    assert desk.staff.busy == "checks"


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_a_sentence_and_what_to_do(
    desk: StaffDesk, state: PrinterState, language: str
) -> None:
    at_the_printer(desk, state)
    row, count = seen(desk, language).states
    assert row.label.endswith(".")
    assert row.note.endswith(".")
    assert row.icon == {"ready": "check", "unknown": "minus"}.get(state, "warning")
    assert "12" in count.label
    assert ("31" in count.note) == (state != "paper_out"), "no estimate against what the printer knows"


@pytest.mark.parametrize(
    ("left_m", "told"),
    [
        (31.4, "종이가 약 31\u00a0m 남았어요."),
        (0.2, "종이를 거의 다 썼어요."),
        (-3.0, "종이를 거의 다 썼어요."),
        (None, ""),
    ],
)
def test_paper_left_is_told_where_it_is_known(desk: StaffDesk, left_m: float | None, told: str) -> None:
    at_the_printer(desk, "ready", left_m)
    assert seen(desk).states[1].note == told
    assert ("roll" in [one.id for one in seen(desk).desk]) == (left_m is not None)


def test_a_look_that_failed_is_told_on_its_page_only(desk: StaffDesk) -> None:
    desk.press("home")
    desk.answer(er.LookAtPrinter, Refused())
    assert seen(desk).notice == ""
    desk.press("page:printer")
    desk.answer(er.LookAtPrinter, Refused())
    assert seen(desk).notice


def test_every_printer_can_be_chosen_and_so_can_none(desk: StaffDesk) -> None:
    at_the_printer(desk)
    choices = seen(desk).choices
    assert [one.id for one in choices] == [
        f"printer:{USED}",
        *(f"printer:{offer.choice}" for offer in OFFERS),
        "printer:none",
        "printer:pdf",
    ]
    assert [one.id for one in choices if one.checked] == [f"printer:{USED}"]
    for one in choices:
        desk.press(one.id)
        assert [each.id for each in seen(desk).choices if each.checked] == [one.id]


def test_without_any_printer_or_list_of_them_one_can_still_do_without(desk: StaffDesk) -> None:
    for found in ((), Refused()):
        desk.press("page:printer")
        desk.answer(er.ListPrinters, found)
        assert [one.id for one in seen(desk).choices][1:] == ["printer:none", "printer:pdf"]


@pytest.mark.parametrize("channel", sorted(ON_PAPER))
@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_printer_says_how_it_is_connected(desk: StaffDesk, channel: str, language: str) -> None:
    choice = PrinterChoice(next(one for one in CHANNELS if one == channel), "TM-1")
    desk.press("page:printer")
    desk.answer(er.ListPrinters, (PrinterOffer(choice.text, ""),))
    one = next(one for one in seen(desk, language).choices if one.id == f"printer:{choice.text}")
    assert one.spoken.startswith("TM-1 (")
    assert one.label.replace("\u200b", "") == one.spoken


def test_where_there_is_no_hall_nothing_speaks_of_a_code(desk: StaffDesk) -> None:
    site = msgspec.structs.replace(SITE, hall=Hall())
    at_the_printer(desk)
    desk.press("printer:none")
    view = seen(desk, site=site)
    assert not any("QR" in f"{row.label} {row.note}" for row in (*view.choices, *view.states))


@pytest.mark.parametrize("state", sorted(set(STATES) - {"ready", "unknown"}))
def test_trouble_is_told_where_staff_land_with_the_way_to_it(desk: StaffDesk, state: PrinterState) -> None:
    desk.press("home")
    desk.answer(er.LookAtPrinter, PrinterLook(state))
    view = seen(desk)
    assert view.notice
    assert not view.notice_good
    assert [one.id for one in view.links] == ["page:printer"]
    assert view.notice in view.spoken
    desk.answer(er.LookAtPrinter, PrinterLook("ready"))
    assert (seen(desk).notice, seen(desk).links) == ("", ())


@given(strategies.text())
def test_a_name_may_be_broken_and_stays_the_same(name: str) -> None:
    plain = name.replace("\u200b", "")
    assert breakable(plain).replace("\u200b", "") == plain


def test_a_fingerprint_is_broken_between_its_groups_only(desk: StaffDesk) -> None:
    desk.staff = replace(desk.staff, fingerprint="K7QXD-3MZPA-RW5TN")
    desk.press("page:export")
    assert seen(desk).foot.splitlines()[1].split("\u200b") == ["K7QXD-", "3MZPA-", "RW5TN"]
