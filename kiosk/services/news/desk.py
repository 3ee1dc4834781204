"""소식 넣기: looks at a stick, shows what it would bring, and takes that over whole or not at all.

A look copies what it may need into an unfinished folder beside the news: pictures as they would be shown, and
the sheet. Taking over reads and checks that copy again, so that the stick may be gone by then.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from kiosk.core.errors import KioskError
from kiosk.core.news import News, numbers_of, remembered
from kiosk.core.programmes import Programme
from kiosk.core.staff_ports import Done, NewsFault, NewsNotice, NewsPreview, NewsProgramme, Stick
from kiosk.services.news.cells import Wrong
from kiosk.services.news.pictures import MOST_BYTES, prepare
from kiosk.services.news.sheet import Sheet, read_sheet
from kiosk.services.news.stick_folder import FOLDER, MOST_PICTURES, NewsStickUnreadable, find, read_bounded
from kiosk.services.news.stick_pictures import Copied, assumed, composed, is_whole, keep, listed
from kiosk.services.news.taken import (
    CONTENT,
    CURRENT,
    NUMBERS,
    PART,
    Content,
    Disk,
    KeptNotice,
    Pointer,
    current_folder,
    digest,
    encoded,
    leftovers,
    load_news,
    numbers_in,
)
from kiosk.services.news.workbook import MOST_BYTES as MOST_SHEET_BYTES

T = TypeVar("T")

_SHEET_COPY = "sheet.xlsx"


class NewsNotKept(KioskError):
    """This machine's own disk is full or refuses; what was there is as it was."""

    message_key = "news-not-kept"


class NewsChanged(KioskError):
    """What was looked at is not there any more as it was: another day began, or the copy is damaged."""

    message_key = "news-changed"


class NewsBroken(KioskError):
    """A bug: it is in the journal."""

    message_key = "news-broken"


@dataclass(frozen=True, slots=True)
class _Look:
    """What was seen last: the unfinished folder, what the stick had, and what was made of it.

    `there` are the names of all its pictures, `copied` those that can be shown, `sheet` is what the sheet is
    called, "" for none.
    """

    part: Path
    stick_folder: str
    there: frozenset[str]
    copied: tuple[Copied, ...]
    sheet: str
    preview: NewsPreview


class StickNewsDesk:
    """A `core.staff_ports.NewsDesk` over the folder `news` of the data directory.

    `own` are the programmes the site was delivered with, `jobs` leads from the names of jobs to their ids,
    `box` is the size in px that no picture needs to exceed, and `changed` hears, on a worker, the news that
    hold from now on. `reach` leads from a stick to where its files are, or raises a KioskError
    (by default it only takes a stick that is mounted). One thing is done at a time, in the order asked for.
    """

    def __init__(
        self,
        folder: Path,
        *,
        own: Sequence[Programme],
        jobs: Mapping[str, str],
        box: tuple[int, int],
        today: Callable[[], date],
        changed: Callable[[News], None],
        reach: Callable[[Stick], Path] | None = None,
        disk: Disk | None = None,
    ) -> None:
        self._folder = folder
        self._own = tuple(own)
        self._jobs = dict(jobs)
        self._box = box
        self._today = today
        self._changed = changed
        self._reach = reach or _mounted
        self._disk = disk or Disk()
        self._turn = threading.Lock()
        self._workers: list[threading.Thread] = []
        self._look: _Look | None = None

    def look(self, stick: Stick, done: Done[NewsPreview]) -> None:
        """Answers with the preview, NewsStickUnreadable or NewsNotKept."""
        self._start(lambda: self._look_at(self._reach(stick)), done)

    def take_over(self, preview: NewsPreview, done: Done[None]) -> None:
        """Answers with None, NewsChanged or NewsNotKept. Raises ValueError for a preview with faults."""
        if preview.faults:
            raise ValueError("what has faults is not taken over")
        self._start(lambda: self._take_over(preview), done)

    def remove_all(self, done: Done[None]) -> None:
        """Answers with None or NewsNotKept."""
        self._start(self._remove_all, done)

    def close(self, timeout_s: float = 10.0) -> None:
        """Wait for what is under way. What was looked at and not taken over does not stay."""
        for worker in self._workers:
            worker.join(timeout_s)
        self.tidy()

    def tidy(self) -> None:
        """Delete what was only looked at: an office may have written names of people into its sheet."""
        with self._turn:
            self._look = None
            self._tidy()

    def _start(self, work: Callable[[], T], done: Done[T]) -> None:
        self._workers = [worker for worker in self._workers if worker.is_alive()]
        worker = threading.Thread(target=self._work, args=(work, done), name="news", daemon=True)
        self._workers.append(worker)
        worker.start()

    def _work(self, work: Callable[[], T], done: Done[T]) -> None:
        """A bug still gives an answer, and then travels to `threading.excepthook`."""
        answer: T | KioskError = NewsBroken("a bug, see the journal")
        try:
            with self._turn:
                answer = work()
        except KioskError as fault:
            answer = fault
        except OSError as fault:
            answer = NewsNotKept(str(fault))
            self._look = None
            self._tidy()  # a full disk is the log's trouble too
        finally:
            done(answer)

    def _look_at(self, stick: Path) -> NewsPreview:
        self._look = None
        news = load_news(self._folder)
        self._tidy()
        found = find(stick)
        number = max(numbers_in(self._folder), default=0) + 1
        part = self._folder / f"{number}{PART}"
        self._disk.make(part)
        faults = list(found.faults)
        if found.sheet is not None:
            content = read_bounded(found.sheet, MOST_SHEET_BYTES)
            if len(content) <= MOST_SHEET_BYTES:
                self._disk.write(part / _SHEET_COPY, content)
            else:
                faults.append(NewsFault(composed(found.sheet.name), "sheet-too-big"))
        copied = self._copy(found.pictures[:MOST_PICTURES], part, faults)
        look = _Look(
            part=part,
            stick_folder=found.folder,
            there=frozenset(composed(picture.name).casefold() for picture in found.pictures),
            copied=copied,
            sheet=composed(found.sheet.name) if found.sheet and (part / _SHEET_COPY).exists() else "",
            preview=NewsPreview(found.folder, (), (), ()),
        )
        self._look = replace(look, preview=self._preview(look, news, faults))
        return self._look.preview

    def _copy(self, pictures: Sequence[Path], part: Path, faults: list[NewsFault]) -> tuple[Copied, ...]:
        """Draw each picture as it would be shown, into the unfinished folder."""
        copied: list[Copied] = []
        for picture in pictures:
            prepared = prepare(read_bounded(picture, MOST_BYTES), self._box)
            name = composed(picture.name)
            if isinstance(prepared, Wrong):
                faults.append(NewsFault(name, prepared.reason, prepared.values))
                continue
            path = part / prepared.name
            if not path.exists():
                self._disk.write(path, prepared.content)
            copied.append(Copied(name, path))
        return tuple(copied)

    def _preview(self, look: _Look, news: News, faults: Sequence[NewsFault]) -> NewsPreview:
        """What the unfinished folder would bring, and everything that stands in its way."""
        sheet, notices, days_assumed, wrong = self._examine(look, news)
        all_faults = (*faults, *wrong)
        programmes = tuple(
            NewsProgramme(
                row=row.row,
                name=row.programme.name,
                provider=row.programme.provider,
                what=row.programme.what,
                first=row.programme.valid_from or row.programme.checked_on,
                last=row.programme.valid_until,
                is_new=row.is_new,
                number=row.programme.number,
            )
            for row in sheet.programmes
        )
        if not all_faults and not notices and not programmes:
            all_faults = (NewsFault(FOLDER, "nothing"),)
        return NewsPreview(
            folder=look.stick_folder,
            notices=notices,
            programmes=programmes,
            faults=all_faults,
            days_assumed=days_assumed and bool(notices),
            kept_notices=0 if notices else len(news.notices),
            kept_programmes=0 if programmes else len(news.programmes),
        )

    def _examine(
        self, look: _Look, news: News
    ) -> tuple[Sheet, tuple[NewsNotice, ...], bool, tuple[NewsFault, ...]]:
        """The sheet, the notices it and the pictures make, whether their days are assumed, and the faults."""
        sheet = self._sheet(look, news)
        if sheet.notices:
            notices, faults = listed(look.copied, look.there, sheet)
            return sheet, notices, False, (*sheet.faults, *faults)
        return sheet, assumed(look.copied, self._today()), True, tuple(sheet.faults)

    def _sheet(self, look: _Look, news: News) -> Sheet:
        if not look.sheet:
            return Sheet()
        return read_sheet(
            (look.part / _SHEET_COPY).read_bytes(),
            look.sheet,
            known=numbers_of(self._own, news.numbers),
            own=self._own,
            jobs=self._jobs,
            today=self._today(),
        )

    def _take_over(self, preview: NewsPreview) -> None:
        look = self._look
        news = load_news(self._folder)
        if look is None or look.preview != preview:
            raise NewsChanged("this is not what was looked at last")
        if self._preview(look, news, ()) != preview or not all(is_whole(one.path) for one in look.copied):
            raise NewsChanged("the copy is not what was looked at")
        sheet = self._sheet(look, news)
        content = Content(self._notices(look, news), self._programmes(sheet, news))
        document = encoded(content)
        self._disk.write(look.part / CONTENT, document)
        if look.sheet:
            self._disk.delete(look.part / _SHEET_COPY)  # an office writes names of people into it
        number = int(look.part.name.removesuffix(PART))
        self._look = None
        self._disk.settle(look.part, self._folder / str(number))
        numbers = remembered(news.numbers, content.programmes)
        self._point(Pointer(number, digest(document), numbers))

    def _notices(self, look: _Look, news: News) -> tuple[KeptNotice, ...]:
        """Those of the stick; where it brings none, those that were there, their pictures with them."""
        kept: list[KeptNotice] = []
        for new in look.preview.notices:
            kept.append(keep(Path(new.preview), new.text, new.first, new.last))
        if kept:
            return tuple(kept)
        for old in news.notices:
            copy = look.part / Path(old.picture).name
            if not copy.exists():
                self._disk.write(copy, Path(old.picture).read_bytes())
            kept.append(keep(copy, old.text, old.first, old.last))
        return tuple(kept)

    def _programmes(self, sheet: Sheet, news: News) -> tuple[Programme, ...]:
        return tuple(row.programme for row in sheet.programmes) or news.programmes

    def _remove_all(self) -> None:
        self._look = None
        self._point(Pointer(0, "", load_news(self._folder).numbers))

    def _point(self, pointer: Pointer) -> None:
        """From here on the new holds; what is left over is only tidied."""
        self._disk.make(self._folder)
        self._disk.point(self._folder / NUMBERS, encoded(pointer.numbers))
        self._disk.point(self._folder / CURRENT, encoded(pointer))
        self._changed(load_news(self._folder))
        self._tidy()

    def _tidy(self) -> None:
        """Delete folders that nothing leads to; one that Windows still holds open waits for the next time."""
        try:
            current = current_folder(self._folder)
        except (OSError, ValueError):
            return  # damaged: it may be looked into
        for folder in leftovers(self._folder, current):
            try:
                self._disk.forget(folder)
            except OSError:
                continue


def _mounted(stick: Stick) -> Path:
    if not stick.mounted:
        raise NewsStickUnreadable(f"{stick.id} is not mounted")
    return Path(stick.path)
