"""Which programmes a visitor is shown, and in which order."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.core.facts import AUDIENCES
from kiosk.core.programmes import FITTED, Programme, Who, by_path, expired, fit, local_courses

TODAY = date(2026, 11, 22)
BASE = Programme(
    id="base",
    number=1,
    name="이름",
    provider="기관",
    path="jobs",
    what="한 문장이에요.",
    checked_on=date(2026, 1, 1),
    valid_until=date(2027, 12, 31),
)
CENTRE = replace(BASE, id="centre", number=1)
CENTRE_2 = replace(BASE, id="centre_2", number=2)
GUARD = replace(
    BASE, id="guard", number=3, path="transition", jobs=("safety",), who=Who(audiences=("40-64", "65+"))
)
CARE = replace(BASE, id="care", number=4, path="transition", jobs=("care", "safety"))
IDEA = replace(BASE, id="idea", number=5, path="startup", stage="idea", who=Who(audiences=("19-39",)))
GROW = replace(BASE, id="grow", number=6, path="startup", stage="grow", who=Who(audiences=("19-39",)))
MAKER = replace(BASE, id="maker", number=7, path="startup")
YOUTH = replace(BASE, id="youth", number=8, path="youth", who=Who(audiences=("14-18",)))
GONE = replace(BASE, id="gone", number=9, valid_until=date(2026, 11, 21))
ALL = (GROW, YOUTH, CENTRE, GUARD, GONE, CENTRE_2, MAKER, IDEA, CARE)


def ids(programmes: tuple[Programme, ...]) -> list[str]:
    return [entry.id for entry in programmes]


def test_without_plays_or_band_there_is_one_of_each_path_and_counselling_comes_first() -> None:
    assert ids(fit(ALL, audience=None, played=(), today=TODAY)) == ["centre", "guard", "idea", "youth"]


def test_a_band_hides_what_is_not_for_it() -> None:
    assert "youth" not in ids(fit(ALL, audience="40-64", played=(), today=TODAY))
    assert ids(fit(ALL, audience="14-18", played=(), today=TODAY)) == ["youth"]


def test_what_follows_from_the_plays_comes_before_the_rest() -> None:
    assert ids(fit(ALL, audience="40-64", played=("care",), today=TODAY))[0] == "care"


def test_what_follows_from_more_plays_comes_first() -> None:
    assert ids(fit(ALL, audience="40-64", played=("care", "safety"), today=TODAY))[:2] == ["care", "guard"]


def test_the_first_step_of_a_played_job_comes_first_of_all() -> None:
    fitted = fit(ALL, audience="40-64", played=("care",), today=TODAY, first_steps=("guard",))
    assert ids(fitted)[:2] == ["guard", "care"]


def test_a_first_step_is_not_offered_to_a_band_it_does_not_take() -> None:
    fitted = fit(ALL, audience="14-18", played=("safety",), today=TODAY, first_steps=("guard",))
    assert "guard" not in ids(fitted)


def test_an_expired_entry_hides_itself_and_stands_on_the_staff_page() -> None:
    assert "gone" not in ids(fit(ALL, audience=None, played=(), today=TODAY, first_steps=("gone",)))
    assert "gone" not in ids(by_path(ALL, "jobs", today=TODAY))
    assert ids(expired(ALL, TODAY)) == ["gone"]


def test_the_last_good_day_is_still_good() -> None:
    assert ids(expired(ALL, date(2026, 11, 21))) == []


@given(
    st.permutations(ALL),
    st.sampled_from((None, *AUDIENCES)),
    st.lists(st.sampled_from(("care", "safety", "other")), max_size=4),
)
def test_the_order_of_the_file_changes_nothing(
    entries: list[Programme], audience: str | None, played: list[str]
) -> None:
    fitted = fit(entries, audience=audience, played=played, today=TODAY)
    assert fitted == fit(ALL, audience=audience, played=played, today=TODAY)
    assert len(fitted) <= FITTED
    assert len(set(ids(fitted))) == len(fitted)
    assert all(entry.takes(audience) and entry.current(TODAY) for entry in fitted)


def test_a_door_shows_its_stages_in_order_and_what_has_no_stage_last() -> None:
    assert ids(by_path(ALL, "startup", today=TODAY)) == ["idea", "grow", "maker"]
    assert ids(by_path(ALL, "startup", today=TODAY, stage="grow")) == ["grow", "maker"]


def test_a_job_without_a_local_course_is_known_as_such() -> None:
    assert local_courses(ALL, experience="drone", first_step="", today=TODAY) == ()
    assert local_courses(ALL, experience="drone", first_step="gone", today=TODAY) == ()


def test_a_local_course_is_the_first_step_or_one_that_names_the_job() -> None:
    assert ids(local_courses(ALL, experience="safety", first_step="care", today=TODAY)) == ["care", "guard"]


def test_the_code_on_slips_depends_on_the_number_alone() -> None:
    assert (CENTRE.code, replace(CENTRE, name="새 이름").code, replace(BASE, number=123).code) == (
        "G-01",
        "G-01",
        "G-123",
    )
