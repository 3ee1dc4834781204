"""The map that ships: complete in both languages, sourced, and no entry leans on another."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from kiosk.core.transitions import Transitions, Work
from kiosk.services.programme_file import load_programmes
from kiosk.services.site_file import load_site
from kiosk.services.transition_file import load_transitions, transition_faults

SITES = Path(__file__).parents[3] / "packaging" / "sites"
SHIPPED = SITES / "transitions.toml"
FIELDS = (
    "guarding care manufacturing office sales food driving construction cleaning teaching it home"
).split()
EXPERIENCES = {
    "drone_traffic",
    "smart_farm",
    "security_monitor",
    "energy_manager",
    "care_robot",
    "robot_cell",
    "first_shop",
    "building_safety",
}
"""The jobs that the design names; some are not built yet, and the map may name them before they are."""
UNKIND = re.compile(r"적성|점수|순위|부족|추천|검사")
HANGUL = re.compile(r"[가-힣]")


@pytest.fixture(scope="module")
def shipped() -> Transitions:
    return load_transitions(SHIPPED)


def phrases(work: Work) -> list[str]:
    """What is said of a work in Korean besides its name and its sentence."""
    return [*work.learn, *(task for near in work.near for task in near.shared)]


def test_it_is_faultless_and_every_site_names_it() -> None:
    assert transition_faults(SHIPPED) == ()
    for name in ("demo", "dreamteo", "cheongchun", "gvalley"):
        assert load_site(SITES / f"{name}.toml").transitions == SHIPPED.name


def test_each_of_the_twelve_fields_leads_to_one_to_four_works(shipped: Transitions) -> None:
    assert [field.id for field in shipped.fields] == FIELDS
    assert shipped.leading == shipped.fields
    for field in shipped.fields:
        assert 1 <= len(shipped.near(field.id)) <= 4, field.id
    for work in shipped.works:
        assert 1 <= len(work.near) <= 4, work.id
        assert {near.field for near in work.near} <= set(FIELDS), work.id


@pytest.mark.parametrize(
    ("field", "work", "course", "experience"),
    [
        ("guarding", "smart_safety", None, "building_safety"),
        ("care", "care_worker", "care_worker_course", None),
        ("care", "care_robot_coordinator", None, "care_robot"),
        ("manufacturing", "robot_safety", None, "robot_cell"),
    ],
)
def test_the_ways_that_were_asked_for(
    shipped: Transitions, field: str, work: str, course: str | None, experience: str | None
) -> None:
    found = next(one for one in shipped.near(field) if one.id == work)
    assert course is None or course in found.courses
    assert experience is None or experience in found.experiences


def test_courses_and_experiences_that_are_named_exist(shipped: Transitions) -> None:
    courses = {programme.id for programme in load_programmes(SITES / "programmes.toml")}
    for work in shipped.works:
        assert set(work.courses) <= courses, work.id
        assert set(work.experiences) <= EXPERIENCES, work.id
    assert {one for work in shipped.works for one in work.experiences} == EXPERIENCES


def test_some_works_have_no_local_course(shipped: Transitions) -> None:
    assert sum(not work.courses for work in shipped.works) >= 3


def test_the_courses_of_the_map_say_how_long_they_take() -> None:
    told = {one.id: (one.hours, one.cost) for one in load_programmes(SITES / "programmes.toml")}
    assert told["guard_course"] == ("3일", "무료")
    assert "320시간" in told["care_worker_course"][0]


def test_both_languages_are_complete(shipped: Transitions) -> None:
    for field in shipped.fields:
        assert field.en is not None, field.id
        assert not HANGUL.search(field.en.name + field.en.about), field.id
    for work in shipped.works:
        assert work.en is not None, work.id
        assert len(work.en.learn) == len(work.learn), work.id
        english = [work.en.name, work.en.what, *work.en.learn]
        for near in work.near:
            assert len(near.shared_en) == len(near.shared), (work.id, near.field)
            english += near.shared_en
        assert not HANGUL.search(" ".join(english)), work.id


def test_sentences_are_in_haeyo_and_phrases_are_none(shipped: Transitions) -> None:
    for work in shipped.works:
        assert re.fullmatch(r"[^.]+요\.", work.what), work.what
        for phrase in phrases(work):
            assert not re.search(r"(요|다)?\.$", phrase), phrase
        assert not UNKIND.search(" ".join((work.what, *phrases(work)))), work.id


def test_each_work_says_who_counts_it_as_growing(shipped: Transitions) -> None:
    for work in shipped.works:
        assert 2010 <= work.source.year <= work.checked_on.year, work.id
        assert work.checked_on <= date(2026, 11, 28), work.id
        latin = re.findall(r"[A-Za-z]", work.source.about)
        assert len(latin) > len(HANGUL.findall(work.source.about)), work.id


def test_no_entry_is_needed_by_another(tmp_path: Path) -> None:
    """Each `[[field]]` and `[[work]]` is taken away in turn, as a site would: its lines, nothing else."""
    text = SHIPPED.read_text("utf-8")
    head, *entries = re.split(r"(?m)^(?=\[\[(?:field|work)\]\])", text)
    table = tomllib.loads(text)
    count = len(table["field"]) + len(table["work"])
    assert len(entries) == count
    path = tmp_path / "transitions.toml"
    for gone in range(count):
        path.write_text(head + "".join(one for n, one in enumerate(entries) if n != gone), "utf-8")
        left = load_transitions(path)
        assert len(left.fields) + len(left.works) == count - 1
