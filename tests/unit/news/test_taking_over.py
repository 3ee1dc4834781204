"""News are taken over whole or not at all, whatever is pulled, full or broken meanwhile."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from kiosk.core.news import News, merge
from kiosk.services.news.columns import SHEET_FILE
from kiosk.services.news.desk import NewsChanged, NewsNotKept
from kiosk.services.news.taken import Disk, load_news
from tests.unit.news.scene import BOX, COURSE, OWN, POSTER, TODAY, ADesk, AStick, picture, reasons

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def stick(tmp_path: Path) -> AStick:
    """A stick with a poster and a course."""
    return AStick(tmp_path / "stick").put("poster.png", picture()).sheet((COURSE,), (POSTER,))


@pytest.fixture
def other(tmp_path: Path) -> AStick:
    """A stick with other news."""
    course = {**COURSE, "name": "다른 과정"}
    poster = {**POSTER, "text": "다른 소식"}
    return AStick(tmp_path / "other").put("poster.png", picture(colour="#1E7F4F")).sheet((course,), (poster,))


def said(news: News) -> tuple[list[str], list[str]]:
    return [notice.text for notice in news.notices], [entry.name for entry in news.programmes]


FIRST = (["12월 창업 특강, 12월 10일 오후 2시"], ["디지털 기초 교육"])
SECOND = (["다른 소식"], ["다른 과정"])
NONE: tuple[list[str], list[str]] = ([], [])


def test_a_kiosk_without_news_has_none(tmp_path: Path) -> None:
    assert load_news(tmp_path / "news") == News()


def test_what_is_seen_is_what_is_taken_over(tmp_path: Path, stick: AStick) -> None:
    desk = ADesk(tmp_path / "news")
    seen = desk.take(stick)
    (notice,), (programme,) = seen.notices, seen.programmes
    assert (notice.file, notice.text, notice.first, notice.last) == tuple(POSTER.values())
    assert (programme.row, programme.number, programme.name, programme.is_new) == (
        3,
        500,
        "디지털 기초 교육",
        True,
    )
    assert (programme.first, programme.last) == (COURSE["first"], COURSE["last"])
    assert not seen.days_assumed
    news = load_news(desk.folder)
    assert said(news) == FIRST
    assert news.programmes[0].id == "news_500"
    assert news.trouble == ""
    assert desk.heard == [news]


def test_the_stick_may_be_gone_once_it_was_looked_at(tmp_path: Path, stick: AStick) -> None:
    desk = ADesk(tmp_path / "news")
    seen = desk.look(stick)
    shutil.rmtree(stick.root)
    assert Path(seen.notices[0].preview).is_file()
    assert desk.take_over(seen) is None
    assert said(load_news(desk.folder)) == FIRST


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_kept_at_the_size_of_the_screen_and_carries_nothing_else(
    tmp_path: Path, kind: str
) -> None:
    content = picture(3000, 2000, kind)
    if kind == "JPEG":  # a comment, as a camera or a program may add
        content = content[:2] + b"\xff\xfe\x00\x0f37.4784N126.8" + content[2:]
    stick = AStick(tmp_path / "stick").put("photo.jpg", content)
    desk = ADesk(tmp_path / "news")
    desk.take(stick)
    kept = Path(load_news(desk.folder).notices[0].picture)
    image = QImage(str(kept))
    assert (image.width(), image.height()) == (1080, 720)
    assert image.width() <= BOX[0]
    assert b"37.4784N" not in kept.read_bytes()


def test_pictures_without_a_sheet_are_shown_for_thirty_days(tmp_path: Path) -> None:
    stick = AStick(tmp_path / "stick").put("겨울_특강 안내.png", picture())
    seen = ADesk(tmp_path / "news").look(stick)
    assert seen.days_assumed
    (notice,) = seen.notices
    assert notice.text == "겨울 특강 안내"
    assert (notice.first, notice.last) == (TODAY, TODAY + timedelta(days=29))


def test_the_sheet_and_the_pictures_must_agree(tmp_path: Path) -> None:
    stick = AStick(tmp_path / "stick").put("b.png", picture()).sheet((), (POSTER,))
    assert reasons(ADesk(tmp_path / "news").look(stick).faults) == [
        ("프로그램.xlsx ‘그림’ 3행 ‘파일’", "picture-missing"),
        ("b.png", "picture-unlisted"),
    ]


def test_a_picture_that_is_refused_is_not_also_called_missing(tmp_path: Path) -> None:
    stick = AStick(tmp_path / "stick").put("poster.png", b"GIF89a").sheet((), (POSTER,))
    assert reasons(ADesk(tmp_path / "news").look(stick).faults) == [("poster.png", "picture-not-real")]


def test_with_a_fault_nothing_can_be_taken_over(tmp_path: Path, stick: AStick) -> None:
    desk = ADesk(tmp_path / "news")
    seen = desk.look(stick.put("film.mp4", b"x"))
    with pytest.raises(ValueError, match="faults"):
        desk.take_over(seen)
    assert load_news(desk.folder) == News()


def test_newer_news_take_the_place_of_older_ones(tmp_path: Path, stick: AStick, other: AStick) -> None:
    desk = ADesk(tmp_path / "news")
    desk.take(stick)
    desk.take(other)
    assert said(load_news(desk.folder)) == SECOND
    assert sorted(entry.name for entry in desk.folder.iterdir()) == ["2", "current.json", "numbers.json"]


def test_pictures_alone_leave_the_programmes_and_the_other_way_round(tmp_path: Path, stick: AStick) -> None:
    desk = ADesk(tmp_path / "news")
    desk.take(stick)
    poster = AStick(tmp_path / "poster").put("new.png", picture(colour="#333333"))
    assert desk.look(poster).kept_programmes == 1
    desk.take(poster)
    assert said(load_news(desk.folder)) == (["new"], FIRST[1])
    course = AStick(tmp_path / "course").sheet(({**COURSE, "name": "다른 과정"},))
    assert desk.look(course).kept_notices == 1
    desk.take(course)
    news = load_news(desk.folder)
    assert said(news) == (["new"], ["다른 과정"])
    assert not QImage(news.notices[0].picture).isNull()


def test_a_number_is_never_given_to_another_programme(tmp_path: Path, stick: AStick, other: AStick) -> None:
    desk = ADesk(tmp_path / "news")
    desk.take(stick)
    desk.take(other)
    assert [entry.number for entry in load_news(desk.folder).programmes] == [501]
    assert desk.remove_all() is None
    desk.take(stick)
    assert [entry.number for entry in load_news(desk.folder).programmes] == [500]
    stolen = AStick(tmp_path / "third").sheet(
        ({**COURSE, "number": 501, "name": "아무 과정", "provider": "아무 기관"},)
    )
    assert [reason for _, reason in reasons(desk.look(stolen).faults)] == ["number-taken"]


def test_removing_all_leads_back_to_what_the_site_was_delivered_with(tmp_path: Path, stick: AStick) -> None:
    desk = ADesk(tmp_path / "news")
    desk.take(stick)
    assert desk.remove_all() is None
    news = load_news(desk.folder)
    assert said(news) == NONE
    assert merge(OWN, news.programmes, TODAY) == OWN
    assert sorted(entry.name for entry in desk.folder.iterdir()) == ["current.json", "numbers.json"]
    assert desk.heard[-1] == news


def test_what_was_not_looked_at_is_not_taken_over(tmp_path: Path, stick: AStick, other: AStick) -> None:
    desk = ADesk(tmp_path / "news")
    first = desk.look(stick)
    desk.look(other)
    assert isinstance(desk.take_over(first), NewsChanged)
    assert said(load_news(desk.folder)) == NONE


def test_what_changed_after_the_look_is_not_taken_over(tmp_path: Path, stick: AStick) -> None:
    desk = ADesk(tmp_path / "news")
    seen = desk.look(stick)
    desk.today = date(2026, 12, 11)  # the poster's last day has passed
    assert isinstance(desk.take_over(seen), NewsChanged)
    assert said(load_news(desk.folder)) == NONE


def test_a_copy_that_the_disk_damaged_is_not_taken_over(tmp_path: Path, stick: AStick) -> None:
    desk = ADesk(tmp_path / "news")
    seen = desk.look(stick)
    copy = Path(seen.notices[0].preview)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    assert isinstance(desk.take_over(seen), NewsChanged)


class PowerCut(BaseException):
    """Nothing after it happens."""


class FailingDisk(Disk):
    """Fails at its step number `at`, before or after doing it, and with it everything after."""

    def __init__(self, at: int, fault: Callable[[], BaseException], *, late: bool) -> None:
        self.steps = 0
        self._at = at
        self._fault = fault
        self._late = late

    def _step(self, do: Callable[[], None]) -> None:
        self.steps += 1
        if self.steps == self._at and self._late:
            do()
        if self.steps >= self._at:
            raise self._fault()
        do()

    def make(self, folder: Path) -> None:
        self._step(lambda: Disk.make(self, folder))

    def write(self, path: Path, content: bytes) -> None:
        self._step(lambda: Disk.write(self, path, content))

    def delete(self, path: Path) -> None:
        self._step(lambda: Disk.delete(self, path))

    def settle(self, part: Path, folder: Path) -> None:
        self._step(lambda: Disk.settle(self, part, folder))

    def point(self, path: Path, content: bytes) -> None:
        self._step(lambda: Disk.point(self, path, content))

    def forget(self, folder: Path) -> None:
        self._step(lambda: Disk.forget(self, folder))


NEVER = 10_000


def steps_of(folder: Path, stick: AStick, scratch: Path) -> int:
    """How many steps a look and a take-over take."""
    shutil.copytree(folder, scratch)
    disk = FailingDisk(NEVER, OSError, late=False)
    ADesk(scratch, disk=disk).take(stick)
    return disk.steps


@pytest.mark.parametrize("late", [False, True])
def test_a_disk_that_fails_at_any_step_leaves_the_old_news_or_the_new(
    tmp_path: Path, stick: AStick, other: AStick, late: bool
) -> None:
    ADesk(tmp_path / "news").take(stick)
    steps = steps_of(tmp_path / "news", other, tmp_path / "scratch")
    assert steps >= 6
    outcomes = []
    for at in range(1, steps + 1):
        folder = tmp_path / f"failing-{at}"
        shutil.copytree(tmp_path / "news", folder)
        desk = ADesk(folder, disk=FailingDisk(at, lambda: OSError(28, "No space left"), late=late))
        seen = desk.look_or_error(other)
        answer = seen if isinstance(seen, Exception) else desk.take_over(seen)
        now = said(load_news(folder))
        assert now in (FIRST, SECOND)
        assert answer is None or isinstance(answer, NewsNotKept)
        if answer is None:
            assert now == SECOND
        outcomes.append(now)
        ADesk(folder).take(other)  # the next try succeeds
        assert said(load_news(folder)) == SECOND
        assert len(list(folder.iterdir())) == 3, "nothing is left over"
    assert FIRST in outcomes
    assert outcomes == sorted(outcomes, key=lambda now: now == SECOND)


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_power_cut_at_any_step_leaves_the_old_news_or_the_new(
    tmp_path: Path, stick: AStick, other: AStick, late: bool
) -> None:
    ADesk(tmp_path / "news").take(stick)
    for at in range(1, steps_of(tmp_path / "news", other, tmp_path / "scratch") + 1):
        folder = tmp_path / f"cut-{at}"
        shutil.copytree(tmp_path / "news", folder)
        desk = ADesk(folder, disk=FailingDisk(at, PowerCut, late=late))
        seen = desk.look_or_error(other)
        if not isinstance(seen, Exception):
            desk.take_over(seen)
        news = load_news(folder)
        assert said(news) in (FIRST, SECOND)
        assert news.trouble == ""
        after = ADesk(folder)
        after.take(other)
        assert said(load_news(folder)) == SECOND
        assert len(list(folder.iterdir())) == 3, "nothing is left over"


def test_a_stick_that_cannot_be_read_on_leaves_the_old_news(
    tmp_path: Path, stick: AStick, other: AStick
) -> None:
    desk = ADesk(tmp_path / "news")
    desk.take(stick)
    (other.folder / SHEET_FILE).unlink()
    (other.folder / "poster.png").write_bytes(picture()[:500])
    assert reasons(desk.look(other).faults) == [("poster.png", "picture-damaged")]
    assert said(load_news(desk.folder)) == FIRST


def damage_picture(folder: Path) -> None:
    (found,) = (folder / "1").glob("*.png")
    found.write_bytes(found.read_bytes()[:-1])


def remove_picture(folder: Path) -> None:
    (found,) = (folder / "1").glob("*.png")
    found.unlink()


def change_programmes(folder: Path) -> None:
    path = folder / "1" / "news.json"
    path.write_bytes(path.read_bytes().replace("디지털".encode(), "무료로".encode()))


def point_elsewhere(folder: Path) -> None:
    path = folder / "current.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "folder": 7}))


def break_pointer(folder: Path) -> None:
    (folder / "current.json").write_text('{"folder": "../../etc"', "utf-8")


@pytest.mark.parametrize(
    "damage", [damage_picture, remove_picture, change_programmes, point_elsewhere, break_pointer]
)
def test_damaged_news_are_none_and_say_so(
    tmp_path: Path, stick: AStick, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    desk = ADesk(tmp_path / "news")
    desk.take(stick)
    damage(desk.folder)
    with caplog.at_level(logging.ERROR):
        news = load_news(desk.folder)
    assert said(news) == NONE
    assert news.trouble
    assert "left out" in caplog.text
    ADesk(desk.folder).take(stick)
    assert said(load_news(desk.folder)) == FIRST
    assert [entry.number for entry in load_news(desk.folder).programmes] == [500]


def test_numbers_survive_the_damage_of_either_copy(tmp_path: Path, stick: AStick) -> None:
    desk = ADesk(tmp_path / "news")
    desk.take(stick)
    numbers = load_news(desk.folder).numbers
    assert [one.number for one in numbers] == [500]
    for name in ("numbers.json", "current.json"):
        whole = (desk.folder / name).read_bytes()
        (desk.folder / name).write_bytes(whole[:-9])
        assert load_news(desk.folder).numbers == numbers
        (desk.folder / name).write_bytes(whole)


def test_any_bytes_in_place_of_news_are_told_and_never_raise(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    hostile: list[Any] = [b"", b"null", b"[]", b"\xff" * 10, b"{" * 100_000, b'{"folder": -1, "sha256": ""}']
    for content in hostile:
        (folder / "current.json").write_bytes(content)
        assert said(load_news(folder)) == NONE
