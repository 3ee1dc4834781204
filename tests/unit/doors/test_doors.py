"""What stands behind the three doors: pages, what leads where, and what a site took away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from kiosk.core.doors import QUESTIONS, STAGE_NUMBERS, WORK_NUMBERS, Doors, StageStep, Step, WorkStep
from kiosk.core.programmes import STAGES
from kiosk.core.transitions import Transitions
from tests.unit.doors.doors_scene import DOORS, FIELDS, PROGRAMMES, ROBOT, SAFETY, TODAY


def test_fields_that_lead_nowhere_are_not_asked_for() -> None:
    page = DOORS.page("transition", (), TODAY)
    assert (page.kind, page.ways, page.entries) == ("fields", ("guarding", "care"), ())


def test_a_field_leads_to_the_work_near_it_in_the_order_of_the_file() -> None:
    page = DOORS.page("transition", ("guarding",), TODAY)
    assert (page.kind, page.at, page.ways) == ("works", "guarding", ("safety", "robot"))


def test_a_work_offers_itself_its_course_and_the_job_that_lets_one_try_it() -> None:
    page = DOORS.page("transition", ("guarding", "safety"), TODAY)
    assert (page.kind, page.at) == ("work", "safety")
    assert page.entries == ("work-safety", "guard_course")
    assert page.booths == ("building_safety",)
    assert page.has_course


@pytest.mark.parametrize("gone", [(), ("guarding",), ("guarding", "care")])
def test_every_programme_of_the_door_is_somewhere_behind_it(gone: tuple[str, ...]) -> None:
    """Also one that staff brought, which no work names yet, and one of a work that cannot be reached."""
    fields = tuple(one for one in FIELDS if one.id not in gone)
    doors = replace(DOORS, transitions=Transitions(fields, (SAFETY, ROBOT)))
    first = doors.page("transition", (), TODAY)
    there = set(first.entries)
    for field in first.ways:
        there |= set(doors.page("transition", (field,), TODAY).entries)
        for near in doors.page("transition", (field,), TODAY).ways:
            there |= set(doors.page("transition", (field, near), TODAY).entries)
    assert {entry.id for entry in PROGRAMMES if entry.path == "transition"} <= there


def test_without_a_course_it_says_so_and_offers_counselling() -> None:
    page = DOORS.page("transition", ("care", "robot"), TODAY)
    assert not page.has_course
    assert page.entries == ("work-robot", "advice_one", "advice_two")


def test_without_counselling_or_courses_the_work_stands_alone() -> None:
    page = replace(DOORS, programmes=()).page("transition", ("care", "robot"), TODAY)
    assert page.entries == ("work-robot",)


def test_an_expired_course_is_no_course() -> None:
    page = DOORS.page("transition", ("guarding", "safety"), date(2027, 1, 1))
    assert not page.has_course
    assert page.entries == ("work-safety",)


def test_without_a_map_the_door_shows_its_programmes() -> None:
    page = replace(DOORS, transitions=Transitions()).page("transition", (), TODAY)
    assert (page.kind, page.ways, page.entries) == ("fields", (), ("any_change", "guard_course"))
    assert page.has_course
    assert not Doors().page("transition", (), TODAY).has_course


@pytest.mark.parametrize(
    "trail", [("moon",), ("nowhere", "safety"), ("care", "safety"), ("guarding", "x", "y")]
)
def test_a_trail_that_leads_nowhere_any_more_ends_where_it_last_led(trail: tuple[str, ...]) -> None:
    page = DOORS.page("transition", trail, TODAY)
    assert page.kind == ("works" if trail[0] in ("care", "guarding") else "fields")


def test_two_questions_lead_to_every_stage_and_to_nothing_else() -> None:
    reached = set()
    for answers in product(("yes", "no"), repeat=2):
        page = DOORS.page("startup", answers, TODAY)
        assert page.kind == "stage"
        reached.add(page.at)
    assert reached == set(STAGES)


def test_a_stage_can_be_picked_at_any_question() -> None:
    first = DOORS.page("startup", (), TODAY)
    assert (first.kind, first.ways) == ("question", ("yes", "no", *STAGES))
    for stage in STAGES:
        assert DOORS.page("startup", ("no", stage), TODAY).at == stage


def test_every_answer_leads_to_a_question_or_a_stage() -> None:
    for question, answers in QUESTIONS.items():
        assert set(answers) == {"yes", "no"}
        assert all(leads in QUESTIONS or leads in STAGES for leads in answers.values()), question


def test_a_stage_offers_its_task_its_programmes_what_is_open_to_every_stage_and_somebody_to_ask() -> None:
    idea = DOORS.page("startup", ("idea",), TODAY)
    assert idea.entries == ("stage-idea", "idea_class", "lecture", "advice_one")
    assert idea.booths == ("first_shop",)
    assert DOORS.page("startup", ("grow",), TODAY).entries == ("stage-grow", "lecture", "advice_one")


def test_a_stage_without_a_programme_says_so_and_offers_counselling() -> None:
    few = replace(DOORS, programmes=tuple(one for one in PROGRAMMES if one.path != "startup"))
    page = few.page("startup", ("idea",), TODAY)
    assert not page.has_course
    assert page.entries == ("stage-idea", "advice_one", "advice_two")


def test_the_job_centre_shows_all_its_services() -> None:
    page = DOORS.page("jobs", (), TODAY)
    assert (page.kind, page.ways) == ("services", ())
    assert page.entries == ("advice_one", "advice_two", "advice_three")


def test_steps_are_found_by_their_id_and_gone_with_their_work() -> None:
    assert DOORS.step("work-safety") == WorkStep(SAFETY)
    assert DOORS.step("stage-idea") == StageStep("idea")
    assert DOORS.step("guard_course") is None
    assert DOORS.step("work-moon") is None
    assert DOORS.step("stage-moon") is None


def test_no_two_things_have_the_same_number_on_a_ticket() -> None:
    steps: list[Step] = [WorkStep(SAFETY), WorkStep(ROBOT), *(StageStep(stage) for stage in STAGES)]
    numbers = [step.number for step in steps]
    assert numbers == [WORK_NUMBERS + 1, WORK_NUMBERS + 2, *(STAGE_NUMBERS + n for n in (1, 2, 3, 4))]
    assert len({step.id for step in steps}) == len(steps)


@pytest.mark.parametrize("gone", range(len(FIELDS)))
def test_taking_a_field_away_leaves_every_page_sound(gone: int) -> None:
    fields = tuple(one for n, one in enumerate(FIELDS) if n != gone)
    doors = replace(DOORS, transitions=Transitions(fields, (SAFETY, ROBOT)))
    for field in doors.page("transition", (), TODAY).ways:
        assert field in [one.id for one in fields]
        for near in doors.page("transition", (field,), TODAY).ways:
            assert doors.page("transition", (field, near), TODAY).kind == "work"
