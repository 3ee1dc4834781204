"""What the tests of news share: a stick on a disk, pictures made by code, a desk and its answers."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.core.contract import line
from kiosk.core.errors import KioskError
from kiosk.core.news import News
from kiosk.core.programmes import Programme
from kiosk.core.staff_ports import NewsFault, NewsPreview, Stick
from kiosk.core.texts import Texts
from kiosk.installation import LANGUAGES, PACKAGE
from kiosk.services.news.columns import NOTICE_COLUMNS, PROGRAMME_COLUMNS, SHEET_FILE, Column
from kiosk.services.news.desk import StickNewsDesk
from kiosk.services.news.stick_folder import FOLDER
from kiosk.services.news.taken import Disk
from kiosk.services.news.template import write_sheet
from kiosk.services.text_files import read_words, texts_of_owners

TODAY = date(2026, 11, 24)
BOX = (1080, 1920)
JOBS = {"드론교통관제사": "drone_traffic", "동네 창업가": "first_shop"}
OWN = (
    Programme(
        id="job_centre",
        number=1,
        name="취업·창업 상담",
        provider="금천구 일자리센터",
        path="jobs",
        what="일자리를 함께 찾아요.",
        checked_on=date(2026, 11, 1),
        valid_until=date(2027, 12, 31),
        jobs=("drone_traffic",),
    ),
    Programme(
        id="idea",
        number=3,
        name="창업 지원",
        provider="금천청년꿈터",
        path="startup",
        stage="idea",
        what="아이디어를 다듬어요.",
        checked_on=date(2026, 11, 1),
        valid_until=date(2027, 12, 31),
    ),
)
COURSE: Mapping[str, object] = {
    "name": "디지털 기초 교육",
    "provider": "금천구 평생학습관",
    "path": "전직학교",
    "what": "컴퓨터를 처음부터 배워요.",
    "first": date(2026, 12, 1),
    "last": date(2027, 6, 30),
}
POSTER: Mapping[str, object] = {
    "file": "poster.png",
    "text": "12월 창업 특강, 12월 10일 오후 2시",
    "first": date(2026, 11, 20),
    "last": date(2026, 12, 10),
}
SOON_S = 20.0


def picture(width: int = 900, height: int = 1200, kind: str = "PNG", colour: str = "#1F4FD8") -> bytes:
    """A picture file of one colour with a stripe in it."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    painter = QPainter(image)
    painter.fillRect(width // 4, 0, width // 8, height, QColor("white"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]  # the stub wants bytes, Qt takes both
    return bytes(buffer.data().data())


def row(columns: Sequence[Column], values: Mapping[str, object]) -> list[object]:
    """A row of the sheet: each value under its heading."""
    known = {column.key for column in columns}
    assert set(values) <= known, set(values) - known
    return [values.get(column.key) for column in columns]


class AStick:
    """A stick with a news folder, as staff would prepare it."""

    def __init__(self, root: Path, folder: str = FOLDER) -> None:
        self.root = root
        self.folder = root / folder
        self.folder.mkdir(parents=True)

    @property
    def seen(self) -> Stick:
        return Stick("sdb1", "NEWS", str(self.root), 8_000_000_000, 7_000_000_000)

    def put(self, name: str, content: bytes) -> AStick:
        (self.folder / name).write_bytes(content)
        return self

    def sheet(
        self, programmes: Sequence[Mapping[str, object]] = (), notices: Sequence[Mapping[str, object]] = ()
    ) -> AStick:
        write_sheet(
            self.folder / SHEET_FILE,
            [row(PROGRAMME_COLUMNS, values) for values in programmes],
            [row(NOTICE_COLUMNS, values) for values in notices],
        )
        return self


class Answer:
    """Waits for the one answer of a desk."""

    def __init__(self) -> None:
        self._come = threading.Event()
        self._answers: list[Any] = []

    def __call__(self, answer: object) -> None:
        self._answers.append(answer)
        self._come.set()

    @property
    def it(self) -> Any:
        assert self._come.wait(SOON_S), "no answer came"
        assert len(self._answers) == 1
        return self._answers[0]


class ADesk:
    """A desk over a folder, asked and answered in one call."""

    def __init__(
        self, folder: Path, *, today: date = TODAY, disk: Disk | None = None, own: Sequence[Programme] = OWN
    ) -> None:
        self.folder = folder
        self.today = today
        self.heard: list[News] = []
        self._desk = StickNewsDesk(
            folder,
            own=own,
            jobs=JOBS,
            box=BOX,
            today=lambda: self.today,
            changed=self.heard.append,
            disk=disk,
        )

    def look(self, stick: AStick) -> NewsPreview:
        seen = self.look_or_error(stick)
        assert isinstance(seen, NewsPreview), seen
        return seen

    def look_or_error(self, stick: AStick) -> NewsPreview | KioskError:
        answer = Answer()
        self._desk.look(stick.seen, answer)
        seen: NewsPreview | KioskError = answer.it
        return seen

    def take_over(self, preview: NewsPreview) -> KioskError | None:
        answer = Answer()
        self._desk.take_over(preview, answer)
        error: KioskError | None = answer.it
        return error

    def take(self, stick: AStick) -> NewsPreview:
        """Look, and take over what was seen; both must succeed."""
        seen = self.look(stick)
        assert seen.faults == ()
        assert self.take_over(seen) is None
        return seen

    def remove_all(self) -> KioskError | None:
        answer = Answer()
        self._desk.remove_all(answer)
        error: KioskError | None = answer.it
        return error


def reasons(faults: Iterable[NewsFault]) -> list[tuple[str, str]]:
    """Where and why, of every fault; each must have its sentence in every language."""
    told = list(faults)
    for fault in told:
        for texts in _texts():
            assert texts.say(line(f"news-fault-{fault.reason}", **dict(fault.values)))
    return [(fault.where, fault.reason) for fault in told]


@cache
def _texts() -> tuple[Texts, ...]:
    folder = PACKAGE / "ui" / "texts"
    return tuple(
        texts_of_owners({"": read_words(folder / f"{language}.toml")}, language) for language in LANGUAGES
    )
