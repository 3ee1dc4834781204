"""A visitor through each door, to a slip that names the next step; and sites that have less to offer."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec import structs

from kiosk.core.contract import Level, Outcome, line
from kiosk.core.ticket import decode, payload_of
from kiosk.core.transitions import Transitions
from kiosk.core.visit import PlayRecord, Visit
from kiosk.installation import shipped_site
from kiosk.services.site_file import site_faults
from kiosk.ui.presenter import Presenter
from kiosk.ui.screens_view import present
from tests.e2e.conftest import Front


def go(front: Front, *controls: str) -> Front:
    for control in controls:
        front.visitor.touch(control)
    return front


def taken_along(front: Front) -> tuple[list[str], list[str]]:
    """What the slip says under 다음 걸음: tasks, and names of programmes."""
    slip = front.kiosk.conductor.slip()
    return [step.task for step in slip.steps], [entry.name for entry in slip.programmes]


def referrals(front: Front) -> dict[str, tuple[int, int]]:
    """(shown, taken) by id, as the log has them once the visit is over."""
    go(front, "home", "confirm_home")
    front.kiosk.close()
    with closing(sqlite3.connect(front.kiosk.data_dir.visits)) as db:
        return {
            name: (shown, taken)
            for name, shown, taken in db.execute("SELECT programme, shown, taken FROM referral")
        }


def test_from_what_one_did_to_a_work_its_course_and_the_slip(front: Front) -> None:
    go(front, "start", "door:transition", "way:care", "way:care_worker")
    view = front.kiosk.conductor.view
    assert view.title == "요양보호사"
    assert [row.label for row in view.facts] == ["하신 일과 비슷한 점", "새로 배울 것"]
    assert view.no_course == ""
    assert re.search(r"2026\.\s\d+\.\s\d+\.\s기준", view.small)
    go(front, "programme:work-care_worker", "programme:care_worker_course", "finish")
    assert taken_along(front) == (["요양보호사 알아보기"], ["요양보호사 교육"])
    found = referrals(front)
    assert found["work-care_worker"] == found["care_worker_course"] == (1, 1)


def test_two_questions_lead_to_a_stage_and_this_weeks_task(front: Front) -> None:
    go(front, "start", "door:startup", "way:no")
    assert front.kiosk.conductor.view.title == "손님이 될 만한 분께 물어보셨나요?"
    go(front, "way:no", "programme:stage-idea", "programme:dreamteo_idea", "finish")
    assert taken_along(front) == (["이번 주에 다섯 사람에게 물어보기"], ["창업 지원 (아이디어 단계)"])
    assert referrals(front)["stage-idea"] == (1, 1)


def test_the_job_centres_service_is_taken_along(front: Front) -> None:
    go(front, "start", "door:jobs", "programme:job_centre", "finish")
    assert taken_along(front) == ([], ["취업·창업 상담"])


def test_the_ticket_carries_steps_by_their_numbers(front: Front) -> None:
    go(front, "start", "door:startup", "way:grow", "programme:stage-grow", "finish")
    ticket = decode(payload_of(front.kiosk.conductor.ticket_url))
    assert ticket.programmes == (2004,)


def test_a_work_without_a_course_says_so_kindly_and_offers_counselling(front: Front) -> None:
    offer = front.kiosk.conductor.offer
    work = next(one for one in offer.transitions.works if not one.courses)
    go(front, "start", "door:transition", f"way:{work.near[0].field}", f"way:{work.id}")
    view = front.kiosk.conductor.view
    assert view.no_course == "금천구에는 아직 이 과정이 없어요. 일자리센터와 상담해 보세요."
    assert front.kiosk.conductor.visit.offered[1:] == ("job_centre", "gvalley_job_centre")


def test_back_goes_a_page_and_then_to_the_hall(front: Front) -> None:
    go(front, "start", "door:transition", "way:care", "way:care_worker", "page_back")
    assert front.kiosk.conductor.view.title == "이어서 해 볼 만한 일이에요"
    front.kiosk.conductor.press("back")
    front.visitor.wait(1.0)
    assert front.kiosk.conductor.view.title == "지금까지 어떤 일을 하셨어요?"
    front.kiosk.conductor.press("back")
    assert front.screen == "hall"


def test_a_job_is_tried_from_behind_a_door(front: Front) -> None:
    offer = front.kiosk.conductor.offer
    here = [booth.id for booth in offer.booths]
    work = next(one for one in offer.transitions.works if set(one.experiences) & set(here))
    job = next(one for one in work.experiences if one in here)
    go(front, "start", "door:transition", f"way:{work.near[0].field}", f"way:{work.id}", f"booth:{job}")
    assert front.screen == "play"


def test_a_site_without_a_map_shows_its_programmes_at_once(front: Front) -> None:
    conductor = front.kiosk.conductor
    conductor._offer = replace(conductor.offer, transitions=Transitions())
    conductor._rules = conductor.offer.ruling(conductor._rules, lambda: front.clock.utc().astimezone().date())
    go(front, "start", "door:transition")
    assert conductor.view.tiles == ()
    assert "요양보호사 교육" in [row.label for row in conductor.view.programmes]


def test_a_work_that_is_gone_is_gone_from_screen_and_slip(front: Front) -> None:
    conductor = front.kiosk.conductor
    go(front, "start", "door:transition", "way:care", "way:care_worker", "programme:work-care_worker")
    works = tuple(one for one in conductor.offer.transitions.works if one.id != "care_worker")
    map_ = Transitions(conductor.offer.transitions.fields, works)
    conductor._offer = replace(conductor.offer, transitions=map_)
    go(front, "finish")
    assert taken_along(front) == ([], [])
    assert "programme:work-care_worker" not in [row.id for row in conductor.view.programmes]


def test_the_first_page_has_no_way_back_even_for_a_trail_that_leads_nowhere_any_more(front: Front) -> None:
    presenter = Presenter(front.kiosk.conductor.offer, "ko", "none", date(2026, 12, 1))
    for trail, backs in ((("care",), ["page_back"]), (("moon",), [])):
        view = present(presenter, Visit(id="v", screen="door", door="transition", trail=trail), "")
        assert [control.id for control in view.desk if control.id == "page_back"] == backs


def test_a_course_that_ends_at_midnight_leaves_the_page_that_is_open(
    open_front: Callable[..., Front],
) -> None:
    front = open_front(at=datetime(2026, 12, 1, 23, 59, 50).astimezone())
    conductor = front.kiosk.conductor
    ending = tuple(
        structs.replace(one, valid_until=date(2026, 12, 1)) if one.id == "care_worker_course" else one
        for one in conductor.offer.programmes
    )
    conductor.renew_offer(ending, ())
    go(front, "start", "door:transition", "way:care", "way:care_worker")
    assert "programme:care_worker_course" in [row.id for row in conductor.view.programmes]
    assert conductor.view.no_course == ""
    front.visitor.wait(12)
    assert "programme:care_worker_course" not in [row.id for row in conductor.view.programmes]
    assert "programme:job_centre" in [row.id for row in conductor.view.programmes]
    assert conductor.view.no_course


@pytest.mark.parametrize(
    "ways", [(), ("way:care",), ("way:care", "way:care_worker")], ids=["fields", "works", "work"]
)
def test_by_ear_every_page_says_where_one_is_and_what_can_be_chosen(
    front: Front, ways: tuple[str, ...]
) -> None:
    told: list[str] = []
    front.kiosk.conductor.announced.connect(told.append)
    go(front, "start", "door:transition", *ways)
    view = front.kiosk.conductor.view
    assert view.title in told[-1]
    for control in (*view.tiles, *view.ways):
        assert control.label in told[-1]
    for row in view.programmes:
        assert row.label in told[-1]
    assert len(told) == 2 + len(ways)


def test_by_ear_the_job_centre_names_its_services(front: Front) -> None:
    told: list[str] = []
    front.kiosk.conductor.announced.connect(told.append)
    go(front, "start", "door:jobs")
    assert "취업·창업 상담" in told[-1]
    assert "직원에게 물어보세요" in told[-1]


def test_in_english_alone_every_page_behind_a_door_works(
    open_front: Callable[..., Front], tmp_path: Path
) -> None:
    sites = shutil.copytree(shipped_site("demo").parent, tmp_path / "sites")
    demo = sites / "demo.toml"
    text = demo.read_text("utf-8")
    assert 'languages = ["ko", "en"]' in text
    demo.write_text(text.replace('["ko", "en"]', '["en"]'), "utf-8")
    front = open_front(site=demo)
    go(front, "start", "door:transition", "way:guarding", "way:smart_safety")
    view = front.kiosk.conductor.view
    assert view.title == "Smart safety manager"
    told = " ".join((view.lead, *(row.note for row in view.facts)))
    assert not re.search("[가-힣]", told)


def test_after_a_job_tried_behind_a_door_the_debrief_leads_back_there(front: Front) -> None:
    offer = front.kiosk.conductor.offer
    outcome = Outcome(score=0.9, stars=3, measures=(), moments=(), tradeoff=line("name"))
    record = PlayRecord(
        "p", offer.booths[0].id, "1", Level.STANDARD, False, 1, ended="completed", outcome=outcome
    )
    visit = Visit(id="v", screen="debrief", plays=(record,), door="transition", trail=("care", "care_worker"))
    for seen in (visit, replace(visit, facts_shown=True)):
        desk = present(Presenter(offer, "ko", "none", date(2026, 12, 1)), seen, "").desk
        assert "back_to_door" in [control.id for control in desk]
        assert "other" not in [control.id for control in desk]
        assert len(desk) <= 6
    desk = present(Presenter(offer, "ko", "none", date(2026, 12, 1)), replace(visit, trail=()), "").desk
    assert "back_to_door" not in [control.id for control in desk]


def without(file: Path, entry: str) -> None:
    """Take one entry out of a file as a site would: its lines, down to the next entry."""
    parts = re.split(r"(?m)^(?=\[\[(?:field|work|programme)\]\]$)", file.read_text("utf-8"))
    kept = [part for part in parts if f'\nid = "{entry}"\n' not in part.partition("[[work.")[0]]
    assert len(kept) == len(parts) - 1
    file.write_text("".join(kept), "utf-8")


def test_entries_taken_out_of_the_files_are_gone_without_a_fault(
    open_front: Callable[..., Front], tmp_path: Path
) -> None:
    sites = shutil.copytree(shipped_site("demo").parent, tmp_path / "sites")
    without(sites / "programmes.toml", "care_worker_course")
    without(sites / "transitions.toml", "guarding")
    without(sites / "transitions.toml", "hospital_companion")
    assert site_faults(sites / "demo.toml") == ()
    front = open_front(site=sites / "demo.toml")
    go(front, "start", "door:transition")
    fields = [tile.id for tile in front.kiosk.conductor.view.tiles]
    assert len(fields) == 11
    assert "way:guarding" not in fields
    go(front, "way:care")
    ways = [way.id for way in front.kiosk.conductor.view.ways]
    assert "way:care_worker" in ways
    assert "way:hospital_companion" not in ways
    go(front, "way:care_worker")
    assert front.kiosk.conductor.view.no_course.startswith("금천구에는 아직 이 과정이 없어요.")
    go(front, "programme:work-care_worker", "programme:job_centre", "finish")
    assert taken_along(front) == (["요양보호사 알아보기"], ["취업·창업 상담"])
    assert "care_worker_course" not in referrals(front)
