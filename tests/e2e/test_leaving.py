"""Which way on a screen invites to, and how a visitor takes things along: paper, QR or neither."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product

import msgspec
import pytest

from kiosk.commands.visitor import visible_items
from kiosk.core.contract import Level, Outcome, line
from kiosk.core.events import PaperNow
from kiosk.core.visit import MAX_TAKEN, Aids, PlayRecord, Visit
from kiosk.ui.presenter import Presenter
from kiosk.ui.screens_view import present
from kiosk.ui.view import View
from tests.e2e.conftest import Front

URL = "https://hall.example/geumcheon#AA"

BOTH_HOME = ["takeaway", "survey", "farewell"]


def shown(
    front: Front, visit: Visit, *, paper: PaperNow = "none", url: str = URL, language: str = "ko"
) -> View:
    """What a visit looks like in this kiosk's hall, had it a printer like this."""
    offer = front.kiosk.conductor.offer
    return present(Presenter(offer, language, paper, date(2026, 12, 1)), visit, url)


def played(front: Front, stars: int, level: Level = Level.STANDARD) -> Visit:
    """A visit that just finished its only job with so many stars; what it says is a word every job has."""
    booth = front.kiosk.conductor.offer.booths[0]
    outcome = Outcome(score=stars / 3, stars=stars, measures=(), moments=(), tradeoff=line("name"))
    record = PlayRecord("p", booth.id, "1", level, False, 1, ended="completed", outcome=outcome)
    return Visit(id="v", screen="debrief", level=level, plays=(record,))


def invitation(view: View) -> str:
    """The one emphasised control of the desk; "" where there is none. It stands first."""
    loud = [control.id for control in view.desk if control.kind == "primary"]
    assert loud in ([], [view.desk[0].id])
    return loud[0] if loud else ""


def words_of(view: View) -> str:
    """Everything a view says on its own behalf."""
    controls = (*view.desk, *view.programmes)
    own = (view.title, view.lead, view.printing, view.qr_title, view.qr_text, view.paper_told, view.spoken)
    return " ".join((*own, *(f"{one.label} {one.note}" for one in controls)))


def test_a_survey_invites_to_send_only_what_was_answered(front: Front) -> None:
    for control in ("start", "finish", "print"):
        front.visitor.touch(control)
    view = front.kiosk.conductor.view
    assert (invitation(view), view.desk[0].label) == ("", "건너뛰기")
    front.visitor.touch("survey:clear:4")
    view = front.kiosk.conductor.view
    assert (invitation(view), view.desk[0].label) == ("survey_done", "보내기")


@pytest.mark.parametrize(
    ("stars", "level", "invited"),
    [
        (1, Level.STANDARD, "again"),
        (2, Level.STANDARD, "again"),
        (3, Level.STANDARD, "harder"),
        (3, Level.KEEN, "again"),
    ],
)
def test_only_all_stars_invite_to_something_harder(
    front: Front, stars: int, level: Level, invited: str
) -> None:
    conductor = front.kiosk.conductor
    visit = played(front, stars, level)
    conductor._offer = replace(conductor.offer, booths=conductor.offer.booths[:1])
    assert invitation(shown(front, visit)) == invited


def test_a_job_not_tried_yet_comes_before_another_try(front: Front) -> None:
    conductor = front.kiosk.conductor
    first = conductor.offer.booths[0]
    visit = played(front, 1)
    other = replace(first, manifest=msgspec.structs.replace(first.manifest, id="another"))
    conductor._offer = replace(conductor.offer, booths=(first, other))
    assert invitation(shown(front, visit)) == "other"


def test_a_door_invites_to_nothing_until_something_is_on_the_slip(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch("door:jobs")
    assert invitation(front.kiosk.conductor.view) == ""
    programme = front.kiosk.conductor.visit.offered[0]
    front.visitor.touch(f"programme:{programme}")
    assert invitation(front.kiosk.conductor.view) == "finish"
    front.visitor.touch("other")
    front.visitor.touch("door:startup")
    assert invitation(front.kiosk.conductor.view) == "", "it was put there from another screen"


def test_no_switch_of_a_door_moves_when_one_is_pressed(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch("door:startup")
    front.visitor.touch("way:idea")
    first, last = (f"programme:{name}" for name in front.kiosk.conductor.visit.offered[:2])
    before = front.visitor.centre_of(last)
    front.visitor.touch(first)
    front.visitor.wait(0.5)
    assert front.visitor.centre_of(last) == before


def test_a_programmes_switch_says_what_it_does_what_it_did_and_why_it_cannot(front: Front) -> None:
    offered = tuple(entry.id for entry in front.kiosk.conductor.offer.programmes[: MAX_TAKEN + 1])
    door = Visit(id="v", screen="door", door="jobs", offered=offered)
    one, *others = shown(front, replace(door, taken=offered[:1])).programmes
    assert (one.caption, others[0].caption) == ("담음", "담기")
    assert one.spoken.endswith("담음")
    assert others[0].spoken.endswith("담기")
    last = shown(front, replace(door, taken=offered[:MAX_TAKEN])).programmes[-1]
    assert not last.enabled
    assert last.reason == "3개까지 담을 수 있어요."
    assert last.reason in last.spoken


def test_a_programme_says_what_one_does_apart_from_its_particulars(front: Front) -> None:
    offer = front.kiosk.conductor.offer
    door = Visit(id="v", screen="door", door="jobs", offered=tuple(entry.id for entry in offer.programmes))
    for entry, row in zip(offer.programmes, shown(front, door).programmes, strict=True):
        assert row.note == entry.what
        assert row.detail.startswith(entry.provider)
        assert " ·" not in row.detail, "a line could begin with the dot"


def test_without_a_printer_the_real_code_stays_in_sight_to_the_end(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch("finish")
    assert front.kiosk.conductor.view.desk[0].label == "다 찍었어요"
    widths = {}
    for control in ("print", "survey_done", None):
        front.visitor.wait(0.5)
        (widths[front.screen],) = code_widths_mm(front)
        if control:
            front.visitor.touch(control)
    assert list(widths) == BOTH_HOME
    assert min(widths.values()) >= 60
    assert widths["takeaway"] >= 1.4 * widths["survey"] - 1
    assert widths["farewell"] > widths["takeaway"]


def code_widths_mm(front: Front) -> list[float]:
    items, mm = visible_items(front.kiosk.window.contentItem()), float(front.kiosk.theme.property("rawMm"))
    return [item.width() / mm for item in items if "QrCode" in item.metaObject().className()]


def test_in_large_text_the_code_stands_on_the_first_page(open_front: Callable[..., Front]) -> None:
    front = open_front(aids=Aids(zoom=200, high_contrast=True, reduced_motion=True))
    seen = []
    for control in ("start", "finish", "print", "survey_done"):
        front.visitor.touch(control)
        front.visitor.wait(0.5)
        if code_widths_mm(front):
            seen.append(front.screen)
    assert seen == BOTH_HOME


def test_low_and_very_large_the_code_comes_first(open_front: Callable[..., Front]) -> None:
    front = open_front(aids=Aids(zoom=200, low_layout=True, reduced_motion=True))
    front.visitor.touch("start")
    front.visitor.touch("finish")
    front.visitor.wait(0.5)
    assert len(code_widths_mm(front)) == 1


@pytest.mark.parametrize("screen", BOTH_HOME)
def test_without_an_online_hall_nothing_speaks_of_a_code(front: Front, screen: str) -> None:
    papers: tuple[PaperNow, ...] = ("prints", "trouble", "none")
    slips = [("issuing", 1), ("saved", 0), ("failed", 1), ("shown", 0)]
    for paper, (slip, prints), language in product(papers, slips, ("ko", "en")):
        visit = Visit(id="v", screen=screen, language=language)
        if screen != "takeaway":
            visit = replace(visit, slip=slip, prints=prints)
        view = shown(front, visit, paper=paper, url="", language=language)
        for word in ("QR", "휴대전화", "code", "phone"):
            assert word not in words_of(view)
        assert not view.qr_rows


@pytest.mark.parametrize("slip", ["saved", "failed"])
def test_where_paper_fails_the_code_takes_its_place(front: Front, slip: str) -> None:
    visit = Visit(id="v", screen="farewell", slip=slip, prints=1)
    view = shown(front, visit, paper="prints")
    assert (view.title, view.picture) == ("휴대전화로 찍어 가세요", "")
    assert view.qr_rows
    survey = shown(front, replace(visit, screen="survey"), paper="prints")
    assert (survey.printing_icon, bool(survey.qr_rows)) == ("warning", True)
    assert "QR" in survey.printing


def test_a_farewell_with_paper_says_the_one_thing_to_do_once(front: Front) -> None:
    visit = Visit(id="v", screen="farewell", slip="printed", prints=1)
    view = shown(front, visit, paper="prints")
    assert view.title == "안내지를 챙겨 가세요"
    assert view.lead.startswith("아래에서 나왔어요.")
    assert (view.printing, view.qr_rows) == ("", ())
    issuing = replace(visit, slip="issuing")
    assert shown(front, issuing, paper="prints").title == "안내지를 출력하고 있어요"
    emptied = shown(front, visit, paper="trouble")
    assert (emptied.title, emptied.qr_rows) == (view.title, ()), (
        "the last slip of the roll came out all the same"
    )


def test_who_has_nothing_to_take_is_thanked_and_sees_a_picture(front: Front) -> None:
    view = shown(front, Visit(id="v", screen="takeaway"), url="")
    assert (view.title, view.picture) == ("들러 주셔서 고마워요", "empty")
    offered = front.kiosk.conductor.offer.programmes[0].id
    assert shown(front, Visit(id="v", screen="takeaway", offered=(offered,))).picture == ""


def test_whoever_reads_english_is_told_that_programmes_are_in_korean(front: Front) -> None:
    offered = (front.kiosk.conductor.offer.programmes[0].id,)
    for screen in ("door", "takeaway"):
        visit = Visit(id="v", screen=screen, door="jobs", offered=offered)
        note = "Programme details are in Korean. Staff can help."
        assert shown(front, visit).programmes_note == ""
        english = shown(front, replace(visit, language="en"), language="en")
        assert note in (english.programmes_note, english.lead)


def test_between_rounds_the_one_finished_and_the_next_are_named(front: Front) -> None:
    visit = replace(played(front, 1), screen="play", overlay="between", round=2)
    view = shown(front, visit)
    assert view.overlay_title == "1단계를 마쳤어요"
    assert view.overlay_desk[0].label == "2단계 시작하기"


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_seconds_left_stand_on_a_line_of_their_own(open_front: Callable[..., Front], zoom: int) -> None:
    front = open_front(aids=Aids(zoom=zoom, reduced_motion=True))
    front.visitor.touch("start")
    front.visitor.wait(61)
    assert front.overlay == "idle_warning"
    left = f"{front.kiosk.shell.property('countdown')}초"
    words = [
        item.property("text")
        for item in visible_items(front.kiosk.window.contentItem())
        if item.property("text")
    ]
    assert left in [line for text in words for line in text.split("\n")]


def test_large_text_says_its_size_only_while_it_is_on(front: Front) -> None:
    front.visitor.touch("display")
    sizes = []
    for _ in range(3):
        sizes.append(
            next(one.note for one in front.kiosk.conductor.view.settings if one.id == "aid:large_text")
        )
        front.visitor.touch("aid:large_text")
    assert sizes == ["", "크게", "아주 크게"]


def test_help_is_one_idea_a_row_and_all_of_it_is_spoken(front: Front) -> None:
    heard: list[str] = []
    front.kiosk.shell.announced.connect(heard.append)
    front.visitor.touch("help")
    rows = front.kiosk.conductor.view.overlay_rows
    assert len(rows) == 5
    assert all(row.icon and row.label in heard[-1] for row in rows)
