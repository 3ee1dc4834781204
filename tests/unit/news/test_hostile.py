"""Sticks that something is wrong with: each is told in a sentence; nothing is unpacked or followed."""

from __future__ import annotations

import os
import struct
import sys
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.services.news.cells import Wrong
from kiosk.services.news.columns import SHEET_FILE
from kiosk.services.news.pictures import MOST_PIXELS, Prepared, prepare
from kiosk.services.news.sheet import read_sheet
from kiosk.services.news.stick_folder import MOST_ENTRIES, MOST_PICTURES, NewsStickUnreadable
from kiosk.services.news.template import write_template
from tests.unit.news.scene import BOX, COURSE, TODAY, ADesk, AStick, picture, reasons

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def stick(tmp_path: Path) -> AStick:
    return AStick(tmp_path / "stick")


@pytest.fixture
def desk(tmp_path: Path) -> ADesk:
    return ADesk(tmp_path / "news")


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_that_says(width: int, height: int, *more: bytes) -> bytes:
    """A PNG of a few bytes that says it is as large as one likes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 100)
    parts = [chunk(b"IHDR", header), *more, chunk(b"IDAT", data), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def workbook(**parts: bytes) -> bytes:
    """An archive with these parts in place of a workbook's own."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", content)
    return archive.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A workbook with one of its parts replaced."""
    archive = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, part if info.filename == name else old.read(info))
    return archive.getvalue()


@pytest.fixture
def template(tmp_path: Path) -> bytes:
    write_template(tmp_path / "template.xlsx")
    return (tmp_path / "template.xlsx").read_bytes()


XML_BOMB = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><b>&b;</b>'


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(stick: AStick, desk: ADesk) -> None:
    stick.put(SHEET_FILE, workbook(xl__workbook=b"\0" * 30_000_000))
    assert reasons(desk.look(stick).faults) == [(SHEET_FILE, "sheet-too-big")]


def test_an_archive_that_lies_about_its_sizes_is_refused(stick: AStick, desk: ADesk) -> None:
    content = bytearray(workbook(xl__workbook=b" " * 30_000_000))
    at = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 100)
    stick.put(SHEET_FILE, bytes(content))
    assert reasons(desk.look(stick).faults) == [(SHEET_FILE, "sheet-unreadable")]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("bomb", [XML_BOMB, XML_BOMB.decode().encode("utf-16"), b"<broken", b""])
def test_xml_that_defines_entities_or_is_broken_is_not_read(
    stick: AStick, desk: ADesk, template: bytes, part: str, bomb: bytes
) -> None:
    stick.put(SHEET_FILE, with_part(template, part, bomb))
    assert reasons(desk.look(stick).faults) == [(SHEET_FILE, "sheet-unreadable")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "sheet-unreadable"),
        (b"PK\x03\x04 and nothing more", "sheet-unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "sheet-locked"),
        (b"x" * 5_000_001, "sheet-too-big"),
        (workbook(a=b"<a/>"), "sheet-unreadable"),
    ],
)
def test_what_is_no_workbook_is_told(stick: AStick, desk: ADesk, content: bytes, reason: str) -> None:
    stick.put(SHEET_FILE, content)
    assert reasons(desk.look(stick).faults) == [(SHEET_FILE, reason)]


def test_a_workbook_cut_anywhere_is_told(stick: AStick, desk: ADesk, template: bytes) -> None:
    for length in range(0, len(template), len(template) // 12):
        stick.put(SHEET_FILE, template[:length])
        assert reasons(desk.look(stick).faults) == [(SHEET_FILE, "sheet-unreadable")]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.png", b"", "picture-not-real"),
        ("a.png", b"GIF89a" + b"\0" * 100, "picture-not-real"),
        ("a.jpg", b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 100, "picture-not-real"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' width='900' height='900'/>", "picture-not-real"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"x" * 20_000_000, "picture-too-big"),
        ("a.png", png_that_says(30_000, 30_000), "picture-too-large"),
        ("a.png", png_that_says(900, 900), "picture-damaged"),
        ("a.png", png_that_says(900, 900, chunk(b"acTL", b"\0" * 8)), "picture-animated"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "picture-damaged"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture-damaged"),
        ("a.jpg", b"\xff\xd8\xff\xd9", "picture-damaged"),
    ],
)
@pytest.mark.qt_log_ignore("libpng", "qt.gui.imageio")
def test_a_picture_that_cannot_be_shown_is_told(
    stick: AStick, desk: ADesk, name: str, content: bytes, reason: str
) -> None:
    stick.put(name, content)
    assert reasons(desk.look(stick).faults) == [(name, reason)]


def test_a_picture_too_small_for_a_screen_is_told(stick: AStick, desk: ADesk) -> None:
    stick.put("small.png", picture(799, 2000))
    (fault,) = desk.look(stick).faults
    assert (fault.where, fault.reason) == ("small.png", "picture-too-small")
    assert dict(fault.values) == {"width": 799, "height": 2000, "least": 800}


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_cut_anywhere_is_damaged(kind: str) -> None:
    content = picture(kind=kind)
    for length in range(len(content) // 20 + 8, len(content) - 1, len(content) // 20):
        assert prepare(content[:length], BOX) == Wrong("picture-damaged")


def test_a_picture_called_by_the_other_kind_is_what_its_bytes_are() -> None:
    prepared = prepare(picture(kind="JPEG"), BOX)
    assert isinstance(prepared, Prepared)
    assert prepared.name.endswith(".jpg")


def test_the_largest_picture_that_is_taken_is_one_that_a_machine_can_hold() -> None:
    assert MOST_PIXELS * 4 < 256 * 2**20


def test_what_does_not_belong_is_told_by_name_and_leftovers_are_not(stick: AStick, desk: ADesk) -> None:
    stick.put("포스터.pdf", b"%PDF").put("안내.hwp", b"x").put("a.gif", b"GIF89a")
    for name in ("._a.png", ".DS_Store", "Thumbs.db", "desktop.ini", "~$프로그램.xlsx", "읽어주세요.txt"):
        stick.put(name, b"x")
    (stick.folder / "x.png").mkdir()
    assert sorted(reasons(desk.look(stick).faults)) == [
        ("a.gif", "other-kind"),
        ("x.png", "folder"),
        ("안내.hwp", "other-kind"),
        ("포스터.pdf", "other-kind"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_followed(stick: AStick, desk: ADesk, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    (stick.folder / "a.png").symlink_to(tmp_path / "secret.png")
    (stick.folder / SHEET_FILE).symlink_to("/dev/zero")
    assert reasons(desk.look(stick).faults) == [("a.png", "link"), (SHEET_FILE, "link")]


@pytest.mark.skipif(sys.platform == "win32", reason="has no named pipes in folders")
def test_a_pipe_is_not_waited_for(stick: AStick, desk: ADesk) -> None:
    os.mkfifo(stick.folder / "a.png")
    assert reasons(desk.look(stick).faults) == [("a.png", "other-kind")]


def test_a_folder_of_ten_thousand_files_is_told_at_once(stick: AStick, desk: ADesk) -> None:
    for n in range(10_000):
        (stick.folder / f"{n}.png").touch()
    (fault,) = desk.look(stick).faults
    assert (fault.reason, dict(fault.values)) == ("too-many-files", {"most": MOST_ENTRIES})


def test_more_pictures_than_take_turns_are_told(stick: AStick, desk: ADesk) -> None:
    content = picture(800, 800)
    for n in range(MOST_PICTURES + 1):
        stick.put(f"{n}.png", content)
    assert [reason for _, reason in reasons(desk.look(stick).faults)] == ["too-many-pictures"]


def test_a_stick_without_news_says_what_to_do(tmp_path: Path, desk: ADesk) -> None:
    stick = AStick(tmp_path / "stick", "사진")
    assert reasons(desk.look(stick).faults) == [("소식", "no-folder")]


def test_an_empty_template_alone_brings_nothing(stick: AStick, desk: ADesk) -> None:
    assert reasons(desk.look(stick.sheet()).faults) == [("소식", "nothing")]


def test_two_news_folders_are_one_too_many(stick: AStick, desk: ADesk) -> None:
    stick.put("a.png", picture())
    (stick.root / "miraekiosk" / "소식").mkdir(parents=True)
    assert reasons(desk.look(stick).faults) == [("소식", "two-folders")]


@pytest.mark.parametrize("folder", ["소식", "miraekiosk/소식", "\u1109\u1169\u1109\u1175\u11a8"])
def test_the_folder_is_found_where_and_however_it_is_written(
    tmp_path: Path, desk: ADesk, folder: str
) -> None:
    stick = AStick(tmp_path / "stick", folder).put("a.png", picture())
    seen = desk.look(stick)
    assert seen.faults == ()
    assert len(seen.notices) == 1


def test_a_stick_that_is_gone_is_told(tmp_path: Path, desk: ADesk) -> None:
    stick = AStick(tmp_path / "stick")
    stick.folder.rmdir()
    stick.root.rmdir()
    assert isinstance(desk.look_or_error(stick), NewsStickUnreadable)


def test_a_copy_of_the_sheet_is_read_under_its_own_name(stick: AStick, desk: ADesk) -> None:
    stick.sheet(({**COURSE, "name": None},))
    (stick.folder / SHEET_FILE).rename(stick.folder / "프로그램 (1).xlsx")
    assert reasons(desk.look(stick).faults) == [("프로그램 (1).xlsx 3행 ‘이름’", "missing")]


def test_of_two_sheets_one_must_go(stick: AStick, desk: ADesk) -> None:
    stick.sheet((COURSE,)).put("프로그램_12월.xlsx", b"x")
    assert reasons(desk.look(stick).faults) == [("소식", "two-sheets")]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1), junk=st.binary(min_size=1, max_size=40))
def test_any_damage_to_a_workbook_gives_an_answer(template: bytes, at: float, junk: bytes) -> None:
    place = int(at * len(template))
    damaged = template[:place] + junk + template[place + len(junk) :]
    sheet = read_sheet(damaged, known={}, own=(), jobs={}, today=TODAY)
    assert sheet.programmes == []
    reasons(sheet.faults)


@given(st.binary(max_size=300), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"]))
def test_any_bytes_are_a_picture_or_are_told(junk: bytes, start: bytes) -> None:
    assert isinstance(prepare(start + junk, BOX), Wrong)
