"""Halls as full, programmes as long, and sites as bare as they may become: what a layout must bear."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kiosk.core.manifest import Interests
from kiosk.core.news import Notice
from kiosk.core.programmes import Apply, Programme
from kiosk.core.transitions import Field, FieldWords, Near, Transitions, Work, WorkWords
from kiosk.ui.offer import Booth, Offer

FULL_HALL = 8
"""Booths of a full hall: the first briefs of experiences.md. Those not built yet are stood in for."""

STAND_INS: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("smart_farm", "스마트팜 운영자", "온실을 돌봐요.", "Smart farm operator", "#1E6B3A", "#DDF1E3"),
    ("security_monitor", "정보보안 관제사", "진짜 공격을 찾아요.", "Security monitor", "#4B2E9E", "#E8E2FB"),
    ("energy_manager", "에너지 관리자", "햇빛을 알맞게 써요.", "Energy manager", "#8A4B08", "#FCEBD0"),
    (
        "care_robot",
        "돌봄로봇 코디네이터",
        "누구에게 먼저 갈지 정해요.",
        "Care coordinator",
        "#8E1F2F",
        "#FCE0E3",
    ),
    ("robot_cell", "협동로봇 안전기술자", "사람 곁에서 움직여요.", "Robot engineer", "#0B5563", "#D7EFF2"),
    (
        "first_shop",
        "동네 창업가",
        "내 가게를 열기 전에 작게 시험해 봐요.",
        "Neighbourhood founder",
        "#7A3E00",
        "#F8E6D3",
    ),
    (
        "building_safety",
        "스마트안전관리사",
        "건물이 보내는 신호를 듣고 먼저 움직여요.",
        "Building safety manager",
        "#37474F",
        "#E3E9EC",
    ),
)
_LETTERS = "RIASEC"

_NAME = "중장년을 위한 디지털 전환 직업교육 (기초·실습 과정)"
_PROVIDER = "금천구 중장년 직업전환 교육지원센터 본관"
_WHAT = (
    "지금까지 하신 일의 경험을 살려요. 매주 두 번 모여 배우고, 배운 것을 가까운 회사에서"
    " 직접 해 본 다음 상담도 받아요."
)

_POSTERS: tuple[tuple[str, tuple[int, int], str, tuple[str, ...], str], ...] = (
    (
        "poster",
        (1200, 1600),
        "#0B5563",
        ("12월 창업 특강", "작게 시험하고", "크게 배워요", "12월 10일 목요일 14시"),
        "12월 창업 특강이 12월 10일 오후 2시에 있어요.",
    ),
    (
        "banner",
        (1600, 900),
        "#7A3E00",
        ("겨울방학 체험 주간", "1월 4일부터 8일까지"),
        "겨울방학에 가족과 함께 오세요. 1월 4일부터 닷새 동안 체험 시간을 두 배로 늘려 문을 열어요.",
    ),
)


def notices(folder: Path) -> tuple[Notice, ...]:
    """Two notices with pictures made here: an upright one, and a wide one with the most words."""
    made = []
    for name, size, colour, lines, text in _POSTERS:
        picture = folder / f"{name}.png"
        _poster(size, colour, lines).save(str(picture))
        made.append(Notice(str(picture), text, date(2026, 1, 1), date(2027, 12, 31)))
    return tuple(made)


def _poster(size: tuple[int, int], colour: str, lines: tuple[str, ...]) -> QImage:
    """A sheet as an office would make it: a band with a title, and a few lines."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    width, height = size
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, width, height * 0.4), QColor(colour))
    font = QFont("Pretendard")
    font.setWeight(QFont.Weight.Bold)
    row = height * 0.6 / max(1, len(lines) - 1)
    for n, line in enumerate(lines):
        font.setPixelSize(round(min(size) * (0.13 if n == 0 else 0.09)))
        painter.setFont(font)
        painter.setPen(QColor("white" if n == 0 else colour))
        top = 0.0 if n == 0 else height * 0.4 + (n - 1) * row
        room = QRectF(0, top, width, height * 0.4 if n == 0 else row)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, line)
    painter.end()
    return image


def full_hall(offer: Offer) -> Offer:
    """As many booths as the first briefs, and every programme as long as one may be."""
    first, *others = offer.booths
    booths, texts = [first, *others], dict(offer.texts)
    here = {booth.id for booth in booths}
    missing = [one for one in STAND_INS if one[0] not in here][: max(0, FULL_HALL - len(booths))]
    for n, (booth_id, name, line, english, deep, pale) in enumerate(missing):
        booths.append(_stand_in(first, booth_id, n, deep, pale))
        words = {"ko": {"name": name, "line": line}, "en": {"name": english, "line": english}}
        texts = {
            language: known.with_owner(booth_id, first.id, words[language])
            for language, known in texts.items()
        }
    return replace(
        offer,
        booths=tuple(booths),
        texts=texts,
        programmes=tuple(_long(entry) for entry in offer.programmes),
        transitions=_long_map(offer.transitions),
    )


def empty_hall(offer: Offer) -> Offer:
    """No booth is healthy, no programme is current, and there is no map."""
    return replace(offer, booths=(), programmes=(), transitions=Transitions())


FURNISHINGS: Mapping[str, Callable[[Offer], Offer] | None] = {
    "plain": None,
    "jobs": None,
    "crowded": full_hall,
    "bare": empty_hall,
    "held": None,
}


def _stand_in(real: Booth, booth_id: str, n: int, deep: str, pale: str) -> Booth:
    leads = _LETTERS[n % len(_LETTERS)]
    manifest = msgspec.structs.replace(
        real.manifest,
        id=booth_id,
        number=200 + n,
        hue=msgspec.structs.replace(real.manifest.hue, deep=deep, pale=pale),
        interests=Interests(**{leads: 1.0}),
    )
    return replace(real, manifest=manifest)


def _long(entry: Programme) -> Programme:
    return msgspec.structs.replace(
        entry,
        name=_NAME,
        provider=_PROVIDER,
        what=_WHAT,
        place="금천구 가산동 기업시민청 2층 교육실 (엘리베이터 오른쪽)",
        hours="평일 9:00–18:00, 토요일 9:00–13:00",
        cost="무료 (교재비는 본인 부담)",
        contact="02-000-0000",
        apply=Apply(where="금천구 일자리센터에 방문하거나 전화로 신청", period="자리가 찰 때까지"),
        bring="신분증과 지금까지 하신 일을 적은 종이 한 장",
    )


def _long_map(map_: Transitions) -> Transitions:
    """The map with words as long as they may be, and every work near every field."""
    shared = (
        "찾아오신 분을 맞아 이야기를 끝까지 듣기",
        "하루에 한 일을 빠짐없이 적어 남기기",
        "둘레를 살피고 먼저 알려 주기",
    )
    english = (
        "listening to whoever comes, until they are done",
        "writing down all that was done in a day",
        "looking around",
    )

    def field(one: Field) -> Field:
        about = "아파트 경비원, 관리소 기사, 주차 관리원"
        words = FieldWords(
            name="Guarding and looking after buildings",
            about="Guards, caretakers, facility engineers, wardens",
        )
        return msgspec.structs.replace(one, name="경비와 시설 관리, 주차 안내", about=about, en=words)

    def work(one: Work) -> Work:
        near = tuple(Near(field=each.id, shared=shared, shared_en=english) for each in map_.fields)
        words = WorkWords(
            name="Technician for the safety of cobots",
            what="Makes sure that people and machines work side by side and nobody is ever hurt.",
            learn=english,
        )
        what = "센서와 카메라가 보내는 신호를 보고 위험을 먼저 알아채서 사람들을 안전한 곳으로 이끌어요."
        return msgspec.structs.replace(
            one, name="스마트 안전관리와 시설 점검 전문가", what=what, near=near, learn=shared, en=words
        )

    works = tuple(work(one) for one in map_.works[:4])
    return Transitions(tuple(field(one) for one in map_.fields), works)
