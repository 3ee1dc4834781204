"""A small map, some programmes and a hall, for the tests of the doors."""

from __future__ import annotations

from datetime import date

from kiosk.core.doors import Doors
from kiosk.core.programmes import Programme, Stage
from kiosk.core.transitions import Field, Near, Transitions, Work, WorkSource, WorkWords

TODAY = date(2026, 11, 28)
LAST_DAY = date(2026, 12, 31)
"""Of every programme here."""

SOURCE = WorkSource(about="names it", title="신직업", publisher="고용노동부", year=2021)


def programme(
    entry_id: str, number: int, path: str, *, stage: Stage | None = None, jobs: tuple[str, ...] = ()
) -> Programme:
    return Programme(
        id=entry_id,
        number=number,
        name=entry_id,
        provider="금천구",
        path=path,  # type: ignore[arg-type]
        stage=stage,
        jobs=jobs,
        what="배워요.",
        valid_until=LAST_DAY,
        checked_on=date(2026, 11, 1),
    )


def work(
    work_id: str,
    number: int,
    *fields: str,
    courses: tuple[str, ...] = (),
    experiences: tuple[str, ...] = (),
) -> Work:
    return Work(
        id=work_id,
        number=number,
        name=f"{work_id} 일",
        what="살펴요.",
        near=tuple(Near(field=field, shared=("살피기",), shared_en=("looking",)) for field in fields),
        learn=("화면 읽기", "신호 알기"),
        source=SOURCE,
        checked_on=date(2026, 11, 20),
        courses=courses,
        experiences=experiences,
        en=WorkWords(name=f"{work_id} work", what="Looks.", learn=("reading a screen",)),
    )


FIELDS = (
    Field(id="guarding", name="경비", about="경비원"),
    Field(id="care", name="돌봄", about="돌보는 분"),
    Field(id="nowhere", name="그 밖", about="다른 일"),
)
SAFETY = work("safety", 1, "guarding", courses=("guard_course",), experiences=("building_safety", "gone_job"))
ROBOT = work("robot", 2, "care", "guarding", courses=("ended_course",))
PROGRAMMES = (
    programme("guard_course", 8, "transition", jobs=("building_safety",)),
    programme("any_change", 7, "transition"),  # no work names it
    programme("advice_one", 1, "jobs"),
    programme("advice_two", 2, "jobs"),
    programme("advice_three", 3, "jobs"),
    programme("lecture", 5, "startup"),
    programme("idea_class", 4, "startup", stage="idea", jobs=("first_shop",)),
)
DOORS = Doors(PROGRAMMES, Transitions(FIELDS, (SAFETY, ROBOT)), ("building_safety", "first_shop"))
